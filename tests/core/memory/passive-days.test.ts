import { describe, expect, test } from 'vitest'
import type { DayEntry } from '../../../src/core/journal/entry.ts'
import { daysSincePassive, daysSinceToldPassive } from '../../../src/core/memory/passive-days.ts'
import { daysOf, session } from './a-journal.ts'

const since = (...entries: readonly DayEntry[]): number | undefined =>
  daysSincePassive(daysOf(entries), 15)
const most = (...entries: readonly DayEntry[]): number | undefined =>
  daysSinceToldPassive(daysOf(entries), 15)
const active = (days: number): DayEntry[] =>
  Array.from({ length: days }, (_, index) => session(index + 1, 'easy'))

describe('days since a passive day', () => {
  test('those with a session after it', () => {
    expect(since(session(1, 'none'))).toBe(0)
    expect(since(...active(3), session(4, 'none'))).toBe(3)
    expect(since(...active(9), session(10, 'none'))).toBe(9)
  })

  test('today does not count', () => {
    expect(since(session(0, 'long', { hour: 6 }), session(1, 'none'))).toBe(0)
  })

  test('a day of which nobody told may have been passive, until a week is full', () => {
    expect(since()).toBeUndefined()
    expect(since(...active(6))).toBeUndefined()
    expect(since(...active(7))).toBe(7)
    expect(since(...active(6), ...active(20).slice(7))).toBeUndefined()
  })

  test.for([
    ['a stroll of a quarter of an hour at 2', { minutes: 15, rpe: 2 }, 0],
    ['a longer one', { minutes: 16, rpe: 2 }, 1],
    ['a harder one', { minutes: 15, rpe: 2.5 }, 1],
    ['one of which the effort was not told', { minutes: 15 }, 1],
  ] as const)('%s', ([, told, days]) => {
    expect(since(session(1, 'easy', told), session(2, 'none'))).toBe(days)
  })

  test('a session of another kind is no stroll, however short and light', () => {
    const light = session(1, 'strength', { minutes: 15, rpe: 2 })
    expect(since(light, session(2, 'none'))).toBe(1)
  })

  test('a session beside the rest makes the day active', () => {
    expect(since(session(1, 'none'), session(1, 'strength', { hour: 8 }), session(2, 'none'))).toBe(
      1,
    )
  })
})

describe('days since a day that was told to be passive', () => {
  test('at most, whatever was told of the days after it', () => {
    expect(most(session(1, 'none'))).toBe(0)
    expect(most(session(5, 'none'), session(3, 'easy'))).toBe(4)
    expect(most(session(5, 'none'), session(7, 'none'))).toBe(4)
  })

  test('within a week', () => {
    expect(most(session(7, 'none'))).toBe(6)
    expect(most(session(8, 'none'))).toBeUndefined()
    expect(most(...active(7))).toBeUndefined()
    expect(most()).toBeUndefined()
  })
})
