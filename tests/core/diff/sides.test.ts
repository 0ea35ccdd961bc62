import { describe, expect, test } from 'vitest'
import type { Session } from '../../../src/core/advice/dose.ts'
import type { Side, Way } from '../../../src/core/diff/model.ts'
import {
  compareAdvice,
  compareSession,
  SESSION_SIDES,
  wayOf,
  type SessionSide,
} from '../../../src/core/diff/sides.ts'
import { planOf, type Leaf } from '../../../src/core/proof/plan.ts'
import { aRulebook } from '../a-rulebook.ts'

const percentMax = { min: 50, aim: 60, max: 70 }
const percentThreshold = { min: 57, aim: 69, max: 80 }
const heartRate = {
  zone: '1',
  basis: 'tanaka',
  uncertaintyBpm: 8,
  swimMinusBpm: 10,
  percentMax,
  percentThreshold,
  bpm: { min: 92, aim: 110, max: 128 },
} as const

const usual: Session = {
  optional: false,
  minutes: { min: 20, target: 25, max: 30 },
  heartRate,
  rpe: { aim: 2, max: 3 },
  talk: 'full sentences',
  modality: 'walk',
  alternatives: ['cycle'],
  banned: ['jog'],
  parts: [
    { minutes: 25, activity: 'walk' },
    { minutes: 5, activity: 'mobility' },
    { minutes: 5, activity: 'stretch' },
  ],
}

const [walk, mobility, stretch] = usual.parts as [Part, Part, Part]
type Part = Session['parts'][number]

const OPPOSITE = { looser: 'tighter', tighter: 'looser', other: 'other' } as const

function wayFrom(side: Side, before: Session, after: Session): Way | undefined {
  const { aspect, compare } = SESSION_SIDES[side] as SessionSide
  return compare(aspect.of(before, []), aspect.of(after, []))
}

function beating(change: object): Partial<Session> {
  return { heartRate: { ...heartRate, ...change } }
}

describe('a side of a session', () => {
  test.each<[Side, string, Partial<Session>, Way]>([
    ['minutes', 'more at most', { minutes: { min: 5, target: 10, max: 31 } }, 'looser'],
    ['minutes', 'as many at most', { minutes: { min: 5, target: 26, max: 30 } }, 'looser'],
    ['minutes', 'only more at least', { minutes: { min: 21, target: 25, max: 30 } }, 'looser'],
    ['effort', 'more at most', { rpe: { aim: 1, max: 4 } }, 'looser'],
    ['effort', 'only more to aim at', { rpe: { aim: 3, max: 3 } }, 'looser'],
    ['heartRate', 'none', { heartRate: null }, 'tighter'],
    ['heartRate', 'more at most', beating({ percentMax: { min: 1, aim: 2, max: 71 } }), 'looser'],
    [
      'heartRate',
      'more to aim at',
      beating({ percentMax: { min: 1, aim: 61, max: 70 } }),
      'looser',
    ],
    ['heartRate', 'more at least', beating({ percentMax: { ...percentMax, min: 51 } }), 'looser'],
    [
      'heartRate',
      'no beats, whatever the percentage to aim at',
      beating({ percentMax: { ...percentMax, aim: 61 }, bpm: null }),
      'tighter',
    ],
    [
      'heartRate',
      'more of a threshold',
      beating({ percentThreshold: { min: 1, aim: 2, max: 81 } }),
      'looser',
    ],
    ['activities', 'one more', { alternatives: ['cycle', 'swim'] }, 'looser'],
    ['activities', 'one fewer', { alternatives: [] }, 'tighter'],
    ['activities', 'another first', { modality: 'cycle', alternatives: ['walk'] }, 'other'],
    [
      'activities',
      'one more afterwards',
      { parts: [...usual.parts, { minutes: 5, activity: 'yoga' }] },
      'looser',
    ],
    ['activities', 'one fewer afterwards', { parts: [walk, mobility] }, 'tighter'],
    ['activities', 'afterwards in another order', { parts: [walk, stretch, mobility] }, 'other'],
    [
      'activities',
      'longer afterwards',
      { parts: [walk, mobility, { ...stretch, minutes: 6 }] },
      'other',
    ],
    ['banned', 'nothing', { banned: [] }, 'looser'],
    ['banned', 'one more', { banned: ['hike', 'jog'] }, 'tighter'],
  ])('%s: %s', (side, _name, change, way) => {
    const changed = { ...usual, ...change }
    expect(wayFrom(side, usual, changed)).toBe(way)
    expect(wayFrom(side, changed, usual)).toBe(OPPOSITE[way])
  })

  test.each<[Side, Partial<Session>]>([
    ['activities', { parts: [{ ...walk, minutes: 20 }, mobility, stretch] }],
    ['banned', { banned: ['jog', 'hike'] }],
    ['heartRate', beating({ zone: '2', uncertaintyBpm: 3 })],
  ])('is the same, however else it is told: %s', (side, change) => {
    const one = side === 'banned' ? { ...usual, banned: ['hike', 'jog'] } : usual
    expect(wayFrom(side, one, { ...usual, ...change })).toBeUndefined()
  })

  test('is not compared where only one has a session', () => {
    for (const { aspect, compare } of Object.values(SESSION_SIDES)) {
      expect(compare(aspect.none, aspect.of(usual, []))).toBeUndefined()
      expect(compare(aspect.of(usual, []), aspect.none)).toBeUndefined()
    }
  })
})

test.each<[string, Parameters<typeof wayOf>[0], Way]>([
  ['looser where anything is', { minutes: 'tighter', banned: 'looser', advice: 'other' }, 'looser'],
  ['tighter where nothing is looser', { minutes: 'tighter', activities: 'other' }, 'tighter'],
  ['neither, where neither is', { advice: 'other' }, 'other'],
])('is as a whole %s', (_name, sides, way) => {
  expect(wayOf(sides)).toBe(way)
})

test('a session is more than one that may be left out, and that is more than none', () => {
  const sessions = ['none', 'optional', 'due'] as const
  const ways = sessions.map((one) =>
    sessions.map((other) =>
      compareSession(
        { verdict: 'rest', care: 'none', session: one },
        { verdict: 'rest', care: 'none', session: other },
      ),
    ),
  )
  expect(ways).toStrictEqual([
    [undefined, 'looser', 'looser'],
    ['tighter', undefined, 'looser'],
    ['tighter', 'tighter', undefined],
  ])
})

test('an advice of the gate is another than one of the tree with the same name', () => {
  const [leaf] = planOf(aRulebook()).leaves as [Leaf]
  const named = (book: Leaf['book'], id: string): Leaf => ({
    ...leaf,
    book,
    advice: { ...leaf.advice, id },
  })
  expect(compareAdvice(named('safety', 'stop'), named('safety', 'stop'))).toBeUndefined()
  expect(compareAdvice(named('safety', 'stop'), named('book', 'stop'))).toBe('other')
  expect(compareAdvice(named('book', 'stop'), named('book', 'rest'))).toBe('other')
})
