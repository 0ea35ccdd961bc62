import { compileInvariants, type Proofs } from '../core/proof/compile-invariants.ts'
import { invariantsSchema, type WrittenInvariants } from '../core/proof/invariants-schema.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { rulesText, unwrap, type RulesText } from './rules-text.ts'

/** Reads a file of invariants. Throws `no-input`, or `data` with every deviation and its place. */
export function readInvariants(file: string): RulesText<WrittenInvariants> {
  return rulesText(invariantsSchema, file)
}

/**
 * Invariants for a rulebook that has everything they speak of. Throws `data` with every problem and
 * its place.
 */
export function invariantsOf(
  { written, text }: RulesText<WrittenInvariants>,
  rulebook: Rulebook,
): Proofs {
  return unwrap(compileInvariants(written, rulebook), text)
}
