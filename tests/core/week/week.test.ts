import { describe, expect, it } from 'vitest'
import type { DayEntry, OpenEpisode, SessionEntry } from '../../../src/core/journal/entry.ts'
import { dateOfDay, dayNumber, weekdayOf } from '../../../src/core/memory/calendar.ts'
import { daysAt, type Days } from '../../../src/core/memory/days.ts'
import type { CheckInEntry } from '../../../src/core/journal/entry.ts'
import { weekAhead } from '../../../src/core/week/week-ahead.ts'
import { weekBack } from '../../../src/core/week/week-back.ts'
import { weekOf } from '../../../src/core/week/week.ts'
import type { WeekRule } from '../../../src/core/rulebook/model.ts'
import { aBook, aMoment, aNumber, aRulebook } from '../a-rulebook.ts'
import { aCheckIn, anEpisode, aSession } from '../journal/entries.ts'

const RULE: WeekRule = {
  passiveDays: 1,
  activeRecoveryDays: [1, 2],
  hardDaysAtMost: 3,
  recoveryWeekAfterWeeks: [3, 4],
  strengthDays: ['mon', 'wed', 'fri'],
  load: { monotonyNoticeAbove: 2, monotonyAtMost: 5, weekLoadAtLeast: 300 },
  because: 'so',
  sources: ['a-source'],
  choice: true,
}

/** Sunday 22 November 2026, 20:00. */
const NOW = aMoment(2026, 11, 22, 20, 0, 0)
const TODAY = dayNumber('2026-11-22')

function on(daysAgo: number, change: Partial<SessionEntry>): SessionEntry {
  const date = dateOfDay(TODAY - daysAgo)
  const id = `s${String(daysAgo)}-${change.session ?? 'easy'}`
  return aSession(id, { date, at: `${date}T10:00:00+00:00`, ...change })
}

function advised(verdict: 'move' | 'rest' | 'reassess', daysAgo = 0, care = 'none'): CheckInEntry {
  const date = dateOfDay(TODAY - daysAgo)
  const { advice, ...rest } = aCheckIn(`c${String(daysAgo)}`)
  const changed = { ...advice, verdict, care: care as typeof advice.care }
  return { ...rest, date, at: `${date}T07:00:00+00:00`, advice: changed }
}

const days = (entries: readonly DayEntry[], open: readonly OpenEpisode[] = []): Days =>
  daysAt(entries, open, NOW)

describe('days of the calendar', () => {
  it.each([
    ['1969-12-31', 'wed'],
    ['1970-01-01', 'thu'],
    ['2026-11-22', 'sun'],
    ['2026-11-23', 'mon'],
    ['2024-02-29', 'thu'],
  ])('%s is a %s', (date, weekday) => {
    expect(dateOfDay(dayNumber(date))).toBe(date)
    expect(weekdayOf(dayNumber(date))).toBe(weekday)
  })
})

describe('seven days back', () => {
  it('are those before today, each with what was told', () => {
    const back = weekBack(
      days([
        on(8, { session: 'race' }),
        on(7, { session: 'long', minutes: 100, rpe: 4 }),
        on(5, { session: 'none', minutes: 0 }),
        on(3, { session: 'easy', minutes: 30, rpe: 2 }),
        on(3, { session: 'strength', minutes: 20, rpe: 5 }),
        on(2, { session: 'tempo', minutes: 50 }),
        on(0, { session: 'race', rpe: 10 }),
        advised('rest', 3),
      ]),
      RULE,
    )
    expect(back.days.map(({ date }) => date)).toEqual(
      [7, 6, 5, 4, 3, 2, 1].map((ago) => dateOfDay(TODAY - ago)),
    )
    expect(back.days.map(({ load }) => load)).toEqual([400, null, 0, null, 160, null, null])
    expect(back.days.map(({ told }) => told)).toEqual([true, false, true, false, true, true, false])
    expect(back.days.map(({ verdict }) => verdict !== null)).toEqual(
      [7, 6, 5, 4, 3, 2, 1].map((ago) => ago === 3),
    )
    expect(back.days[4]).toMatchObject({
      verdict: 'rest',
      sessions: [
        { kind: 'easy', minutes: 30, rpe: 2 },
        { kind: 'strength', minutes: 20, rpe: 5 },
      ],
    })
    expect(back.days[5]?.sessions).toEqual([{ kind: 'tempo', minutes: 50, rpe: null }])
    expect(back).toMatchObject({
      load: { total: 560, daysTold: 3, monotony: null },
      hardDays: 3,
      passiveDays: 1,
    })
  })
})

const CARRIED = { daysSincePassive: 2, recoveryWeekDue: false, tooLittleTold: false }
const plan = (of: Days, carried: Partial<typeof CARRIED> = {}, rule = RULE) =>
  weekAhead(of, { ...CARRIED, ...carried }, rule).map(({ propose }) => propose)

describe('seven days ahead', () => {
  it('begin today, and never put a hard day after another', () => {
    const ahead = weekAhead(days([]), CARRIED, RULE)
    expect(ahead.map(({ date }) => date)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((later) => dateOfDay(TODAY + later)),
    )
    expect(ahead.map(({ propose, because }) => [propose, because])).toEqual([
      ['as-advised', 'not-checked-in'],
      ['hard', 'spaced'],
      ['recovery', 'after-a-hard-day'],
      ['hard', 'spaced'],
      ['passive', 'passive-day-due'],
      ['hard', 'spaced'],
      ['recovery', 'after-a-hard-day'],
    ])
    // Strength has its place on Monday, Wednesday and Friday, but not on hard days and days off.
    expect(ahead.map(({ strength }) => strength)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      false,
    ])
  })

  it('put strength on its days where they are easy', () => {
    const ahead = weekAhead(days([]), CARRIED, { ...RULE, hardDaysAtMost: 0 })
    const lifting = ahead.filter(({ strength }) => strength).map(({ date }) => date)
    expect(lifting).toEqual(['2026-11-23', '2026-11-25', '2026-11-27'])
  })

  it('say today what was advised', () => {
    expect(plan(days([advised('move')]), { daysSincePassive: 6 }).slice(0, 2)).toEqual([
      'as-advised',
      'passive',
    ])
    expect(plan(days([advised('rest')]), { daysSincePassive: 6 }).slice(0, 7)).toEqual([
      'as-advised',
      'hard',
      'recovery',
      'hard',
      'recovery',
      'hard',
      'easy',
    ])
  })

  it('say nothing of what was advised on another day', () => {
    const ahead = weekAhead(days([advised('reassess', 1)]), CARRIED, RULE)
    expect(ahead.map(({ because }) => because)).toHaveLength(7)
    expect(ahead[0]).toMatchObject({ propose: 'as-advised', because: 'not-checked-in' })
    expect(weekAhead(days([advised('move')]), CARRIED, RULE)[0]?.because).toBe('advised-today')
  })

  it('have no more hard days than the rulebook says, and easy ones then', () => {
    expect(plan(days([]), { daysSincePassive: 0 }, { ...RULE, hardDaysAtMost: 1 })).toEqual([
      'as-advised',
      'hard',
      'recovery',
      'easy',
      'easy',
      'easy',
      'passive',
    ])
  })

  it('put strength on days of active recovery too, never on hard days and days off', () => {
    const every = { ...RULE, strengthDays: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] }
    const ahead = weekAhead(days([]), CARRIED, every as WeekRule)
    const lifting = ahead.filter(({ strength }) => strength).map(({ propose }) => propose)
    expect(lifting).toEqual(['recovery', 'recovery'])
  })

  it.each([
    [5, 'as-advised'],
    [6, 'passive'],
    [null, 'passive'],
  ])('have a day off at once when it is due, or nobody knows: %o', (since, first) => {
    expect(plan(days([]), { daysSincePassive: since as number })[0]).toBe(first)
  })

  it('have no day off where the rulebook wants none', () => {
    const none = { ...RULE, passiveDays: 0 }
    expect(plan(days([]), { daysSincePassive: 30 }, none)).not.toContain('passive')
  })

  it('go easy after a hard session of today', () => {
    expect(plan(days([on(0, { session: 'intervals' })]))[1]).toBe('recovery')
    expect(plan(days([on(0, { session: 'easy' })]))[1]).toBe('hard')
    expect(plan(days([on(1, { session: 'race' })]))[1]).toBe('hard')
  })

  it('have nothing hard in a recovery week, and no strength', () => {
    const ahead = weekAhead(days([]), { ...CARRIED, recoveryWeekDue: true }, RULE)
    expect(ahead.map(({ propose }) => propose)).not.toContain('hard')
    expect(ahead.some(({ strength }) => strength)).toBe(false)
    expect(ahead[1]).toMatchObject({ propose: 'easy', because: 'recovery-week' })
  })

  it('have nothing hard where too little is told', () => {
    const ahead = weekAhead(days([]), { ...CARRIED, tooLittleTold: true }, RULE)
    expect(ahead.map(({ propose }) => propose)).not.toContain('hard')
    expect(ahead[1]).toMatchObject({ propose: 'easy', because: 'too-little-told' })
  })

  it.each([
    ['a reassess', days([advised('reassess')])],
    ['a clinician to see', days([advised('rest', 0, 'clinician-soon')])],
    ['an open episode', days([], [anEpisode('cold')])],
  ])('are not proposed while there is %s', (_name, of) => {
    expect(plan(of)).toEqual([])
  })
})

const number = (derived: object) =>
  aNumber({ from: 0, to: 60, step: 1 }, { origin: 'journal', offered: false, ...derived })
/** Training on every day, so many weeks after an easy one. */
const trained = (weeks: number): DayEntry[] =>
  Array.from({ length: (weeks + 5) * 7 }, (_, index) => {
    const easy = Math.floor(index / 7) === weeks
    return on(index + 1, { session: 'easy', minutes: easy ? 41 : 60, rpe: 3 })
  })

describe('a week by a rulebook', () => {
  const written = {
    'passive-days': 1,
    'active-recovery-days': [1, 2] as [number, number],
    'hard-days-at-most': 3,
    'recovery-week-after-weeks': [3, 4] as [number, number],
    'strength-days': [],
    load: {
      'monotony-notice-above': 2,
      'monotony-at-most': 5,
      'week-load-at-least': 300,
    },
    because: 'so',
    sources: ['a-source'],
  }

  it('is nothing where the rulebook says nothing of weeks', () => {
    expect(weekOf(aRulebook(), days([]))).toBeUndefined()
  })

  it('knows nothing without a journal, and proposes nothing hard', () => {
    const week = weekOf(aRulebook({ book: aBook({ week: written }) }), days([]))
    expect(week).toMatchObject({
      daysSincePassive: null,
      activeRecoveryDays: null,
      weeksSinceRecoveryWeek: null,
      recoveryWeek: 'unknown',
      monotonous: false,
    })
    expect(week?.ahead.map(({ propose }) => propose)).not.toContain('hard')
  })

  const questions = {
    weeks: number({
      derived: {
        by: 'weeks-since-recovery-week',
        'share-of-usual': 0.7,
        intense: ['tempo'],
        'intense-at-most': 1,
        said: 'so',
      },
    }),
    sessions: number({ derived: { by: 'recovery-sessions', minutes: 40, said: 'so' } }),
  }
  const rulebook = aRulebook({ book: aBook({ week: written, questions }) })

  it.each([
    [2, 'not-due'],
    [3, 'soon'],
    [4, 'due'],
  ])('%i weeks after a recovery week another is %s', (weeks, recoveryWeek) => {
    const week = weekOf(rulebook, days(trained(weeks)))
    expect(week).toMatchObject({ weeksSinceRecoveryWeek: weeks, recoveryWeek })
    const due = week?.ahead.some(({ because }) => because === 'recovery-week')
    expect(due).toBe(recoveryWeek === 'due')
  })

  it('knows nothing of an empty journal', () => {
    expect(weekOf(rulebook, days([]))).toMatchObject({
      weeksSinceRecoveryWeek: null,
      activeRecoveryDays: null,
    })
  })

  it.each([
    [2, false],
    [3, true],
  ])('proposes something hard only when enough is told: %i days of seven', (told, hard) => {
    const passive = on(told, { session: 'none', minutes: 0 })
    const easy = Array.from({ length: told - 1 }, (_, index) => on(index + 1, {}))
    const week = weekOf(rulebook, days([...easy, passive]))
    expect(week?.ahead.some(({ propose }) => propose === 'hard')).toBe(hard)
    expect(week?.daysSincePassive).toBe(told - 1)
  })

  it('counts the days of active recovery', () => {
    const week = weekOf(rulebook, days([on(2, { session: 'race' }), on(1, { minutes: 30 })]))
    expect(week?.activeRecoveryDays).toBe(1)
  })

  it('notices only what is above the number of the rulebook', () => {
    const load = { ...written.load, 'monotony-notice-above': 5 }
    const book = aBook({ week: { ...written, load }, questions })
    expect(weekOf(aRulebook({ book }), days(trained(2)))).toMatchObject({ monotonous: false })
  })

  it('notices days that are all alike', () => {
    expect(weekOf(rulebook, days(trained(2)))).toMatchObject({
      monotonous: true,
      activeRecoveryDays: 0,
      back: { load: { monotony: 5, total: 1260 } },
    })
  })
})
