import { expect, test } from 'vitest'
import type { FilePlace } from '../../../src/errors.ts'
import { counterexampleOf } from '../../../src/core/proof/counterexample.ts'
import type { RulesPlace } from '../../../src/core/proof/finding-place.ts'
import type { MonotoneResult, ProofResult } from '../../../src/core/proof/model.ts'
import { placed } from '../../../src/core/proof/placed.ts'
import { aRulebook } from '../a-rulebook.ts'

const rulebook = aRulebook()
const SHORT_NIGHT = counterexampleOf({ pain: 'none', soreness: 2, sleep: 3 }, rulebook)
const LONG_NIGHT = counterexampleOf({ pain: 'none', soreness: 2, sleep: 8 }, rulebook)
const IN_THE_GATE = counterexampleOf({ pain: 'sharp', soreness: 2, sleep: 8 }, rulebook)

const PROVED = { invariant: { id: 'held', says: 'It holds.' }, covered: 1n, proved: true } as const
const PROOF: ProofResult = {
  extent: { classes: 1n, regions: 1, nodes: 1 },
  invariants: [
    PROVED,
    { ...PROVED, proved: false, smallest: SHORT_NIGHT },
    { ...PROVED, proved: false, smallest: IN_THE_GATE },
  ],
}
const STEP = { question: 'sleep', measure: 'verdict', count: 1n } as const
const MONOTONE: MonotoneResult = {
  compared: 1n,
  loosenings: [{ ...STEP, from: 3, to: 8, before: SHORT_NIGHT, after: LONG_NIGHT }],
  openRisks: [{ ...STEP, open: LONG_NIGHT, answered: SHORT_NIGHT }],
  exceptions: [],
}

test('every counterexample has the place of the branch that decides it, in the file of its author', () => {
  const asked: string[] = []
  const placeOf = ({ file, place, part }: RulesPlace): FilePlace | undefined => {
    const text = `${file} ${place.join(' > ')} (${part})`
    asked.push(text)
    return file === 'book' ? { file, line: 1, column: 1, text } : undefined
  }
  const { proof, monotone } = placed({ proof: PROOF, monotone: MONOTONE }, rulebook, placeOf)
  const branch = { at: { text: 'book tree > nodes > night > branches > 0 > rule (value)' } }
  const otherwise = { at: { text: 'book tree > nodes > night > otherwise (key)' } }
  expect(proof.invariants).toMatchObject([{ proved: true }, { smallest: branch }, {}])
  expect(proof.invariants[2]).toStrictEqual(PROOF.invariants[2])
  expect(monotone.loosenings).toMatchObject([{ before: branch, after: otherwise }])
  expect(monotone.openRisks).toMatchObject([{ open: otherwise, answered: branch }])
  expect(asked.some((text) => text.startsWith('safety gate > nodes > '))).toBe(true)
})
