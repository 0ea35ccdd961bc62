import { localMinute, type Moment } from '../core/advice/moment.ts'
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

const WRITE_IT = 'Write it as 2026-11-22T21:45, or a day alone as 2026-11-22.'

/**
 * A typed local moment, `2026-11-22T21:45`, or a day alone, meant as its morning at 7:00. Throws a
 * usage error for anything else: a day or an hour that does not exist, and a time that the clocks
 * skip on that day. Of a time they show twice it is the first.
 */
export function momentOfText(text: string): Moment {
  const match = LOCAL_MOMENT.exec(text)
  if (match === null) throw noMoment(text, 'a day, with or without a time', WRITE_IT)
  const [year = 0, month = 0, day = 0, hour, minute] = match
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)))
  if (year < YEARS.first || year > YEARS.last) {
    const range = `a year from ${String(YEARS.first)} to ${String(YEARS.last)}`
    throw noMoment(text, range, WRITE_IT)
  }
  const moment = momentOfInstant(new Date(year, month - 1, day, hour ?? 7, minute ?? 0))
  const exists = moment.year === year && moment.month === month && moment.day === day
  if ((!exists && !onCalendar(year, month, day)) || (hour ?? 0) > 23 || (minute ?? 0) > 59) {
    throw noMoment(text, 'a day and a time that exist', WRITE_IT)
  }
  if (!exists || (hour !== undefined && (moment.hour !== hour || moment.minute !== minute))) {
    const next = `The clocks go forward over it; the next time they show is ${localMinute(moment)}.`
    throw noMoment(text, 'a time that the clocks here show', next)
  }
  return moment
}

/** Whether the calendar has such a day, though the clocks here may pass over it. */
function onCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function noMoment(text: string, expected: string, hint: string): RecoverError {
  return new RecoverError('usage', `"${text}" is not a local moment; expected ${expected}`, hint)
}
