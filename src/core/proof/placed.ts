import type { FilePlace } from '../../errors.ts'
import type { Rulebook } from '../rulebook/model.ts'
import { placeOfAdvice, type RulesPlace } from './finding-place.ts'
import type { Counterexample, MonotoneResult, ProofResult } from './model.ts'

interface Found {
  readonly proof: ProofResult
  readonly monotone: MonotoneResult
}

/** What was proved, with the place of the branch that gives each counterexample its advice. */
export function placed(
  { proof, monotone }: Found,
  rulebook: Rulebook,
  placeOf: (place: RulesPlace) => FilePlace | undefined,
): Found {
  const withPlace = (found: Counterexample): Counterexample => {
    const at = placeOf(placeOfAdvice(found.answers, rulebook))
    return at === undefined ? found : { ...found, at }
  }
  return {
    proof: {
      ...proof,
      invariants: proof.invariants.map((result) =>
        result.proved ? result : { ...result, smallest: withPlace(result.smallest) },
      ),
    },
    monotone: {
      ...monotone,
      loosenings: monotone.loosenings.map((each) => ({
        ...each,
        before: withPlace(each.before),
        after: withPlace(each.after),
      })),
      openRisks: monotone.openRisks.map((each) => ({
        ...each,
        open: withPlace(each.open),
        answered: withPlace(each.answered),
      })),
    },
  }
}
