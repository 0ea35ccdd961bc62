import { isAmendment } from './effective.ts'
import type { Entry } from './entry.ts'

/**
 * The id of the entry that this one says is about a local day, itself or the one it corrects; undefined
 * when it says no such thing.
 */
export function idOnDay(entry: Entry, day: string): string | undefined {
  if (!isAmendment(entry)) return entry.date === day ? entry.id : undefined
  return entry.kind === 'correction' && entry.entry.date === day ? entry.of : undefined
}

/** Whether an entry tells of a local day; `ids` are those that any entry says are about it. */
export function tellsOfDay(entry: Entry, day: string, ids: ReadonlySet<string>): boolean {
  if (entry.date === day) return true
  return ids.has(isAmendment(entry) ? entry.of : entry.id)
}
