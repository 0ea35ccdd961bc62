import { describe, expect, it } from 'vitest'
import type { CheckInEntry, DayEntry, SessionEntry } from '../../../src/core/journal/entry.ts'
import { AFTER_QUESTIONS } from '../../../src/core/training/after-questions.ts'
import { afterOf, sessionAbout } from '../../../src/core/training/after-session.ts'
import { loggedSession, sessionOf } from '../../../src/core/training/logged-session.ts'
import { sessionQuestions } from '../../../src/core/training/session-questions.ts'
import { readText } from '../../../src/core/checkin/intake.ts'
import { SESSION_KINDS } from '../../../src/core/journal/entry.ts'
import type { Question } from '../../../src/core/rulebook/model.ts'
import { aBook, aChoice, aRulebook, aScale } from '../a-rulebook.ts'
import { expectAskable } from '../asked.ts'

describe('what is told of a session', () => {
  it('is kept, and what is not told is left out', () => {
    expect(sessionOf({ kind: 'easy', minutes: 30 })).toEqual({ session: 'easy', minutes: 30 })
    expect(
      sessionOf({
        kind: 'long',
        minutes: 120,
        rpe: 4,
        modality: 'run',
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

  it.each([
    {},
    { minutes: 30 },
    { kind: 'nap', minutes: 30 },
    { kind: 'easy' },
    { kind: 'easy', minutes: 'x' },
  ])('is a passive day where it is not known what, or how long: %o', (answers) => {
    expect(sessionOf(answers)).toEqual({ session: 'none', minutes: 0 })
  })

  it('is kept without what is no number, or no word', () => {
    const odd = { rpe: 'hard', lastModality: 3, distanceKm: 'far', downhill: 1 }
    expect(sessionOf({ kind: 'easy', minutes: 30, ...odd })).toEqual({
      session: 'easy',
      minutes: 30,
    })
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

const MUCH = { hours: 72, metres: 300, metresPerKm: 20 }

describe('what a session comes to', () => {
  it('has a load once its effort is told', () => {
    expect(loggedSession(session, MUCH)).toEqual({
      session,
      load: null,
      hills: null,
      downhill: null,
    })
    expect(loggedSession({ ...session, rpe: 4 }, MUCH).load).toBe(480)
  })

  it('has hills once distance, ascent and descent are told', () => {
    const hilly = { ...session, distanceKm: 20, ascentM: 500, descentM: 400 }
    expect(loggedSession(hilly, MUCH).hills).toMatchObject({ descentPerKm: 20, beyond: false })
    for (const id of ['distanceKm', 'ascentM', 'descentM'] as const) {
      const { [id]: _left, ...rest } = hilly
      expect(loggedSession(rest, MUCH).hills).toBeNull()
    }
    expect(loggedSession({ ...hilly, distanceKm: 0.9 }, MUCH).hills).toBeNull()
  })

  it('counts as downhill where the rulebook says from when on', () => {
    const hilly = { ...session, descentM: 400 }
    expect(loggedSession(hilly, MUCH).downhill).toMatchObject({ counts: true, by: 'descent' })
    expect(loggedSession(hilly, undefined).downhill).toBeNull()
  })
})

const choicesOf = (lastModality?: ReturnType<typeof aChoice>): string[] => {
  const book = aBook(lastModality === undefined ? {} : { questions: { lastModality } })
  const question = sessionQuestions(aRulebook({ book }))['modality']
  return question?.kind === 'choices' ? Object.keys(question.choices) : []
}

describe('the questions of a session', () => {
  it('borrow the rulebook’s race and modality, under flags of their own', () => {
    const raceKind = aChoice(['short', 'ultra'])
    const lastModality = aChoice(['run', 'swim'])
    const rulebook = aRulebook({ book: aBook({ questions: { raceKind, lastModality } }) })
    const borrowed = sessionQuestions(rulebook)
    expect(borrowed['raceKind']).toMatchObject({ flag: 'race-kind', offered: true })
    expect(borrowed['modality']).toMatchObject({ flag: 'modality', offered: true })
    expect(Object.keys(sessionQuestions(aRulebook()))).not.toContain('raceKind')
  })

  it('ask what it was on: what a recovery is on, and what else the rulebook knows', () => {
    const own = ['run', 'walk', 'hike', 'cycle', 'swim', 'aqua-jog', 'elliptical', 'row']
    expect(choicesOf()).toEqual([...own, 'other'])
    expect(choicesOf(aChoice(['other', 'ski']))).toEqual([...own, 'ski', 'other'])
    expect(choicesOf(aScale())).toEqual([...own, 'other'])
  })

  it('say what the rulebook calls much downhill', () => {
    const derived = {
      by: 'downhill',
      hours: 48,
      metres: 250,
      'metres-per-km': 30,
      said: 'steep',
    } as const
    const slope = aChoice(['no', 'yes'], { derived })
    const rulebook = aRulebook({ book: aBook({ questions: { slope } }) })
    expect(sessionQuestions(rulebook)['downhill']?.help).toBe(
      'Such as 250 m down, 30 m or more for every kilometre. It counts for 48 h.',
    )
    expect(sessionQuestions(aRulebook())['downhill']).not.toHaveProperty('help')
  })
})

const questions = () => sessionQuestions(aRulebook())

describe('each of them', () => {
  const flags = {
    kind: 'kind',
    minutes: 'minutes',
    rpe: 'rpe',
    distanceKm: 'distance',
    ascentM: 'ascent',
    descentM: 'descent',
    downhill: 'downhill',
    modality: 'modality',
  }

  it('has words, and a flag', () => {
    expect(Object.keys(questions())).toEqual(Object.keys(flags))
    for (const [id, flag] of Object.entries(flags)) {
      expectAskable(questions()[id] as Question, id, flag)
    }
  })

  it('is put in a terminal only where a runner needs no watch to answer', () => {
    const offered = Object.values(questions()).filter((question) => question.offered)
    expect(offered.map(({ id }) => id)).toEqual(['kind', 'minutes', 'rpe', 'downhill', 'modality'])
  })

  it('takes every kind of session that the journal keeps', () => {
    expect(Object.keys((questions()['kind'] as { choices: object }).choices).toSorted()).toEqual(
      SESSION_KINDS.toSorted(),
    )
  })

  it.each<[string, string, unknown]>([
    ['minutes', '1', 1],
    ['minutes', '10000', 10_000],
    ['minutes', '0', false],
    ['minutes', '10001', false],
    ['minutes', '1:30', false],
    ['distanceKm', '42.2', 42.2],
    ['distanceKm', '1000', 1000],
    ['distanceKm', '1000.1', false],
    ['ascentM', '50000', 50_000],
    ['ascentM', '50001', false],
    ['descentM', '0', 0],
    ['descentM', '-1', false],
    ['rpe', '10', 10],
    ['rpe', '11', false],
    ['downhill', 'yes', 'yes'],
    ['downhill', 'no', 'no'],
    ['downhill', 'maybe', false],
  ])('%s reads "%s" as %o', (id, text, value) => {
    const read = readText(questions()[id] as Question, text)
    expect(read.ok && read.value).toBe(value)
  })
})

describe('how a session left a runner', () => {
  it('is asked in three questions', () => {
    expect(Object.keys(AFTER_QUESTIONS)).toEqual(['felt', 'rpe', 'pain'])
    for (const [id, question] of Object.entries(AFTER_QUESTIONS)) {
      expectAskable(question, id)
      expect(question.offered).toBe(true)
    }
    expect(Object.keys((AFTER_QUESTIONS.felt as { choices: object }).choices)).toEqual([
      'looser',
      'same',
      'flatter',
    ])
  })

  it.each(['looser', 'same', 'flatter'])('%s', (felt) => {
    expect(afterOf({ felt })).toStrictEqual({ felt })
  })
  it('flatter, where the word is none of the three', () => {
    expect(afterOf({ felt: 'great' })).toStrictEqual({ felt: 'flatter' })
    expect(afterOf({})).toStrictEqual({ felt: 'flatter' })
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
const ratings = { stiffness: 3, pain: 0, effort: 2 }
const aTest: DayEntry = {
  kind: 'test',
  ...common,
  at: session.at,
  before: ratings,
  after: ratings,
  minutes: 10,
  outcome: 'same',
}

function against({ id: of, at, advice }: CheckInEntry, to: 'move' | 'rest'): DayEntry {
  return {
    kind: 'override',
    ...common,
    id: `${to}-${of}`,
    at,
    to,
    from: advice.verdict,
    why: '',
    of,
  }
}

function saidOf({ id: of, at }: CheckInEntry): DayEntry {
  return { kind: 'after', ...common, id: `said-${of}`, at, felt: 'same', of }
}

describe('which session a word is about', () => {
  const at = '2026-11-22T18:00:00+00:00'
  const morning = checkIn('2026-11-22T07:00:00+00:00', 'move')
  const rest = checkIn('2026-11-22T07:00:00+00:00', 'rest')
  const yesterday = { ...session, at: '2026-11-21T19:00:00+00:00' }

  it.each<[string, readonly DayEntry[], string | undefined]>([
    ['nothing', [], undefined],
    ['the session', [session], 'a'],
    ['the newest of both', [session, morning], 'a'],
    ['the advised one, where none was logged', [morning], morning.id],
    ['none that was advised to rest', [checkIn(morning.at, 'rest')], undefined],
    [
      'the one that a rest was decided against for',
      [yesterday, rest, against(rest, 'move')],
      rest.id,
    ],
    ['none on a morning that was rested', [yesterday, morning, against(morning, 'rest')], 'a'],
    [
      'as decided, also once a word was said about it',
      [yesterday, rest, against(rest, 'move'), saidOf(rest)],
      rest.id,
    ],
    ['as decided last', [rest, against(rest, 'move'), against(rest, 'rest')], undefined],
    ['the newest, however they stand', [{ ...session, id: 'late', at }, session], 'late'],
    ['one of this very instant', [{ ...session, at }], 'a'],
    ['no word, and no movement test', [aTest], undefined],
    ['no passive day', [{ ...session, session: 'none' }], undefined],
    ['none that is still to come', [{ ...session, at: '2026-11-22T18:01:00+00:00' }], undefined],
    ['one of exactly a day ago', [{ ...session, at: '2026-11-21T18:00:00+00:00' }], 'a'],
    ['none of before that', [{ ...session, at: '2026-11-21T17:59:00+00:00' }], undefined],
  ])('%s', (_name, entries, id) => {
    expect(sessionAbout(entries, at)?.id).toBe(id)
  })
})
