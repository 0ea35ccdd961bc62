import { describe, expect, it } from 'vitest'
import type { CheckInEntry, DayEntry, SessionEntry } from '../../../src/core/journal/entry.ts'
import { AFTER_QUESTIONS } from '../../../src/core/training/after-questions.ts'
import { afterOf, sessionAbout } from '../../../src/core/training/after-session.ts'
import { loggedSession, sessionOf } from '../../../src/core/training/logged-session.ts'
import { sessionQuestions } from '../../../src/core/training/session-questions.ts'
import { aChoice, aBook, aRulebook } from '../a-rulebook.ts'

describe('what is told of a session', () => {
  it('is kept, and what is not told is left out', () => {
    expect(sessionOf({ kind: 'easy', minutes: 30 })).toEqual({ session: 'easy', minutes: 30 })
    expect(
      sessionOf({
        kind: 'long',
        minutes: 120,
        rpe: 4,
        lastModality: 'run',
        distanceKm: 20.5,
        ascentM: 400,
        descentM: 410,
        downhill: 'yes',
      }),
    ).toEqual({
      session: 'long',
      minutes: 120,
      rpe: 4,
      modality: 'run',
      distanceKm: 20.5,
      ascentM: 400,
      descentM: 410,
      downhill: true,
    })
  })

  it('says which race only of a race', () => {
    expect(sessionOf({ kind: 'race', minutes: 100, raceKind: 'half' })).toMatchObject({
      raceKind: 'half',
    })
    expect(sessionOf({ kind: 'long', minutes: 100, raceKind: 'half' })).not.toHaveProperty(
      'raceKind',
    )
  })

  it.each([
    ['no', false],
    ['yes', true],
  ])('downhill %s', (downhill, kept) => {
    expect(sessionOf({ kind: 'easy', minutes: 30, downhill })).toMatchObject({ downhill: kept })
  })

  it('is nothing on a passive day', () => {
    expect(sessionOf({ kind: 'none', minutes: 30, rpe: 3 })).toEqual({
      session: 'none',
      minutes: 0,
    })
  })
})

const common = { id: 'a', written: '2026-11-22T09:00:00.000Z', date: '2026-11-22' }
const session: SessionEntry = {
  kind: 'session',
  ...common,
  at: '2026-11-22T09:00:00+00:00',
  session: 'long',
  minutes: 120,
}

describe('what a session comes to', () => {
  it('has a load once its effort is told', () => {
    expect(loggedSession(session)).toEqual({ session, load: null, hills: null })
    expect(loggedSession({ ...session, rpe: 4 }).load).toBe(480)
  })

  it('has hills once distance, ascent and descent are told', () => {
    const hilly = { ...session, distanceKm: 20, ascentM: 500, descentM: 400 }
    expect(loggedSession(hilly).hills).toMatchObject({ descentPerKm: 20, beyond: false })
    for (const id of ['distanceKm', 'ascentM', 'descentM'] as const) {
      const { [id]: _left, ...rest } = hilly
      expect(loggedSession(rest).hills).toBeNull()
    }
    expect(loggedSession({ ...hilly, distanceKm: 0.9 }).hills).toBeNull()
  })
})

describe('the questions of a session', () => {
  it('borrow the rulebook’s race and modality, under flags of their own', () => {
    const raceKind = aChoice(['short', 'ultra'])
    const lastModality = aChoice(['run', 'swim'])
    const rulebook = aRulebook({ book: aBook({ questions: { raceKind, lastModality } }) })
    const questions = sessionQuestions(rulebook)
    expect(questions['raceKind']).toMatchObject({ flag: 'race-kind', offered: true })
    expect(questions['lastModality']).toMatchObject({ flag: 'modality', offered: false })
    expect(Object.keys(sessionQuestions(aRulebook()))).not.toContain('raceKind')
  })
})

describe('how a session left a runner', () => {
  it('is asked in three questions', () => {
    expect(Object.keys(AFTER_QUESTIONS)).toEqual(['felt', 'rpe', 'pain'])
  })

  it.each(['looser', 'same', 'flatter'])('%s', (felt) => {
    expect(afterOf({ felt })).toEqual({ felt })
  })
  it('with effort and pain, where they are told', () => {
    expect(afterOf({ felt: 'same', rpe: 2, pain: 0 })).toEqual({ felt: 'same', rpe: 2, pain: 0 })
  })
})

const checkIn = (at: string, verdict: 'move' | 'rest'): CheckInEntry => {
  const book = { id: 'b', version: '1.0.0', sha256: 'x' }
  const advice = {
    verdict,
    care: 'none',
    advice: 'a',
    headline: 'h',
    rulebook: book,
    safety: book,
  } as const
  return { kind: 'check-in', ...common, id: `c${at}`, at, answers: {}, derived: [], advice }
}
describe('which session a word is about', () => {
  const at = '2026-11-22T18:00:00+00:00'
  const morning = checkIn('2026-11-22T07:00:00+00:00', 'move')

  it.each<[string, readonly DayEntry[], string | undefined]>([
    ['nothing', [], undefined],
    ['the session', [session], 'a'],
    ['the newest of both', [session, morning], 'a'],
    ['the advised one, where none was logged', [morning], morning.id],
    ['none that was advised to rest', [checkIn(morning.at, 'rest')], undefined],
    ['no passive day', [{ ...session, session: 'none' }], undefined],
    ['none that is still to come', [{ ...session, at: '2026-11-22T18:01:00+00:00' }], undefined],
    ['one of exactly a day ago', [{ ...session, at: '2026-11-21T18:00:00+00:00' }], 'a'],
    ['none of before that', [{ ...session, at: '2026-11-21T17:59:00+00:00' }], undefined],
  ])('%s', (_name, entries, id) => {
    expect(sessionAbout(entries, at)?.id).toBe(id)
  })
})
