import { expect, test } from 'vitest'
import { openEpisodes } from '../../../src/core/journal/open-episodes.ts'
import { aCheckIn, aCorrection, aDeletion, aHealthEvent, anEpisode, aSession } from './entries.ts'

const start = aHealthEvent('a', { facts: { fever: true, days: 1 }, open: [anEpisode('cold')] })

test('none where nobody told of any', () => {
  expect(openEpisodes([])).toEqual([])
  expect(openEpisodes([aSession('a')])).toEqual([])
})

test('what the first entry that says so says', () => {
  const open = [anEpisode('knee')]
  expect(openEpisodes([aSession('a'), aCheckIn('b', { open }), aCheckIn('c')])).toEqual(open)
  expect(openEpisodes([start, aCheckIn('b')])).toEqual(start.open)
})

test('a check-in of the first version says nothing', () => {
  const { open: _open, ...old } = aCheckIn('a')
  expect(openEpisodes([old, start])).toEqual(start.open)
})

test('from there on what was told: a beginning, notes, an end', () => {
  const base = aCheckIn('x', { open: [anEpisode('knee')] })
  const note = aHealthEvent('b', { event: 'note', date: '2026-11-25', facts: { days: 3 } })
  const end = aHealthEvent('c', { event: 'end' })
  expect(openEpisodes([base, start, aSession('s'), note])).toEqual([
    anEpisode('knee'),
    anEpisode('cold', { facts: { fever: true, days: 3 } }),
  ])
  expect(openEpisodes([base, start, note, end])).toEqual([anEpisode('knee')])
})

test('a note of an episode that began before what was read begins it', () => {
  const note = aHealthEvent('b', { event: 'note', facts: { days: 3 } })
  expect(openEpisodes([aCheckIn('a'), note])).toEqual([anEpisode('cold', { facts: { days: 3 } })])
})

test('a check-in that was begun before an episode was entered does not end it', () => {
  expect(openEpisodes([aCheckIn('a'), start, aCheckIn('b')])).toMatchObject([{ episode: 'cold' }])
})

test('whoever corrects or takes back says what is open then', () => {
  const open = [anEpisode('cold', { what: 'covid' })]
  expect(openEpisodes([start, aDeletion('b', 'a')])).toEqual([])
  expect(openEpisodes([start, aCorrection('b', { ...start, what: 'covid' }, open)])).toEqual(open)
})
