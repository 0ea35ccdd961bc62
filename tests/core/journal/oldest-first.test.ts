import { expect, test } from 'vitest'
import { oldestFirst } from '../../../src/core/journal/oldest-first.ts'

test('by local day, then by the instant, then as written', () => {
  const moments = [
    '2026-11-23T00:10:00+13:00',
    '2026-11-22T09:00:00+01:00',
    '2026-11-22T08:30:00-05:00',
    '2026-11-22T08:00:00+00:00',
    '2026-11-21T23:00:00-11:00',
  ].map((at) => ({ at, date: at.slice(0, 10) }))
  expect(moments.toSorted(oldestFirst).map(({ at }) => at)).toEqual([
    '2026-11-21T23:00:00-11:00',
    '2026-11-22T09:00:00+01:00',
    '2026-11-22T08:00:00+00:00',
    '2026-11-22T08:30:00-05:00',
    '2026-11-23T00:10:00+13:00',
  ])
})
