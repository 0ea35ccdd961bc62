import { describe, expect, test } from 'vitest'
import {
  questionSchema,
  rulebookSchema,
  safetySchema,
  sourcesSchema,
} from '../../../src/core/rulebook/schema.ts'
import { aBook, anAdjustment, anAdvice, aSafety, aScale, SOURCES } from '../a-rulebook.ts'

/** Where a value is not of the written form, as `a.b.0` lines. */
function places(
  schema:
    | typeof rulebookSchema
    | typeof safetySchema
    | typeof sourcesSchema
    | typeof questionSchema,
  value: unknown,
): string[] {
  const parsed = schema.safeParse(value)
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
}

function messages(schema: typeof rulebookSchema | typeof sourcesSchema, value: unknown): string[] {
  return schema.safeParse(value).error?.issues.map(({ message }) => message) ?? []
}

test('the rulebooks of these tests are of the written form', () => {
  expect(places(rulebookSchema, aBook())).toEqual([])
  expect(places(safetySchema, aSafety())).toEqual([])
  expect(places(sourcesSchema, SOURCES)).toEqual([])
})

const note = (change: object): unknown => ({
  ...aBook(),
  notes: [{ ...anAdjustment({ rule: 'r', when: { pain: 'dull' } }), ...change }],
})
const advice = (change: object): unknown => ({
  ...aBook(),
  advice: { a: { ...anAdvice({ verdict: 'rest' }), ...change } },
})

const exception = (change: object): unknown => ({
  ...aBook(),
  exceptions: [{ id: 'e', question: 'pain', reason: 'r', ...change }],
})

test.for<[string, readonly string[], readonly string[]]>([
  [
    'id',
    ['a', 'short-night', 'a1-2b', 'constructors'],
    ['1a', 'a--b', 'a-', '-a', 'a_b', 'aB', 'constructor', ' a', 'a b'],
  ],
  ['version', ['1.0.0', '10.20.30'], ['v1.0.0', '1.0.0-rc', '1.0', '1.0.0.0', 'a.b.c', '1.0.']],
])('every %s is read or refused', ([key, read, refused]) => {
  const isRead = (value: string): boolean =>
    rulebookSchema.safeParse({ ...aBook(), [key]: value }).success
  expect(read.filter((value) => !isRead(value))).toEqual([])
  expect(refused.filter((value) => isRead(value))).toEqual([])
})

test('a question has a name of its own', () => {
  for (const question of ['pain', 'painScore', 'q2']) {
    expect(places(rulebookSchema, exception({ question }))).toEqual([])
  }
  for (const question of [
    'PainScore',
    'pain-score',
    '2q',
    'toString',
    'toLocaleString',
    'valueOf',
  ]) {
    expect(places(rulebookSchema, exception({ question }))).toEqual(['exceptions.0.question'])
  }
})

test('what is meant where nothing is said may also be said', () => {
  const said = { origin: 'asked', unknown: 'careful', screen: 'background' }
  expect(places(questionSchema, { ask: '?', worse: 'none', ...said })).toEqual([])
  expect(places(rulebookSchema, advice({ care: 'none' }))).toEqual([])
})

describe('what is not of the written form', () => {
  test.for<[unknown, string]>([
    [{ ...aBook(), extra: 1 }, ''],
    [{ ...aBook(), version: '1.0' }, 'version'],
    [{ ...aBook(), id: 'My Book' }, 'id'],
    [{ ...aBook(), about: '' }, 'about'],
    [{ ...aBook(), questions: { 'pain-score': aScale() } }, 'questions.pain-score'],
    [note({ minutes: { times: 1.01 } }), 'notes.0.minutes.times'],
    [note({ minutes: { times: 0 } }), 'notes.0.minutes.times'],
    [note({ minutes: { 'at-most': 0 } }), 'notes.0.minutes.at-most'],
    [note({ minutes: { 'at-most': 2.5 } }), 'notes.0.minutes.at-most'],
    [note({ 'heart-rate': 'formula' }), 'notes.0.heart-rate'],
    [note({ 'heart-rate': { 'max-bpm': 120, 'max-percent': 50 } }), 'notes.0.heart-rate'],
    [note({ 'rpe-at-most': 10.1 }), 'notes.0.rpe-at-most'],
    [note({ only: [] }), 'notes.0.only'],
    [note({ sources: [] }), 'notes.0.sources'],
    [note({ because: '' }), 'notes.0.because'],
    [note({ rule: 'R' }), 'notes.0.rule'],
    [note({ when: 'always' }), 'notes.0.when'],
    [advice({ verdict: 'run' }), 'advice.a.verdict'],
    [advice({ care: 'soon' }), 'advice.a.care'],
    [advice({ do: [] }), 'advice.a.do'],
    [advice({ 'look-again': { what: 'x', hours: 0 } }), 'advice.a.look-again.hours'],
  ])('%# is told at %s', ([value, place]) => {
    expect(places(rulebookSchema, value)).toContain(place)
  })

  test.for<[object, string]>([
    [{ scale: { from: 0, to: 10.5, low: 'l', high: 'h' } }, 'scale.to'],
    [{ number: { from: 0, to: 1, step: 0, unit: 'h' } }, 'number.step'],
    [{ choices: { 'A b': 'x' } }, 'choices.A b'],
    [{ 'yes-no': false }, 'yes-no'],
    [{ unknown: { assume: 'x' } }, 'unknown'],
    [{ unknown: 'fine' }, 'unknown'],
    [{ worse: ['one'] }, 'worse'],
    [{ ask: '' }, 'ask'],
  ])('%j is told at %s', ([change, place]) => {
    expect(places(questionSchema, { ask: '?', worse: 'none', ...change })).toContain(place)
  })

  test.for<[string, unknown, string]>([
    ['a name', { ...aBook(), id: 'My Book' }, 'a name in kebab-case, such as short-night'],
    ['a question', exception({ question: 'pain-score' }), 'a name in camelCase, such as painScore'],
    ['a version', { ...aBook(), version: '1.0' }, 'a version such as 1.0.0'],
    ['a number for it', { ...aBook(), version: 1 }, 'expected a version such as 1.0.0'],
    [
      'a condition',
      note({ when: 'always' }),
      'expected a condition such as { soreness: { at-least: 6 } }',
    ],
    ['an answer', exception({ from: true }), 'expected a name or a number'],
    ['some names', exception({ measures: 7 }), 'expected a name, or a list of names'],
  ])('of %s is told in words', ([, value, message]) => {
    expect(messages(rulebookSchema, value)).toEqual([message])
  })

  test('sources', () => {
    const source = SOURCES.sources['a-source']
    for (const wrong of [
      { doi: 'doi:10.1' },
      { kind: 'blog' },
      { strength: 'good' },
      { read: 'D' },
      { verified: 'yes' },
      { year: 20.5 },
    ]) {
      expect(places(sourcesSchema, { sources: { a: { ...source, ...wrong } } })).toEqual([
        `sources.a.${Object.keys(wrong)[0]}`,
      ])
    }
    const doi = { sources: { a: { ...source, doi: 'doi:10.1' } } }
    expect(messages(sourcesSchema, doi)).toEqual(['a DOI, such as 10.1000/182'])
  })
})
