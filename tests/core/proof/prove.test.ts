import { describe, expect, test } from 'vitest'
import { settle } from '../../../src/core/advice/settle.ts'
import type { WrittenInvariant } from '../../../src/core/proof/invariants-schema.ts'
import type { InvariantResult } from '../../../src/core/proof/model.ts'
import { prove } from '../../../src/core/proof/prove.ts'
import type { Answers, Rulebook } from '../../../src/core/rulebook/model.ts'
import {
  aBook,
  aBookThatAsks,
  aBranch,
  aChoice,
  aDose,
  aList,
  anAdjustment,
  anAdvice,
  aNode,
  aNumber,
  aRulebook,
  assuming,
} from '../a-rulebook.ts'
import { proving } from './proving.ts'

type Invariant = Partial<WrittenInvariant>

/** 9 lists of red flags, open among them, 2 classes of soreness, 3 of sleep and 4 of pain. */
const rulebook = aRulebook()
const CLASSES = 9n * 2n * 3n * 4n

function proved(invariant: Invariant, of: Rulebook = rulebook): InvariantResult {
  const { decision, invariants } = proving(of, { invariants: [invariant] })
  return prove(decision, invariants).invariants[0] as InvariantResult
}

/** The smallest check-in that breaks an invariant; the engine has to make of it what the prover says. */
function smallest(invariant: Invariant, of: Rulebook = rulebook): Answers | 'it holds' {
  const result = proved(invariant, of)
  if (result.proved) return 'it holds'
  const { answers, advice, verdict, care, session } = result.smallest
  const { outcome } = settle(of, answers)
  expect({ advice, verdict, care, session }).toStrictEqual({
    advice: outcome.advice.id,
    verdict: outcome.advice.verdict,
    care: outcome.advice.care,
    session: outcome.session,
  })
  return answers
}

const rested = { redFlags: [], soreness: 0, sleep: 8, pain: 'none' }

describe('an invariant that holds', () => {
  test.for<[Invariant, bigint]>([
    [{ never: { verdict: 'move', care: 'emergency' } }, CLASSES],
    [{ when: { pain: 'sharp' }, never: { verdict: 'move' } }, CLASSES / 4n],
    [{ when: { pain: 'sharp' }, holds: 'known', never: { verdict: 'move' } }, CLASSES / 4n],
    // Sharp, or not told: nobody moves whose pain may be sharp.
    [{ when: { pain: 'sharp' }, holds: 'possible', never: { verdict: 'move' } }, CLASSES / 2n],
    [{ when: { sleep: { below: 5 } }, always: { minutes: { 'at-most': 15 } } }, CLASSES / 3n],
    [{ when: { redFlags: 'chest' }, always: { care: 'emergency' } }, (CLASSES / 9n) * 4n],
  ])('%o covers %s classes of check-ins', ([invariant, covered]) => {
    const result = proved(invariant)
    expect(result).toMatchObject({ proved: true, covered })
  })

  test('that says nothing, because it says nothing', () => {
    const { decision } = proving(rulebook, {})
    const silent = { id: 'silent', says: 'Nothing.' }
    expect(prove(decision, [silent]).invariants).toStrictEqual([
      { invariant: silent, covered: CLASSES, proved: true },
    ])
  })

  test('how large the proof was', () => {
    const { decision, invariants } = proving(rulebook, {})
    const { extent } = prove(decision, invariants)
    expect(extent.classes).toBe(CLASSES)
    expect(extent.regions).toBeGreaterThan(3)
    expect(extent.nodes).toBeGreaterThan(extent.regions)
  })
})

describe('the smallest check-in that breaks an invariant', () => {
  test.for<[Invariant, Answers]>([
    [{ never: { verdict: 'move' } }, rested],
    [{ never: { session: 'optional' } }, { ...rested, sleep: 4.9 }],
    [{ never: { care: 'emergency' } }, { ...rested, redFlags: ['chest'] }],
    [
      { when: { redFlags: 'urine' }, never: { care: 'clinician-today' } },
      { ...rested, redFlags: ['urine'] },
    ],
    [{ never: { advice: 'stop' } }, { ...rested, pain: 'sharp' }],
    // Two answers differ, each by as little as can be.
    [
      { when: { soreness: { 'at-least': 3 } }, never: { verdict: 'rest' } },
      { ...rested, soreness: 3, sleep: 4.9 },
    ],
    [
      { when: { pain: ['dull', 'sharp'] }, never: { verdict: 'move' } },
      { ...rested, pain: 'dull' },
    ],
    // An answer left out differs from the usual one as well.
    [
      { when: { sleep: 'unknown' }, never: { verdict: 'rest' } },
      { redFlags: [], soreness: 0, pain: 'none' },
    ],
    [
      { when: { redFlags: 'unknown' }, never: { verdict: 'move' } },
      { soreness: 0, sleep: 8, pain: 'none' },
    ],
  ])('%o: %o', ([invariant, answers]) => {
    expect(smallest(invariant)).toStrictEqual(answers)
  })

  test('says which answers differ from those of a rested runner', () => {
    const result = proved({
      when: { soreness: { 'at-least': 3 } },
      never: { verdict: 'rest' },
    })
    expect(result).toMatchObject({ smallest: { differs: ['soreness', 'sleep'] } })
  })

  const naps = aBookThatAsks(
    { all: [{ naps: { 'at-least': 2 } }, { snores: 'no' }, { aids: ['plugs'] }] },
    {
      naps: aNumber({ from: 0, to: 9, step: 1 }, { worse: 'higher' }),
      snores: aChoice(['yes', 'no']),
      aids: aList(['plugs', 'mask']),
    },
  )

  test('leaves open what a rested runner is not asked', () => {
    // A list of which nothing is ticked costs least.
    expect(smallest({ never: { verdict: 'move' } }, naps)).toStrictEqual({ aids: [] })
    const { decision, invariants } = proving(naps, {
      invariants: [{ always: { verdict: 'move' }, when: { snores: 'no', naps: { above: 2 } } }],
    })
    const [result] = prove(decision, invariants).invariants
    expect(result).toMatchObject({
      smallest: { answers: { naps: 3, snores: 'no' }, differs: ['naps', 'snores'] },
    })
  })
})

describe('what is assumed', () => {
  const asked = {
    list: aList(['a', 'b'], assuming(['a'])),
    pace: aChoice(['easy', 'hard'], assuming('hard')),
  }
  const assumed = aBookThatAsks({ list: 'a', pace: 'hard' }, asked)

  test('decides where nothing was answered', () => {
    expect(smallest({ never: { verdict: 'rest' } }, assumed)).toStrictEqual({})
    expect(smallest({ never: { verdict: 'move' } }, assumed)).toStrictEqual({ list: [] })
  })

  test('does not count as an answer where one is asked for', () => {
    const guarded = aBookThatAsks({ 'any-of': [{ list: 'unknown' }, { list: 'b' }] }, asked)
    const both = aBookThatAsks({ all: [{ list: 'a' }, { list: 'unknown' }] }, asked)
    const rests: Invariant = { when: { list: 'unknown' }, always: { verdict: 'rest' } }
    expect(smallest(rests, guarded)).toBe('it holds')
    expect(smallest(rests, both)).toBe('it holds')
    expect(smallest({ when: { list: 'a' }, never: { verdict: 'move' } }, both)).toStrictEqual({
      list: ['a'],
    })
  })
})

describe('numbers', () => {
  const figures = aRulebook({
    book: aBook({
      questions: {
        hrMax: aNumber({ from: 150, to: 200, step: 1 }, { worse: 'none' }),
        age: aNumber({ from: 20, to: 80, step: 1 }, { worse: 'none' }),
        sex: aChoice(['male', 'female'], { worse: 'none' }),
        usualMinutes: aNumber({ from: 5, to: 600, step: 1 }, { worse: 'none' }),
      },
      doses: {
        stroll: aDose({ optional: true, minutes: { from: 10, to: 15 } }),
        easy: aDose({
          minutes: {
            'share-of-usual': [0.3, 0.5],
            'at-least': 10,
            'at-most': 40,
            'usual-unknown': [20, 30],
            'target-at-most': 30,
          },
          adjust: [
            anAdjustment({
              rule: 'sore',
              when: { soreness: 10 },
              'heart-rate': { 'max-bpm': 110 },
            }),
            anAdjustment({ rule: 'dull', when: { pain: 'dull' }, minutes: { times: 0.5 } }),
          ],
        }),
      },
    }),
  })

  test.for<[Invariant, Answers | 'it holds']>([
    // 70 % of 180 is 126; of 181 it is 126.7, which is 127 beats.
    [{ never: { bpm: { above: 126 } }, when: { hrMax: { 'at-least': 150 } } }, { hrMax: 181 }],
    [{ never: { bpm: { above: 126 } }, when: { hrMax: { 'at-most': 180 } } }, 'it holds'],
    [{ never: { bpm: { above: 126 } }, when: { hrMax: { 'at-most': 181 } } }, { hrMax: 181 }],
    // 208 - 0.7 x 39 is 180.7, of which 70 % are 126.49; a year less is a beat more.
    [
      { never: { bpm: { above: 126 } }, when: { age: { 'at-least': 39 }, hrMax: 'unknown' } },
      'it holds',
    ],
    [{ never: { bpm: { 'at-least': 126 } }, when: { age: { 'at-least': 39 } } }, { age: 39 }],
    [{ always: { bpm: { 'at-most': 110 } }, when: { soreness: 10 } }, 'it holds'],
    // Half of 62 is 31.
    [
      { never: { minutes: { above: 30 } }, when: { usualMinutes: { above: 5 } } },
      { usualMinutes: 62 },
    ],
    [{ never: { minutes: { above: 30 } }, when: { usualMinutes: { below: 62 } } }, 'it holds'],
    [{ never: { minutes: { above: 40 } } }, 'it holds'],
    [{ always: { minutes: { 'at-most': 20 } }, when: { pain: 'dull' } }, 'it holds'],
  ])('%o: %o', ([invariant, answers]) => {
    const found = smallest(invariant, figures)
    expect(found).toStrictEqual(answers === 'it holds' ? answers : { ...rested, ...answers })
  })
})

describe('every fact', () => {
  const measured = aRulebook({
    book: aBook({
      questions: { hrThreshold: aNumber({ from: 140, to: 190, step: 1 }, { worse: 'none' }) },
    }),
  })

  test.for<Invariant>([
    { always: { rpe: { 'at-most': 3 } } },
    {
      always: { offers: 'walk' },
      when: { sleep: { below: 5 }, pain: 'none', redFlags: { count: { below: 1 } } },
    },
    { always: { 'offers-only': ['walk', 'cycle', 'swim', 'mobility', 'stretch'] } },
    {
      always: { banned: 'jog' },
      when: { sleep: 8, pain: 'none', redFlags: { count: { below: 1 } } },
    },
    { always: { 'percent-max': { 'at-most': 70 } } },
    { never: { 'percent-threshold': { above: 80 } } },
    { never: { 'percent-max': { above: 0 } }, when: { hrThreshold: { 'at-least': 140 } } },
    { always: { 'least-minutes': { 'at-most': 20 } } },
  ])('%o', (invariant) => {
    expect(smallest(invariant, measured)).toBe('it holds')
  })

  test.for<Invariant>([
    { never: { rpe: { 'at-least': 3 } } },
    { never: { offers: 'walk' } },
    { always: { 'offers-only': ['walk', 'cycle', 'mobility', 'stretch'] } },
    { never: { banned: 'jog' } },
    { always: { 'percent-max': { below: 70 } } },
    { never: { 'heart-rate': 'percent' } },
    { always: { 'least-minutes': { below: 20 } } },
  ])('%o is refuted', (invariant) => {
    expect(smallest(invariant, measured)).toStrictEqual(rested)
  })

  test('of a threshold is refuted where one is known', () => {
    expect(smallest({ never: { 'percent-threshold': { above: 79 } } }, measured)).toStrictEqual({
      ...rested,
      hrThreshold: 140,
    })
  })
})

test('a refutation with which the engine does not agree is none', () => {
  const { decision, invariants } = proving(rulebook, {
    invariants: [{ never: { verdict: 'rest' } }, { always: { verdict: ['move', 'reassess'] } }],
  })
  const other = aRulebook({
    book: aBook({
      advice: {
        'sleep-more': anAdvice({ verdict: 'move', dose: 'easy' }),
        'go-easy': anAdvice({ verdict: 'move', dose: 'easy' }),
      },
    }),
  })
  for (const invariant of invariants) {
    expect(() => prove({ ...decision, rulebook: other }, [invariant])).toThrow(
      `${invariant.id}: the engine does not agree on {"redFlags":[]`,
    )
  }
})

test('a walk through every branch of two trees', () => {
  const deep = aRulebook({
    book: aBook({
      tree: {
        start: 'night',
        nodes: {
          night: aNode([aBranch('short-night', { sleep: { below: 5 } }, { go: 'legs' })], {
            go: 'legs',
          }),
          legs: aNode([aBranch('sore', { soreness: { above: 7 } }, { advise: 'sleep-more' })], {
            advise: 'go-easy',
          }),
        },
      },
    }),
  })
  expect(
    smallest({ when: { sleep: { below: 5 } }, never: { verdict: 'rest' } }, deep),
  ).toStrictEqual({
    ...rested,
    sleep: 4.9,
    soreness: 8,
  })
})
