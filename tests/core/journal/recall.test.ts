import { expect, test } from 'vitest'
import { recall } from '../../../src/core/journal/recall.ts'
import { aRulebook } from '../a-rulebook.ts'
import { aCheckIn, ANSWERS as answers } from './entries.ts'

const rulebook = aRulebook()
const entry = aCheckIn('a')

test('the rulebook that advised reads everything', () => {
  expect(recall(entry, rulebook)).toEqual({ answers, derived: [], lost: [], same: true })
})

test('what a rulebook does not know is left out, and named', () => {
  const foreign = { ...answers, hillMood: 3, constructor: 1, soreness: 11 }
  expect(recall({ ...entry, answers: foreign }, rulebook)).toEqual({
    answers: { redFlags: ['urine'], sleep: 7.5, pain: 'none' },
    derived: [],
    lost: ['soreness', 'hillMood', 'constructor'],
    same: true,
  })
})

test.each(['rulebook', 'safety'] as const)('another %s is another', (which) => {
  const changed = { ...entry.advice[which], sha256: 'of-another-file' }
  const advice = { ...entry.advice, [which]: changed }
  expect(recall({ ...entry, advice }, rulebook)).toEqual({
    answers,
    derived: [],
    lost: [],
    same: false,
  })
})

test('what the journal answered is told apart, as far as it can still be read', () => {
  const derived = ['sleep', 'hillMood']
  const { answers: told } = entry
  const read = recall({ ...entry, answers: { ...told, hillMood: 3 }, derived }, rulebook)
  expect(read.derived).toEqual(['sleep'])
})
