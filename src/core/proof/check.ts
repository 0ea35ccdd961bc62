import type { Finding } from '../../errors.ts'
import type { Rulebook } from '../rulebook/model.ts'
import type { LeftOut } from './compile-invariants.ts'
import type { MonotoneResult, ProofResult } from './model.ts'

/** What was proved of a rulebook, and how long that took. */
export interface Proved {
  readonly proof: ProofResult
  readonly monotone: MonotoneResult
  readonly milliseconds: number
}

/** What came of looking at a rulebook: proofs, or that it is too woven for them. */
export type Looked = Proved | 'too-woven'

/** What was found out about a rulebook, layer by layer; a layer that was not looked at is null. */
export interface RulesCheck {
  /** Null when its files could not be read. */
  readonly rulebook: Rulebook | null
  /** Flaws of form, with the place where each is to be mended. */
  readonly form: readonly Finding[]
  /** Whether flaws were looked for that only the whole space of check-ins shows. */
  readonly wholeForm: boolean
  readonly proof: ProofResult | null
  readonly monotone: MonotoneResult | null
  /** Invariants that speak of something this rulebook does not have. */
  readonly leftOut: readonly LeftOut[]
  readonly milliseconds: number
  /** How long the proof took, when it is kept from an earlier run. */
  readonly keptMilliseconds?: number
}

/** Whether nothing was found, in as many layers as were looked at. */
export function isClean({ rulebook, form, proof, monotone }: RulesCheck): boolean {
  return rulebook !== null && form.length === 0 && proofsHold({ proof, monotone })
}

/** Whether every invariant holds, and nothing loosens the advice but what is excepted. */
export function proofsHold({ proof, monotone }: Pick<RulesCheck, 'proof' | 'monotone'>): boolean {
  return (
    (proof?.invariants ?? []).every(({ proved }) => proved) &&
    (monotone?.loosenings ?? []).length === 0 &&
    (monotone?.openRisks ?? []).length === 0
  )
}
