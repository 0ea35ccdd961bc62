import type { AdviceRule, Care, Dose, Verdict } from '../rulebook/model.ts'

/** What an advice comes to before its session is dosed. */
export interface Kind {
  readonly verdict: Verdict
  readonly care: Care
  readonly session: 'none' | 'optional' | 'due'
}

export function kindOf({ verdict, care }: AdviceRule, dose: Dose | null): Kind {
  const session = dose === null ? 'none' : dose.optional ? 'optional' : 'due'
  return { verdict, care, session }
}
