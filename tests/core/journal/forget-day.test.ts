import { expect, test } from 'vitest'
import type { Entry } from '../../../src/core/journal/entry.ts'
import { idOnDay, tellsOfDay } from '../../../src/core/journal/forget-day.ts'
import { aCheckIn, aCorrection, aDeletion, aSession } from './entries.ts'

const DAY = '2026-11-22'
const elsewhere = { date: '2026-11-21', at: '2026-11-21T07:10:00+01:00' }

function kept(entries: readonly Entry[]): string[] {
  const ids = new Set(entries.flatMap((entry) => idOnDay(entry, DAY) ?? []))
  return entries.filter((entry) => !tellsOfDay(entry, DAY, ids)).map(({ id }) => id)
}

test('every entry of the day goes, and no other', () => {
  expect(kept([aCheckIn('a'), aSession('b', elsewhere), aSession('c')])).toEqual(['b'])
})

test('what corrects or takes back an entry of the day goes with it, whatever day it says', () => {
  const moved = { ...aCorrection('d', aSession('a', elsewhere)), ...elsewhere }
  const other = aSession('o', elsewhere)
  const deletion = { ...aDeletion('e', 'a'), ...elsewhere }
  expect(kept([aSession('a'), moved, deletion, other])).toEqual(['o'])
})

test('what takes back an entry of the day goes, also where that entry cannot be read', () => {
  expect(kept([aDeletion('e', 'gone'), aCorrection('f', aSession('lost', elsewhere))])).toEqual([])
})

test('an entry that was corrected to be of the day goes too', () => {
  const correction = { ...aCorrection('b', aSession('a')), ...elsewhere }
  const first = aSession('a', elsewhere)
  const second = { ...aCorrection('c', aSession('a', elsewhere)), ...elsewhere }
  expect(kept([first, correction, second])).toEqual([])
})

test('what corrects an entry of another day stays', () => {
  const correction = { ...aCorrection('b', aSession('a', elsewhere)), ...elsewhere }
  expect(kept([aSession('a', elsewhere), correction])).toEqual(['a', 'b'])
})
