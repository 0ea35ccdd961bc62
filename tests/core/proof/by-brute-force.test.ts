import { isDeepStrictEqual } from 'node:util'
import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { cutsOf } from '../../../src/core/proof/cuts.ts'
import { decisionOf, type Decision } from '../../../src/core/proof/decision.ts'
import { monotone } from '../../../src/core/proof/monotone.ts'
import { pointOf } from '../../../src/core/proof/point.ts'
import { prove } from '../../../src/core/proof/prove.ts'
import { classOf, type QuestionVariable } from '../../../src/core/proof/variables.ts'
import type { AnswerValue } from '../../../src/core/rulebook/model.ts'
import {
  diagrammed,
  engineSays,
  everyCheckIn,
  isBroken,
  namesIn,
  size,
  speaksOf,
  type CheckIn,
  type Enumerated,
} from './enumerated.ts'
import { compareAll, comparisonOf } from './one-by-one.ts'
import { provables, type Provable } from './small-rulebooks.ts'

/** How many rulebooks are tried; `npm run proof:brute` tries a thousand. */
const RULEBOOKS = Number(process.env['PROOF_RULEBOOKS'] ?? 25)
/** Which ones: with the same seed the same. */
const SEED = Number(process.env['PROOF_SEED'] ?? 1)

function decided({ rulebook, proofs: { invariants, exceptions } }: Provable): Decision {
  const conditions = [...invariants, ...exceptions].flatMap(({ when }) => when ?? [])
  return decisionOf(rulebook, conditions, cutsOf(rulebook, invariants))
}

/** The engine's word on every check-in; the prover has to say the same of each. */
function enumerated(provable: Provable, decision: Decision): Enumerated {
  const nameOf = namesIn(decision)
  const diagrams = diagrammed(decision)
  const classes = new Map<string, CheckIn>()
  const all = everyCheckIn(provable)
  for (const answers of all) {
    const said = engineSays(provable.rulebook, answers)
    const { bpm: _bpm, ...told } = said
    const proved = diagrams(pointOf(decision.space, answers))
    // An assertion is slow, and there are a million check-ins.
    if (!isDeepStrictEqual(proved, told)) {
      expect(proved, JSON.stringify(answers)).toStrictEqual(told)
    }
    const name = nameOf(answers)
    if (!classes.has(name)) classes.set(name, { answers, said })
  }
  return { classes, checkIns: all.length, nameOf }
}

function checkInvariants(provable: Provable, decision: Decision, { classes }: Enumerated): void {
  const isWhole = BigInt(classes.size) === decision.space.classes
  const { invariants } = prove(decision, provable.proofs.invariants)
  for (const { invariant, covered, ...result } of invariants) {
    const spoken = [...classes.values()].filter(({ answers }) => speaksOf(invariant, answers))
    const broken = spoken.filter(({ said }) => isBroken(invariant, said))
    if (isWhole) {
      expect(covered, invariant.id).toBe(BigInt(spoken.length))
      expect(result.proved, invariant.id).toBe(broken.length === 0)
    }
    if (result.proved) expect(broken, invariant.id).toStrictEqual([])
    else {
      const { answers } = result.smallest
      expect(speaksOf(invariant, answers)).toBe(true)
      expect(isBroken(invariant, engineSays(provable.rulebook, answers))).toBe(true)
      const least = Math.min(...broken.map((each) => size(each.answers)))
      expect(size(answers)).toBeLessThanOrEqual(least)
    }
  }
}

test('the prover and the engine agree on every check-in of every small rulebook', () => {
  let rulebooks = 0
  let checkIns = 0
  let wholes = 0
  assert(
    property(provables, (provable) => {
      const decision = decided(provable)
      const found = enumerated(provable, decision)
      rulebooks += 1
      checkIns += found.checkIns
      checkInvariants(provable, decision, found)
      if (BigInt(found.classes.size) !== decision.space.classes) return
      wholes += 1
      const { variables } = decision.space
      const nameOf = (id: string, value: AnswerValue): string => {
        const variable = variables.get(id) as QuestionVariable
        return variable.kind === 'list' || value === 'unknown'
          ? String(value)
          : String(classOf(variable, value))
      }
      const { exceptions } = provable.proofs
      expect(comparisonOf(monotone(decision, exceptions), nameOf)).toStrictEqual(
        compareAll(provable, found, nameOf),
      )
    }),
    { numRuns: RULEBOOKS, seed: SEED },
  )
  process.stdout.write(
    `${String(rulebooks)} rulebooks (seed ${String(SEED)}), ${String(checkIns)} check-ins, ` +
      `monotonicity of ${String(wholes)}: 0 disagreements\n`,
  )
  expect(rulebooks).toBe(RULEBOOKS)
}, 3_600_000)
