import type { Rulebook } from '../rulebook/model.ts'
import type { CheckInEntry } from './entry.ts'

/** Whether a runner may do something else than what was advised; where not, why. */
export type Override =
  | { readonly may: true; readonly moreCareful: boolean }
  | {
      readonly may: false
      readonly why: 'advised-so' | 'gate' | 'reassess' | 'not-soft' | 'other-rulebook'
    }

/**
 * Whether an advice may be decided against. Resting instead of moving is free. Moving instead of resting
 * is so only where the rulebook says that this rest is soft: never past the gate, never where something
 * has to be looked at first, and never on the word of a rulebook that did not give the advice.
 */
export function overrideOf(
  { advice }: Pick<CheckInEntry, 'advice'>,
  to: 'rest' | 'move',
  { safety, book }: Rulebook,
): Override {
  if (advice.verdict === to) return { may: false, why: 'advised-so' }
  if (advice.verdict === 'reassess') return { may: false, why: 'reassess' }
  if (to === 'rest') return { may: true, moreCareful: true }
  const same = advice.rulebook.sha256 === book.sha256 && advice.safety.sha256 === safety.sha256
  if (!same) return { may: false, why: 'other-rulebook' }
  const rule = Object.hasOwn(book.advice, advice.advice) ? book.advice[advice.advice] : undefined
  if (rule === undefined) return { may: false, why: 'gate' }
  return rule.soft ? { may: true, moreCareful: false } : { may: false, why: 'not-soft' }
}
