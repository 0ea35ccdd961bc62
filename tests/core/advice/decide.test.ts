import { describe, expect, test } from 'vitest'
import { decide, wholeAnswers } from '../../../src/core/advice/decide.ts'
import type { Known } from '../../../src/core/rulebook/condition.ts'
import { aBook, aDose, anAdjustment, anAdvice, aRulebook, aSafety } from '../a-rulebook.ts'

const sore = (least: number): Record<string, unknown> => ({ soreness: { 'at-least': least } })
const stroll = aDose({ optional: true, minutes: { from: 10, to: 15 } })

const rulebook = aRulebook({
  safety: aSafety({
    advice: { ...aSafety().advice, stop: anAdvice({ verdict: 'rest', dose: 'gate-stroll' }) },
    doses: {
      'gate-stroll': { ...stroll, adjust: [anAdjustment({ rule: 'gate-dose', when: sore(1) })] },
    },
    limits: [
      anAdjustment({ rule: 'limit', when: sore(2) }),
      anAdjustment({
        rule: 'move-limit',
        when: sore(2),
        for: ['move'],
        minutes: { 'at-most': 12 },
      }),
    ],
    notes: [anAdjustment({ rule: 'gate-note', when: sore(3), for: ['rest', 'reassess'] })],
  }),
  book: aBook({
    doses: {
      stroll,
      easy: aDose({
        adjust: [
          anAdjustment({ rule: 'dose-two', when: sore(5), minutes: { times: 0.5 } }),
          anAdjustment({ rule: 'dose-one', when: sore(4) }),
        ],
      }),
    },
    notes: [anAdjustment({ rule: 'note', when: sore(1) })],
  }),
})

/** `advice: adjustments`, or the question that is needed. */
function decided(known: Known): string {
  const result = decide(rulebook, known)
  if (result.kind === 'stuck') return `needs ${JSON.stringify(result.need)}`
  return `${result.advice.id}: ${result.applied.map(({ rule }) => rule).join(' ')}`
}

const clear = { redFlags: [], pain: 'none', sleep: 8 }

describe('what applies', () => {
  test.for<[string, Known, string]>([
    ['nothing', { ...clear, soreness: 0 }, 'go-easy: '],
    ['a note', { ...clear, soreness: 1 }, 'go-easy: note'],
    ['limits before notes', { ...clear, soreness: 2 }, 'go-easy: limit move-limit note'],
    [
      'a note for other verdicts does not',
      { ...clear, soreness: 3 },
      'go-easy: limit move-limit note',
    ],
    [
      'the dose first, as it is written',
      { ...clear, soreness: 5 },
      'go-easy: dose-two dose-one limit move-limit note',
    ],
    [
      'the dose of the advice, and no other',
      { ...clear, sleep: 4, soreness: 5 },
      'sleep-more: limit gate-note note',
    ],
    [
      'a dose of the gate',
      { ...clear, pain: 'sharp', soreness: 5 },
      'stop: gate-dose limit gate-note note',
    ],
    [
      'without a dose what is for every advice',
      { redFlags: ['urine'], soreness: 5 },
      'see-someone: limit gate-note note',
    ],
    ['nothing in an emergency', { redFlags: ['chest'], soreness: 5 }, 'call-now: '],
    ['nothing is asked in an emergency', { redFlags: ['chest'] }, 'call-now: '],
  ])('%s', ([, known, expected]) => {
    expect(decided(known)).toBe(expected)
  })

  test.for<[string, Known, string]>([
    ['first the walk', { soreness: 5 }, 'needs {"question":"redFlags","item":"chest"}'],
    ['then the first adjustment that is open', clear, 'needs {"question":"soreness"}'],
  ])('what is needed: %s', ([, known, expected]) => {
    expect(decided(known)).toBe(expected)
  })
})

describe('an outcome', () => {
  test('has its dose, its session and its path', () => {
    const result = decide(rulebook, { ...clear, soreness: 5 })
    expect(result).toMatchObject({
      kind: 'outcome',
      dose: { id: 'easy' },
      session: { minutes: { min: 10, target: 10, max: 12 }, modality: 'walk' },
      path: [{ book: 'safety' }, { book: 'book' }],
    })
  })

  test('without a dose has no session', () => {
    expect(decide(rulebook, { redFlags: ['chest'] })).toMatchObject({ dose: null, session: null })
  })
})

test('a list settled in part is no answer yet', () => {
  const known = { a: 1, b: 'x', c: ['y'], d: [], e: { ticked: ['y'], unticked: [] } }
  expect(wholeAnswers(known)).toEqual({ a: 1, b: 'x', c: ['y'], d: [] })
})
