import { expect, test } from 'vitest'
import { invariantsOf, readInvariants } from '../../../src/adapters/invariants-file.ts'
import { loadBook, loadSafety } from '../../../src/adapters/rulebook-file.ts'
import { cutsOf } from '../../../src/core/proof/cuts.ts'
import { decisionOf } from '../../../src/core/proof/decision.ts'
import { pointOf } from '../../../src/core/proof/point.ts'
import type { QuestionVariable } from '../../../src/core/proof/variables.ts'
import type { Answers, AnswerValue } from '../../../src/core/rulebook/model.ts'
import { diagrammed, engineSays } from './enumerated.ts'
import { RESTED } from '../../../src/core/proof/rested.ts'

/** Check-ins of the shipped rulebook at random: the prover's diagrams say what the engine says. */

/** How many are tried; `npm run proof:walk` tries a million. */
const CHECK_INS = Number(process.env['WALK_CHECK_INS'] ?? 3000)
const SEED = Number(process.env['PROOF_SEED'] ?? 1)

const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
const rulebook = loadBook('rules/recovery.yaml', safety, sources)
const { invariants, exceptions } = invariantsOf(readInvariants('rules/invariants.yaml'), rulebook)

/** A small random generator that can be begun again (Steele 2014, splitmix32 as by Vigna). */
function newRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

const random = newRandom(SEED)

function oneOf<Value>(values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)] as Value
}

/** An answer: of every class as often as of any other, at its ends as often as inside. */
function answerTo(variable: QuestionVariable): AnswerValue {
  if (variable.kind === 'list') {
    const items = [...variable.items.keys()]
    const ticked = new Set(Array.from({ length: oneOf([0, 1, 1, 2, 3]) }, () => oneOf(items)))
    return [...ticked].toSorted()
  }
  const { answers, pieces, question } = variable
  if (pieces.length === 0) return oneOf(answers)
  const { low, high } = oneOf(pieces)
  const inside = low + random() * (high - low)
  return oneOf([low, high, question.kind === 'scale' ? Math.round(inside) : inside])
}

/**
 * A check-in of one of several kinds: hardly anything told, anything told, or all of the five core
 * answers those of a rested runner, so that the end of the tree is reached as well as its beginning.
 */
function drawn(variables: ReadonlyMap<string, QuestionVariable>): Answers {
  const told = oneOf([0.05, 0.3, 0.6, 0.95])
  const worse = oneOf([0, 0.1, 0.5, 1])
  const answers: Record<string, AnswerValue> = {}
  for (const [id, variable] of variables) {
    const usual = RESTED[id]
    if (usual !== undefined && random() >= worse) answers[id] = usual
    // A core answer is seldom missing: without it the engine has thousands of possibilities to try.
    else if (random() < (usual === undefined ? told : 0.9)) answers[id] = answerTo(variable)
  }
  return answers
}

test('the prover and the engine agree on random check-ins of the shipped rulebook', () => {
  const conditions = [...invariants, ...exceptions].flatMap(({ when }) => when ?? [])
  const decision = decisionOf(rulebook, conditions, cutsOf(rulebook, invariants))
  const { space } = decision
  const proved = diagrammed(decision)
  const advices = new Map<string, number>()
  for (let done = 0; done < CHECK_INS; done += 1) {
    const answers = drawn(space.variables)
    const { bpm: _bpm, ...said } = engineSays(rulebook, answers)
    const found = proved(pointOf(space, answers))
    // An assertion is slow, and there may be a million of them.
    if (JSON.stringify(found) !== JSON.stringify(said)) {
      expect(found, JSON.stringify(answers)).toStrictEqual(said)
    }
    advices.set(said.advice, (advices.get(said.advice) ?? 0) + 1)
  }
  const all = [...Object.keys(safety.advice), ...Object.keys(rulebook.book.advice)]
  const missed = all.filter((id) => !advices.has(id))
  process.stdout.write(
    `${String(CHECK_INS)} check-ins (seed ${String(SEED)}), ${String(advices.size)} of ${String(new Set(all).size)} advices reached: 0 disagreements\n`,
  )
  // So many check-ins reach nearly every advice.
  expect(missed.length).toBeLessThan(all.length / 4)
}, 3_600_000)
