import { holds, isPartial, needOf, type Known, type Need } from '../rulebook/condition.ts'
import type { Adjustment, AdviceRule, Answers, Dose, Rulebook } from '../rulebook/model.ts'
import { walk, type Step, type Walk } from '../rulebook/walk.ts'
import { doseSession, type Session } from './dose.ts'

/** An advice reached, dosed for this runner. */
export interface Outcome {
  readonly kind: 'outcome'
  readonly advice: AdviceRule
  readonly path: readonly Step[]
  readonly dose: Dose | null
  readonly session: Session | null
  /** Adjustments, limits and notes whose condition holds, in the order they were applied. */
  readonly applied: readonly Adjustment[]
}

export interface Stuck {
  readonly kind: 'stuck'
  readonly need: Need
}

/**
 * Decides from what is known: an advice with its session, or the one question that has to be
 * settled first. Pure; the same input gives the same answer.
 */
export function decide(rulebook: Rulebook, known: Known): Outcome | Stuck {
  return decideFrom(rulebook, known, walk(rulebook, known))
}

/** The last branch taken, or the node whose branches were all passed last: what led to an advice. */
export function ruleOf({ path }: Pick<Outcome, 'path'>): string {
  return path.map(({ node, taken }) => taken?.rule ?? node.id).at(-1) as string
}

/** As `decide`, for a caller that has walked already. */
export function decideFrom(rulebook: Rulebook, known: Known, walked: Walk): Outcome | Stuck {
  if (walked.kind === 'stuck') return { kind: 'stuck', need: walked.need }
  const { book, advice, path } = walked
  const dose = advice.dose === undefined ? null : (book.doses[advice.dose] as Dose)
  const applied: Adjustment[] = []
  // Nothing may stand above or beside an emergency's one line.
  if (advice.care !== 'emergency') {
    for (const adjustment of candidates(rulebook, advice, dose)) {
      const truth = holds(adjustment.when, known)
      if (truth === 'unknown') return { kind: 'stuck', need: needOf(adjustment.when, known) }
      if (truth) applied.push(adjustment)
    }
  }
  const session = dose && doseSession(dose, applied, wholeAnswers(known), rulebook.safety)
  return { kind: 'outcome', advice, path, dose, session, applied }
}

/** What may adjust an advice, in the order in which it is tried. */
export function candidates(
  rulebook: Rulebook,
  advice: AdviceRule,
  dose: Dose | null,
): Adjustment[] {
  const { safety, book } = rulebook
  return [...(dose?.adjust ?? []), ...safety.limits, ...safety.notes, ...book.notes].filter(
    ({ verdicts }) => verdicts.length === 0 || verdicts.includes(advice.verdict),
  )
}

/** The answers among what is known; a list of which only a part is settled is not an answer yet. */
export function wholeAnswers(known: Known): Answers {
  const answers: Record<string, Answers[string]> = {}
  for (const [id, value] of Object.entries(known)) {
    if (!isPartial(value)) answers[id] = value
  }
  return answers
}
