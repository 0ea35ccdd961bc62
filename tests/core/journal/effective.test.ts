import { expect, test } from 'vitest'
import { effective } from '../../../src/core/journal/effective.ts'
import { aCheckIn, aCorrection, aDeletion, aSession, EVERY_KIND } from './entries.ts'

const morning = aCheckIn('morning')
const noon = aCheckIn('noon', { at: '2026-11-22T12:00:00+01:00' })
const other = aCheckIn('other', { at: '2026-11-21T12:00:00+01:00', date: '2026-11-21' })
const run = aSession('run')
const longer = aSession('run', { minutes: 90 })

test('a second check-in of a day supersedes the first; other entries and days stand', () => {
  expect(effective([morning, run, other, noon])).toEqual([run, other, noon])
})

test('the check-in written last holds, not the one about the later hour', () => {
  expect(effective([noon, morning])).toEqual([morning])
})

test('when the second is taken back the first stands again', () => {
  expect(effective([morning, noon, aDeletion('x', 'noon')])).toEqual([morning])
})

test('a correction stands in the place of the entry', () => {
  expect(effective([run, morning, aCorrection('x', longer)])).toEqual([longer, morning])
})

test('a check-in corrected to be of another day', () => {
  const moved = { ...noon, at: other.at, date: other.date }
  expect(effective([morning, other, noon, aCorrection('x', moved)])).toEqual([morning, moved])
})

test('the last of several corrections and deletions holds', () => {
  const corrected = aCorrection('x', longer)
  const deleted = aDeletion('y', 'run')
  expect(effective([run, corrected, deleted])).toEqual([])
  expect(effective([run, deleted, corrected])).toEqual([longer])
})

test('an entry that stands twice counts once', () => {
  expect(effective([run, morning, run, morning])).toEqual([run, morning])
})

test('what tells of another entry without amending it leaves it standing', () => {
  const told = EVERY_KIND.filter(({ kind }) => kind === 'after' || kind === 'override')
  const entries = [aCheckIn('check-in'), aSession('session'), ...told]
  expect(effective(entries)).toEqual(entries)
})

test('what corrects nothing that is there changes nothing', () => {
  expect(effective([morning, aDeletion('x', 'gone'), aCorrection('y', longer)])).toEqual([morning])
})
