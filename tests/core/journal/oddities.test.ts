import { expect, test } from 'vitest'
import type { Entry } from '../../../src/core/journal/entry.ts'
import { oddities } from '../../../src/core/journal/oddities.ts'
import { aCheckIn, aCorrection, aDeletion, aSession } from './entries.ts'

const NOW = { instant: Date.parse('2026-11-22T12:00:00Z'), day: '2026-11-22' }

function oddOf(...entries: readonly Entry[]): string[][] {
  return entries.map(oddities(NOW))
}

test('nothing is odd about what was written in order, about today and before', () => {
  const before = aSession('b', { date: '2026-01-01', at: '2026-01-01T07:00:00+01:00' })
  expect(oddOf(aCheckIn('a'), before, aCorrection('c', before), aDeletion('d', 'a'))).toEqual([
    [],
    [],
    [],
    [],
  ])
})

test('an instant and a day that are still to come', () => {
  const written = aCheckIn('a', { written: '2026-11-22T12:05:01.000Z' })
  const about = aCheckIn('b', { date: '2026-11-23', at: '2026-11-23T07:00:00+01:00' })
  expect(oddOf(about, written)).toEqual([['about-future'], ['written-in-future']])
  expect(oddOf(aCheckIn('a', { written: '2026-11-22T12:05:00.000Z' }))).toEqual([[]])
})

const at = (id: string, time: string): Entry => aSession(id, { written: `2026-11-22T${time}.000Z` })

test('a clock that went back, once; a difference of minutes is that of writers at once', () => {
  expect(
    oddOf(at('a', '06:00:00'), at('b', '05:55:00'), at('c', '05:49:59'), at('d', '05:50:00')),
  ).toEqual([[], [], ['clock-back'], []])
})

test('the first version did not say when it wrote', () => {
  const old = aCheckIn('v1-2026-11-22-7', { written: '2026-11-23T09:00:00.000Z' })
  expect(
    oddOf(old, aCheckIn('b'), { ...old, id: 'v1-2', written: '2020-01-01T00:00:00.000Z' }),
  ).toEqual([[], [], []])
})

test('an id that is there twice, and what amends nothing', () => {
  expect(oddOf(aSession('a'), aSession('a'), aDeletion('b', 'gone'))).toEqual([
    [],
    ['id-twice'],
    ['amends-nothing'],
  ])
})
