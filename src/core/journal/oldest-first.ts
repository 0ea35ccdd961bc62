import type { DayEntry } from './entry.ts'

/** Orders by local day, then by the instant; what is of the same instant stays in the order written. */
export function oldestFirst(
  one: Pick<DayEntry, 'date' | 'at'>,
  other: Pick<DayEntry, 'date' | 'at'>,
): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1
  return Date.parse(one.at) - Date.parse(other.at)
}
