/** A local day, counted from 1970-01-01: days are counted on the calendar, never in milliseconds. */
export type DayNumber = number

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

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
