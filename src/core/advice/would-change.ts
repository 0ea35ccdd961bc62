import { holds, type Known, type Truth } from '../rulebook/condition.ts'
import {
  VERDICTS,
  type Answers,
  type AnswerValue,
  type Assume,
  type Branch,
  type Condition,
  type FlagsQuestion,
  type Node,
  type Question,
  type Rulebook,
  type Verdict,
} from '../rulebook/model.ts'
import { walk, walkOn, type Place, type Walk } from '../rulebook/walk.ts'
import { settledWays, type Settled } from './settle.ts'

const MOST_CAREFUL = VERDICTS.at(-1)

/** The smallest change of one answer that gives another verdict. */
export interface Change {
  readonly question: string
  /** The answer given or assumed; null when the question was open. */
  readonly from: AnswerValue | null
  readonly to: AnswerValue
  readonly verdict: Verdict
}

/** What every question is tried on: the check-in as it was settled, and the verdict it got. */
interface Base {
  readonly rulebook: Rulebook
  /** The answers, and what was assumed. */
  readonly known: Readonly<Record<string, AnswerValue>>
  readonly verdict: Verdict
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
  const base = { rulebook, known, verdict }
  const asked = turnsOf(rulebook, walk(rulebook, known))
  return Object.values(rulebook.questions).flatMap((question) => {
    const turns = asked(question.id)
    if (turns.length === 0) return []
    for (const to of candidates(base, question)) {
      const other = verdictWith(base, turns, question.id, to)
      if (other !== verdict) {
        return [{ question: question.id, from: known[question.id] ?? null, to, verdict: other }]
      }
    }
    return []
  })
}

function withAssumed(
  rulebook: Rulebook,
  answers: Answers,
  settled: Settled,
): Readonly<Record<string, AnswerValue>> {
  const known: Record<string, AnswerValue> = { ...answers }
  for (const id of settled.assumed) {
    known[id] = ((rulebook.questions[id] as Question).unknown as Assume).value
  }
  return known
}

/** Other answers to a question, nearest first. */
function candidates(base: Base, question: Question): Iterable<AnswerValue> {
  const from = base.known[question.id]
  if (question.kind === 'flags') return lists(question, from as readonly string[] | undefined)
  const values = base.rulebook.edges[question.id] as readonly AnswerValue[]
  const distance = (to: AnswerValue): number => {
    if (from === undefined) return 0
    if (typeof from === 'number') return Math.abs(from - (to as number))
    return Math.abs(values.indexOf(from) - values.indexOf(to))
  }
  return values.filter((to) => to !== from).toSorted((a, b) => distance(a) - distance(b))
}

/** A list changed in more places than this, and not only by taking ticks back, is no small change. */
const MOST_TICKS = 2

/** Other lists by the number of ticks that differ; among equals in the order of the items. */
function* lists(
  { items }: FlagsQuestion,
  from: readonly string[] | undefined,
): Generator<readonly string[]> {
  const ids = Object.keys(items)
  const before = new Set(from)
  const most = Math.max(before.size, MOST_TICKS)
  for (let ticks = from === undefined ? 0 : 1; ticks <= most; ticks += 1) {
    for (const changed of subsets(ticks > MOST_TICKS ? [...before] : ids, ticks)) {
      yield ids.filter((id) => before.has(id) !== changed.includes(id)).toSorted()
    }
  }
}

function* subsets(ids: readonly string[], size: number): Generator<readonly string[]> {
  if (size === 0) yield []
  for (const [index, id] of ids.entries()) {
    if (size > 0) {
      for (const rest of subsets(ids.slice(index + 1), size - 1)) yield [id, ...rest]
    }
  }
}

/** A branch on the way that was walked, and how it turned out. */
interface Turn {
  readonly place: Place
  readonly when: Condition
  readonly turnedOut: Truth
}

/**
 * For each question, the branches on the way that ask it: only they can turn out otherwise when its
 * answer changes. Where the way is open, its last branch stands for all that may follow.
 */
function turnsOf(rulebook: Rulebook, walked: Walk): (id: string) => readonly Turn[] {
  const turns = new Map<string, Turn[]>()
  const passed = (place: Omit<Place, 'branch'>, node: Node, end: number, taken: boolean): void => {
    for (let index = 0; index < node.branches.length && index <= end; index += 1) {
      const { asks, when } = node.branches[index] as Branch
      const turnedOut = taken && index === end
      for (const id of asks) {
        const before = turns.get(id)
        const turn = { place: { ...place, branch: index }, when, turnedOut }
        if (before === undefined) turns.set(id, [turn])
        else before.push(turn)
      }
    }
  }
  for (const { book, node, taken } of walked.path) {
    const end = taken === null ? node.branches.length : node.branches.indexOf(taken)
    passed({ book, node: node.id }, node, end, taken !== null)
  }
  if (walked.kind === 'arrived') return (id) => turns.get(id) ?? []
  const { book, node: last, branch } = walked.at
  const node = rulebook[book].tree.nodes[last] as Node
  passed({ book, node: last }, node, branch - 1, false)
  const { when } = node.branches[branch] as Branch
  const open: Turn = { place: walked.at, when, turnedOut: 'unknown' }
  return (id) => [...(turns.get(id) ?? []), open]
}

/** The verdict with one answer changed: walked from the first branch that turns out otherwise. */
function verdictWith(base: Base, turns: readonly Turn[], id: string, to: AnswerValue): Verdict {
  const known = { ...base.known, [id]: to }
  const parting = turns.find(
    ({ when, turnedOut }) => turnedOut === 'unknown' || holds(when, known) !== turnedOut,
  )
  if (parting === undefined) return base.verdict
  return verdictOf(base.rulebook, known, walk(base.rulebook, known, parting.place))
}

/**
 * The verdict that `settle` would reach. Without the dose, which never changes it, and without
 * trying more possibilities once one of them demands the most: "what if" takes many walks.
 */
function verdictOf(rulebook: Rulebook, known: Known, walked: Walk): Verdict {
  if (walked.kind === 'arrived') return walked.advice.verdict
  const { need } = walked
  let worst: Verdict = 'move'
  for (const next of settledWays(rulebook, known, need)) {
    const onward = walkOn(rulebook, walked, need.question, next)
    const verdict = verdictOf(rulebook, next, onward)
    if (VERDICTS.indexOf(verdict) > VERDICTS.indexOf(worst)) worst = verdict
    if (worst === MOST_CAREFUL) break
  }
  return worst
}
