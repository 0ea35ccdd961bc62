import { expect, test } from 'vitest'
import { advise } from '../../../src/core/advice/advice.ts'
import { checkInEntry } from '../../../src/core/journal/entry.ts'
import { recall } from '../../../src/core/journal/recall.ts'
import { aMoment, aRulebook } from '../a-rulebook.ts'

const rulebook = aRulebook()
const answers = { redFlags: ['urine'], soreness: 3, sleep: 7.5, pain: 'none' }
const entry = checkInEntry(advise(rulebook, answers, aMoment(2026, 11, 22, 7, 10, 60)))

test('the rulebook that advised reads everything', () => {
  expect(recall(entry, rulebook)).toEqual({ answers, lost: [], same: true })
})

test('what a rulebook does not know is left out, and named', () => {
  const foreign = { ...answers, hillMood: 3, constructor: 1, soreness: 11 }
  expect(recall({ ...entry, answers: foreign }, rulebook)).toEqual({
    answers: { redFlags: ['urine'], sleep: 7.5, pain: 'none' },
    lost: ['soreness', 'hillMood', 'constructor'],
    same: true,
  })
})

test.each(['rulebook', 'safety'] as const)('another %s is another', (which) => {
  const changed = { ...entry.advice[which], sha256: 'of-another-file' }
  const advice = { ...entry.advice, [which]: changed }
  expect(recall({ ...entry, advice }, rulebook)).toEqual({ answers, lost: [], same: false })
})
