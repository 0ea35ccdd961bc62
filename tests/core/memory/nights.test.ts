import { describe, expect, test } from 'vitest'
import { nightsUnder, sleepFortnight } from '../../../src/core/memory/nights.ts'
import { daysOf, mornings } from './a-journal.ts'

const slept = (...values: readonly (number | undefined)[]): ReturnType<typeof daysOf> =>
  daysOf(mornings('sleep', values))
const nights = (count: number, hours: number): number[] =>
  Array.from({ length: count }, () => hours)

describe('nights under so many hours', () => {
  test('of the last seven told, last night included', () => {
    expect(nightsUnder(slept(5, 6, 5.9, 7, 5, 5, 5), 5.5, 6)).toBe(5)
    expect(nightsUnder(slept(5, 6, 5.9), undefined, 6)).toBe(2)
  })

  test('the limit itself is not under it', () => {
    expect(nightsUnder(slept(6, 6), 6, 6)).toBe(0)
  })

  test('unknown below three of seven', () => {
    expect(nightsUnder(slept(5), 5, 6)).toBeUndefined()
    expect(nightsUnder(slept(5, 5), 5, 6)).toBe(3)
  })
})

describe('sleep on average of two weeks', () => {
  test('of the nights told, in whole minutes', () => {
    expect(sleepFortnight(slept(...nights(13, 7)), 7)).toBe(7)
    expect(sleepFortnight(slept(...nights(13, 7.1)), 7.1)).toBe(7.1)
    expect(sleepFortnight(slept(...nights(13, 7)), 6.9)).toBe(419 / 60)
    expect(sleepFortnight(slept(...nights(13, 7), 1), 7)).toBe(7)
  })

  test('unknown where one of the weeks has too few nights', () => {
    const older = [undefined, undefined, undefined, undefined, 6, 6, 6]
    expect(sleepFortnight(slept(6, 6, ...older.slice(2), ...nights(3, 6)), 6)).toBe(6)
    expect(sleepFortnight(slept(...nights(9, 6)), 6)).toBe(6)
    expect(sleepFortnight(slept(...nights(8, 6)), 6)).toBeUndefined()
    expect(sleepFortnight(slept(undefined, undefined, ...nights(11, 6)), undefined)).toBe(6)
    expect(
      sleepFortnight(slept(...Array.from({ length: 6 }, () => undefined), ...nights(7, 6)), 6),
    ).toBeUndefined()
  })
})
