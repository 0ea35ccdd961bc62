import { assert, array, constantFrom, integer, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DayEntry } from '../../../src/core/journal/entry.ts'
import { DAYS_BACK } from '../../../src/core/memory/days.ts'
import { after, checkIn, daysOf, momentAt, session } from './a-journal.ts'

describe('what counts of a journal', () => {
  test('what is dated after the moment was not known', () => {
    const days = daysOf([session(0, 'long', { hour: 6 }), session(0, 'race', { hour: 8 })])
    expect(days.sessions.map(({ entry }) => entry.session)).toEqual(['long'])
  })

  test('what ended at the moment itself was', () => {
    expect(daysOf([session(0, 'long', { hour: 7 })]).sessions).toHaveLength(1)
  })

  test.each<[string, Pick<DayEntry, 'id' | 'written'>, Pick<DayEntry, 'id' | 'written'>]>([
    [
      'the one written later',
      { id: 'b', written: '2026-03-30T19:00:00Z' },
      { id: 'a', written: '2026-03-30T20:00:00Z' },
    ],
    [
      'the one of the later name',
      { id: 'a', written: '2026-03-30T19:00:00Z' },
      { id: 'b', written: '2026-03-30T19:00:00Z' },
    ],
  ])('of one moment %s comes last', (_which, first, last) => {
    const entries = [session(1, 'easy', first), session(1, 'easy', last)]
    for (const lines of [entries, entries.toReversed()]) {
      expect(daysOf(lines).sessions.map(({ entry }) => entry)).toEqual(entries)
    }
  })

  test('today is told apart by the local day, hours by the instant', () => {
    const west = { ...session(1, 'race'), at: '2026-03-30T23:30:00-09:00' }
    // Half past eight in the morning of the 31st, in Greenwich.
    expect(daysOf([west]).sessions).toEqual([])
    expect(daysOf([west], [], momentAt(9)).sessions).toHaveLength(1)
    const east = { ...session(0, 'race'), at: '2026-04-01T01:00:00+14:00', date: '2026-04-01' }
    expect(daysOf([east], [], momentAt(20)).sessions).toEqual([])
  })

  test('nothing is older than the days looked back', () => {
    const entries = [DAYS_BACK, DAYS_BACK - 1].map((back) => session(back, 'easy'))
    expect(daysOf(entries).sessions).toHaveLength(1)
  })

  test('no check-in is older than 28', () => {
    const entries = [29, 28].map((back) => checkIn(back, {}))
    expect(daysOf(entries).checkIns.map(({ entry }) => entry)).toEqual(entries.slice(1))
  })

  test('what the journal itself answered was not told', () => {
    const entry = checkIn(1, { soreness: 4, sorenessDays: 5 }, { derived: ['sorenessDays'] })
    expect(daysOf([entry]).checkIns[0]?.told).toEqual({ soreness: 4 })
  })

  test('each kind has its list, the oldest first; others have none', () => {
    const override: DayEntry = {
      ...after(1, 'same'),
      kind: 'override',
      to: 'rest',
      from: 'move',
      why: 'tired',
      of: 'x',
    }
    const days = daysOf([
      after(1, 'same'),
      session(1, 'easy'),
      checkIn(2, {}),
      session(3, 'long'),
      override,
    ])
    expect(days.sessions.map(({ entry }) => entry.session)).toEqual(['long', 'easy'])
    expect(days.outcomes).toHaveLength(1)
    expect(days.checkIns).toHaveLength(1)
  })

  test('whatever the order of the lines', () => {
    const entry = tuple(
      constantFrom('long' as const, 'easy' as const, 'race' as const),
      integer({ min: 0, max: 5 }),
      integer({ min: 5, max: 7 }),
      constantFrom('2026-03-30T00:00:00.000Z', '2026-03-31T00:00:00.000Z'),
    )
    assert(
      property(array(entry, { maxLength: 12 }), (told) => {
        const entries = told.map(([kind, back, hour, written], index) =>
          session(back, kind, { hour, written, id: `session-${String(index)}` }),
        )
        const shuffled = entries.toSorted((a, b) => a.minutes - b.minutes || (a.id < b.id ? 1 : -1))
        expect(daysOf(shuffled)).toEqual(daysOf(entries))
      }),
    )
  })
})
