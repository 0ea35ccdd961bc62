import { describe, expect, test } from 'vitest'
import { baseline } from '../../../src/core/memory/baseline.ts'
import { daysWith } from '../../../src/core/memory/days-with.ts'
import {
  episodeDay,
  episodeDays,
  openEpisodeAnswer,
} from '../../../src/core/memory/open-episodes.ts'
import { painTrend } from '../../../src/core/memory/pain-trend.ts'
import { restingHrAbove } from '../../../src/core/memory/resting-hr.ts'
import { wornOutDays } from '../../../src/core/memory/worn-out-days.ts'
import type { OpenEpisode } from '../../../src/core/journal/entry.ts'
import type { Question } from '../../../src/core/rulebook/model.ts'
import { aBook, aChoice, aList, aRulebook } from '../a-rulebook.ts'
import { checkIn, dateBack, daysOf, mornings, session } from './a-journal.ts'

const above = (told: readonly (number | undefined)[], now?: number, hrRest?: number): unknown =>
  restingHrAbove(daysOf(mornings('restingHr', told)), 'restingHr', {
    ...(now === undefined ? {} : { restingHr: now }),
    ...(hrRest === undefined ? {} : { hrRest }),
  })

const worn = (
  now: readonly string[] | undefined,
  ...told: readonly (readonly string[] | undefined)[]
): unknown => wornOutDays(daysOf(mornings('signs', told)), now, ['flat', 'expensive'])

const trend = (now: number | undefined, ...told: readonly (number | undefined)[]): unknown =>
  painTrend(daysOf(mornings('painScore', told)), now)

const open = (what: string, back: number, facts: OpenEpisode['facts'] = {}): OpenEpisode => ({
  episode: `${what}-${String(back)}`,
  what,
  since: dateBack(back),
  facts,
})

const answerOf = (question: Partial<Question>, ...entered: readonly (string | number)[]) =>
  openEpisodeAnswer(
    daysOf(
      [],
      entered.map((value, back) => open('it', back, { asked: value })),
    ),
    { ...question, id: 'asked' } as Question,
  )

describe('a baseline', () => {
  test('the middle of at least fourteen answers, and how far they lie from it', () => {
    expect(baseline(Array.from({ length: 13 }, () => 50))).toBeUndefined()
    const even = [40, 44, 46, 48, 50, 50, 50, 52, 52, 52, 54, 56, 58, 90]
    expect(baseline(even)).toEqual({ median: 51, mad: 3, answers: 14 })
    expect(baseline([...even, 91])).toEqual({ median: 52, mad: 4, answers: 15 })
  })
})

describe('resting heart rate above the usual', () => {
  const fifty = Array.from({ length: 14 }, () => 50)

  test('of the own mornings, this one left out', () => {
    expect(above(fifty, 55)).toBe(5)
    expect(above(fifty, 44)).toBe(-6)
    expect(above(fifty, 55, 40)).toBe(5)
  })

  test('a half beat does not make a whole one', () => {
    const between = [...fifty.slice(7), ...Array.from({ length: 7 }, () => 51)]
    expect(above(between, 55)).toBe(4)
    expect(above(between, 56)).toBe(5)
  })

  test('of the profile while the mornings are too few or too old', () => {
    expect(above(fifty.slice(1), 55, 48)).toBe(7)
    expect(above([...Array.from({ length: 15 }, () => undefined), ...fifty], 55, 48)).toBe(7)
    expect(above(fifty.slice(1), 55)).toBeUndefined()
  })

  test('unknown where it was not measured', () => {
    expect(above(fifty)).toBeUndefined()
  })
})

describe('days of being worn out', () => {
  test('every morning told, today included', () => {
    expect(worn(['flat'], ['expensive'], ['flat', 'irritable'], ['flat'])).toBe(4)
    expect(worn(['flat'], ['flat'], undefined, ['flat'])).toBe(4)
    expect(worn(['flat'], ['flat'], ['irritable'], ['flat'], ['flat'])).toBe(2)
  })

  test('unknown where this morning was not told, is better, or too few were told', () => {
    expect(worn(undefined, ['flat'], ['flat'], ['flat'])).toBeUndefined()
    expect(worn([], ['flat'], ['flat'], ['flat'])).toBeUndefined()
    expect(worn(['flat'], ['flat'])).toBeUndefined()
  })

  test('an answer to another rulebook says nothing here', () => {
    expect(wornOutDays(daysOf([]), 'flat', ['flat'])).toBeUndefined()
    const days = daysOf(mornings('signs', [3, ['flat'], ['flat']]))
    expect(wornOutDays(days, ['flat'], ['flat'])).toBe(1)
  })

  test('this morning told before is not yesterday', () => {
    const early = checkIn(0, { signs: ['flat'] }, { hour: 6 })
    const days = daysOf([early, ...mornings('signs', [['flat'], ['flat']])])
    expect(wornOutDays(days, ['flat'], ['flat'])).toBe(3)
    expect(wornOutDays(days, [], ['flat'])).toBeUndefined()
    expect(wornOutDays(days, undefined, ['flat'])).toBeUndefined()
  })

  test('a check-in that told of something else is as if it were none', () => {
    const other = checkIn(2, { soreness: 1 })
    const days = daysOf([other, ...mornings('signs', [['flat'], undefined, ['flat']])])
    expect(wornOutDays(days, ['flat'], ['flat'])).toBe(4)
  })
})

describe('pain against the last mornings', () => {
  test('against the middle one of the last week', () => {
    expect(trend(3, 2, 2, 5)).toBe('higher')
    expect(trend(2, 2, 3)).toBe('same')
    expect(trend(1, 2, 3)).toBe('lower')
    expect(trend(3, 3, 3, 3, 3, 3, 3, 9, 9, 9)).toBe('same')
  })

  test('this morning is not among them, nor the one of a week ago', () => {
    expect(trend(3, 2, 3)).toBe('higher')
    expect(trend(3, 3, 5, undefined, undefined, undefined, undefined, 9)).toBe('same')
    expect(trend(3, 3, 5, undefined, undefined, undefined, 9)).toBe('lower')
  })

  test('unknown with too few mornings, or without today', () => {
    expect(trend(3, 2)).toBeUndefined()
    expect(trend(undefined, 2, 2, 2)).toBeUndefined()
  })
})

describe('days with some kinds of session', () => {
  test('of the seven before today, each once', () => {
    const days = daysOf([
      session(0, 'tempo', { hour: 6 }),
      session(1, 'tempo'),
      session(1, 'race', { hour: 9 }),
      session(3, 'easy'),
      session(7, 'race'),
      session(8, 'race'),
    ])
    expect(daysWith(days, ['tempo', 'race'])).toBe(2)
  })

  test('unknown where fewer than three days were told of', () => {
    expect(daysWith(daysOf([session(1, 'race'), session(2, 'race')]), ['race'])).toBeUndefined()
  })
})

describe('open episodes', () => {
  const questions = { choice: aChoice(['well', 'cold', 'bruise']), list: aList(['cold', 'bruise']) }
  const rulebook = aRulebook({ book: aBook({ questions }) })
  const { choice, list } = rulebook.questions as Record<keyof typeof questions, Question>

  test('tick the items of a list that they are', () => {
    const days = daysOf([], [open('cold', 3), open('bruise', 2), open('strain', 1)])
    expect(openEpisodeAnswer(days, list)).toEqual(['bruise', 'cold'])
    expect(openEpisodeAnswer(daysOf([], [open('strain', 1)]), list)).toBeUndefined()
  })

  test('answer with the choice that they are, or that was entered', () => {
    expect(openEpisodeAnswer(daysOf([], [open('cold', 3)]), choice)).toBe('cold')
    expect(openEpisodeAnswer(daysOf([], [open('illness', 3, { choice: 'bruise' })]), choice)).toBe(
      'bruise',
    )
    expect(openEpisodeAnswer(daysOf([], [open('illness', 3)]), choice)).toBeUndefined()
    expect(openEpisodeAnswer(daysOf([]), choice)).toBeUndefined()
  })

  test('are as old as the latest of those that count', () => {
    const days = daysOf([], [open('cold', 9), open('bruise', 4), open('strain', 1)])
    expect(episodeDays(days, list)).toBe(4)
    expect(episodeDays(daysOf([], [open('cold', -1)]), list)).toBe(0)
    expect(episodeDays(daysOf([], [open('strain', 1)]), list)).toBeUndefined()
  })

  test('are on the day that their beginning makes it', () => {
    expect(episodeDay(daysOf([], [open('cold', 0)]), choice)).toBe(1)
    const days = daysOf([], [open('cold', 9), open('illness', 4, { choice: 'bruise' })])
    expect(episodeDay(days, choice)).toBe(5)
    expect(episodeDay(daysOf([], [open('cold', -1)]), choice)).toBe(1)
    expect(episodeDay(daysOf([], [open('strain', 1)]), choice)).toBeUndefined()
  })

  test('of several the worst answers, and the later where they are not compared', () => {
    const choices = { a: 'a', b: 'b', c: 'c' }
    const ordered = { ...choice, kind: 'choices', choices, worse: ['a', 'b'] } as const
    expect(answerOf(ordered, 'b', 'a')).toBe('b')
    expect(answerOf(ordered, 'a', 'b')).toBe('b')
    expect(answerOf(ordered, 'b', 'c')).toBe('c')
    expect(answerOf(ordered, 'c', 'a')).toBe('a')
    expect(answerOf({ ...ordered, worse: 'none' }, 'b', 'a')).toBe('a')
    // Both are found in the word none, which is no order.
    const inNone = { ...choice, choices: { no: 'no', one: 'one' }, worse: 'none' } as const
    expect(answerOf(inNone, 'one', 'no')).toBe('no')
    const number = { ...choice, kind: 'number', from: 0, to: 9 } as const
    expect(answerOf({ ...number, worse: 'lower' }, 3, 2, 5)).toBe(2)
    expect(answerOf({ ...number, worse: 'higher' }, 3, 5, 2)).toBe(5)
  })

  test('only some answers may be taken from them', () => {
    const days = daysOf([], [open('cold', 1)])
    expect(openEpisodeAnswer(days, choice, ['bruise'])).toBeUndefined()
    expect(openEpisodeAnswer(days, choice, ['cold'])).toBe('cold')
  })
})
