import {
  isPartial,
  type Known,
  type Need,
  type PartialFlags,
  settledAs,
} from '../rulebook/condition.ts'
import {
  CARE_LEVELS,
  VERDICTS,
  type AdviceRule,
  type Answers,
  type AnswerValue,
  type Question,
  type Rulebook,
} from '../rulebook/model.ts'
import { walk, walkOn, type Walk } from '../rulebook/walk.ts'
import { decideFrom, type Outcome } from './decide.ts'

/** An outcome, with what had to be supposed because it was not answered. */
export interface Settled {
  readonly outcome: Outcome
  /** What was known in the end: the answers, what was assumed, and the worst case supposed. */
  readonly known: Known
  /** Questions whose rulebook says what no answer means, in the order they mattered. */
  readonly assumed: readonly string[]
  /** Questions without an answer of which the most careful possibility decided. */
  readonly supposed: readonly string[]
}

/**
 * Decides although some questions were not answered. A question with `assume` counts as its
 * assumed value; for any other, every class of its answers is tried and the most careful
 * advice of all that are still possible is the answer.
 */
export function settle(rulebook: Rulebook, answers: Answers): Settled {
  return settleFrom(rulebook, answers, walk(rulebook, answers))
}

function settleFrom(rulebook: Rulebook, known: Known, walked: Walk): Settled {
  const result = decideFrom(rulebook, known, walked)
  if (result.kind === 'outcome') return { outcome: result, known, assumed: [], supposed: [] }
  const { need } = result
  const [first, ...others] = settledWays(rulebook, known, need).map((next) =>
    settleFrom(rulebook, next, walkOn(rulebook, walked, next)),
  )
  const worst = others.reduce(moreCareful, first as Settled)
  const { unknown } = rulebook.questions[need.question] as Question
  return unknown.policy === 'assume'
    ? { ...worst, assumed: unique(need.question, worst.assumed) }
    : { ...worst, supposed: unique(need.question, worst.supposed) }
}

function unique(id: string, ids: readonly string[]): readonly string[] {
  return [id, ...ids.filter((other) => other !== id)]
}

function moreCareful(a: Settled, b: Settled): Settled {
  return compareCare(a.outcome, b.outcome) >= 0 ? a : b
}

/**
 * Positive when `a` is the more careful of two outcomes: higher care, then the more careful
 * verdict, then fewer minutes, then a lower heart-rate cap, then fewer activities.
 */
export function compareCare(a: Outcome, b: Outcome): number {
  return (
    compareAdvice(a.advice, b.advice) ||
    minutes(b) - minutes(a) ||
    cap(b) - cap(a) ||
    choices(b) - choices(a)
  )
}

function minutes({ session }: Outcome): number {
  return session?.minutes.max ?? 0
}

function cap({ session }: Outcome): number {
  return session?.heartRate?.percentMax?.max ?? 0
}

function choices({ session }: Outcome): number {
  return session?.alternatives.length ?? 0
}

/** Of two advices the one with the higher care, then the more careful verdict. */
export function compareAdvice(a: AdviceRule, b: AdviceRule): number {
  return (
    CARE_LEVELS.indexOf(a.care) - CARE_LEVELS.indexOf(b.care) ||
    VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict)
  )
}

/** What is known in every way in which a need is settled when nobody can be asked. */
export function settledWays(rulebook: Rulebook, known: Known, need: Need): Known[] {
  return waysToSettle(rulebook, known, need).map((value) => settledAs(known, need.question, value))
}

/**
 * What a question may count as when nobody can be asked: what is assumed of it; or each class of its answers, or
 * with the one item ticked and not ticked.
 */
export function waysToSettle(
  rulebook: Rulebook,
  known: Known,
  { question, item }: Need,
): readonly (AnswerValue | PartialFlags)[] {
  const { unknown } = rulebook.questions[question] as Question
  if (unknown.policy === 'assume') return [unknown.value]
  if (item === undefined) return rulebook.classes[question] as readonly AnswerValue[]
  const before = known[question]
  const partial: PartialFlags = isPartial(before) ? before : { ticked: [], unticked: [] }
  return [
    { ...partial, ticked: [...partial.ticked, item] },
    { ...partial, unticked: [...partial.unticked, item] },
  ]
}
