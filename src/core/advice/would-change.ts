import type { Known, PartialFlags } from '../rulebook/condition.ts'
import {
  VERDICTS,
  type Answers,
  type AnswerValue,
  type FlagsQuestion,
  type Question,
  type Rulebook,
  type Verdict,
} from '../rulebook/model.ts'
import { walk, type Place, type Walk } from '../rulebook/walk.ts'
import { possibilities, settledWays, startAfter, type Settled } from './settle.ts'

const MOST_CAREFUL = VERDICTS.at(-1)

/** The smallest change of one answer that gives another verdict. */
export interface Change {
  readonly question: string
  /** The answer given or assumed; null when the question was open. */
  readonly from: AnswerValue | null
  readonly to: AnswerValue
  readonly verdict: Verdict
}

interface Candidate {
  readonly to: AnswerValue
  readonly verdict: Verdict
}

/** What every question is tried on: the check-in as it was settled, and the verdict it got. */
interface Base {
  readonly rulebook: Rulebook
  /** The answers, and what was assumed. */
  readonly known: Readonly<Record<string, AnswerValue>>
  readonly walked: Walk
  readonly verdict: Verdict
}

/** One question on trial. */
interface Trial<Kind extends Question = Question> {
  readonly base: Base
  readonly question: Kind
  /** The first node that asks it: the ones before turn out as they did. */
  readonly start: Place
}

/**
 * For every question, the smallest change of its answer alone that gives another verdict; questions
 * of which no answer would are left out. Exact: each class of answers is tried, nearest first,
 * and lists by the number of ticks that differ, up to two or to all that are ticked. What was
 * assumed stays assumed.
 */
export function wouldChange(rulebook: Rulebook, answers: Answers, settled: Settled): Change[] {
  const known = withAssumed(rulebook, answers, settled)
  const { verdict } = settled.outcome.advice
  const base = { rulebook, known, walked: walk(rulebook, known), verdict }
  return Object.values(rulebook.questions).flatMap((question) => {
    const start = firstAsked(base.walked, question.id)
    if (start === undefined) return []
    const found =
      question.kind === 'flags'
        ? nearestList({ base, question, start })
        : nearestValue({ base, question, start })
    if (found === undefined) return []
    const from = known[question.id] ?? null
    return [{ question: question.id, from, ...found }]
  })
}

/**
 * The first node on the way that asks a question, and the node where the way is open; undefined
 * when the walk arrived without asking it: then no answer to it can change anything.
 */
function firstAsked({ kind, path, ...walked }: Walk, id: string): Place | undefined {
  for (const { book, node, taken } of path) {
    const last = taken === null ? node.branches.length - 1 : node.branches.indexOf(taken)
    if (node.branches.some(({ asks }, index) => index <= last && asks.includes(id))) {
      return { book, node: node.id }
    }
  }
  return kind === 'stuck' && 'at' in walked ? walked.at : undefined
}

function withAssumed(
  rulebook: Rulebook,
  answers: Answers,
  settled: Settled,
): Readonly<Record<string, AnswerValue>> {
  const known: Record<string, AnswerValue> = { ...answers }
  for (const id of settled.assumed) {
    const { unknown } = rulebook.questions[id] as Question
    if (unknown.policy === 'assume') known[id] = unknown.value
  }
  return known
}

/** Whether an answer gives another verdict, once whatever is open is settled with care. */
function tryAnswer({ base, question, start }: Trial, to: AnswerValue): Candidate | undefined {
  const { rulebook, known, verdict } = base
  const changed = { ...known, [question.id]: to }
  const other = verdictOf(rulebook, changed, start)
  return other === verdict ? undefined : { to, verdict: other }
}

/**
 * The verdict that `settle` would reach. Without the dose, which never changes it, and without
 * trying more possibilities once one of them demands the most: "what if" takes hundreds of walks.
 */
function verdictOf(rulebook: Rulebook, known: Known, start: Place | undefined): Verdict {
  const walked = walk(rulebook, known, start)
  if (walked.kind === 'arrived') return walked.advice.verdict
  const again = startAfter(rulebook, walked.need, start)
  let worst: Verdict = 'move'
  for (const next of settledWays(rulebook, known, walked.need)) {
    const verdict = verdictOf(rulebook, next, again)
    if (VERDICTS.indexOf(verdict) > VERDICTS.indexOf(worst)) worst = verdict
    if (worst === MOST_CAREFUL) break
  }
  return worst
}

function nearestValue(trial: Trial): Candidate | undefined {
  const { base, question } = trial
  const from = base.known[question.id] as AnswerValue | undefined
  const values = base.rulebook.edges[question.id] as readonly AnswerValue[]
  const distance = (to: AnswerValue): number => {
    if (from === undefined) return 0
    if (typeof from === 'number') return Math.abs(from - (to as number))
    return Math.abs(values.indexOf(from) - values.indexOf(to))
  }
  const others = values.filter((to) => to !== from)
  return firstFound(
    others.toSorted((a, b) => distance(a) - distance(b)),
    (to) => tryAnswer(trial, to),
  )
}

/** A list changed in more places than this, and not only by taking ticks back, is no small change. */
const MOST_TICKS = 2

/** The list that differs by the fewest ticks; among equals, the one the walk meets first. */
function nearestList(trial: Trial<FlagsQuestion>): Candidate | undefined {
  const { known } = trial.base
  const { id } = trial.question
  const from = known[id] as readonly string[] | undefined
  const most = Math.max(from?.length ?? 0, MOST_TICKS)
  for (let ticks = from === undefined ? 0 : 1; ticks <= most; ticks += 1) {
    const search = { trial, tried: new Set<string>(), cut: false }
    const open = { ...known, [id]: { ticked: [], unticked: [] } }
    const found = withTicks(search, open, trial.start, ticks)
    // Nowhere was there an item left to change: more changes find nothing new.
    if (found !== undefined || !search.cut) return found
  }
  return undefined
}

interface Search {
  readonly trial: Trial<FlagsQuestion>
  /** Lists that were tried and change nothing. */
  readonly tried: Set<string>
  /** Set where an item could still have been changed, had there been a tick left for it. */
  cut: boolean
}

/**
 * Settles items one by one, only those the walk asks for, with exactly so many changed. Other open
 * questions may fall as they will: a list found for one possibility is then tried with care.
 */
function withTicks(
  search: Search,
  known: Known,
  start: Place | undefined,
  ticksLeft: number,
): Candidate | undefined {
  const { base, question } = search.trial
  const { rulebook } = base
  const from = base.known[question.id] as readonly string[] | undefined
  const partial = known[question.id] as PartialFlags
  const walked = walk(rulebook, known, start)
  if (walked.kind === 'arrived') {
    if (ticksLeft > 0 || walked.advice.verdict === base.verdict) return undefined
    const to = listOf(partial, from)
    if (search.tried.has(to.join())) return undefined
    search.tried.add(to.join())
    return tryAnswer(search.trial, to)
  }
  const { item } = walked.need
  if (walked.need.question !== question.id || item === undefined) {
    const again = startAfter(rulebook, walked.need, start)
    return firstFound(settledWays(rulebook, known, walked.need), (next) =>
      withTicks(search, next, again, ticksLeft),
    )
  }
  const [ticked, unticked] = possibilities(rulebook, known, walked.need) as [Known, Known]
  // The nodes before are settled now: the walk goes on where it stopped.
  const { at } = walked
  if (from === undefined) {
    return withTicks(search, ticked, at, ticksLeft) ?? withTicks(search, unticked, at, ticksLeft)
  }
  const [same, changed] = from.includes(item) ? [ticked, unticked] : [unticked, ticked]
  if (ticksLeft === 0) search.cut = true
  const found = ticksLeft > 0 ? withTicks(search, changed, at, ticksLeft - 1) : undefined
  return found ?? withTicks(search, same, at, ticksLeft)
}

function firstFound<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

/** The list a partly settled one stands for: what was not settled stays as it was. */
function listOf(partial: PartialFlags, from: readonly string[] | undefined): readonly string[] {
  const kept = (from ?? []).filter((item) => !partial.unticked.includes(item))
  return [...new Set([...partial.ticked, ...kept])].sort()
}
