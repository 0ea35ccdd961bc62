import { momentOfIso } from '../advice/moment.ts'
import { effective } from '../journal/effective.ts'
import type { CheckInEntry, Entry } from '../journal/entry.ts'
import { openEpisodes } from '../journal/open-episodes.ts'
import { dateOfDay, dayNumber } from '../memory/calendar.ts'
import { DAYS_BACK, daysAt, type Days } from '../memory/days.ts'
import type { Answers } from '../rulebook/model.ts'

/** A remembered morning: what the runner told, and what the journal knew by then. */
export interface Morning {
  readonly entry: CheckInEntry
  /** The answers that the journal did not give. */
  readonly told: Answers
  readonly days: Days
}

/**
 * The mornings of the check-ins that hold, of the local days from one to another, out of entries in the order written. Each knows
 * what was written before it and was so by then: nothing logged, corrected or taken back since.
 */
export function mornings(entries: readonly Entry[], from: string, to: string): Morning[] {
  const hold = new Set(
    effective(entries)
      .filter(({ date }) => date >= from && date <= to)
      .map(({ id }) => id),
  )
  return entries.flatMap((entry, index) => {
    if (entry.kind !== 'check-in' || !hold.delete(entry.id)) return []
    return [{ entry, told: toldIn(entry), days: daysBefore(entry, entries.slice(0, index)) }]
  })
}

function toldIn({ answers, derived }: CheckInEntry): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !derived.includes(id)))
}

function daysBefore(entry: CheckInEntry, before: readonly Entry[]): Days {
  const since = dateOfDay(dayNumber(entry.date) - DAYS_BACK)
  const near = before.filter(({ date, written }) => date >= since || written >= since)
  const open = entry.open ?? openEpisodes(before)
  return daysAt(effective(near), open, momentOfIso(entry.at))
}
