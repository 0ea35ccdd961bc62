import { expect, test } from 'vitest'
import { nearest, notA, report } from '../../../src/core/rulebook/problem.ts'

const names = ['soreness', 'sleep', 'pain', 'painScore', 'movement']

test.for<[string, string | undefined]>([
  ['soreness', 'soreness'],
  ['sorness', 'soreness'],
  ['sorenes', 'soreness'],
  ['soreneess', 'soreness'],
  ['xoreness', 'soreness'],
  ['slep', 'sleep'],
  ['sl', undefined],
  ['pian', 'pain'],
  ['pa', 'pain'],
  ['p', undefined],
  ['', undefined],
  ['movment', 'movement'],
  // Longer names may be further off: a third of their letters.
  ['moovemants', 'movement'],
  ['mooooovemantss', undefined],
  ['weather', undefined],
])('the name nearest to "%s" is %s', ([typed, expected]) => {
  expect(nearest(typed, names)).toBe(expected)
})

test('of two names equally near the first is meant', () => {
  expect(nearest('cat', ['car', 'cap'])).toBe('car')
  expect(nearest('a', [])).toBeUndefined()
})

test('what is not a name is told with what may have been meant', () => {
  expect(notA('a question', 'sorness', names)).toBe(
    '"sorness" is not a question (did you mean soreness?)',
  )
  expect(notA('a question', 'weather', names)).toBe('"weather" is not a question')
})

test('problems are kept in the order they were found', () => {
  const found = report()
  found.add(['tree', 'nodes', 0], 'first')
  found.add([], 'second')
  expect(found.problems).toEqual([
    { place: ['tree', 'nodes', 0], message: 'first' },
    { place: [], message: 'second' },
  ])
})
