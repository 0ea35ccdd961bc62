import type { DayNumber } from './calendar.ts'
import type { Days, PastSession } from './days.ts'

const WEEK = 7
/** A week of which fewer days were told of does not say what is usual. */
const ENOUGH = 3
/** Few minutes of a week of which fewer days were told of may be minutes that were not told. */
const NEARLY_ALL = 5
/** So many weeks before it say what a usual week is; so many of them have to be known. */
const USUAL_WEEKS = 4
const LEAST_USUAL = 2
/** As far back as a recovery week is looked for: with the weeks before it, within what the journal is read for. */
const WEEKS_BACK = 8

/** Kinds of session that are intense, and what of the usual minutes a recovery week has at most. */
export interface RecoveryWeek {
  readonly shareOfUsual: number
  readonly intense: readonly string[]
  readonly intenseAtMost: number
}

function toldDays(week: readonly PastSession[]): number {
  return new Set(week.map(({ day }) => day)).size
}

function minutesOf(week: readonly PastSession[]): number {
  return week.reduce((sum, { entry }) => sum + entry.minutes, 0)
}

function inWeek(sessions: readonly PastSession[], lastDay: DayNumber): PastSession[] {
  return sessions.filter(({ day }) => day <= lastDay && day > lastDay - WEEK)
}

/**
 * Whether the seven days that end with a day were a recovery week: far fewer minutes than usual and nearly nothing
 * intense. Undefined where it cannot be known.
 */
function isRecoveryWeek(
  sessions: readonly PastSession[],
  lastDay: DayNumber,
  { shareOfUsual, intense, intenseAtMost }: RecoveryWeek,
): boolean | undefined {
  const week = inWeek(sessions, lastDay)
  if (week.filter(({ entry }) => intense.includes(entry.session)).length > intenseAtMost) {
    return false
  }
  const before = Array.from({ length: USUAL_WEEKS }, (_, index) =>
    inWeek(sessions, lastDay - (index + 1) * WEEK),
  ).filter((told) => toldDays(told) >= ENOUGH)
  if (before.length < LEAST_USUAL) return undefined
  const usual = before.reduce((sum, told) => sum + minutesOf(told), 0) / before.length
  if (minutesOf(week) > usual * shareOfUsual) return false
  return toldDays(week) >= NEARLY_ALL ? true : undefined
}

/**
 * Whole weeks since the last recovery week ended, at most eight; today does not count. Where a week of which nothing is
 * known comes first it may have been one: then the weeks since are known only from the fourth on, as that many at least.
 */
export function weeksSinceRecoveryWeek(
  { sessions, today }: Days,
  what: RecoveryWeek,
): number | undefined {
  for (let back = 0; back < WEEKS_BACK * WEEK; back += 1) {
    const weeks = Math.floor(back / WEEK)
    const found = isRecoveryWeek(sessions, today - 1 - back, what)
    if (found === true) return weeks
    if (found === undefined) return weeks >= USUAL_WEEKS ? weeks : undefined
  }
  return WEEKS_BACK
}
