import { expect, test } from 'vitest'
import { answerInWords } from '../../../src/core/checkin/answer-words.ts'
import type { AnswerValue, Question } from '../../../src/core/rulebook/model.ts'
import { aChoice, aGate, aList, anOpenGate, aNumber, aScale } from '../a-rulebook.ts'

const { questions } = aGate(
  anOpenGate({
    questions: {
      soreness: aScale({}, 0, 10),
      weekly: aScale({}, 1, 7),
      sleep: aNumber({ clock: true }),
      days: aNumber({ unit: 'days' }),
      sessions: aNumber({ unit: 'sessions' }),
      pace: aNumber({ unit: 'min/km', clock: true }),
      pain: aChoice(['none'], { choices: { none: 'No', spot: 'Sharp, or in One spot' } }),
      signs: aList(['flat', 'foggy']),
    },
  }),
)

test.for<[string, AnswerValue | undefined, string]>([
  ['soreness', 0, '0/10'],
  ['soreness', 10, '10/10'],
  ['weekly', 3, '3/7'],
  ['sleep', 7, '7 h'],
  ['sleep', 7.5, '7 h 30'],
  ['sleep', 7.1, '7 h 06'],
  ['sleep', 7 + 20 / 60, '7 h 20'],
  ['sleep', 0, '0 h'],
  ['sleep', 0.25, '0 h 15'],
  ['sleep', 7.999, '8 h'],
  ['sleep', 7.99, '7 h 59'],
  ['sleep', 24, '24 h'],
  ['pace', 6.5, '6:30 min/km'],
  ['pace', 6 + 5 / 60, '6:05 min/km'],
  ['pace', 6.9999, '7:00 min/km'],
  ['days', 2, '2 days'],
  ['days', 1, '1 day'],
  ['days', 0, '0 days'],
  ['sessions', 1, '1 session'],
  ['days', 2.5, '2.5 days'],
  ['pain', 'none', 'no'],
  ['pain', 'spot', 'sharp, or in one spot'],
  ['signs', [], 'none of them'],
  ['signs', ['flat'], 'the flat'],
  ['signs', ['flat', 'foggy'], 'the flat; the foggy'],
  // An item of an older rulebook is told by its name.
  ['signs', ['flat', 'grumpy'], 'the flat; grumpy'],
  ['soreness', undefined, 'not told'],
  ['signs', undefined, 'not told'],
])('%s %j: %s', ([id, value, words]) => {
  expect(answerInWords(questions[id] as Question, value)).toBe(words)
})
