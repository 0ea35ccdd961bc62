import { advise } from '../../../src/core/advice/advice.ts'
import {
  checkInEntry,
  type AfterEntry,
  type CheckInEntry,
  type CorrectionEntry,
  type DayEntry,
  type DeletionEntry,
  type Entry,
  type HealthEntry,
  type OpenEpisode,
  type OverrideEntry,
  type SessionEntry,
  type TestEntry,
} from '../../../src/core/journal/entry.ts'
import { journalLine } from '../../../src/core/journal/line.ts'
import { aMoment, aRulebook } from '../a-rulebook.ts'

/** Entries as tests need them: of 22 November 2026, each with its own id. */

const common = (id: string) => ({
  id,
  written: '2026-11-22T06:10:00.000Z',
  at: '2026-11-22T07:10:00+01:00',
  date: '2026-11-22',
})

export const ANSWERS = { redFlags: ['urine'], soreness: 3, sleep: 7.5, pain: 'none' }

const advice = advise(aRulebook(), ANSWERS, aMoment(2026, 11, 22, 7, 10, 60))

export function aCheckIn(id: string, change: Partial<CheckInEntry> = {}): CheckInEntry {
  return { ...checkInEntry(advice, common(id), []), ...change }
}

export function aSession(id: string, change: Partial<SessionEntry> = {}): SessionEntry {
  return { kind: 'session', ...common(id), session: 'easy', minutes: 40, ...change }
}

export function anEpisode(episode: string, change: Partial<OpenEpisode> = {}): OpenEpisode {
  return { episode, what: 'illness', since: '2026-11-22', facts: {}, ...change }
}

export function aHealthEvent(id: string, change: Partial<HealthEntry> = {}): HealthEntry {
  return {
    kind: 'health',
    ...common(id),
    episode: 'cold',
    event: 'start',
    what: 'illness',
    facts: {},
    open: [],
    ...change,
  }
}

export function aCorrection(
  id: string,
  entry: DayEntry,
  open: readonly OpenEpisode[] = [],
): CorrectionEntry {
  return { kind: 'correction', ...common(id), of: entry.id, entry, open }
}

export function aDeletion(
  id: string,
  of: string,
  open: readonly OpenEpisode[] = [],
): DeletionEntry {
  return { kind: 'deletion', ...common(id), of, open }
}

const anAfter: AfterEntry = {
  kind: 'after',
  ...common('after'),
  felt: 'looser',
  rpe: 2,
  pain: 0,
  of: 'session',
}

const ratings = { stiffness: 3, pain: 0, effort: 2 }

const aTest: TestEntry = {
  kind: 'test',
  ...common('test'),
  before: ratings,
  after: { ...ratings, stiffness: 1 },
  minutes: 10,
  said: 'same',
  outcome: 'looser',
}

const anOverride: OverrideEntry = {
  kind: 'override',
  ...common('override'),
  to: 'rest',
  from: 'move',
  why: 'a bad feeling \u2028 "quoted"',
  of: 'check-in',
}

/** One entry of each kind, with everything that may stand in it. */
export const EVERY_KIND: readonly Entry[] = [
  aCheckIn('check-in', {
    advice: {
      ...aCheckIn('check-in').advice,
      session: {
        modality: 'walk',
        minutes: { min: 10, target: 20, max: 30 },
        rpe: { aim: 2, max: 3 },
      },
    },
    open: [anEpisode('knee', { facts: { cleared: false, days: 3 } })],
  }),
  aSession('session', {
    session: 'race',
    minutes: 300,
    rpe: 8.5,
    modality: 'run',
    raceKind: 'ultra',
    distanceKm: 52.3,
    ascentM: 2400,
    descentM: 2400,
    downhill: true,
  }),
  anAfter,
  aTest,
  aHealthEvent('health', {
    facts: { signs: ['fever'], note: 'since noon' },
    open: [anEpisode('cold')],
  }),
  anOverride,
  aCorrection('correction', aSession('session', { minutes: 310 })),
  aDeletion('deletion', 'after'),
]

/** A journal with these entries, as bytes. */
export function bytesOf(entries: readonly Entry[]): Uint8Array {
  return new TextEncoder().encode(entries.map(journalLine).join(''))
}
