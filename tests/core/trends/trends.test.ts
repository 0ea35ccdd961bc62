import { describe, expect, it } from 'vitest'
import type { DayEntry } from '../../../src/core/journal/entry.ts'
import { dateOfDay, dayNumber } from '../../../src/core/memory/calendar.ts'
import { daysAt } from '../../../src/core/memory/days.ts'
import { trendsOf } from '../../../src/core/trends/trends.ts'
import { aBook, aMoment, aNumber, aRulebook } from '../a-rulebook.ts'
import { aCheckIn, aSession } from '../journal/entries.ts'

const NOW = aMoment(2026, 11, 22, 20, 0, 0)
const TODAY = dayNumber('2026-11-22')
const restingHr = aNumber({ from: 25, to: 200, step: 1, unit: 'bpm' })
const rulebook = aRulebook({ book: aBook({ questions: { restingHr } }) })

function at(daysAgo: number, hour: string) {
  const date = dateOfDay(TODAY - daysAgo)
  return { date, at: `${date}T${hour}:00:00+00:00` }
}

function morning(daysAgo: number, answers: Readonly<Record<string, number>>): DayEntry {
  return aCheckIn(`c${String(daysAgo)}`, { ...at(daysAgo, '07'), answers, derived: [] })
}

function trends(entries: readonly DayEntry[], count: number) {
  return trendsOf(rulebook, daysAt(entries, [], NOW, { days: 90, checkInDays: 90 }), count)
}

/** A check-in on each of so many days, up to one so many days ago. */
function mornings(count: number, from: number): DayEntry[] {
  return Array.from({ length: count }, (_, index) => morning(index + from, { soreness: index % 3 }))
}

function usual(entries: readonly DayEntry[]): unknown {
  return trends(entries, 2).series[0]?.usual
}

describe('things over days', () => {
  it('have a value for every day on which they were told, today too, and none for the others', () => {
    const found = trends(
      [
        morning(3, { soreness: 5, sleep: 6 }),
        morning(1, { soreness: 2, restingHr: 48 }),
        morning(0, { soreness: 0, sleep: 8 }),
        aSession('s2', { ...at(2, '10'), minutes: 60, rpe: 5 }),
        aSession('s1', { ...at(1, '10'), minutes: 60 }),
      ],
      4,
    )
    expect(found.dates).toEqual(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'])
    expect(found.series.map(({ name, values }) => [name, values])).toEqual([
      ['soreness', [5, null, 2, 0]],
      ['sleep', [6, null, null, 8]],
      ['restingHr', [null, null, 48, null]],
      ['load', [null, 300, null, null]],
    ])
    expect(found.verdicts).toEqual(['reassess', null, 'reassess', 'reassess'])
    expect(found.series.map(({ unit }) => unit)).toEqual(['of 10', 'h', 'bpm', 'min x effort'])
  })

  it('are of today only what was told today', () => {
    const { series } = trends([morning(1, { soreness: 5, sleep: 6 })], 2)
    expect(series.map(({ name, values }) => [name, values])).toEqual([
      ['soreness', [5, null]],
      ['sleep', [6, null]],
      ['restingHr', [null, null]],
      ['load', [null, null]],
    ])
  })

  it('are only those that the rulebook asks', () => {
    const { series } = trendsOf(aRulebook(), daysAt([], [], NOW), 2)
    expect(series.map(({ name }) => name)).toEqual(['soreness', 'sleep', 'load'])
  })

  it('have a usual from 14 of the 28 mornings before today', () => {
    expect(usual(mornings(14, 1))).toEqual({ median: 1, mad: 1, answers: 14 })
    expect(usual(mornings(13, 1))).toBeNull()
    expect(usual(mornings(14, 0))).toBeNull()
    expect(usual(mornings(28, 16))).toBeNull()
  })
})
