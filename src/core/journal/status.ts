import type { CheckInEntry, DayEntry, OverrideEntry } from './entry.ts'

/** What is remembered of a day's advice. */
export interface Status {
  /** The local day. */
  readonly date: string
  readonly checkIn: CheckInEntry | null
  /** What the runner decided instead, if anything. */
  readonly override: OverrideEntry | null
}

/** The advice of a day, from the entries that hold. */
export function statusOf(entries: readonly DayEntry[], date: string): Status {
  const checkIn = entries.findLast(
    (entry): entry is CheckInEntry => entry.kind === 'check-in' && entry.date === date,
  )
  const override = entries.findLast(
    (entry): entry is OverrideEntry => entry.kind === 'override' && entry.of === checkIn?.id,
  )
  return { date, checkIn: checkIn ?? null, override: override ?? null }
}
