import {
  holds,
  settledAs,
  trialOf,
  type Known,
  type Trial,
  type Truth,
} from '../rulebook/condition.ts'
import type {
  Answers,
  AnswerValue,
  Assume,
  Branch,
  Condition,
  FlagsQuestion,
  Node,
  Question,
  Rulebook,
  Verdict,
} from '../rulebook/model.ts'
import { walk, type Place, type TruthOf, type Walk } from '../rulebook/walk.ts'
import type { Settled } from './settle.ts'
import { worstAdviceOf, type WorstAdvice } from './worst-advice.ts'

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
  readonly given: Answers
  readonly verdict: Verdict
  readonly worst: WorstAdvice
}

/**
 * For every question, the smallest change of its answer alone that gives another verdict; questions
 * of which no answer would are left out. Exact: each class of answers is tried, nearest first (below
 * 5 there is no nearest number, so it is told in the question's own step: 4.9), and lists by the
 * number of ticks that differ, up to two or to all that are ticked. What was assumed stays assumed.
 */
export function wouldChange(rulebook: Rulebook, answers: Answers, settled: Settled): Change[] {
  const assumed = assumedValues(rulebook, settled)
  const given: Answers = { ...answers, ...Object.fromEntries(assumed) }
  const known = assumed.reduce<Known>((all, [id, value]) => settledAs(all, id, value), answers)
  const { verdict } = settled.outcome.advice
  const base = { rulebook, given, verdict, worst: worstAdviceOf(rulebook) }
  const before = remembered()
  const asked = turnsOf(rulebook, walk(rulebook, known, undefined, before))
  const trial = trialOf(known)
  return Object.values(rulebook.questions).flatMap((question) => {
    const turns = asked(question.id)
    if (turns.length === 0) return []
    const truthOf: TruthOf = (branch, more) => {
      // What is true or false stays so when more is known, unless the answer to its question changed.
      const truth = branch.asks.includes(question.id) ? 'unknown' : before(branch, known)
      return truth === 'unknown' ? holds(branch.when, more) : truth
    }
    const tried = trial.answer(question.id)
    const change = nearest(base, question, (to) => {
      tried.put(to)
      return verdictWith(base, turns, trial, truthOf)
    })
    tried.takeBack()
    return change === undefined ? [] : [change]
  })
}

/** The first other answer to a question that gives another verdict. */
function nearest(
  base: Base,
  question: Question,
  verdictOf: (to: AnswerValue) => Verdict,
): Change | undefined {
  for (const to of candidates(base, question)) {
    const verdict = verdictOf(to)
    const from = base.given[question.id] ?? null
    if (verdict !== base.verdict) return { question: question.id, from, to, verdict }
  }
  return undefined
}

function assumedValues(rulebook: Rulebook, { assumed }: Settled): [string, AnswerValue][] {
  return assumed.map((id) => {
    const { unknown } = rulebook.questions[id] as Question
    return [id, (unknown as Assume).value]
  })
}

/** Other answers to a question, nearest first. */
function candidates(base: Base, question: Question): Iterable<AnswerValue> {
  const from = base.given[question.id]
  if (question.kind === 'flags') return lists(question, from as readonly string[] | undefined)
  const values = base.rulebook.edges[question.id] as readonly AnswerValue[]
  if (from === undefined) return values
  const distance = (to: AnswerValue): number => {
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
  const sorted = ids.toSorted()
  const before = new Set(from)
  const most = Math.max(before.size, MOST_TICKS)
  for (let ticks = from === undefined ? 0 : 1; ticks <= most; ticks += 1) {
    for (const changed of subsets(ticks > MOST_TICKS ? [...before] : ids, ticks)) {
      yield sorted.filter((id) => before.has(id) !== changed.includes(id))
    }
  }
}

function* subsets(ids: readonly string[], size: number): Generator<readonly string[]> {
  if (size === 0) yield []
  else if (size === 1) for (const id of ids) yield [id]
  else {
    for (const [index, id] of ids.entries()) {
      for (const rest of subsets(ids.slice(index + 1), size - 1)) yield [id, ...rest]
    }
  }
}

/** How each branch turns out for a check-in, worked out once. */
function remembered(): TruthOf {
  const found = new Map<Branch, Truth>()
  return (branch, known) => {
    const truth = found.get(branch) ?? holds(branch.when, known)
    found.set(branch, truth)
    return truth
  }
}

/** A branch on the way that was walked, and how it turned out. */
interface Turn extends Place {
  readonly when: Condition
  readonly turnedOut: Truth
}

/**
 * For each question, the branches on the way that ask it: only they can turn out otherwise when its
 * answer changes. Where the way is open, its last branch stands for all that may follow.
 */
function turnsOf(rulebook: Rulebook, walked: Walk): (id: string) => readonly Turn[] {
  const turns = new Map<string, Turn[]>()
  const passed = (book: Place['book'], node: Node, end: number, taken: boolean): void => {
    for (let index = 0; index < node.branches.length && index <= end; index += 1) {
      const { asks, when } = node.branches[index] as Branch
      const turn = { book, node: node.id, branch: index, when, turnedOut: taken && index === end }
      asks.forEach((id) => {
        const before = turns.get(id)
        if (before === undefined) turns.set(id, [turn])
        else before.push(turn)
      })
    }
  }
  for (const { book, node, taken } of walked.path) {
    const end = taken === null ? node.branches.length : node.branches.indexOf(taken)
    passed(book, node, end, taken !== null)
  }
  if (walked.kind === 'arrived') return (id) => turns.get(id) ?? []
  const { book, node: last, branch } = walked.at
  const node = rulebook[book].tree.nodes[last] as Node
  passed(book, node, branch - 1, false)
  const { when } = node.branches[branch] as Branch
  const open: Turn = { ...walked.at, when, turnedOut: 'unknown' }
  return (id) => [...(turns.get(id) ?? []), open]
}

/** The verdict with one answer changed: walked from the first branch that turns out otherwise. */
function verdictWith(base: Base, turns: readonly Turn[], trial: Trial, truthOf: TruthOf): Verdict {
  // An index, because this loop runs hundreds of times before anything is compiled.
  for (let index = 0; index < turns.length; index += 1) {
    const turn = turns[index] as Turn
    if (turn.turnedOut === 'unknown' || holds(turn.when, trial.known) !== turn.turnedOut) {
      return base.worst(trial, turn, truthOf).verdict
    }
  }
  return base.verdict
}
