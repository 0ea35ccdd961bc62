import { WEEKDAYS } from '../rulebook/model.ts'

/** A local day, counted from 1970-01-01: days are counted on the calendar, never in milliseconds. */
export type DayNumber = number

const DAY_MS = 86_400_000
/** An hour, in milliseconds. */
export const HOUR_MS = 3_600_000

/** The number of a local day such as `2026-11-22`. */
export function dayNumber(date: string): DayNumber {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

/** The whole hours from one instant to another, both in milliseconds. */
export function wholeHours(from: number, to: number): number {
  return Math.floor((to - from) / HOUR_MS)
}

/** So many hours before an instant in milliseconds. */
export function hoursBefore(instant: number, hours: number): number {
  return instant - hours * HOUR_MS
}

/** The local day of a number: `2026-11-22`. */
export function dateOfDay(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The weekday of a local day. 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): (typeof WEEKDAYS)[number] {
  const index = (((day + 3) % WEEKDAYS.length) + WEEKDAYS.length) % WEEKDAYS.length
  return WEEKDAYS[index] as (typeof WEEKDAYS)[number]
}
