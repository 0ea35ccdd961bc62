import { describe, expect, test } from 'vitest'
import { answerIn, piecesOf, stepsOf } from '../../../src/core/proof/pieces.ts'
import type { Bounds, NumberQuestion, Question, Test } from '../../../src/core/rulebook/model.ts'
import { aBookThatAsks, aNumber, aScale } from '../a-rulebook.ts'

const { questions } = aBookThatAsks(
  { hours: { above: 0 }, points: { above: 0 } },
  { hours: aNumber({ from: 0, to: 10, step: 0.1 }), points: aScale() },
)
const hours = questions['hours'] as NumberQuestion
const points = questions['points'] as Extract<Question, { kind: 'scale' }>

const within = (bounds: Bounds): Test => ({ test: 'bounds', bounds })
const is = (...any: number[]): Test => ({ test: 'is', any })

/** The smallest difference between two numbers from 4 to 8, and from 2 to 4. */
const FROM_4 = 2 ** -50
const FROM_2 = 2 ** -51

describe('a range is cut', () => {
  test.for<[string, Test[], number[], [number, number][]]>([
    ['nowhere', [], [], [[0, 10]]],
    [
      'at a bound',
      [within({ atLeast: 5 })],
      [],
      [
        [0, 5 - FROM_4],
        [5, 10],
      ],
    ],
    [
      'after a bound',
      [within({ atMost: 5 })],
      [],
      [
        [0, 5],
        [5 + FROM_4, 10],
      ],
    ],
    [
      'around an answer',
      [is(5)],
      [],
      [
        [0, 5 - FROM_4],
        [5, 5],
        [5 + FROM_4, 10],
      ],
    ],
    [
      'once for two tests',
      [within({ below: 5 }), within({ atLeast: 5 })],
      [],
      [
        [0, 5 - FROM_4],
        [5, 10],
      ],
    ],
    ['outside of it nowhere', [within({ above: 11 }), within({ below: -1 })], [], [[0, 10]]],
    [
      'where it begins to be something else',
      [],
      [2.5, 0, 11],
      [
        [0, 2.5 - FROM_2],
        [2.5, 10],
      ],
    ],
    ['whether it was answered: nowhere', [{ test: 'unknown' }], [], [[0, 10]]],
  ])('%s', ([, tests, starts, expected]) => {
    expect(piecesOf(hours, tests, starts).map(({ low, high }) => [low, high])).toStrictEqual(
      expected,
    )
  })

  test('a scale has whole answers', () => {
    expect(piecesOf(points, [within({ above: 4.5 }), is(7)])).toStrictEqual([
      { low: 0, high: 4 },
      { low: 5, high: 6 },
      { low: 7, high: 7 },
      { low: 8, high: 10 },
    ])
  })
})

describe('the answer a person would give', () => {
  test.for<[{ low: number; high: number }, number, number]>([
    [{ low: 0, high: 10 }, 8, 8],
    [{ low: 0, high: 5 - FROM_4 }, 8, 4.9],
    [{ low: 5 + FROM_4, high: 10 }, 0, 5.1],
    [{ low: 5, high: 5 }, 8, 5],
    // Nearer to the end than a step: the end itself.
    [{ low: 0, high: 0.05 }, 8, 0],
    // Between two answers that a person gives.
    [{ low: 0.125, high: 0.175 }, 8, (0.125 + 0.175) / 2],
  ])('in %o, near %s: %s', ([piece, near, expected]) => {
    expect(answerIn(piece, hours, near)).toBe(expected)
  })

  test('at the very beginning, between two answers that a person gives, is the first', () => {
    const odd: NumberQuestion = { ...hours, from: 0.25 }
    expect(answerIn({ low: 0.25, high: 0.28 }, odd, 8)).toBe(0.25)
  })

  test('of a scale is whole', () => {
    expect(answerIn({ low: 4, high: 6 }, points, 0)).toBe(4)
  })
})

describe('where a measure changes', () => {
  test('is found to the last number', () => {
    const steps = stepsOf(hours, (value) => Math.floor(value / 3))
    expect(steps).toStrictEqual([3, 6, 9])
    expect(stepsOf(hours, (value) => (value > 3 ? 1 : 0))).toStrictEqual([3 + FROM_2])
    expect(stepsOf(hours, () => 1)).toStrictEqual([])
  })
})
