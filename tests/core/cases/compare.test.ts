import { describe, expect, test } from 'vitest'
import { advise, type Advice } from '../../../src/core/advice/advice.ts'
import type { Expectation } from '../../../src/core/cases/case.ts'
import { compare } from '../../../src/core/cases/compare.ts'
import type { Answers } from '../../../src/core/rulebook/model.ts'
import { aBook, aMoment, anAdjustment, aRulebook } from '../a-rulebook.ts'

const rulebook = aRulebook({
  book: aBook({
    notes: [
      anAdjustment({ rule: 'sore-note', when: { soreness: { 'at-least': 5 } }, warn: 'Careful.' }),
    ],
  }),
})

const bare = { redFlags: [], soreness: 1, sleep: 8, pain: 'none' }

function adviceOf(answers: Answers): Advice {
  return advise(rulebook, answers, aMoment(2026, 11, 22))
}

function adviceOn(answers: Answers): Advice {
  return adviceOf({ ...bare, hrMax: 180, ...answers })
}

const moves = adviceOn({})
const rests = adviceOn({ sleep: 4 })
const stops = adviceOn({ pain: 'sharp' })

type Expected = Partial<Expectation>

/** What differs, as `what expected found` lines. */
function differences(expected: Expected, advice: Advice): string[] {
  const { verdict, care } = advice
  return compare({ verdict, care, ...expected }, advice).map(
    ({ what, expected: wanted, found }) =>
      `${what}: ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`,
  )
}

describe('an expectation that is met', () => {
  test.for<[string, Expected, Advice]>([
    ['nothing more', {}, moves],
    ['the advice', { advice: 'go-easy' }, moves],
    ['a rule of the path', { rule: 'short-night' }, rests],
    ['a rule of a note', { rule: 'sore-note' }, adviceOn({ soreness: 5 })],
    ['no session', { session: null }, stops],
    ['minutes', { minutes: { min: 20, target: 25, max: 30 } }, moves],
    ['some of the minutes', { minutes: { target: 25 } }, moves],
    ['the modality', { modality: 'walk', 'not-modality': ['jog', 'row'] }, moves],
    ['no modality where there is no session', { 'not-modality': ['walk'] }, stops],
    [
      'the heart rate',
      {
        'heart-rate': { basis: 'measured-max', 'max-bpm': 126, 'aim-bpm': 108, 'max-percent': 70 },
      },
      moves,
    ],
    ['some of the heart rate', { 'heart-rate': { basis: 'measured-max' } }, moves],
    ['no heart rate', { 'heart-rate': null }, rests],
    ['no heart rate without a session', { 'heart-rate': null }, stops],
    ['effort', { 'rpe-max': 3 }, moves],
    ['a stroll', { optional: true }, rests],
    ['no stroll', { optional: false }, moves],
    ['no stroll without a session', { optional: false }, stops],
    ['a warning', { warns: true }, adviceOn({ soreness: 5 })],
    ['no warning', { warns: false }, moves],
    [
      'no warning but whose rulebook it is',
      { warns: false },
      { ...moves, warnings: ['own-rulebook', 'unproven'].map((code) => ({ code, text: '' })) },
    ],
    ['nothing assumed', { conditional: false }, moves],
    ['parts', { parts: ['mobility', 'stretch'] }, moves],
  ])('%s', ([, expected, advice]) => {
    expect(differences(expected, advice)).toEqual([])
  })
})

describe('an expectation that is not met', () => {
  test.for<[Expected, Advice, ...string[]]>([
    [{ verdict: 'rest' }, moves, 'verdict: "rest", found "move"'],
    [{ care: 'emergency' }, stops, 'care: "emergency", found "none"'],
    [{ advice: 'sleep-more' }, moves, 'advice: "sleep-more", found "go-easy"'],
    [
      { rule: 'short-nights' },
      rests,
      'rule: "short-nights", found "short-night, sleep-more, stroll"',
    ],
    [{ session: null }, rests, `session: null, found ${JSON.stringify(rests.session)}`],
    [
      { minutes: { min: 21, target: 25, max: 31 } },
      moves,
      'minutes.min: 21, found 20',
      'minutes.max: 31, found 30',
    ],
    [{ minutes: { max: 0 } }, stops, 'minutes.max: 0, found null'],
    [{ modality: 'walk' }, stops, 'modality: "walk", found null'],
    [{ modality: 'swim' }, moves, 'modality: "swim", found "walk"'],
    [
      { 'not-modality': ['walk', 'jog', 'swim'] },
      moves,
      'offers walk: false, found true',
      'offers swim: false, found true',
    ],
    [
      { 'heart-rate': null },
      moves,
      `heartRate: null, found ${JSON.stringify(moves.session?.heartRate)}`,
    ],
    [
      { 'heart-rate': { basis: 'tanaka', 'max-bpm': 127, 'aim-bpm': 109, 'max-percent': 71 } },
      moves,
      'heartRate.basis: "tanaka", found "measured-max"',
      'heartRate.bpm.max: 127, found 126',
      'heartRate.bpm.aim: 109, found 108',
      'heartRate.percentMax.max: 71, found 70',
    ],
    [{ 'heart-rate': { 'max-bpm': 126 } }, stops, 'heartRate.bpm.max: 126, found null'],
    [
      { 'heart-rate': { 'max-percent': 70 } },
      adviceOn({ sleep: 4 }),
      'heartRate.percentMax.max: 70, found null',
    ],
    [
      { 'heart-rate': { 'max-bpm': 126, 'aim-bpm': 108, 'max-percent': 70 } },
      adviceOf(bare),
      'heartRate.bpm.max: 126, found null',
      'heartRate.bpm.aim: 108, found null',
    ],
    [{ 'rpe-max': 2 }, moves, 'rpe.max: 2, found 3'],
    [{ 'rpe-max': 3 }, stops, 'rpe.max: 3, found null'],
    [{ optional: true }, moves, 'optional: true, found false'],
    [{ optional: true }, stops, 'optional: true, found false'],
    [{ warns: true }, moves, 'warns: true, found false'],
    [{ conditional: true }, moves, 'conditional: true, found false'],
    [
      { parts: ['stretch', 'mobility'] },
      moves,
      'parts: "stretch, mobility", found "mobility, stretch"',
    ],
    [{ parts: [] }, moves, 'parts: "", found "mobility, stretch"'],
    [{ parts: [] }, stops, 'parts: "", found null'],
    [
      { verdict: 'rest', care: 'emergency', advice: 'x' },
      moves,
      'verdict: "rest", found "move"',
      'care: "emergency", found "none"',
      'advice: "x", found "go-easy"',
    ],
  ])('%j', ([expected, advice, ...lines]) => {
    expect(differences(expected, advice)).toEqual(lines)
  })

  test('of per cent of threshold, which has no per cent of maximum', () => {
    const { session } = adviceOn({})
    expect(session?.heartRate?.percentMax?.max).toBe(70)
    const threshold = adviceOf({ ...bare, hrThreshold: 165 })
    expect(differences({ 'heart-rate': { 'max-percent': 80 } }, threshold)).toEqual([
      'heartRate.percentMax.max: 80, found null',
    ])
  })
})
