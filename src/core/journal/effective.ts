import type { DayEntry, Entry } from './entry.ts'

/**
 * The entries that hold, in the order written: corrected, without those taken back, each once, and of
 * the check-ins of a local day only the one written last. Of several corrections and deletions of an
 * entry the last one holds.
 */
export function effective(entries: readonly Entry[]): DayEntry[] {
  const amended = new Map<string, DayEntry | undefined>()
  for (const entry of entries) {
    if (entry.kind === 'correction') amended.set(entry.of, entry.entry)
    else if (entry.kind === 'deletion') amended.set(entry.of, undefined)
  }
  const standing = new Map<string, DayEntry>()
  for (const entry of entries) {
    if (entry.kind === 'correction' || entry.kind === 'deletion') continue
    const holds = amended.has(entry.id) ? amended.get(entry.id) : entry
    if (holds !== undefined && !standing.has(entry.id)) standing.set(entry.id, holds)
  }
  const lastOfDay = new Map<string, string>()
  for (const { kind, date, id } of standing.values()) {
    if (kind === 'check-in') lastOfDay.set(date, id)
  }
  return [...standing.values()].filter(
    ({ kind, date, id }) => kind !== 'check-in' || lastOfDay.get(date) === id,
  )
}
