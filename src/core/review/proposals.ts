import type { AnswerValue, ReviewRule, Rulebook } from '../rulebook/model.ts'
import type { Flatter, LeaveOut, Proposal, Review } from './model.ts'
import type { Tally } from './tally.ts'

type Reviewed = Pick<Review, 'rules' | 'modalities' | 'overrides'>

/**
 * What the outcomes give reason to think about: only where the runner said so after enough of them, and the whole
 * interval of the share lies above what the rulebook says. `atHand` is what the profile last knew to be at hand.
 */
export function proposals(
  { rules, modalities, overrides }: Reviewed,
  rulebook: Rulebook,
  rule: ReviewRule,
  atHand: AnswerValue | undefined,
): Proposal[] {
  const often = (turned: Tally): boolean =>
    (turned.afterwards.shareFlatter?.low ?? 0) > rule.proposeAbove
  return [
    ...modalities
      .filter(({ kept }) => often(kept))
      .map(({ modality, kept }) => ({
        about: 'modality' as const,
        modality,
        ...flatter(kept),
        leaveOut: leaveOut(modality, rulebook, atHand),
      })),
    ...rules
      .filter(({ kept, verdict }) => verdict === 'move' && often(kept))
      .map(({ advice, rule: branch, headline, kept }) => ({
        about: 'rule' as const,
        advice,
        rule: branch,
        headline,
        ...flatter(kept),
      })),
    ...overrides
      .filter(({ to, turned }) => to === 'move' && often(turned))
      .map(({ advice, headline, turned }) => ({
        about: 'override' as const,
        advice,
        headline,
        ...flatter(turned),
      })),
  ]
}

function flatter({ afterwards }: Tally): Flatter {
  return { flatter: afterwards.flatter, told: afterwards.told }
}

/** The profile says what is at hand: an activity that needs nothing cannot be left out by it. */
function leaveOut(
  modality: string,
  { safety, questions }: Rulebook,
  atHand: AnswerValue | undefined,
): LeaveOut | null {
  const needs = safety.activities[modality]?.needs ?? ''
  const question = questions['modalities']
  if (needs === '' || question?.kind !== 'flags') return null
  const known = Array.isArray(atHand)
  const had = known ? atHand : Object.keys(question.items)
  return {
    modalities: had.filter((item) => item !== needs),
    known,
    also: Object.entries(safety.activities).flatMap(([id, other]) =>
      id !== modality && other.needs === needs ? [id] : [],
    ),
  }
}
