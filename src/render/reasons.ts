import type { Advice, Reason } from '../core/advice/advice.ts'
import type { Book, Rulebook } from '../core/rulebook/model.ts'

/** A screen has room for two reasons, or for the way's last step and every cut, up to four. */
const FEWEST = 2
const MOST = 4

/**
 * The reasons of an advice that a screen shows, most telling first: what led straight to it, what cut the
 * session, why it is right in general, then the other steps of the way from the nearest back.
 */
export function tellingReasons(advice: Advice, rulebook: Rulebook): Reason[] {
  const books = [rulebook.safety, rulebook.book]
  const deciding = new Set(books.flatMap((book) => decidingRules(book, advice.advice)))
  const cutting = new Set(cuttingRules(rulebook))
  const steps = new Set(books.flatMap((book) => stepRules(book)))
  const weight = ({ rule }: Reason): number => {
    if (deciding.has(rule)) return 0
    if (cutting.has(rule)) return 1
    if (rule === advice.advice) return 2
    return steps.has(rule) ? 3 : 4
  }
  const reasons = advice.because.toReversed().toSorted((a, b) => weight(a) - weight(b))
  const cuts = reasons.filter((reason) => weight(reason) === 1).length
  return reasons.slice(0, Math.min(MOST, Math.max(FEWEST, 1 + cuts)))
}

/** Rules and nodes whose target is this advice. */
function decidingRules({ tree }: Book, advice: string): string[] {
  const leads = ({
    target,
  }: {
    readonly target: Book['tree']['nodes'][string]['otherwise']['target']
  }) => target.to === 'advice' && target.id === advice
  return Object.values(tree.nodes).flatMap((node) => [
    ...node.branches.filter(leads).map(({ rule }) => rule),
    ...(leads(node.otherwise) ? [node.id] : []),
  ])
}

/** Rules and nodes of a tree. */
function stepRules({ tree }: Book): string[] {
  return Object.values(tree.nodes).flatMap(({ id, branches }) => [
    id,
    ...branches.map(({ rule }) => rule),
  ])
}

/** Adjustments that shorten the session or withhold a number. */
function cuttingRules({ safety, book }: Rulebook): string[] {
  const adjustments = [
    ...safety.limits,
    ...[safety, book].flatMap(({ doses }) => Object.values(doses).flatMap(({ adjust }) => adjust)),
  ]
  return adjustments
    .filter((a) => a.timesMinutes ?? a.atMostMinutes ?? a.heartRate ?? a.atMostBpm)
    .map(({ rule }) => rule)
}
