import { counterexampleOf, outcomeOf, smallest } from './counterexample.ts'
import type { Decision } from './decision.ts'
import { factsHold, whereFacts } from './facts.ts'
import { count, extentOf } from './measuring.ts'
import type { Invariant, InvariantResult, ProofResult } from './model.ts'
import { FALSE, type Ref } from './nodes.ts'
import { answersAt } from './point.ts'

/** Proves each invariant over every class of check-ins, or refutes it by the smallest one. */
export function prove(decision: Decision, invariants: readonly Invariant[]): ProofResult {
  const { space } = decision
  const results = invariants.map((invariant) => proveOne(decision, invariant))
  return {
    extent: {
      classes: space.classes,
      regions: extentOf(space, decision.kind().f).nodes,
      nodes: space.diagrams.size(),
    },
    invariants: results,
  }
}

function proveOne(decision: Decision, invariant: Invariant): InvariantResult {
  const { rulebook, space } = decision
  const { and, not } = space.diagrams
  const covers = coveredBy(decision, invariant)
  const covered = count(space, covers)
  const { id, never, always = {} } = invariant
  const facts = never ?? always
  const where = whereFacts(decision, facts, covers)
  const breaks = never === undefined ? and(covers, not(where)) : where
  if (breaks === FALSE) return { invariant, covered, proved: true }
  const answers = answersAt(space, smallest(space, breaks))
  // A refutation counts only if the engine agrees: the prover does not check itself.
  if (factsHold(facts, outcomeOf(answers, rulebook)) !== (never !== undefined)) {
    throw new Error(`${id}: the engine does not agree on ${JSON.stringify(answers)}`)
  }
  return { invariant, covered, proved: false, smallest: counterexampleOf(answers, rulebook) }
}

function coveredBy({ space, given }: Decision, { when, holds = 'known' }: Invariant): Ref {
  if (when === undefined) return space.given
  const { yes, no } = given(when)
  return space.diagrams.and(space.given, holds === 'known' ? yes : space.diagrams.not(no))
}
