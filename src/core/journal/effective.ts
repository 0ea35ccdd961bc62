import type { CorrectionEntry, DayEntry, DeletionEntry, Entry } from './entry.ts'

/** What of an entry decides whether it holds. */
type Standing = Pick<DayEntry, 'kind' | 'id' | 'date'>

type Amendment = CorrectionEntry | DeletionEntry

/** Whether an entry tells of another entry rather than of a day. */
export function isAmendment(entry: Standing | Entry): entry is Amendment {
  return entry.kind === 'correction' || entry.kind === 'deletion'
}

/**
 * The entries that hold, in the order written: corrected, without those taken back, each once, and of
 * the check-ins of a local day only the one written last. Of several corrections and deletions of an
 * entry the last one holds. Of an entry no more need be given than what decides.
 */
export function effective<Given extends Standing = DayEntry>(
  entries: readonly (Given | Amendment)[],
): (Given | DayEntry)[] {
  const amended = new Map<string, DayEntry | undefined>()
  for (const entry of entries) {
    if (isAmendment(entry)) amended.set(entry.of, 'entry' in entry ? entry.entry : undefined)
  }
  const standing = new Map<string, Given | DayEntry>()
  for (const entry of entries) {
    if (isAmendment(entry) || standing.has(entry.id)) continue
    const holds = amended.has(entry.id) ? amended.get(entry.id) : entry
    if (holds !== undefined) standing.set(entry.id, holds)
  }
  const lastOfDay = new Map<string, string>()
  for (const { kind, date, id } of standing.values()) {
    if (kind === 'check-in') lastOfDay.set(date, id)
  }
  return [...standing.values()].filter(
    ({ kind, date, id }) => kind !== 'check-in' || lastOfDay.get(date) === id,
  )
}
