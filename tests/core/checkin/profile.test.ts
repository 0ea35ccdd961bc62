import { expect, test } from 'vitest'
import { profileAnswers, profileQuestions } from '../../../src/core/checkin/profile.ts'
import { QUESTIONS } from '../../fixtures/profile-questions.ts'

test('a profile keeps the answers whose origin it is, in the order of the rulebook', () => {
  expect(profileQuestions(QUESTIONS).map(({ id }) => id)).toEqual([
    'age',
    'sex',
    'hrMax',
    'conditions',
  ])
})

test.for([null, undefined, {}])('%j is an empty profile', (value) => {
  expect(profileAnswers(value, QUESTIONS)).toEqual({ answers: {}, problems: [] })
})

test('what is right is read beside what is not', () => {
  const { answers, problems } = profileAnswers(
    { age: 5, sex: 'female', hrMax: null, soreness: 3, agee: 42, hasOwnProperty: 1 },
    QUESTIONS,
  )
  expect(answers).toEqual({ age: 5, sex: 'female' })
  expect(problems).toEqual([
    {
      key: 'hrMax',
      part: 'value',
      message: 'hrMax: found nothing; expected a number from 100 to 240 (bpm)',
    },
    {
      key: 'soreness',
      part: 'key',
      message: '"soreness" is not kept in a profile: it changes from day to day',
    },
    { key: 'agee', part: 'key', message: '"agee" is not a key of a profile (did you mean age?)' },
    { key: 'hasOwnProperty', part: 'key', message: '"hasOwnProperty" is not a key of a profile' },
  ])
})

test('what is not right is told as it is written', () => {
  const [problem] = profileAnswers({ age: '42' }, QUESTIONS).problems
  expect(problem?.message).toMatch(/^age: found "42"; expected a number/)
})

test.for([
  { age: 5, ok: true },
  { age: 110, ok: true },
  { age: 4.9, ok: false },
  { age: 110.1, ok: false },
  { age: '42', ok: false },
])('age $age: $ok', ({ age, ok }) => {
  const { answers, problems } = profileAnswers({ age }, QUESTIONS)
  expect([Object.hasOwn(answers, 'age'), problems.length]).toEqual([ok, ok ? 0 : 1])
})
