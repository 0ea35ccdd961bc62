import { describe, expect, test } from 'vitest'
import type { DayEntry, SessionEntry } from '../../../src/core/journal/entry.ts'
import { hoursSinceHard, isHard, lastEffort } from '../../../src/core/memory/effort.ts'
import { checkIn, daysOf, session } from './a-journal.ts'

const effortOf = (...entries: readonly DayEntry[]): ReturnType<typeof lastEffort> =>
  lastEffort(daysOf(entries))

/** One session a day for so many days, from yesterday back. */
const everyDay = (days: number, kind: SessionEntry['session'] = 'none'): SessionEntry[] =>
  Array.from({ length: days }, (_, index) => session(index + 1, kind))

const short = (back: number): SessionEntry => session(back, 'race', { raceKind: 'short' })
const race = (back: number, raceKind: string | undefined, hour = 18): SessionEntry =>
  session(back, 'race', raceKind === undefined ? { hour } : { raceKind, hour })
const ultra = (back: number): SessionEntry => session(back, 'race', { raceKind: 'ultra' })

describe('the last effort', () => {
  test('a session of the last three days, with the whole hours since its end', () => {
    expect(effortOf(session(1, 'long', { modality: 'run' }))).toEqual({
      kind: 'long',
      modality: 'run',
      hours: 13,
    })
    expect(effortOf(session(3, 'tempo', { hour: 7 }))).toBeUndefined()
    expect(effortOf(session(3, 'tempo', { hour: 8 }))).toStrictEqual({ kind: 'tempo', hours: 71 })
  })

  test('the latest of several hard ones; strength only where there is no other', () => {
    expect(effortOf(session(2, 'intervals'), session(1, 'long'))?.kind).toBe('long')
    expect(effortOf(session(2, 'intervals'), session(1, 'strength'))?.kind).toBe('intervals')
    expect(effortOf(session(2, 'strength'), session(1, 'easy'))?.kind).toBe('strength')
  })

  test('a race of two weeks before any session', () => {
    const half = session(13, 'race', { raceKind: 'half' })
    expect(effortOf(half, session(1, 'long'))).toEqual({
      kind: 'race',
      raceKind: 'half',
      hours: 301,
    })
    expect(effortOf(session(15, 'race'), session(1, 'long'))?.kind).toBe('long')
  })

  test('in the first week the longer race outlasts a later one; after it, the later counts', () => {
    expect(effortOf(ultra(5), short(1))?.raceKind).toBe('ultra')
    expect(effortOf(ultra(9), short(1))?.raceKind).toBe('short')
    // Nobody said which race it was: it may have been any.
    expect(effortOf(session(5, 'race'), short(1))).toEqual({ kind: 'race', hours: 109 })
    expect(effortOf(ultra(6), ultra(5))?.hours).toBe(109)
  })

  const races = [undefined, 'ultra', 'marathon', 'half', 'short']

  test.each(races.slice(1).map((lesser, index) => [races[index], lesser]))(
    'of a race (%s) and a later one (%s) of one week it is the first',
    (worse, lesser) => {
      expect(effortOf(race(5, worse), race(1, lesser))?.hours).toBe(109)
    },
  )

  test('the first week ends after 168 hours', () => {
    expect(effortOf(race(7, 'ultra', 8), short(1))?.raceKind).toBe('ultra')
    expect(effortOf(race(7, 'ultra', 7), short(1))?.raceKind).toBe('short')
  })

  test('a short race for three days, like any session; what came after it counts then', () => {
    expect(effortOf(short(3))?.raceKind).toBe('short')
    expect(effortOf(short(4))).toBeUndefined()
    expect(effortOf(race(3, 'short', 8))?.hours).toBe(71)
    expect(effortOf(race(3, 'short', 7))).toBeUndefined()
    expect(effortOf(short(4), session(1, 'intervals'))?.kind).toBe('intervals')
    expect(effortOf(ultra(12), short(4))?.raceKind).toBe('ultra')
  })

  test('one told at a check-in with its hours, in the mornings after as well', () => {
    const told = checkIn(2, {
      lastEffort: 'race',
      raceKind: 'ultra',
      hoursSinceEffort: 20,
      lastModality: 'run',
    })
    expect(effortOf(told)).toEqual({ kind: 'race', raceKind: 'ultra', modality: 'run', hours: 68 })
    expect(effortOf(checkIn(2, { lastEffort: 'race' }))).toBeUndefined()
    expect(effortOf(checkIn(2, { lastEffort: 'long', hoursSinceEffort: 20 }))).toEqual({
      kind: 'long',
      hours: 68,
    })
  })

  test('one told is put where its hours place it among the sessions', () => {
    const told = checkIn(2, { lastEffort: 'intervals', hoursSinceEffort: 20 })
    expect(effortOf(session(1, 'long'), checkIn(3, { soreness: 1 }), told)?.kind).toBe('long')
  })

  test('an answer to another rulebook says nothing here', () => {
    const told = { lastEffort: 'race', hoursSinceEffort: 5, raceKind: 3, lastModality: ['run'] }
    expect(effortOf(checkIn(1, told))).toStrictEqual({ kind: 'race', hours: 29 })
  })

  test('one that the journal answered is not told again', () => {
    const answers = { lastEffort: 'long', hoursSinceEffort: 20 }
    const derived = ['lastEffort', 'hoursSinceEffort']
    expect(effortOf(checkIn(1, answers, { derived }))).toBeUndefined()
  })
})

describe('that nothing hard lies behind', () => {
  test('is known where every day of two weeks was told of', () => {
    expect(effortOf(...everyDay(14))).toEqual({ kind: 'none' })
    expect(effortOf(...everyDay(14, 'easy'))).toEqual({ kind: 'easy', hours: 13 })
    expect(effortOf(...everyDay(13))).toBeUndefined()
    expect(effortOf(...everyDay(14).slice(1))).toBeUndefined()
  })

  test('is known where a morning asked covers the days before it', () => {
    const asked = checkIn(4, { lastEffort: 'none' })
    expect(effortOf(asked, ...everyDay(4))).toEqual({ kind: 'none' })
    // It says nothing of its own day, nor of those after it.
    expect(effortOf(asked, ...everyDay(3))).toBeUndefined()
    expect(effortOf(asked, ...everyDay(2))).toBeUndefined()
    // Asked this morning already.
    expect(effortOf(checkIn(0, { lastEffort: 'easy' }, { hour: 6 }))).toEqual({ kind: 'none' })
  })

  test('a hard answer without its hours covers no day of three, but says that no race came before', () => {
    const long = checkIn(4, { lastEffort: 'long' })
    expect(effortOf(long, ...everyDay(4))).toEqual({ kind: 'none' })
    expect(effortOf(checkIn(1, { lastEffort: 'long' }), ...everyDay(1))).toBeUndefined()
    const tempo = checkIn(2, { lastEffort: 'tempo' })
    expect(effortOf(tempo, ...everyDay(14).toSpliced(3, 1))).toEqual({ kind: 'none' })
    expect(effortOf(tempo, ...everyDay(14).toSpliced(2, 1))).toBeUndefined()
    expect(effortOf(checkIn(4, { lastEffort: 'race' }), ...everyDay(4))).toBeUndefined()
    expect(effortOf(checkIn(4, { soreness: 1 }), ...everyDay(4))).toBeUndefined()
  })

  test('is never said of a journal with nothing in it', () => {
    expect(effortOf()).toBeUndefined()
  })
})

test('of an effort that was told without its hours it is not known how long ago it was', () => {
  const long = checkIn(9, { lastEffort: 'long' })
  expect(hoursSinceHard(daysOf([long, ...everyDay(3)]))).toBe(Infinity)
  expect(hoursSinceHard(daysOf([long, ...everyDay(3), ultra(12)]))).toBe(277)
})

test('every session is hard but an easy one and none', () => {
  const kinds = ['none', 'easy', 'long', 'tempo', 'intervals', 'strength', 'race', 'other']
  expect(kinds.filter(isHard)).toEqual(kinds.slice(2))
})
