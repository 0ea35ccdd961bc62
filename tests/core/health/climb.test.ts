import { describe, expect, test } from 'vitest'
import {
  climbOf,
  firstFacts,
  neededNext,
  noted,
  type Climb,
  type Note,
} from '../../../src/core/health/climb.ts'
import type { Facts } from '../../../src/core/journal/entry.ts'
import type { Ladder, LadderStep } from '../../../src/core/rulebook/model.ts'
import { after, aLadderedRulebook, anEpisode } from './a-ladder.ts'

const rulebook = aLadderedRulebook()
const { ladders } = rulebook.safety
const illness = ladders['illness'] as Ladder

function on(what: string, facts: Facts = {}): Climb {
  return climbOf(rulebook, anEpisode(what, facts)) as Climb
}

const walking = { step: 'walk', stepSince: after(0) }
const climbed = { step: 'climbed', stepSince: after(0) }
const note = (hours: number, clean: Note['clean'], told: Note['told'] = {}): Note => ({
  told,
  clean,
  at: after(hours),
})

const first = (told: Note['told']) => firstFacts(rulebook, illness, told, after(0))

describe('where an episode stands', () => {
  test('on the step the journal tells, for its hours', () => {
    const { index, step, earliest } = on('illness', { step: 'week', stepSince: after(5) })
    expect({ index, step: step?.id, earliest }).toEqual({
      index: 2,
      step: 'week',
      earliest: Date.parse(after(77)),
    })
  })

  test('what the journal does not tell is taken as careful', () => {
    for (const facts of [{}, { step: 'of another rulebook', stepSince: 'yesterday' }]) {
      const { index, earliest } = on('illness', facts)
      expect(index).toBe(0)
      expect(earliest).toBe(Date.parse('2026-03-02T23:59:59Z'))
    }
  })

  test('a day that was not clean holds the step for a day more', () => {
    expect(on('illness', { ...walking, uncleanAt: after(10) }).earliest).toBe(Date.parse(after(34)))
    expect(on('illness', { ...walking, uncleanAt: after(-30) }).earliest).toBe(
      Date.parse(after(24)),
    )
  })

  test('once climbed there is nothing to wait for', () => {
    const { index, step, earliest } = on('illness', climbed)
    expect({ index, step, earliest }).toEqual({
      index: 3,
      step: undefined,
      earliest: Date.parse(after(0)),
    })
  })

  test('nowhere without a ladder', () => {
    expect(climbOf(rulebook, anEpisode('bruise'))).toBeUndefined()
    expect(climbOf(rulebook, anEpisode('toString'))).toBeUndefined()
  })
})

describe('what a step waits for', () => {
  const [rest, walk] = illness.steps as [LadderStep, LadderStep]

  test('is asked until it is decided', () => {
    expect(neededNext(rest, {})).toBe('hours')
    expect(neededNext(rest, { hours: 24 })).toBeUndefined()
    expect(neededNext(rest, { hours: 2 })).toBeUndefined()
    expect(neededNext(walk, {})).toBeUndefined()
  })
})

describe('an episode begins', () => {
  test('on the first step, with what the step answers', () => {
    expect(first({})).toEqual({ ill: 'sick', day: 1, step: 'rest', stepSince: after(0) })
  })

  test('with what is worse, never with what is better or cannot be compared', () => {
    expect(first({ ill: 'fever' })).toMatchObject({ ill: 'fever', step: 'rest' })
    expect(first({ ill: 'sick' })).toMatchObject({ ill: 'sick' })
    for (const ill of ['none', 'cold', 'getting-over']) expect(first({ ill })).toBeUndefined()
  })
})

describe('a clean day', () => {
  test('climbs one step when the hours are over and what it waits for is told', () => {
    const facts = { ill: 'fever', step: 'rest', stepSince: after(0) }
    expect(noted(rulebook, on('illness', facts), note(24, 'yes', { hours: 20 }))).toEqual({
      move: 'up',
      facts: {
        ill: 'getting-over',
        day: 1,
        hours: 20,
        step: 'walk',
        stepSince: after(24),
        clean: 'yes',
      },
    })
  })

  test.for<[string, Note]>([
    ['an hour too early', note(23, 'yes', { hours: 20 })],
    ['without what it waits for', note(24, 'yes')],
    ['with too little of it', note(24, 'yes', { hours: 19.9 })],
    ['nothing said of the day', note(24, undefined, { hours: 20 })],
    ['still as ill as the step knows', note(24, 'yes', { hours: 20, ill: 'fever' })],
  ])('does not climb %s', ([, said]) => {
    const made = noted(rulebook, on('illness', { step: 'rest', stepSince: after(0) }), said)
    expect(made?.move).toBe('stays')
    expect(made?.facts).not.toHaveProperty('step')
    expect(made?.facts).toMatchObject(said.told)
  })

  test('that nobody spoke of is not remembered as one', () => {
    const made = noted(rulebook, on('illness', walking), note(30, undefined))
    expect(made).toStrictEqual({ move: 'stays', facts: {} })
  })

  test('of what was told before nothing counts', () => {
    const facts = { step: 'rest', stepSince: after(0), hours: 20, cleared: 'yes' }
    expect(noted(rulebook, on('illness', facts), note(30, 'yes'))?.move).toBe('stays')
    expect(noted(rulebook, on('knock', facts), note(60, 'yes'))?.move).toBe('stays')
  })

  test('on the last step ends the climb, and leaves the answers as they are', () => {
    const week = on('illness', { step: 'week', stepSince: after(0) })
    expect(noted(rulebook, week, note(72, 'yes'))).toEqual({
      move: 'up',
      facts: { step: 'climbed', stepSince: after(72), clean: 'yes' },
    })
    expect(noted(rulebook, on('illness', climbed), note(24, 'yes'))).toEqual({
      move: 'stays',
      facts: { clean: 'yes' },
    })
  })

  test('a clearance is remembered with the step that it opens, not before', () => {
    const knock = on('knock', { step: 'rest', stepSince: after(0) })
    expect(noted(rulebook, knock, note(47, 'yes', { cleared: 'yes' }))).toEqual({
      move: 'stays',
      facts: { clean: 'yes' },
    })
    expect(noted(rulebook, knock, note(48, 'yes', { cleared: 'yes' }))).toMatchObject({
      move: 'up',
      facts: { cleared: 'yes', step: 'easy' },
    })
  })
})

describe('a day that was not clean', () => {
  test('goes one step back, whose hours begin anew', () => {
    expect(noted(rulebook, on('illness', walking), note(30, 'no'))).toEqual({
      move: 'down',
      facts: {
        ill: 'sick',
        day: 1,
        step: 'rest',
        stepSince: after(30),
        clean: 'no',
        uncleanAt: after(30),
      },
    })
  })

  test('on the first step starts no week again', () => {
    expect(noted(rulebook, on('knock'), note(30, 'no'))).toEqual({
      move: 'stays',
      facts: { clean: 'no', uncleanAt: after(30) },
    })
  })

  test('on the last step goes to the one before, or stays where there is none', () => {
    const week = on('illness', { step: 'week', stepSince: after(0) })
    expect(noted(rulebook, week, note(30, 'no'))).toMatchObject({
      move: 'down',
      facts: { step: 'walk' },
    })
    const light = on('cold', { step: 'light', stepSince: after(0) })
    expect(noted(rulebook, light, note(30, 'no'))).toEqual({
      move: 'stays',
      facts: { clean: 'no', uncleanAt: after(30) },
    })
  })

  test('after the last step goes back to it', () => {
    expect(noted(rulebook, on('illness', climbed), note(30, 'no'))).toMatchObject({
      move: 'down',
      facts: { ill: 'getting-over', day: 2, step: 'week' },
    })
    expect(noted(rulebook, on('cold', climbed), note(30, 'no'))).toMatchObject({
      move: 'down',
      facts: { ill: 'cold', step: 'light' },
    })
  })
})

describe('what is worse than a step knows', () => {
  test('goes back to the step that knows it, whatever the day was', () => {
    const week = on('illness', { step: 'week', stepSince: after(0) })
    for (const clean of ['yes', 'no', undefined] as const) {
      expect(noted(rulebook, week, note(100, clean, { ill: 'fever' }))).toMatchObject({
        move: 'down',
        facts: { ill: 'fever', day: 1, step: 'rest', stepSince: after(100) },
      })
    }
  })

  test('no step takes what none of them knows', () => {
    const week = on('illness', { step: 'week', stepSince: after(0) })
    for (const ill of ['none', 'cold']) {
      expect(noted(rulebook, week, note(100, 'yes', { ill }))).toBeUndefined()
    }
  })

  test('a step that says nothing of a question takes any answer to it', () => {
    const silent = { ...illness, steps: [{ ...illness.steps[0], answers: {} }] }
    expect(firstFacts(rulebook, silent as Ladder, { ill: 'cold' }, after(0))).toMatchObject({
      ill: 'cold',
    })
  })

  test('a question without an order takes only what the step says', () => {
    const answers = { day: 1 }
    const unordered = { ...illness, tell: ['day'], steps: [{ ...illness.steps[0], answers }] }
    expect(firstFacts(rulebook, unordered as Ladder, { day: 2 }, after(0))).toBeUndefined()
  })
})
