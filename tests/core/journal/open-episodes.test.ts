import { expect, test } from 'vitest'
import { openEpisodes } from '../../../src/core/journal/open-episodes.ts'
import { aCheckIn, aCorrection, aDeletion, aHealthEvent, anEpisode, aSession } from './entries.ts'

const start = aHealthEvent('a', { facts: { fever: true, days: 1 }, open: [anEpisode('cold')] })

test('none where nobody told of any', () => {
  expect(openEpisodes([])).toEqual([])
  expect(openEpisodes([aSession('a')])).toEqual([])
})

test('what the last entry that says so says', () => {
  const open = [anEpisode('knee')]
  const entries = [aSession('a'), aCheckIn('b'), aCheckIn('c', { open }), aSession('d')]
  expect(openEpisodes(entries)).toEqual(open)
  expect(openEpisodes([...entries, aCheckIn('e')])).toEqual([])
})

test('a check-in of the first version says nothing', () => {
  const { open: _open, ...old } = aCheckIn('a')
  const open = [anEpisode('knee')]
  expect(openEpisodes([aCheckIn('b', { open }), old])).toEqual(open)
})

test('of an episode that was told of, what was told: a beginning, notes, an end', () => {
  const base = aCheckIn('x', { open: [anEpisode('knee')] })
  const note = aHealthEvent('b', { event: 'note', date: '2026-11-25', facts: { days: 3 } })
  const last = aCheckIn('y', { open: [anEpisode('knee'), anEpisode('cold')] })
  const end = aHealthEvent('c', { event: 'end', open: [anEpisode('knee')] })
  expect(openEpisodes([base, start, aSession('s'), note, last])).toEqual([
    anEpisode('knee'),
    anEpisode('cold', { facts: { fever: true, days: 3 } }),
  ])
  expect(openEpisodes([base, start, note, last, end])).toEqual([anEpisode('knee')])
})

test('an episode that began before what was read keeps its beginning and what was known', () => {
  const known = anEpisode('cold', { since: '2026-08-01', facts: { fever: true, days: 1 } })
  const now = { ...known, facts: { fever: true, days: 90 } }
  const knee = anEpisode('knee', { since: '2026-07-01', facts: { swollen: true } })
  const note = aHealthEvent('b', { event: 'note', facts: { days: 90 }, open: [knee, now] })
  const before = aCheckIn('a', { open: [knee, known] })
  expect(openEpisodes([before, note, aSession('c')])).toEqual([knee, now])
})

test('a check-in that was begun before an episode was entered does not end it', () => {
  expect(openEpisodes([start, aCheckIn('b')])).toMatchObject([{ episode: 'cold' }])
})

test('a day that was forgotten ends no episode', () => {
  const open = [anEpisode('cold')]
  expect(openEpisodes([aCheckIn('b', { open })])).toEqual(open)
})

test('whoever corrects or takes back says what is open then', () => {
  const open = [anEpisode('cold', { what: 'covid' })]
  expect(openEpisodes([start, aDeletion('b', 'a')])).toEqual([])
  expect(openEpisodes([start, aCorrection('b', { ...start, what: 'covid' }, open)])).toMatchObject(
    open,
  )
})
