import { describe, expect, test } from 'vitest'
import type { DayEntry } from '../../../src/core/journal/entry.ts'
import { sorenessDays, sorenessRise, sorenessTrend } from '../../../src/core/memory/soreness.ts'
import { checkIn, daysOf, mornings, session } from './a-journal.ts'

const sore = (...values: readonly (number | undefined)[]): DayEntry[] =>
  mornings('soreness', values)

const daysSore = (now: number | undefined, ...entries: readonly DayEntry[]): number | undefined =>
  sorenessDays(daysOf(entries), now, 4)

const rise = (now: number | undefined, ...entries: readonly DayEntry[]): number | undefined =>
  sorenessRise(daysOf(entries), now, { afterHours: 72, atLeast: 4 })

const race = (back: number, hour: number): DayEntry =>
  session(back, 'race', { hour, raceKind: 'half' })

describe('soreness against yesterday', () => {
  test.for([
    [3, 'lower'],
    [4, 'same'],
    [5, 'higher'],
  ] as const)('%i after 4 is %s', ([now, trend]) => {
    expect(sorenessTrend(daysOf(sore(4)), now)).toBe(trend)
  })

  test('unknown without yesterday, or without today', () => {
    expect(sorenessTrend(daysOf(sore(undefined, 4)), 4)).toBeUndefined()
    expect(sorenessTrend(daysOf(sore(4)), undefined)).toBeUndefined()
  })

  test('this morning told before is not yesterday', () => {
    const early = checkIn(0, { soreness: 2 }, { hour: 6 })
    expect(sorenessTrend(daysOf([early]), 4)).toBeUndefined()
    expect(sorenessTrend(daysOf([early, ...sore(2)]), undefined)).toBeUndefined()
  })
})

describe('days of soreness', () => {
  test('the mornings in a row, today included', () => {
    expect(daysSore(4, ...sore(5, 4, 3, 6))).toBe(3)
    expect(daysSore(4, ...sore(5, 4, 6, 6))).toBe(5)
  })

  test('unknown below the limit, and where today was not told', () => {
    expect(daysSore(3, ...sore(5, 5, 5))).toBeUndefined()
    expect(daysSore(undefined, ...sore(5, 5, 5))).toBeUndefined()
  })

  test('a morning not told is not filled in, and breaks nothing that reaches over it', () => {
    expect(daysSore(4, ...sore(undefined, 4, undefined, 4, 1))).toBe(5)
  })

  test('fewer than three mornings of seven say nothing', () => {
    expect(daysSore(4, ...sore(4))).toBeUndefined()
    expect(
      daysSore(4, ...sore(4, undefined, undefined, undefined, undefined, undefined, 4)),
    ).toBeUndefined()
    expect(daysSore(4, ...sore(4, 4))).toBe(3)
    // The older week has one morning only: the run is known to begin after it.
    const older = sore(4, 4, 4, undefined, undefined, undefined, undefined, undefined, undefined, 4)
    expect(daysSore(4, ...older)).toBe(4)
    expect(daysSore(4, ...older.toSpliced(3, 0, checkIn(4, { soreness: 4 })))).toBe(5)
  })

  test('what rose after another hard session began there; what did not is the same soreness', () => {
    expect(daysSore(5, session(2, 'long'), ...sore(6, 4, 4, 4))).toBe(2)
    expect(daysSore(4, session(2, 'long'), ...sore(4, 4, 4, 4))).toBe(5)
    expect(daysSore(5, session(2, 'easy'), ...sore(6, 4, 4, 4))).toBe(5)
    expect(daysSore(5, session(5, 'long'), ...sore(6, 4, 4, 4))).toBe(5)
    // In the evening after the morning on which it had risen.
    expect(daysSore(5, session(1, 'long'), ...sore(6, 4, 4, 4))).toBe(5)
  })
})

describe('soreness that rises again', () => {
  const quiet = [1, 2, 3].map((back) => session(back, 'none', { hour: 12 }))
  const rested = [
    checkIn(4, { lastEffort: 'none' }),
    ...[1, 2, 3, 4].map((back) => session(back, 'none')),
  ]

  test('above the lowest morning since day three', () => {
    const raced = [...quiet, session(6, 'race', { raceKind: 'half' })]
    // Day three ended at 18:00 three days back: only the last two mornings count.
    expect(rise(4, ...raced, ...sore(3, 2, 1, 5, 6))).toBe(2)
    expect(rise(4, ...raced, ...sore(6, 5, 1, 5, 6))).toBe(0)
    expect(rise(3, ...raced, ...sore(1, 1, 1, 5, 6))).toBeUndefined()
    expect(rise(5, ...raced, ...sore(undefined, 2, 1, 5, 6), checkIn(1, { sleep: 8 }))).toBe(3)
  })

  test('a morning at the very hour from which on it counts is one of them', () => {
    expect(rise(5, ...quiet, race(5, 7), ...sore(3, 1, 1))).toBe(4)
    expect(rise(5, ...quiet, race(5, 8), ...sore(3, 1, 1))).toBe(2)
  })

  test('a morning of a week ago is not one of them, nor this one told before', () => {
    expect(rise(5, ...quiet, race(12, 7), ...sore(4, 4, 4, 4, 4, 4, 1))).toBe(1)
    expect(rise(5, ...quiet, race(12, 7), ...sore(4, 4, 4, 4, 4, 1))).toBe(4)
    const early = checkIn(0, { soreness: 1 }, { hour: 6 })
    expect(rise(5, ...quiet, race(3, 5), ...sore(undefined, 2, 2), early)).toBeUndefined()
  })

  test('unknown while a hard session may explain it, also a lesser one after a race', () => {
    const low = sore(2, 2, 2)
    expect(rise(5, ...quiet, session(2, 'long'), ...low)).toBeUndefined()
    expect(rise(5, ...quiet, race(4, 6), ...low)).toBe(3)
    expect(rise(5, ...quiet, race(3, 7), ...low)).toBeUndefined()
    expect(rise(5, ...quiet, race(8, 7), session(1, 'tempo', { hour: 8 }), ...low)).toBeUndefined()
  })

  test('unknown where it is not known that nothing hard was done', () => {
    expect(rise(5, ...quiet.slice(1), ...sore(2, 2, 2))).toBeUndefined()
    expect(rise(5, ...sore(2, 2, 2))).toBeUndefined()
  })

  test('above yesterday where nothing hard lies behind', () => {
    expect(rise(5, ...rested, ...sore(3, 1, 1))).toBe(2)
    expect(rise(5, ...rested, ...sore(undefined, 1, 1))).toBeUndefined()
  })

  test('unknown with too few mornings, or without today', () => {
    expect(rise(5, ...rested, ...sore(3))).toBeUndefined()
    expect(rise(undefined, ...rested, ...sore(3, 3, 3))).toBeUndefined()
  })
})
