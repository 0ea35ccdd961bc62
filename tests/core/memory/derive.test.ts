import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadBook, loadSafety } from '../../../src/adapters/rulebook-file.ts'
import type { DayEntry, SessionEntry } from '../../../src/core/journal/entry.ts'
import { DAYS_BACK } from '../../../src/core/memory/days.ts'
import { withJournal } from '../../../src/core/memory/derive.ts'
import type { Answers } from '../../../src/core/rulebook/model.ts'
import { after, checkIn, dateBack, daysOf, session } from './a-journal.ts'
import { runs } from '../runs.ts'

const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
const rulebook = loadBook('rules/recovery.yaml', safety, sources)

const remembered = (
  given: Answers,
  ...entries: readonly DayEntry[]
): ReturnType<typeof withJournal> => withJournal(rulebook, daysOf(entries), given)

const kinds: readonly SessionEntry['session'][] = [
  'easy',
  'tempo',
  'none',
  'long',
  'easy',
  'intervals',
  'none',
]

/** Eighty days of everything. */
const full: readonly DayEntry[] = Array.from({ length: 80 }, (_, index) => index + 1).flatMap(
  (back) => [
    checkIn(back, {
      soreness: 4,
      sleep: 6.5,
      signs: ['flat'],
      painScore: 2,
      restingHr: 50,
    }),
    session(back, kinds[back % 7] ?? 'none', { modality: 'cycle' }),
    ...(kinds[back % 7] === 'easy' ? [after(back, 'flatter')] : []),
  ],
)

const today: Answers = { soreness: 4, sleep: 5, signs: ['flat'], painScore: 3, restingHr: 57 }

const ill = (back: number): Answers =>
  withJournal(
    rulebook,
    daysOf([], [{ episode: 'a', what: 'fever', since: dateBack(back), facts: {} }]),
    {},
  ).answers

describe('what a journal answers', () => {
  test('everything that it knows', () => {
    const race = session(1, 'race', { hour: 20, raceKind: 'half', modality: 'run' })
    const episodes = [{ episode: 'a', what: 'concussion', since: dateBack(12), facts: {} }]
    const { answers, derived } = withJournal(rulebook, daysOf([...full, race], episodes), today)
    expect(answers).toEqual({
      ...today,
      painMorning: 'higher',
      episodes: ['concussion'],
      episodeDays: 12,
      daysSincePassive: 1,
      sorenessDays: 29,
      sorenessTrend: 'same',
      fatigueDays: 29,
      sleepFortnight: 383 / 60,
      intenseDays: 2,
      weeksSinceRecoveryWeek: 5,
      flatterInARow: 0,
      flatterInFortnight: 0,
      restingHrAbove: 7,
      lastEffort: 'race',
      raceKind: 'half',
      hoursSinceEffort: 11,
      lastModality: 'run',
      nightsUnderSix: 1,
      nightsUnderSeven: 7,
      recoverySessions: 0,
    })
    expect(derived).not.toContain('soreness')
    expect(derived).toHaveLength(Object.keys(answers).length - Object.keys(today).length)
  })

  test('a rise of soreness after a week of quiet', () => {
    const quiet = Array.from({ length: 14 }, (_, index) => session(index + 1, 'none'))
    const low = [1, 2, 3].map((back) => checkIn(back, { soreness: 1 }))
    expect(remembered({ soreness: 4 }, ...quiet, ...low).answers).toMatchObject({ sorenessRise: 3 })
  })

  test('what the last sessions left behind', () => {
    const steep = [4, 2].flatMap((back) => [
      session(back, 'easy', { descentM: 800 }),
      after(back, 'flatter', { pain: 3 }),
    ])
    expect(remembered({}, ...steep).answers).toMatchObject({
      downhillLately: 'yes',
      afterPain: 3,
      flatterInFortnight: 2,
      recoverySessions: 0,
    })
  })

  test('how long an illness has been open, at most as long as may be answered', () => {
    expect(ill(4)).toMatchObject({ illness: 'fever', illnessDays: 5 })
    expect(ill(4000)).toMatchObject({ illness: 'fever', illnessDays: 60 })
  })

  test('nothing, where it is empty', () => {
    expect(remembered(today)).toEqual({ answers: today, derived: [] })
  })

  test('nothing that was answered this morning', () => {
    const given = { ...today, fatigueDays: 0, lastEffort: 'long', hoursSinceEffort: 40 }
    const { answers, derived } = remembered(given, ...full)
    expect(answers).toMatchObject(given)
    expect(derived).not.toContain('fatigueDays')
    // The effort that it knows as well.
    expect(remembered({ lastEffort: 'long' }, session(1, 'long')).answers).toMatchObject({
      hoursSinceEffort: 13,
    })
    expect(remembered({ lastEffort: 'long' }).answers).toEqual({ lastEffort: 'long' })
    // Another effort than the one that it knows: nothing is known of that one.
    expect(remembered({ lastEffort: 'strength' }, ...full).answers).not.toHaveProperty(
      'hoursSinceEffort',
    )
    expect(
      remembered({ lastEffort: 'easy' }, session(1, 'easy'), session(2, 'long')).answers,
    ).not.toHaveProperty('lastModality')
  })

  test('episodes are added to those told, and taken back by none', () => {
    const open = [{ episode: 'a', what: 'concussion', since: dateBack(1), facts: {} }]
    const days = daysOf([], open)
    const told = withJournal(rulebook, days, { episodes: ['heat-stroke'] })
    expect(told.answers['episodes']).toEqual(['concussion', 'heat-stroke'])
    expect(withJournal(rulebook, days, { episodes: [] }).answers['episodes']).toEqual([])
  })

  test('only what the question may be answered with', () => {
    const unheardOf = session(1, 'race', { raceKind: 'backyard', modality: 'unicycle' })
    const { answers } = remembered({}, unheardOf)
    expect(answers).toMatchObject({ lastEffort: 'race', hoursSinceEffort: 13 })
    expect(answers).not.toHaveProperty('raceKind')
    expect(answers).not.toHaveProperty('lastModality')
  })

  test('what a session was on that the question has no choice for is its other', () => {
    const on = ['swim', 'row', 'walk'].map(
      (modality) => remembered({}, session(1, 'other', { modality })).answers['lastModality'],
    )
    expect(on).toEqual(['swim', 'other', 'other'])
  })
})

describe('what changes nothing', () => {
  test('an entry older than the days looked back', () => {
    const before = remembered(today, ...full)
    assert(
      property(
        integer({ min: DAYS_BACK, max: 40_000 }),
        integer({ min: 0, max: 6 }),
        (back, kind) => {
          const old = [
            checkIn(back, {
              soreness: 9,
              sleep: 1,
              signs: [],
              restingHr: 90,
              lastEffort: 'race',
              hoursSinceEffort: 1,
            }),
            session(back, kinds[kind] ?? 'race', { minutes: 600 }),
            after(back, 'looser'),
          ]
          expect(remembered(today, ...full, ...old)).toEqual(before)
        },
      ),
      runs(50),
    )
  })

  test("today's own session, but for what the last effort was", () => {
    const effort = ['lastEffort', 'raceKind', 'hoursSinceEffort', 'lastModality']
    const rest = (answers: Answers): Answers =>
      Object.fromEntries(Object.entries(answers).filter(([id]) => !effort.includes(id)))
    const early = session(0, 'race', { hour: 6 })
    expect(rest(remembered(today, ...full, early).answers)).toEqual(
      rest(remembered(today, ...full).answers),
    )
  })
})
