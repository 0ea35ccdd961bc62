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

const MS_PER_MINUTE = 60_000

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

/** The moment that a text of `isoMoment` tells. */
export function momentOfIso(text: string): Moment {
  const numbers = text.split(/[-+T:]/).map(Number)
  const [year, month, day, hour, minute, second, hours, minutes] = numbers as Eight
  const east = hours * 60 + minutes
  const offsetMinutes = text.charAt(19) === '-' ? 0 - east : east
  return { year, month, day, hour, minute, second, offsetMinutes }
}

type Eight = [number, number, number, number, number, number, number, number]

/** What the runner's wall clock shows at an instant, in milliseconds since 1970 UTC. */
export type WallClock = (instant: number) => Moment

/** A wall clock that is never put forward or back: as good as any within a day without a change. */
export function steadyClock(offsetMinutes: number): WallClock {
  return (instant) => {
    const wall = new Date(instant + offsetMinutes * MS_PER_MINUTE)
    return {
      year: wall.getUTCFullYear(),
      month: wall.getUTCMonth() + 1,
      day: wall.getUTCDate(),
      hour: wall.getUTCHours(),
      minute: wall.getUTCMinutes(),
      second: wall.getUTCSeconds(),
      offsetMinutes,
    }
  }
}

/**
 * The local time at which to look again, to the minute: `2026-11-23T07:00`. Hours pass as they do on
 * a stopwatch, mornings come by the calendar, and both are told as the wall clock then shows them.
 */
export function lookAgainAt(moment: Moment, again: LookAgain, clock: WallClock): string {
  if (again.in === 'hours') {
    const now = utc(moment) - moment.offsetMinutes * MS_PER_MINUTE
    return localMinute(clock(now + again.hours * 60 * MS_PER_MINUTE))
  }
  const days = again.in === 'days' ? again.days : 1
  const morning = utc({ ...moment, day: moment.day + days, hour: MORNING_HOUR, minute: 0 })
  // By today's offset it is an hour off after a clock change; by that day's it is right, unless the
  // clocks go forward over it, and then it is the time they show instead.
  const byToday = clock(morning - moment.offsetMinutes * MS_PER_MINUTE)
  const byThen = clock(morning - byToday.offsetMinutes * MS_PER_MINUTE)
  return localMinute(utc(byThen) === morning ? byThen : byToday)
}

/** The instant at which a clock in Greenwich shows what this one does. */
function utc({ year, month, day, hour, minute }: Moment): number {
  return Date.UTC(year, month - 1, day, hour, minute)
}

/** The local day so many days before. */
export function dateBefore({ year, month, day }: Moment, days: number): string {
  return new Date(Date.UTC(year, month - 1, day - days)).toISOString().slice(0, 10)
}
