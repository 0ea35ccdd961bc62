import { isPartial, type Known, type PartialFlags } from '../rulebook/condition.ts'
import type {
  Answers,
  AnswerValue,
  Care,
  FlagsQuestion,
  Question,
  Rulebook,
  Verdict,
} from '../rulebook/model.ts'
import { decide } from './decide.ts'
import { settleKnown, type Settled } from './settle.ts'

/** The smallest change of one answer that gives another verdict. */
export interface Change {
  readonly question: string
  /** The answer given or assumed; null when the question was open. */
  readonly from: AnswerValue | null
  readonly to: AnswerValue
  readonly verdict: Verdict
  readonly care: Care
}

interface Candidate {
  readonly to: AnswerValue
  readonly distance: number
  readonly settled: Settled
}

/**
 * For every question, the smallest change of its answer alone that gives another verdict; questions
 * of which no answer would are left out. Exact: each class of answers is tried, and a list is searched
 * item by item for the fewest ticks that differ. What was assumed stays assumed.
 */
export function wouldChange(rulebook: Rulebook, answers: Answers, settled: Settled): Change[] {
  const base: Known = withAssumed(rulebook, answers, settled)
  return Object.values(rulebook.questions).flatMap((question) => {
    const found =
      question.kind === 'flags'
        ? nearestList(rulebook, base, question, settled)
        : nearestValue(rulebook, base, question, settled)
    if (found === undefined) return []
    const from = base[question.id]
    const { verdict, care } = found.settled.outcome.advice
    const change = { question: question.id, to: found.to, verdict, care }
    return [{ ...change, from: from === undefined || isPartial(from) ? null : from }]
  })
}

function withAssumed(rulebook: Rulebook, answers: Answers, settled: Settled): Known {
  const known: Record<string, AnswerValue> = { ...answers }
  for (const id of settled.assumed) {
    const unknown = (rulebook.questions[id] as Question).unknown
    if (unknown.policy === 'assume') known[id] = unknown.value
  }
  return known
}

function differs(a: Settled, b: Settled): boolean {
  return a.outcome.advice.verdict !== b.outcome.advice.verdict
}

function nearestValue(
  rulebook: Rulebook,
  base: Known,
  question: Question,
  settled: Settled,
): Candidate | undefined {
  const from = base[question.id] as AnswerValue | undefined
  let best: Candidate | undefined
  for (const to of rulebook.classes[question.id] as readonly AnswerValue[]) {
    if (to === from) continue
    const distance = distanceOf(rulebook, question, from, to)
    if (best !== undefined && best.distance <= distance) continue
    const candidate = settleKnown(rulebook, { ...base, [question.id]: to })
    if (differs(candidate, settled)) best = { to, distance, settled: candidate }
  }
  return best
}

function distanceOf(
  rulebook: Rulebook,
  question: Question,
  from: AnswerValue | undefined,
  to: AnswerValue,
): number {
  if (from === undefined) return 0
  if (typeof from === 'number') return Math.abs(from - (to as number))
  const order = rulebook.classes[question.id] as readonly AnswerValue[]
  return Math.abs(order.indexOf(from) - order.indexOf(to))
}

/** How many ticks are tried blindly where another open question hides which items matter. */
const BLIND_TICKS = 2

/**
 * The list that differs by the fewest ticks and gives another verdict. Items are settled one at a
 * time, those first that the walk asks for; a way that already costs as much as the best is cut.
 */
function nearestList(
  rulebook: Rulebook,
  base: Known,
  question: FlagsQuestion,
  settled: Settled,
): Candidate | undefined {
  const from = base[question.id] as readonly string[] | undefined
  const cost = from === undefined ? 0 : 1
  let best: Candidate | undefined
  const search = (partial: PartialFlags, distance: number, ticks: number): void => {
    if (best !== undefined && distance >= best.distance) return
    const known = { ...base, [question.id]: partial }
    const item = nextItem(rulebook, known, question, ticks)
    if (item === undefined) {
      const to = listOf(partial, from)
      const candidate = settleKnown(rulebook, { ...base, [question.id]: to })
      if (differs(candidate, settled)) best = { to, distance, settled: candidate }
      return
    }
    const ticked = { ...partial, ticked: [...partial.ticked, item] }
    const unticked = { ...partial, unticked: [...partial.unticked, item] }
    // The unchanged way first, so that the cheapest answers are met early.
    const [same, changed] = from?.includes(item) ? [ticked, unticked] : [unticked, ticked]
    search(same, distance, ticks)
    search(changed, distance + cost, ticks + 1)
  }
  search({ ticked: [], unticked: [] }, 0, 0)
  return best
}

/** The next item of a list to settle: the one the decision asks for, other questions as usual. */
function nextItem(
  rulebook: Rulebook,
  known: Known,
  question: FlagsQuestion,
  ticks: number,
): string | undefined {
  let now = known
  for (;;) {
    const result = decide(rulebook, now)
    if (result.kind === 'outcome') return undefined
    if (result.need.question === question.id) return result.need.item
    const { unknown } = rulebook.questions[result.need.question] as Question
    if (unknown.policy === 'careful') {
      const { ticked, unticked } = known[question.id] as PartialFlags
      if (ticks >= BLIND_TICKS) return undefined
      return Object.keys(question.items).find(
        (id) => !ticked.includes(id) && !unticked.includes(id),
      )
    }
    now = { ...now, [result.need.question]: unknown.value }
  }
}

/** The list a partly settled one stands for: what was not settled stays as it was. */
function listOf(partial: PartialFlags, from: readonly string[] | undefined): readonly string[] {
  const kept = (from ?? []).filter((item) => !partial.unticked.includes(item))
  return [...new Set([...partial.ticked, ...kept])].sort()
}
