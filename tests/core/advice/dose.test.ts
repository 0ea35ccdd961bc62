import { array, assert, constantFrom, double, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { doseSession, type Session } from '../../../src/core/advice/dose.ts'
import type { Answers } from '../../../src/core/rulebook/model.ts'
import type { WrittenAdjustment, WrittenDose } from '../../../src/core/rulebook/schema.ts'
import { aBook, aDose, anAdjustment, aRulebook } from '../a-rulebook.ts'
import { runs } from '../runs.ts'

type Change = Partial<WrittenAdjustment>

const stroll = aDose({ optional: true, minutes: { from: 10, to: 15 } })
const usual: WrittenDose['minutes'] = {
  'share-of-usual': [0.3, 0.65],
  'at-least': 10,
  'at-most': 40,
  'usual-unknown': [20, 30],
  'target-at-most': 30,
}

/** A dose and adjustments that all apply, as a function of the answers. */
function dosed(
  dose: Partial<WrittenDose>,
  changes: readonly Change[] = [],
): (answers: Answers) => Session {
  const notes = changes.map((change, index) =>
    anAdjustment({ rule: `r${String(index)}`, when: { pain: 'dull' }, ...change }),
  )
  const written = aBook({ doses: { stroll, easy: aDose(), one: aDose(dose) }, notes })
  const { book, safety } = aRulebook({ book: written })
  const compiled = book.doses['one'] as (typeof book.doses)[string]
  return (answers) => doseSession(compiled, book.notes, answers, safety)
}

/** The session of a dose after adjustments that all apply. */
function sessionOf(
  dose: Partial<WrittenDose>,
  changes: readonly Change[] = [],
  answers: Answers = {},
): Session {
  return dosed(dose, changes)(answers)
}

function minutesOf(
  dose: Partial<WrittenDose>,
  changes: readonly Change[],
  answers: Answers = {},
): number[] {
  const { min, target, max } = sessionOf(dose, changes, answers).minutes
  return [min, target, max]
}

const half: Change = { minutes: { times: 0.5 } }
const threeQuarters: Change = { minutes: { times: 0.75 } }
const atMost = (minutes: number): Change => ({ minutes: { 'at-most': minutes } })

describe('minutes of the usual session', () => {
  test.for<[number | undefined, number[]]>([
    [undefined, [20, 25, 30]],
    [1, [10, 10, 10]],
    [15, [10, 10, 10]],
    // 0.65 x 15.4 and 15.5: at least 10.
    [16, [10, 10, 10]],
    [17, [10, 10, 11]],
    [20, [10, 10, 13]],
    [33, [10, 15, 21]],
    [34, [10, 15, 22]],
    [40, [12, 15, 26]],
    [60, [18, 25, 39]],
    [61, [18, 25, 39]],
    [62, [18, 25, 40]],
    [90, [27, 30, 40]],
    [99, [29, 30, 40]],
    // The least does not rise above what is aimed at.
    [100, [30, 30, 40]],
    [134, [30, 30, 40]],
    [600, [30, 30, 40]],
  ])('of %s minutes: %j', ([usualMinutes, expected]) => {
    expect(
      minutesOf({ minutes: usual }, [], usualMinutes === undefined ? {} : { usualMinutes }),
    ).toEqual(expected)
  })

  test('is never a float away from a whole share', () => {
    const session = dosed({ minutes: usual })
    for (let usualMinutes = 1; usualMinutes <= 600; usualMinutes += 1) {
      const between = (share: number): number =>
        Math.max(10, Math.min(40, Math.floor((share * usualMinutes) / 100)))
      const { min, max } = session({ usualMinutes }).minutes
      expect([usualMinutes, min, max]).toEqual([
        usualMinutes,
        Math.min(30, between(30)),
        between(65),
      ])
    }
  })
})

describe('cuts', () => {
  const fixed = { minutes: { from: 20, to: 30 } }
  test.for<[Partial<WrittenDose>, Change[], number[]]>([
    [fixed, [], [20, 25, 30]],
    [fixed, [half], [10, 10, 15]],
    [fixed, [half, half], [5, 5, 7]],
    [fixed, [half, half, half], [2, 2, 3]],
    [fixed, [threeQuarters], [15, 15, 22]],
    [fixed, [threeQuarters, half], [7, 9, 11]],
    [fixed, [atMost(30)], [20, 25, 30]],
    [fixed, [atMost(29)], [20, 20, 29]],
    [fixed, [atMost(25)], [20, 20, 25]],
    [fixed, [atMost(20)], [20, 20, 20]],
    [fixed, [atMost(19)], [19, 19, 19]],
    [fixed, [atMost(3)], [3, 3, 3]],
    // A cap holds after the halving and is not halved itself.
    [fixed, [half, atMost(12)], [10, 10, 12]],
    [fixed, [atMost(12), half], [10, 10, 12]],
    [fixed, [atMost(25), atMost(22)], [20, 20, 22]],
    [{ minutes: { from: 6, to: 10 } }, [], [6, 8, 10]],
    [{ minutes: { from: 6, to: 10 } }, [half], [3, 4, 5]],
    [{ minutes: { from: 10, to: 10 } }, [], [10, 10, 10]],
    [{ minutes: { from: 11, to: 14 } }, [], [11, 12, 14]],
    [{ minutes: { from: 60, to: 60 } }, [], [60, 60, 60]],
    [{ minutes: usual }, [half], [10, 10, 15]],
    [{ optional: true, minutes: { from: 10, to: 15 } }, [], [10, 10, 15]],
    [{ optional: true, minutes: { from: 10, to: 15 } }, [half], [5, 5, 7]],
    // What is left is at least one whole minute.
    [{ minutes: { from: 1, to: 1 } }, [half], [1, 1, 1]],
    [{ minutes: { from: 6, to: 10 } }, [half, half, half, half], [1, 1, 1]],
  ])('of %j by %j: %j', ([dose, changes, expected]) => {
    expect(minutesOf(dose, changes)).toEqual(expected)
  })

  test('a ceiling of the gate holds though a compiled dose says more', () => {
    const { book, safety } = aRulebook()
    const { easy, stroll: short } = book.doses as Record<
      'easy' | 'stroll',
      (typeof book.doses)[string]
    >
    const longer = { how: 'fixed', from: 70, to: 90 } as const
    const hard = { rpe: { aim: 5, max: 6 } }
    const session = doseSession({ ...easy, ...hard, minutes: longer }, [], {}, safety)
    expect(session.minutes).toEqual({ min: 60, target: 60, max: 60 })
    expect(session.rpe).toEqual({ aim: 3, max: 3 })
    expect(doseSession({ ...short, minutes: longer }, [], {}, safety).minutes).toEqual({
      min: 15,
      target: 15,
      max: 15,
    })
  })

  test('only ever cut', () => {
    const change = record({
      minutes: record({
        times: double({ min: 0.1, max: 1, noNaN: true }),
        'at-most': integer({ min: 1, max: 70 }),
      }),
    })
    const dose = constantFrom<Partial<WrittenDose>>({ minutes: usual }, fixed, {
      minutes: { from: 6, to: 10 },
    })
    assert(
      property(
        dose,
        array(change, { maxLength: 3 }),
        change,
        integer({ min: 1, max: 300 }),
        (written, before, more, usualMinutes) => {
          const [min = 0, target = 0, max = 0] = minutesOf(written, before, { usualMinutes })
          const cut = minutesOf(written, [...before, more], { usualMinutes })
          expect(min).toBeGreaterThanOrEqual(1)
          expect(target).toBeGreaterThanOrEqual(min)
          expect(max).toBeGreaterThanOrEqual(target)
          expect(cut.every((value, index) => value <= ([min, target, max][index] ?? 0))).toBe(true)
        },
      ),
      runs(300),
    )
  })
})

describe('effort', () => {
  test.for<[Change[], number, number]>([
    [[], 2, 3],
    [[{ 'rpe-at-most': 3 }], 2, 3],
    [[{ 'rpe-at-most': 2.5 }], 2, 2.5],
    [[{ 'rpe-at-most': 1 }], 1, 1],
    [[{ 'rpe-at-most': 2 }, { 'rpe-at-most': 0 }], 0, 0],
    [[{ 'rpe-at-most': 9 }], 2, 3],
  ])('%j: %d, at most %d', ([changes, aim, max]) => {
    expect(sessionOf({}, changes).rpe).toEqual({ aim, max })
  })
})

function has(...modalities: string[]): Answers {
  return { modalities }
}

describe('activities', () => {
  test.for<[string, Change[], Answers, string[]]>([
    ['the first choice, then the others', [], {}, ['walk', 'cycle', 'swim']],
    ['kit that nobody asked about counts as at hand', [{ ban: ['walk'] }], {}, ['cycle', 'swim']],
    ['without kit what needs none', [], has(), ['walk']],
    ['with a bike', [], has('bike'), ['walk', 'cycle']],
    ['with a pool and more', [], has('pool', 'rower'), ['walk', 'swim']],
    ['a ban', [{ ban: ['cycle'] }], {}, ['walk', 'swim']],
    ['several bans', [{ ban: ['cycle'] }, { ban: ['walk', 'cycle'] }], {}, ['swim']],
    ['a ban of something else', [{ ban: ['jog'] }], {}, ['walk', 'cycle', 'swim']],
    ['only, in its order', [{ only: ['swim', 'walk'] }], {}, ['swim', 'walk']],
    ['only allows nothing new', [{ only: ['jog', 'swim'] }], {}, ['swim']],
    [
      'only twice: both hold, the later orders',
      [{ only: ['walk', 'swim'] }, { only: ['swim', 'cycle', 'walk'] }],
      {},
      ['swim', 'walk'],
    ],
    ['only, banned', [{ only: ['swim', 'walk'] }, { ban: ['swim'] }], {}, ['walk']],
    ['nothing left: mobility', [{ ban: ['walk', 'cycle', 'swim'] }], {}, ['mobility']],
    ['nothing in common: mobility', [{ only: ['walk'] }, { only: ['swim'] }], {}, ['mobility']],
    ['no kit for what is left: mobility', [{ ban: ['walk'] }], has(), ['mobility']],
    ['what the dose itself bans', [{ only: ['jog'] }], {}, ['mobility']],
  ])('%s', ([, changes, answers, expected]) => {
    const { modality, alternatives } = sessionOf({}, changes, answers)
    expect([modality, ...alternatives]).toEqual(expected)
  })

  test('banned ones are told once', () => {
    expect(sessionOf({}, [{ ban: ['swim', 'jog'] }, { ban: ['swim'] }]).banned).toEqual([
      'jog',
      'swim',
    ])
  })

  test('one that is banned by its own dose is not offered', () => {
    expect(sessionOf({ activities: ['jog', 'walk'] }).modality).toBe('walk')
  })
})

describe('parts', () => {
  const mobility = { minutes: 5, activity: 'mobility' }
  const stretch = { minutes: 5, activity: 'stretch' }
  const main = { minutes: 25, activity: 'walk' }
  test.for<[Change[], object[]]>([
    [[], [main, mobility, stretch]],
    [[{ drop: ['stretch'] }], [main, mobility]],
    [[{ ban: ['stretch'] }], [main, mobility]],
    [[{ drop: ['stretch'] }, { drop: ['mobility'] }], [main]],
    [[{ drop: ['walk'] }], [main, mobility, stretch]],
    // Mobility as the main activity is not done twice.
    [[{ ban: ['walk', 'cycle', 'swim'] }], [{ minutes: 25, activity: 'mobility' }, stretch]],
    [[half], [{ minutes: 10, activity: 'walk' }, mobility, stretch]],
  ])('%j', ([changes, expected]) => {
    expect(sessionOf({}, changes).parts).toEqual(expected)
  })

  test('talk and optional are as the dose says', () => {
    expect(sessionOf({ talk: 'songs' })).toMatchObject({ talk: 'songs', optional: false })
    expect(sessionOf({ optional: true, minutes: { from: 10, to: 15 } })).toMatchObject({
      optional: true,
      heartRate: null,
    })
  })
})
