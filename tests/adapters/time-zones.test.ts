import { afterEach, expect, test } from 'vitest'
import { momentOfInstant, momentOfText } from '../../src/adapters/clock.ts'
import { isoMoment, localDate } from '../../src/core/advice/moment.ts'
import { effective } from '../../src/core/journal/effective.ts'
import type { CheckInEntry } from '../../src/core/journal/entry.ts'
import { oldestFirst } from '../../src/core/journal/oldest-first.ts'
import { RecoverError } from '../../src/errors.ts'
import { aCheckIn } from '../core/journal/entries.ts'

const here = process.env['TZ']
afterEach(() => {
  if (here === undefined) delete process.env['TZ']
  else process.env['TZ'] = here
})

const ZONES = Intl.supportedValuesOf('timeZone')

/** Years with summer time as it is, and those in which islands changed sides of the date line. */
const YEARS = [1993, 1994, 1995, 2010, 2011, 2026]

const HALF_HOUR = 1_800_000
const DAY = 48 * HALF_HOUR

/** The instants, to the day, after which a clock in this zone was set to another offset. */
function changes(): number[] {
  return YEARS.flatMap((year) => {
    const found: number[] = []
    let before = new Date(Date.UTC(year, 0, 1)).getTimezoneOffset()
    for (let at = Date.UTC(year, 0, 2); at < Date.UTC(year + 1, 0, 2); at += DAY) {
      const offset = new Date(at).getTimezoneOffset()
      if (offset !== before) found.push(at)
      before = offset
    }
    return found
  })
}

/** A check-in at an instant, by the clock on the wall. */
function checkInAt(instant: number): CheckInEntry {
  const moment = momentOfInstant(new Date(instant))
  return aCheckIn(String(instant), {
    at: isoMoment(moment),
    date: localDate(moment),
    written: new Date(instant).toISOString(),
  })
}

/** Every day of the calendar from one to another, both included. */
function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY) {
    days.push(new Date(at).toISOString().slice(0, 10))
  }
  return days
}

function exists(day: string): boolean {
  try {
    return localDate(momentOfText(day)) === day
  } catch (error) {
    if (error instanceof RecoverError) return false
    throw error
  }
}

test(`${String(ZONES.length)} time zones, around every change of their clocks: no day lost or doubled`, () => {
  const counts = { zones: 0, changes: 0, checkIns: 0, skipped: 0, twice: 0 }
  for (const zone of ZONES) {
    process.env['TZ'] = zone
    counts.zones += 1
    // What another reader of the same clock says the day is.
    const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
    for (const change of changes()) {
      counts.changes += 1
      const entries: CheckInEntry[] = []
      for (let at = change - 2 * DAY; at < change + DAY; at += HALF_HOUR)
        entries.push(checkInAt(at))
      counts.checkIns += entries.length
      const told = entries.map(({ date }) => date)
      const days = [...new Set(told)]
      if (told.some((day, index) => index > 0 && day < (told[index - 1] ?? ''))) counts.twice += 1

      const holding = effective(entries)
      const last = days.map((day) => entries.findLast(({ date }) => date === day))
      const right =
        // Each day once, by the check-in written last,
        JSON.stringify(holding.toSorted(oldestFirst)) === JSON.stringify(last) &&
        // the days that another clock of that zone shows, and the instants that were,
        entries.every(
          ({ at, date, id }) =>
            date === calendar.format(Number(id)) && Date.parse(at) === Number(id),
        ) &&
        // all that the calendar has between, but for those that were left out there, which are refused.
        JSON.stringify(daysBetween(days[0] ?? '', days.at(-1) ?? '').filter(exists)) ===
          JSON.stringify(days.toSorted())
      counts.skipped += daysBetween(days[0] ?? '', days.at(-1) ?? '').length - days.length
      if (!right) expect({ zone, change: new Date(change).toISOString(), days }).toBe('right')
    }
  }
  process.stdout.write(`time zones: ${JSON.stringify(counts)}\n`)
  expect(counts).toMatchObject({ zones: ZONES.length })
  expect(counts.changes).toBeGreaterThan(1000)
  // Kwajalein 1993, Kiritimati and Enderbury 1994 or 1995, Apia and Fakaofo 2011.
  expect(counts.skipped).toBeGreaterThanOrEqual(5)
  // St John's went from one minute past midnight back to the day before.
  expect(counts.twice).toBeGreaterThan(0)
})

test('a clock that is set back a day: both days stand, each once', () => {
  process.env['TZ'] = 'Europe/Vienna'
  const [first, second] = [Date.parse('2026-11-22T06:00Z'), Date.parse('2026-11-21T06:30Z')]
  const [today, yesterday] = [checkInAt(first), checkInAt(second)]
  const again = checkInAt(first + HALF_HOUR)
  expect(effective([today, yesterday])).toEqual([today, yesterday])
  expect(effective([today, yesterday, again]).toSorted(oldestFirst)).toEqual([yesterday, again])
})
