import { describe, expect, test } from 'vitest'
import type { AfterEntry, DayEntry } from '../../../src/core/journal/entry.ts'
import {
  flatterInARow,
  flatterWithin,
  recoverySessionsInWeek,
} from '../../../src/core/memory/recovery-sessions.ts'
import { after, checkIn, daysOf, session } from './a-journal.ts'

/** An easy session so many days back, and how it left the runner. */
const easy = (back: number, felt: AfterEntry['felt']): DayEntry[] => [
  session(back, 'easy'),
  after(back, felt),
]
const inARow = (...entries: readonly DayEntry[]): number | undefined =>
  flatterInARow(daysOf(entries), 1)
const within = (...entries: readonly DayEntry[]): number | undefined =>
  flatterWithin(daysOf(entries), 14, 2)

const count = (...entries: readonly DayEntry[]): number | undefined =>
  recoverySessionsInWeek(daysOf(entries), 40)

const short = (back: number): DayEntry => session(back, 'easy', { minutes: 40 })

const walk = session(1, 'easy', { id: 'walk', hour: 9 })

describe('sessions in a row that left one flatter', () => {
  test('the latest ones', () => {
    expect(inARow(...easy(5, 'flatter'), ...easy(3, 'flatter'), ...easy(1, 'flatter'))).toBe(3)
    expect(inARow(...easy(5, 'flatter'), ...easy(3, 'same'), ...easy(1, 'flatter'))).toBe(1)
    expect(inARow(...easy(3, 'flatter'), ...easy(1, 'looser'))).toBe(0)
  })

  test('a session of which nobody told is no answer', () => {
    expect(inARow()).toBeUndefined()
    expect(inARow(session(1, 'easy'))).toBeUndefined()
    expect(inARow(...easy(5, 'flatter'), session(3, 'easy'), ...easy(1, 'flatter'))).toBe(2)
  })

  test('it asks for the next day only: a rest cannot be asked for for ever', () => {
    expect(inARow(...easy(5, 'flatter'), ...easy(2, 'flatter'))).toBe(0)
  })

  test('told on the next morning it is still about the day of the session', () => {
    const told = [session(2, 'easy'), after(1, 'flatter', { hour: 7 })]
    expect(inARow(...easy(5, 'flatter'), ...told)).toBe(0)
  })
})

describe('what an outcome is about', () => {
  test('the session or the check-in it names', () => {
    const long = session(1, 'long', { id: 'long', hour: 12 })
    expect(inARow(walk, long, after(1, 'flatter', { of: 'walk' }))).toBe(1)
    expect(inARow(walk, long, after(1, 'flatter', { of: 'long' }))).toBeUndefined()
    expect(inARow(checkIn(1, {}, { id: 'morning' }), after(1, 'flatter', { of: 'morning' }))).toBe(
      1,
    )
    expect(
      inARow(
        checkIn(5, {}),
        checkIn(1, {}, { id: 'morning' }),
        after(1, 'flatter', { of: 'morning' }),
      ),
    ).toBe(1)
    const rest = checkIn(1, {}, { id: 'morning', verdict: 'rest' })
    // Only who moved against a rest is left flatter by it.
    expect(inARow(rest, after(1, 'flatter', { of: 'morning' }))).toBe(1)
    expect(inARow(walk, after(1, 'flatter', { of: 'gone' }))).toBeUndefined()
  })

  test('the latest session of that day or the day before, where it names none', () => {
    expect(
      inARow(session(1, 'easy', { hour: 9 }), session(1, 'tempo'), after(1, 'flatter')),
    ).toBeUndefined()
    expect(inARow(session(3, 'easy'), after(1, 'flatter'))).toBeUndefined()
    expect(inARow(session(1, 'easy', { hour: 20 }), after(1, 'flatter'))).toBe(1)
    expect(inARow(session(1, 'easy', { hour: 21 }), after(1, 'flatter'))).toBeUndefined()
  })
})

describe('sessions of two weeks that left one flatter', () => {
  test('in a row or not', () => {
    expect(within(...easy(13, 'flatter'), ...easy(3, 'same'), ...easy(1, 'flatter'))).toBe(2)
    expect(within(...easy(14, 'flatter'), ...easy(3, 'same'), ...easy(1, 'flatter'))).toBe(1)
    expect(within(...easy(14, 'flatter'))).toBeUndefined()
  })

  test('it asks for two days', () => {
    expect(within(...easy(5, 'flatter'), ...easy(2, 'flatter'))).toBe(2)
    expect(within(...easy(5, 'flatter'), ...easy(3, 'flatter'))).toBe(0)
  })
})

describe('recovery sessions of a week', () => {
  test('short easy ones on the day after a hard one', () => {
    const taken = [session(8, 'long'), short(7), session(2, 'race'), short(1)]
    expect(count(...taken)).toBe(2)
    expect(count(...taken, session(1, 'easy', { hour: 8, minutes: 20 }))).toBe(2)
    expect(count(session(9, 'long'), short(8), session(1, 'none'))).toBe(0)
  })

  test('not a long one, not a hard one, and none after an easy day', () => {
    expect(count(session(2, 'tempo'), session(1, 'easy', { minutes: 41 }))).toBe(0)
    expect(count(session(2, 'tempo'), session(1, 'strength', { minutes: 30 }))).toBe(0)
    expect(count(session(2, 'easy'), short(1))).toBe(0)
  })

  test('unknown where no session of the week was told', () => {
    expect(count(session(9, 'long'), short(8))).toBeUndefined()
    expect(count(session(0, 'easy', { hour: 6, minutes: 40 }))).toBeUndefined()
  })
})
