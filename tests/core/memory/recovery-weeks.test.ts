import { describe, expect, test } from 'vitest'
import type { DayEntry, SessionEntry } from '../../../src/core/journal/entry.ts'
import { weeksSinceRecoveryWeek } from '../../../src/core/memory/recovery-weeks.ts'
import { daysOf, session } from './a-journal.ts'

const rule = { shareOfUsual: 0.7, intense: ['tempo', 'intervals', 'race'], intenseAtMost: 1 }
const weeks = (...entries: readonly DayEntry[]): number | undefined =>
  weeksSinceRecoveryWeek(daysOf(entries), rule)

/** One easy session a day, the minutes of each week from the last one back; -1 leaves a week untold. */
const easyWeeks = (...minutes: readonly number[]): SessionEntry[] =>
  minutes.flatMap((each, week) =>
    each < 0
      ? []
      : Array.from({ length: 7 }, (_, day) =>
          session(week * 7 + day + 1, 'easy', { minutes: each }),
        ),
  )

const intense = (count: number): SessionEntry[] =>
  Array.from({ length: count }, (_, index) =>
    session(index * 3 + 1, 'tempo', { hour: 8, minutes: 1 }),
  )

const days = (count: number): SessionEntry[] => [
  ...easyWeeks(0, 60, 60, 60, 60).slice(7),
  ...easyWeeks(10).slice(0, count),
]

describe('weeks since a recovery week', () => {
  test('far fewer minutes than in the four weeks before', () => {
    expect(weeks(...easyWeeks(42, 60, 60, 60, 60))).toBe(0)
    expect(weeks(...easyWeeks(60, 42, 60, 60, 60, 60))).toBe(1)
    expect(weeks(...easyWeeks(60, 60, 60, 42, 60, 60, 60, 60))).toBe(3)
  })

  test('hardly fewer minutes are none', () => {
    expect(weeks(...easyWeeks(43, 60, 60))).toBeUndefined()
    expect(weeks(...easyWeeks(43, 60, 60, 60, 60, 60, 60))).toBe(4)
  })

  test('nor is a week with two intense sessions; one is let pass', () => {
    expect(weeks(...easyWeeks(30, 60, 60, 60, 60), ...intense(1))).toBe(0)
    expect(weeks(...easyWeeks(30, 60, 60, 60, 60), ...intense(3))).toBeUndefined()
  })

  test('one intense session is let pass wherever in the week it was', () => {
    const light = easyWeeks(30, 60, 60, 60, 60)
    const tempo = session(7, 'tempo', { hour: 8, minutes: 1 })
    const race = session(7, 'race', { hour: 9, minutes: 1 })
    expect(weeks(...light, tempo)).toBe(0)
    expect(weeks(...light, tempo, race)).toBeUndefined()
  })

  test('three days told of a week before say what is usual, two do not', () => {
    const usual = [8, 9, 10, 15, 16, 17].map((back) => session(back, 'easy'))
    expect(weeks(...easyWeeks(10), ...usual)).toBe(0)
    expect(weeks(...easyWeeks(10), ...usual.slice(1))).toBeUndefined()
  })

  test('a week of which nobody told may have been one, until four are full', () => {
    expect(weeks()).toBeUndefined()
    expect(weeks(...easyWeeks(60, 60, -1, 60, 60))).toBeUndefined()
    expect(weeks(...easyWeeks(60, 60, 60, 60, 60, 60, 60))).toBe(4)
    expect(weeks(...easyWeeks(60, 60, 60, 60, 60, 60))).toBeUndefined()
  })

  test('days of which nobody told are no easy days', () => {
    expect(weeks(...days(5))).toBe(0)
    expect(weeks(...days(4))).toBeUndefined()
  })

  test('never more than five', () => {
    expect(weeks(...easyWeeks(...Array.from({ length: 12 }, () => 60)))).toBe(5)
  })

  test('no week is judged by fewer than two weeks before it', () => {
    expect(weeks(...easyWeeks(10, 60))).toBeUndefined()
    expect(weeks(...easyWeeks(10, 60, 60))).toBe(0)
    expect(weeks(...easyWeeks(10, 60, -1, 60))).toBe(0)
  })
})
