import { describe, expect, test } from 'vitest'
import type { WrittenAdjustment, WrittenDose } from '../../../src/core/rulebook/schema.ts'
import { aBook, aDose, anAdjustment, aRulebook, problemsOfBook } from '../a-rulebook.ts'

const stroll = aDose({ optional: true, minutes: { from: 10, to: 15 } })
const dull = { pain: 'dull' }
const isDull = { op: 'ask', question: 'pain', test: { test: 'is', any: ['dull'] } }
const grounds = { because: 'for a reason', sources: ['a-source'], choice: false }

function problemsOf(change: Partial<WrittenDose>): string[] {
  return problemsOfBook(aBook({ doses: { stroll, easy: aDose(change) } }))
}

describe('a dose with nothing left open', () => {
  test('of a share of the usual session, without heart rate', () => {
    const minutes = {
      'share-of-usual': [0.3, 0.65] as [number, number],
      'at-least': 10,
      'at-most': 40,
      'usual-unknown': [20, 30] as [number, number],
      'target-at-most': 30,
    }
    const { 'heart-rate': _none, ...dose } = aDose({ minutes, choice: true })
    expect(
      aRulebook({ book: aBook({ doses: { stroll, easy: dose } }) }).book.doses['easy'],
    ).toEqual({
      id: 'easy',
      optional: false,
      minutes: {
        how: 'share-of-usual',
        share: [0.3, 0.65],
        atLeast: 10,
        atMost: 40,
        usualUnknown: [20, 30],
        targetAtMost: 30,
      },
      rpe: { aim: 2, max: 3 },
      talk: 'full sentences',
      activities: ['walk', 'cycle', 'swim'],
      banned: ['jog'],
      afterwards: [
        { activity: 'mobility', minutes: 5 },
        { activity: 'stretch', minutes: 5 },
      ],
      adjust: [],
      ...grounds,
      choice: true,
    })
  })

  test('of fixed minutes, with heart rate', () => {
    expect(aRulebook().book.doses['stroll']).toMatchObject({
      optional: true,
      minutes: { how: 'fixed', from: 10, to: 15 },
      heartRate: {
        percentMax: { min: 50, aim: 60, max: 70 },
        percentThreshold: { min: 57, aim: 69, max: 80 },
      },
    })
  })
})

describe('an adjustment', () => {
  const plain = {
    rule: 'r',
    when: isDull,
    verdicts: [],
    ban: [],
    drop: [],
    do: [],
    avoid: [],
    stopIf: [],
    ...grounds,
  }
  test.for<[string, Partial<WrittenAdjustment>, object]>([
    ['of nothing', {}, {}],
    ['of minutes', { minutes: { times: 0.5 } }, { timesMinutes: 0.5 }],
    ['of the most minutes', { minutes: { 'at-most': 20 } }, { atMostMinutes: 20 }],
    [
      'of both',
      { minutes: { times: 0.75, 'at-most': 20 } },
      { timesMinutes: 0.75, atMostMinutes: 20 },
    ],
    ['of minutes unsaid', { minutes: {} }, {}],
    ['without heart rate', { 'heart-rate': 'none' }, { heartRate: 'none' }],
    ['with a measured one only', { 'heart-rate': 'measured-only' }, { heartRate: 'measured-only' }],
    ['of beats', { 'heart-rate': { 'max-bpm': 120 } }, { atMostBpm: 120 }],
    ['of per cent', { 'heart-rate': { 'max-percent': 55 } }, { atMostPercentMax: 55 }],
    ['of effort', { 'rpe-at-most': 0 }, { atMostRpe: 0 }],
    [
      'of activities',
      { ban: ['jog'], only: ['walk'], drop: ['stretch'] },
      { ban: ['jog'], only: ['walk'], drop: ['stretch'] },
    ],
    [
      'of words',
      { for: ['rest'], warn: 'w', do: ['d'], avoid: ['a'], 'stop-if': ['s'], choice: true },
      { verdicts: ['rest'], warn: 'w', do: ['d'], avoid: ['a'], stopIf: ['s'], choice: true },
    ],
  ])('%s', ([, change, compiled]) => {
    const notes = [anAdjustment({ rule: 'r', when: dull, ...change })]
    expect(aRulebook({ book: aBook({ notes }) }).book.notes).toStrictEqual([
      { ...plain, ...compiled },
    ])
  })
})

const share = (least: number, most: number, unknown: [number, number]): WrittenDose['minutes'] => ({
  'share-of-usual': [0.3, 0.65],
  'at-least': least,
  'at-most': most,
  'usual-unknown': unknown,
  'target-at-most': 30,
})
const percent = (max: number, threshold: number): WrittenDose['heart-rate'] => ({
  'percent-max': { min: 50, aim: 60, max },
  'percent-threshold': { min: 57, aim: 69, max: threshold },
})
describe('what is wrong with a dose is told with its place', () => {
  const at = 'doses > easy'

  test.for<[string, Partial<WrittenDose>, ...string[]]>([
    [
      'activities',
      { activities: ['walk', 'wlak'] },
      `${at} > activities > 1: "wlak" is not an activity (did you mean walk?)`,
    ],
    ['banned', { banned: ['sprint'] }, `${at} > banned > 0: "sprint" is not an activity`],
    [
      'parts',
      { afterwards: [{ activity: 'sing', minutes: 5 }] },
      `${at} > afterwards > 0: "sing" is not an activity`,
    ],
    ['effort', { rpe: { aim: 3, max: 2 } }, `${at} > rpe: expected aim to be at most max`],
    [
      'minutes',
      { minutes: { from: 30, to: 29 } },
      `${at} > minutes: expected from to be at most to`,
    ],
    [
      'share',
      { minutes: share(40, 39, [20, 30]) },
      `${at} > minutes: expected at-least to be at most at-most`,
    ],
    [
      'minutes over the ceiling',
      { minutes: { from: 20, to: 61 } },
      `${at} > minutes: 61 is above the ceiling of 60`,
    ],
    [
      'a stroll over its ceiling',
      { optional: true, minutes: { from: 10, to: 16 } },
      'advice > go-easy > dose: a rest takes an optional dose (a stroll), a move one that is not',
      `${at} > minutes: 16 is above the ceiling of 15`,
    ],
    [
      'the most of a share over the ceiling',
      { minutes: share(10, 61, [20, 30]) },
      `${at} > minutes: 61 is above the ceiling of 60`,
    ],
    [
      'the usual unknown over the ceiling',
      { minutes: share(10, 40, [20, 61]) },
      `${at} > minutes: 61 is above the ceiling of 60`,
    ],
    [
      'a share upside down',
      { minutes: { ...share(10, 40, [20, 30]), 'share-of-usual': [0.65, 0.3] } },
      `${at} > minutes > share-of-usual: expected the smaller number first`,
    ],
    [
      'the usual unknown upside down',
      { minutes: share(10, 40, [30, 20]) },
      `${at} > minutes > usual-unknown: expected the smaller number first`,
    ],
    [
      'bands out of order',
      {
        'heart-rate': {
          'percent-max': { min: 50, aim: 71, max: 70 },
          'percent-threshold': { min: 70, aim: 69, max: 80 },
        },
      },
      `${at} > heart-rate > percent-max: expected min, aim and max in this order`,
      `${at} > heart-rate > percent-threshold: expected min, aim and max in this order`,
    ],
    [
      'a ban of what remains when all else is out',
      { banned: ['mobility'] },
      `${at} > banned > 0: mobility is what remains when all else is out: it cannot be banned`,
    ],
    [
      'an adjustment that bans it',
      { adjust: [anAdjustment({ rule: 'r', when: dull, ban: ['walk', 'mobility'] })] },
      `${at} > adjust > 0 > ban > 1: mobility is what remains when all else is out: it cannot be banned`,
    ],
    [
      'effort over the ceiling',
      { rpe: { aim: 2, max: 3.5 } },
      `${at} > rpe: 3.5 is above the ceiling of 3`,
    ],
    [
      'per cent over the ceiling',
      { 'heart-rate': percent(71, 80) },
      `${at} > heart-rate: 71 is above the ceiling of 70`,
    ],
    [
      'per cent of threshold over the ceiling',
      { 'heart-rate': percent(70, 81) },
      `${at} > heart-rate: 81 is above the ceiling of 80`,
    ],
    [
      'an adjustment',
      {
        adjust: [
          anAdjustment({ rule: 'r', when: {}, ban: ['x'], only: ['walk', 'y'], drop: ['z'] }),
        ],
      },
      `${at} > adjust > 0 > ban > 0: "x" is not an activity`,
      `${at} > adjust > 0 > only > 1: "y" is not an activity`,
      `${at} > adjust > 0 > drop > 0: "z" is not an activity`,
      `${at} > adjust > 0 > when: expected a condition such as { pain: sharp }`,
    ],
  ])('%s', ([, change, ...problems]) => {
    expect(problemsOf(change)).toEqual(problems)
  })

  test.for<[string, Partial<WrittenDose>]>([
    ['minutes of one length', { minutes: { from: 60, to: 60 } }],
    ['a share of one length', { minutes: share(40, 40, [60, 60]) }],
    ['effort that is aimed at', { rpe: { aim: 3, max: 3 } }],
    [
      'a band of one rate',
      {
        'heart-rate': {
          'percent-max': { min: 60, aim: 60, max: 60 },
          'percent-threshold': { min: 69, aim: 69, max: 69 },
        },
      },
    ],
    ['per cent at the ceiling', { 'heart-rate': percent(70, 80) }],
  ])('%s is not', ([, change]) => {
    expect(problemsOf(change)).toEqual([])
  })
})
