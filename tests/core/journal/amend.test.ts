import { describe, expect, test } from 'vitest'
import {
  amendment,
  CORRECTABLE,
  corrected,
  tellsOfEpisodes,
} from '../../../src/core/journal/amend.ts'
import type { DayEntry } from '../../../src/core/journal/entry.ts'
import { effective } from '../../../src/core/journal/effective.ts'
import { openEpisodes } from '../../../src/core/journal/open-episodes.ts'
import { aCheckIn, aDeletion, aHealthEvent, anEpisode, aSession, EVERY_KIND } from './entries.ts'

const stamp = { id: 'new', written: '2026-11-23T06:00:00.000Z' }
const run = aSession('run')

test('other values, checked as a line of the journal is', () => {
  expect(corrected(run, { minutes: 45, rpe: 6 })).toEqual({
    ok: true,
    entry: { ...run, minutes: 45, rpe: 6 },
  })
  expect(corrected(run, { rpe: 11 })).toEqual({
    ok: false,
    wrong: 'rpe: expected a number from 0 to 10',
  })
  expect(corrected(run, { minutes: 'long' })).toMatchObject({ ok: false })
})

test('what can be corrected is a part of such an entry', () => {
  for (const entry of EVERY_KIND) {
    if (entry.kind === 'correction' || entry.kind === 'deletion') continue
    const parts = CORRECTABLE[entry.kind]
    expect(parts.filter((part) => !Object.hasOwn(entry, part))).toEqual([])
  }
})

test.each<[DayEntry['kind'], string[]]>([
  ['session', []],
  ['after', ['of']],
  ['override', ['to', 'from', 'of']],
])('of what a %s tells, all can be corrected but %j', (kind, not) => {
  const everyEntry = ['kind', 'id', 'written', 'at', 'date']
  const tells = Object.keys(EVERY_KIND.find((entry) => entry.kind === kind) ?? {}).filter(
    (part) => !everyEntry.includes(part),
  )
  expect(tells.filter((part) => !CORRECTABLE[kind].includes(part))).toEqual(not)
})

test('a correction or deletion is about the moment of its entry', () => {
  const longer = aSession('run', { minutes: 90 })
  const about = { ...stamp, at: run.at, date: run.date, of: 'run', open: [] }
  expect(amendment(run, longer, stamp, [run])).toEqual({
    kind: 'correction',
    ...about,
    entry: longer,
  })
  expect(amendment(run, undefined, stamp, [run])).toEqual({ kind: 'deletion', ...about })
})

const openAfter = (...entries: readonly ReturnType<typeof aHealthEvent>[]) => {
  const target = entries.at(-1) as ReturnType<typeof aHealthEvent>
  const { open } = amendment(target, undefined, stamp, entries)
  return open.map(({ episode }) => episode)
}

describe('what is open once it holds', () => {
  const cold = anEpisode('cold')
  const knee = anEpisode('knee')
  const start = aHealthEvent('start', { open: [knee, cold] })
  const end = aHealthEvent('end', { event: 'end', open: [knee] })

  test('is what was, where the entry told of no episode', () => {
    const told = [start, aCheckIn('later', { open: [knee, cold] }), run]
    expect(amendment(run, undefined, stamp, told).open).toEqual([knee, cold])
  })

  test('an episode whose beginning is taken back is none', () => {
    expect(openAfter(start)).toEqual(['knee'])
  })

  test('an episode whose end is taken back is open', () => {
    expect(openAfter(start, end)).toEqual(['knee', 'cold'])
  })

  test('and that is what the journal then says', () => {
    const line = amendment(start, undefined, stamp, [start])
    expect(openEpisodes([start, aCheckIn('stale', { open: [knee, cold] }), line])).toEqual([knee])
    expect(effective([start, line])).toEqual([])
  })
})

test('what has to be read to know what is open', () => {
  expect(EVERY_KIND.filter(tellsOfEpisodes).map(({ kind }) => kind)).toEqual([
    'health',
    'correction',
    'deletion',
  ])
  expect(tellsOfEpisodes(aDeletion('a', 'b'))).toBe(true)
})
