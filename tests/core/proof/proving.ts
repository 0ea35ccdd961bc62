import { compileInvariants, type Proofs } from '../../../src/core/proof/compile-invariants.ts'
import { cutsOf } from '../../../src/core/proof/cuts.ts'
import { decisionOf, type Decision } from '../../../src/core/proof/decision.ts'
import type {
  WrittenException,
  WrittenInvariant,
} from '../../../src/core/proof/invariants-schema.ts'
import type { Rulebook } from '../../../src/core/rulebook/model.ts'

/** A rulebook decided as `rules check` does it, with what is to be proved of it. */
export interface Proving extends Proofs {
  readonly decision: Decision
}

export interface Said {
  readonly invariants?: readonly Partial<WrittenInvariant>[]
  readonly exceptions?: readonly Partial<WrittenException>[]
}

/** What is written of a rulebook, read and ready to be proved; numbered where it has no id. */
export function proving(rulebook: Rulebook, { invariants = [], exceptions = [] }: Said): Proving {
  const compiled = compileInvariants(
    {
      about: 'what holds',
      invariants: invariants.map((each, index) => ({
        id: `invariant-${String(index)}`,
        says: 'It holds.',
        sources: ['a-source'],
        ...each,
      })),
      exceptions: exceptions.map((each, index) => ({
        id: `exception-${String(index)}`,
        question: 'soreness',
        reason: 'It is so.',
        ...each,
      })),
    },
    rulebook,
  )
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const { value } = compiled
  const conditions = [...value.invariants, ...value.exceptions].flatMap(({ when }) => when ?? [])
  return {
    ...value,
    decision: decisionOf(rulebook, conditions, cutsOf(rulebook, value.invariants)),
  }
}
