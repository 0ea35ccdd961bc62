import type { LookAgain } from '../rulebook/model.ts'

/**
 * A moment as the runner's wall clock shows it. The offset is kept, so that an instant can be told
 * from it; days are counted on the calendar, never in milliseconds.
 */
export interface Moment {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Minutes east of UTC. */
  readonly offsetMinutes: number
}

/** When a runner who slept looks again. */
const MORNING_HOUR = 7

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** `2026-11-22` */
export function localDate(moment: Moment): string {
  return `${String(moment.year).padStart(4, '0')}-${two(moment.month)}-${two(moment.day)}`
}

/** `2026-11-22T07:10` */
export function localMinute(moment: Moment): string {
  return `${localDate(moment)}T${two(moment.hour)}:${two(moment.minute)}`
}

/** `2026-11-22T07:10:00+01:00` */
export function isoMoment(moment: Moment): string {
  const east = Math.abs(moment.offsetMinutes)
  const sign = moment.offsetMinutes < 0 ? '-' : '+'
  const offset = `${sign}${two(Math.floor(east / 60))}:${two(east % 60)}`
  return `${localMinute(moment)}:${two(moment.second)}${offset}`
}

/** The local time at which to look again, to the minute: `2026-11-23T07:00`. */
export function lookAgainAt(moment: Moment, again: LookAgain): string {
  const hours = again.in === 'hours' ? again.hours : 0
  const days = again.in === 'days' ? again.days : again.in === 'next-morning' ? 1 : 0
  const later = new Date(
    Date.UTC(
      moment.year,
      moment.month - 1,
      moment.day + days,
      again.in === 'hours' ? moment.hour + hours : MORNING_HOUR,
      again.in === 'hours' ? moment.minute : 0,
    ),
  )
  return later.toISOString().slice(0, 16)
}
