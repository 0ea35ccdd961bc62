import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/core/journal/entry.ts'
import { wrongInEntry } from '../../../src/core/journal/entry-shape.ts'
import { aCorrection, aSession, EVERY_KIND } from './entries.ts'

type Kind = Entry['kind']
type Change = Readonly<Record<string, unknown>>

/** What is said of an entry of a kind in which something is another. */
function wrongIn(kind: Kind, change: Change): string | undefined {
  const whole = EVERY_KIND.find((entry) => entry.kind === kind)
  return wrongInEntry(Object.assign({}, whole, change))
}

const anEpisodeSince = (since: string): Change => ({
  open: [{ episode: 'cold', what: 'illness', since, facts: {} }],
})

describe('what may stand in an entry', () => {
  test.each<[Kind, Change]>([
    ['session', { rpe: 0, minutes: 0 }],
    ['session', { rpe: 10, minutes: 10_000 }],
    ['session', { written: '2026-11-22T06:10:00Z' }],
    ['session', { at: '2026-11-22T07:10:00-05:30' }],
    ['session', { id: '_-9'.repeat(21) + 'z' }],
    ['after', { felt: 'looser' }],
    ['after', { felt: 'same' }],
    ['after', { felt: 'flatter' }],
    ['health', { event: 'start' }],
    ['health', { event: 'note' }],
    ['health', { event: 'end' }],
    ['override', { to: 'rest' }],
    ['override', { to: 'move' }],
  ])('%s %j', (kind, change) => {
    expect(wrongIn(kind, change)).toBeUndefined()
  })
})

describe('what may not, and what is said of it', () => {
  const moment = 'at: expected a moment such as 2026-11-22T07:10:00+01:00'
  const instant = 'written: expected an instant such as 2026-11-22T06:10:00.000Z'
  const since = 'open.0.since: expected a day such as 2026-11-22'

  test.each<[Kind, Change, string]>([
    ['session', { modality: 3 }, 'modality: expected a text'],
    ['session', { downhill: 'yes' }, 'downhill: expected true or false'],
    ['session', { minutes: 10_000.5 }, 'minutes: expected a number from 0 to 10000'],
    ['after', { felt: 'good' }, 'felt: expected one of looser, same, flatter'],
    ['session', { id: 'a/b' }, 'id: expected an id'],
    ['session', { id: 'a'.repeat(65) }, 'id: expected an id'],
    ['session', { written: ' 2026-11-22T06:10:00.000Z' }, instant],
    ['session', { written: '2026-11-22T06:10:00.000Z ' }, instant],
    ['session', { at: ' 2026-11-22T07:10:00+01:00' }, moment],
    ['session', { at: '2026-11-22T07:10:00+01:00:30' }, moment],
    ['session', { date: '2026-11-21' }, 'date: expected the day of at'],
    ['health', { open: {} }, 'open: expected a list'],
    ['health', { open: [7] }, 'open.0: expected keys with values'],
    ['health', anEpisodeSince('02026-11-22'), since],
    ['health', anEpisodeSince('2026-11-22T07:10'), since],
    ['health', { facts: [] }, 'facts: expected keys with values'],
    [
      'check-in',
      { answers: { soreness: null } },
      'answers.soreness: expected a number, a text or a list of texts',
    ],
    ['deletion', { kind: 'session' }, 'session: expected one of easy, long'],
    ['correction', { entry: 'run' }, 'entry: expected an entry'],
    ['correction', { entry: aSession('another') }, 'entry.id: expected the id it corrects'],
    [
      'correction',
      { entry: aCorrection('twice', aSession('session')) },
      'entry.kind: expected one of check-in, session, after',
    ],
  ])('%s %j', (kind, change, wrong) => {
    expect(wrongIn(kind, change)?.slice(0, wrong.length)).toBe(wrong)
  })
})
