import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dateBefore,
  isoMoment,
  momentOfIso,
  localDate,
  localMinute,
  lookAgainAt,
  steadyClock,
  type Moment,
  type WallClock,
} from '../../../src/core/advice/moment.ts'
import type { LookAgain } from '../../../src/core/rulebook/model.ts'
import { aMoment } from '../a-rulebook.ts'

describe('a moment is written as the wall clock shows it', () => {
  test.for<[Moment, string]>([
    [aMoment(2026, 11, 22, 7, 10, 60), '2026-11-22T07:10:00+01:00'],
    [{ ...aMoment(2026, 1, 2, 3, 4), second: 5 }, '2026-01-02T03:04:05+00:00'],
    [aMoment(2026, 12, 31, 23, 59, -300), '2026-12-31T23:59:00-05:00'],
    [aMoment(2026, 6, 1, 0, 0, 330), '2026-06-01T00:00:00+05:30'],
    [aMoment(2026, 6, 1, 0, 0, -210), '2026-06-01T00:00:00-03:30'],
    [aMoment(2026, 6, 1, 0, 0, 765), '2026-06-01T00:00:00+12:45'],
    // Both sides of the date line.
    [aMoment(2026, 6, 1, 12, 0, 840), '2026-06-01T12:00:00+14:00'],
    [aMoment(2026, 5, 31, 11, 0, -660), '2026-05-31T11:00:00-11:00'],
    [aMoment(2026, 6, 1, 0, 0, -1), '2026-06-01T00:00:00-00:01'],
    [aMoment(26, 6, 1), '0026-06-01T00:00:00+00:00'],
  ])('%j', ([moment, iso]) => {
    expect(isoMoment(moment)).toBe(iso)
    expect(momentOfIso(iso)).toEqual(moment)
    expect(localMinute(moment)).toBe(iso.slice(0, 16))
    expect(localDate(moment)).toBe(iso.slice(0, 10))
  })
})

const morning: LookAgain = { what: '', in: 'next-morning' }
const inHours = (hours: number): LookAgain => ({ what: '', in: 'hours', hours })
const inDays = (days: number): LookAgain => ({ what: '', in: 'days', days })

/** Where the clocks never change. */
const lookedAgainAt = (moment: Moment, again: LookAgain): string =>
  lookAgainAt(moment, again, steadyClock(moment.offsetMinutes))

describe('when to look again', () => {
  test.for<[Moment, LookAgain, string]>([
    [aMoment(2026, 11, 22, 7, 10), morning, '2026-11-23T07:00'],
    [aMoment(2026, 11, 22, 0, 0), morning, '2026-11-23T07:00'],
    [aMoment(2026, 11, 22, 23, 59), morning, '2026-11-23T07:00'],
    [aMoment(2026, 11, 30), morning, '2026-12-01T07:00'],
    [aMoment(2026, 12, 31), morning, '2027-01-01T07:00'],
    [aMoment(2027, 2, 28), morning, '2027-03-01T07:00'],
    [aMoment(2028, 2, 28), morning, '2028-02-29T07:00'],
    [aMoment(2028, 2, 29), morning, '2028-03-01T07:00'],
    [aMoment(2100, 2, 28), morning, '2100-03-01T07:00'],
    [aMoment(2026, 11, 22, 7, 10), inDays(1), '2026-11-23T07:00'],
    [aMoment(2026, 11, 22, 21, 45), inDays(14), '2026-12-06T07:00'],
    [aMoment(2028, 2, 29), inDays(365), '2029-02-28T07:00'],
    [aMoment(2026, 11, 22, 7, 10), inHours(3), '2026-11-22T10:10'],
    [aMoment(2026, 11, 22, 20, 59), inHours(3), '2026-11-22T23:59'],
    [aMoment(2026, 11, 22, 21, 0), inHours(3), '2026-11-23T00:00'],
    [aMoment(2026, 12, 31, 23, 30), inHours(1), '2027-01-01T00:30'],
    [aMoment(2026, 11, 22, 12, 5), inHours(48), '2026-11-24T12:05'],
    // The clock on the wall counts, wherever it hangs.
    [aMoment(2026, 12, 31, 12, 0, 840), morning, '2027-01-01T07:00'],
    [aMoment(2026, 12, 31, 12, 0, -660), morning, '2027-01-01T07:00'],
    [aMoment(2026, 12, 31, 23, 0, -660), inHours(2), '2027-01-01T01:00'],
  ])('%j %j: %s', ([moment, again, when]) => {
    expect(lookedAgainAt(moment, again)).toBe(when)
  })

  test('is always after the moment, on the day that was said', () => {
    assert(
      property(
        integer({ min: 0, max: 40_000 }),
        integer({ min: 0, max: 1439 }),
        integer({ min: 1, max: 400 }),
        (day, minute, count) => {
          const date = new Date(Date.UTC(2000, 0, 1 + day))
          const moment = aMoment(
            date.getUTCFullYear(),
            date.getUTCMonth() + 1,
            date.getUTCDate(),
            Math.floor(minute / 60),
            minute % 60,
          )
          for (const again of [morning, inHours(count), inDays(count)]) {
            expect(lookedAgainAt(moment, again) > localMinute(moment)).toBe(true)
          }
          const later = Date.parse(`${lookedAgainAt(moment, inDays(count)).slice(0, 10)}T00:00Z`)
          expect((later - date.getTime()) / 86_400_000).toBe(count)
        },
      ),
    )
  })
})

/** A clock that is put from one offset to another at an instant. */
function changing(at: string, before: number, after: number): WallClock {
  return (instant) => steadyClock(instant < Date.parse(at) ? before : after)(instant)
}

describe('across a clock change hours are those of a stopwatch, and the time told exists', () => {
  const berlinInSpring = changing('2026-03-29T01:00Z', 60, 120)
  const berlinInAutumn = changing('2026-10-25T01:00Z', 120, 60)
  const lordHoweInSpring = changing('2026-10-03T15:30Z', 630, 660)
  // A clock that goes forward over the morning itself: seven is eight.
  const overSeven = changing('2026-03-29T06:00Z', 60, 120)
  // Samoa had no 30 December 2011.
  const samoa = changing('2011-12-30T10:00Z', -600, 840)
  test.for<[string, WallClock, Moment, LookAgain, string]>([
    ['forward', berlinInSpring, aMoment(2026, 3, 29, 1, 30, 60), inHours(1), '2026-03-29T03:30'],
    ['forward', berlinInSpring, aMoment(2026, 3, 28, 23, 30, 60), inHours(3), '2026-03-29T03:30'],
    ['forward', berlinInSpring, aMoment(2026, 3, 28, 20, 0, 60), inHours(12), '2026-03-29T09:00'],
    ['back', berlinInAutumn, aMoment(2026, 10, 25, 0, 30, 120), inHours(3), '2026-10-25T02:30'],
    ['back', berlinInAutumn, aMoment(2026, 10, 24, 20, 0, 120), inHours(12), '2026-10-25T07:00'],
    ['half', lordHoweInSpring, aMoment(2026, 10, 4, 0, 0, 630), inHours(3), '2026-10-04T03:30'],
    ['morning', berlinInSpring, aMoment(2026, 3, 28, 20, 0, 60), morning, '2026-03-29T07:00'],
    ['morning', berlinInAutumn, aMoment(2026, 10, 24, 1, 0, 120), inDays(2), '2026-10-26T07:00'],
    ['skipped', overSeven, aMoment(2026, 3, 28, 20, 0, 60), morning, '2026-03-29T08:00'],
    ['no day', samoa, aMoment(2011, 12, 29, 20, 0, -600), morning, '2011-12-31T07:00'],
  ])('%s: %#', ([, clock, moment, again, when]) => {
    expect(lookAgainAt(moment, again, clock)).toBe(when)
  })
})

test.each([
  [0, '2026-03-01'],
  [1, '2026-02-28'],
  [60, '2025-12-31'],
])('%i days before 1 March 2026 it was %s', (days, date) => {
  expect(dateBefore(aMoment(2026, 3, 1, 0, 30, 60), days)).toBe(date)
})
