import { expect, test } from 'vitest'
import { dateOfDay, dayNumber, weekdayOf } from '../../../src/core/memory/calendar.ts'

test.each([
  [-4, '1969-12-28', 'sun'],
  [-1, '1969-12-31', 'wed'],
  [0, '1970-01-01', 'thu'],
  [19_782, '2024-02-29', 'thu'],
  [20_543, '2026-03-31', 'tue'],
  [20_544, '2026-04-01', 'wed'],
] as const)('day %i is %s, a %s', (day, date, weekday) => {
  expect(dayNumber(date)).toBe(day)
  expect(dateOfDay(day)).toBe(date)
  expect(weekdayOf(day)).toBe(weekday)
})
