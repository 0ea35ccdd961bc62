import type { Moment } from '../core/advice/moment.ts'
import { RecoverError } from '../errors.ts'

/** The moment of an instant, on the wall clock of this machine's time zone. */
export function momentOfInstant(instant: Date): Moment {
  return {
    year: instant.getFullYear(),
    month: instant.getMonth() + 1,
    day: instant.getDate(),
    hour: instant.getHours(),
    minute: instant.getMinutes(),
    second: instant.getSeconds(),
    // `0 -` and not unary minus, which makes a -0 of UTC.
    offsetMinutes: 0 - instant.getTimezoneOffset(),
  }
}

/** Years of which every calendar here agrees what they look like. */
const YEARS = { first: 1970, last: 2999 }

const LOCAL_MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?$/

/**
 * A typed local moment, `2026-11-22T21:45`, or a day alone, meant as its morning at 7:00. Throws a
 * usage error for anything else, a day that does not exist included.
 */
export function momentOfText(text: string): Moment {
  const [, year, month, day, hour = 7, minute = 0] = (LOCAL_MOMENT.exec(text) ?? []).map(
    (part: string | undefined) => (part === undefined ? undefined : Number(part)),
  )
  if (year !== undefined && month !== undefined && day !== undefined) {
    const instant = new Date(year, month - 1, day, hour, minute)
    const real =
      year >= YEARS.first &&
      year <= YEARS.last &&
      instant.getFullYear() === year &&
      instant.getMonth() + 1 === month &&
      instant.getDate() === day &&
      hour < 24 &&
      minute < 60
    // The wall clock stays as typed, also for a time that a clock change skips.
    if (real) return { ...momentOfInstant(instant), hour, minute }
  }
  throw new RecoverError(
    'usage',
    `"${text}" is not a local moment`,
    'Write it as 2026-11-22T21:45, or a day alone as 2026-11-22.',
  )
}
