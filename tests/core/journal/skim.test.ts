import { expect, test } from 'vitest'
import { dayOfCheckIn } from '../../../src/core/journal/skim.ts'

const before =
  '{"v":2,"crc":1,"entry":{"kind":"check-in","id":"a","at":"2026-11-22T07:10:00+01:00",'

test.each([
  [`${before}"date":"2026-11-22","answers":{}}}`, '2026-11-22'],
  [`${before}"date":"2026-11-2","answers":{}}}`, undefined],
  [`${before}"date":"12026-11-22","answers":{}}}`, undefined],
  [`${before}"date":"2026-11-22T07","answers":{}}}`, undefined],
  [`${before}"date":"2026-11-22`, undefined],
  ['"date":2026-11-22"', undefined],
  ['"date": "2026-11-22"', undefined],
  [`${before}"answers":{}}}`, undefined],
  [before.replace('check-in', 'session').concat('"date":"2026-11-22"}}'), undefined],
  ['', undefined],
])('%s is of the day %s', (line, day) => {
  expect(dayOfCheckIn(new TextEncoder().encode(line))).toBe(day)
})
