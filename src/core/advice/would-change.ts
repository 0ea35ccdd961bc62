import { holds, type Known, type Truth } from '../rulebook/condition.ts'
import {
  VERDICTS,
  type Answers,
  type AnswerValue,
  type Condition,
  type FlagsQuestion,
  type Node,
  type Question,
  type Rulebook,
  type Verdict,
} from '../rulebook/model.ts'
import { walk, type Place, type Walk } from '../rulebook/walk.ts'
import { settledWays, startAfter, type Settled } from './settle.ts'

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
  readonly walked: Walk
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
  const base = { rulebook, known, walked: walk(rulebook, known), verdict }
  return Object.values(rulebook.questions).flatMap((question) => {
    const turns = turnsOf(base, question.id)
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
    const { unknown } = rulebook.questions[id] as Question
    if (unknown.policy === 'assume') known[id] = unknown.value
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
  return values.filter((to) => to !== from).sort((a, b) => distance(a) - distance(b))
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
      yield ids.filter((id) => before.has(id) !== changed.includes(id)).sort()
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
 * The branches on the way that ask a question: only they can turn out otherwise when its answer
 * changes. Where the way is open, its last branch stands for all that may follow.
 */
function turnsOf({ rulebook, walked }: Base, id: string): Turn[] {
  const turns: Turn[] = []
  const look = (place: Omit<Place, 'branch'>, node: Node, end: number, last: Truth): void => {
    for (const [branch, { asks, when }] of node.branches.entries()) {
      if (branch > end) return
      const turnedOut = branch === end && last
      if (turnedOut === 'unknown' || asks.includes(id)) {
        turns.push({ place: { ...place, branch }, when, turnedOut })
      }
    }
  }
  for (const { book, node, taken } of walked.path) {
    const end = taken === null ? node.branches.length : node.branches.indexOf(taken)
    look({ book, node: node.id }, node, end, true)
  }
  if (walked.kind === 'stuck') {
    const { book, node, branch } = walked.at
    look({ book, node }, rulebook[book].tree.nodes[node] as Node, branch, 'unknown')
  }
  return turns
}

/** The verdict with one answer changed: walked from the first branch that turns out otherwise. */
function verdictWith(base: Base, turns: readonly Turn[], id: string, to: AnswerValue): Verdict {
  const known = { ...base.known, [id]: to }
  const parting = turns.find(
    ({ when, turnedOut }) => turnedOut === 'unknown' || holds(when, known) !== turnedOut,
  )
  return parting === undefined ? base.verdict : verdictOf(base.rulebook, known, parting.place)
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
