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
const WEEKS_BACK = 5

/** Kinds of session that are intense, and what of the usual minutes a recovery week has at most. */
export interface RecoveryWeek {
  readonly shareOfUsual: number
  readonly intense: readonly string[]
  readonly intenseAtMost: number
}

/** What was told of the seven days that end with a day. */
interface ToldWeek {
  /** On how many of them something was told. */
  readonly days: number
  readonly minutes: number
  readonly intense: number
}

interface ToldDay {
  minutes: number
  intense: number
}

function byDay(
  sessions: readonly PastSession[],
  intense: readonly string[],
): Map<DayNumber, ToldDay> {
  const days = new Map<DayNumber, ToldDay>()
  for (const { day, entry } of sessions) {
    const told = days.get(day) ?? { minutes: 0, intense: 0 }
    told.minutes += entry.minutes
    if (intense.includes(entry.session)) told.intense += 1
    days.set(day, told)
  }
  return days
}

function weekTo(lastDay: DayNumber, told: ReadonlyMap<DayNumber, ToldDay>): ToldWeek {
  const week = { days: 0, minutes: 0, intense: 0 }
  for (let day = lastDay - WEEK + 1; day <= lastDay; day += 1) {
    const one = told.get(day)
    if (one === undefined) continue
    week.days += 1
    week.minutes += one.minutes
    week.intense += one.intense
  }
  return week
}

/**
 * Whether the seven days that end with a day were a recovery week: far fewer minutes than usual and nearly nothing
 * intense. Undefined where it cannot be known.
 */
function isRecoveryWeek(
  told: ReadonlyMap<DayNumber, ToldDay>,
  lastDay: DayNumber,
  { shareOfUsual, intenseAtMost }: RecoveryWeek,
): boolean | undefined {
  const week = weekTo(lastDay, told)
  if (week.intense > intenseAtMost) return false
  const before = Array.from({ length: USUAL_WEEKS }, (_, index) =>
    weekTo(lastDay - (index + 1) * WEEK, told),
  ).filter(({ days }) => days >= ENOUGH)
  if (before.length < LEAST_USUAL) return undefined
  const usual = before.reduce((sum, { minutes }) => sum + minutes, 0) / before.length
  if (week.minutes > usual * shareOfUsual) return false
  return week.days >= NEARLY_ALL ? true : undefined
}

/**
 * Whole weeks since the last recovery week ended, at most five; today does not count. Where a week of which nothing is
 * known comes first it may have been one: then the weeks since are known only from the fourth on, as that many at least.
 */
export function weeksSinceRecoveryWeek(
  { sessions, today }: Days,
  what: RecoveryWeek,
): number | undefined {
  const told = byDay(sessions, what.intense)
  for (let back = 0; back < WEEKS_BACK * WEEK; back += 1) {
    const weeks = Math.floor(back / WEEK)
    const found = isRecoveryWeek(told, today - 1 - back, what)
    if (found === true) return weeks
    if (found === undefined) return weeks >= USUAL_WEEKS ? weeks : undefined
  }
  return WEEKS_BACK
}
