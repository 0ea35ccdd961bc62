import { describe, expect, test } from 'vitest'
import { compileCondition } from '../../../src/core/rulebook/compile-condition.ts'
import type { Condition } from '../../../src/core/rulebook/model.ts'
import { report } from '../../../src/core/rulebook/problem.ts'
import { aChoice, aGate, aList, aNumber, anOpenGate, aScale } from '../a-rulebook.ts'

const { questions } = aGate(
  anOpenGate({
    questions: {
      soreness: aScale(),
      sleep: aNumber(),
      pain: aChoice(['none', 'dull', 'sharp']),
      signs: aList(['flat', 'foggy', 'low-mood']),
      energy: aList([], {
        items: {
          cold: { group: 'group', label: 'cold' },
          thin: { group: 'group', label: 'thin', 'or-when': { soreness: 10 } },
        },
      }),
    },
  }),
)

/** A condition as it is read, or everything that is wrong with it. */
function read(written: unknown): Condition | string[] {
  const found = report()
  const condition = compileCondition(written, ['when'], { questions, report: found })
  if (found.problems.length === 0) return condition
  return found.problems.map(({ place, message }) => `${place.join('.')}: ${message}`)
}

const ten: Condition = { op: 'ask', question: 'soreness', test: { test: 'is', any: [10] } }
const soreUnknown: Condition = { op: 'ask', question: 'soreness', test: { test: 'unknown' } }
const implied: Condition = { op: 'all', of: [{ op: 'not', of: soreUnknown }, ten] }
const dull: Condition = { op: 'ask', question: 'pain', test: { test: 'is', any: ['dull'] } }

describe('short forms are written out', () => {
  test.for<[unknown, Condition]>([
    [{ pain: 'dull' }, dull],
    [
      { pain: ['dull', 'sharp'] },
      { op: 'ask', question: 'pain', test: { test: 'is', any: ['dull', 'sharp'] } },
    ],
    [{ pain: 'unknown' }, { op: 'ask', question: 'pain', test: { test: 'unknown' } }],
    [{ signs: 'unknown' }, { op: 'ask', question: 'signs', test: { test: 'unknown' } }],
    [{ soreness: 10 }, ten],
    [
      { soreness: [0, 10] },
      { op: 'ask', question: 'soreness', test: { test: 'is', any: [0, 10] } },
    ],
    [
      { sleep: { 'at-least': 1, above: 2, below: 3, 'at-most': 4 } },
      {
        op: 'ask',
        question: 'sleep',
        test: { test: 'bounds', bounds: { atLeast: 1, above: 2, below: 3, atMost: 4 } },
      },
    ],
    [
      { signs: 'flat' },
      { op: 'ask', question: 'signs', test: { test: 'includes', any: ['flat'] } },
    ],
    [
      { signs: ['flat', 'foggy'] },
      { op: 'ask', question: 'signs', test: { test: 'includes', any: ['flat', 'foggy'] } },
    ],
    [
      { energy: ['cold', 'thin'] },
      {
        op: 'any',
        of: [
          implied,
          { op: 'ask', question: 'energy', test: { test: 'includes', any: ['cold', 'thin'] } },
        ],
      },
    ],
    [
      { energy: 'cold' },
      { op: 'ask', question: 'energy', test: { test: 'includes', any: ['cold'] } },
    ],
    [
      { signs: { count: { 'at-least': 2 } } },
      {
        op: 'ask',
        question: 'signs',
        test: {
          test: 'count',
          of: ['flat', 'foggy', 'low-mood'],
          bounds: { atLeast: 2 },
          implied: {},
        },
      },
    ],
    [
      { energy: { count: { below: 1, above: 0 }, of: 'thin' } },
      {
        op: 'ask',
        question: 'energy',
        test: {
          test: 'count',
          of: ['thin'],
          bounds: { below: 1, above: 0 },
          implied: { thin: implied },
        },
      },
    ],
    [
      { energy: { count: { above: 0 }, of: 'cold' } },
      {
        op: 'ask',
        question: 'energy',
        test: { test: 'count', of: ['cold'], bounds: { above: 0 }, implied: {} },
      },
    ],
    [
      { pain: 'dull', soreness: 10 },
      { op: 'all', of: [dull, ten] },
    ],
    [{ all: [{ pain: 'dull' }] }, { op: 'all', of: [dull] }],
    [{ 'any-of': [{ pain: 'dull' }, { soreness: 10 }] }, { op: 'any', of: [dull, ten] }],
    [{ not: { pain: 'dull', soreness: 10 } }, { op: 'not', of: { op: 'all', of: [dull, ten] } }],
    [
      { pain: 'dull', not: { soreness: 10 } },
      { op: 'all', of: [dull, { op: 'not', of: ten }] },
    ],
  ])('%j', ([written, condition]) => {
    expect(read(written)).toEqual(condition)
  })
})

describe('what cannot be read is told with its place', () => {
  const condition = 'expected a condition such as { pain: sharp }'
  test.for<[unknown, ...string[]]>([
    [undefined, `when: ${condition}`],
    [null, `when: ${condition}`],
    ['pain', `when: ${condition}`],
    [[], `when: ${condition}`],
    [{}, `when: ${condition}`],
    [{ all: [] }, 'when.all: expected a list of conditions under all'],
    [{ 'any-of': { pain: 'dull' } }, 'when.any-of: expected a list of conditions under any-of'],
    [{ not: [{ pain: 'dull' }] }, `when.not: ${condition}`],
    [{ all: [{ pain: 'dull' }, 7, {}] }, `when.all.1: ${condition}`, `when.all.2: ${condition}`],
    [{ sorness: 3 }, 'when.sorness: "sorness" is not a question (did you mean soreness?)'],
    [{ weather: 3 }, 'when.weather: "weather" is not a question'],
    [{ any: [] }, 'when.any: "any" is not a question (did you mean all?)'],
    [{ anyof: [] }, 'when.anyof: "anyof" is not a question (did you mean any-of?)'],
    [{ constructor: 'x' }, 'when.constructor: "constructor" is not a question'],
    [
      { pain: 'shrap' },
      'when.pain: "shrap" is not an answer to pain (did you mean sharp?); it is one of none, dull, sharp',
    ],
    [
      { pain: ['dull', 'ache'] },
      'when.pain.1: "ache" is not an answer to pain; it is one of none, dull, sharp',
    ],
    [{ pain: [] }, 'when.pain: expected an answer to pain: none, dull, sharp'],
    [{ pain: 3 }, 'when.pain: "3" is not an answer to pain; it is one of none, dull, sharp'],
    [{ pain: null }, 'when.pain: expected an answer to pain: none, dull, sharp'],
    [
      { signs: 'falt' },
      'when.signs: "falt" is not an item of signs (did you mean flat?); it is one of flat, foggy, low-mood',
    ],
    [{ signs: [] }, 'when.signs: expected an item of signs: flat, foggy, low-mood'],
    [{ soreness: 11 }, 'when.soreness: expected a whole number from 0 to 10 for soreness'],
    [{ pain: { above: 'dull' } }, 'when.pain: expected an answer to pain: none, dull, sharp'],
    [
      { soreness: '> 4' },
      'when.soreness: expected a whole number from 0 to 10 for soreness, or bounds such as { at-least: 6 }',
    ],
    [
      { soreness: { above: '4' } },
      'when.soreness.above: expected a whole number from 0 to 10 for soreness',
    ],
    [{ soreness: [4, -1] }, 'when.soreness.1: expected a whole number from 0 to 10 for soreness'],
    // On a scale no answer lies between whole numbers.
    [{ soreness: 4.5 }, 'when.soreness: expected a whole number from 0 to 10 for soreness'],
    [
      { soreness: { above: 4.5 } },
      'when.soreness.above: expected a whole number from 0 to 10 for soreness',
    ],
    [{ soreness: [] }, 'when.soreness: expected a whole number from 0 to 10 for soreness'],
    [
      { sleep: { below: Number.NaN } },
      'when.sleep.below: expected a number from 0 to 24 for sleep',
    ],
    [{ sleep: { below: 24.1 } }, 'when.sleep.below: expected a number from 0 to 24 for sleep'],
    [
      { sleep: { 'at-least': -0.1 } },
      'when.sleep.at-least: expected a number from 0 to 24 for sleep',
    ],
    // What looks like a number is none.
    [
      { sleep: '5' },
      'when.sleep: expected a number from 0 to 24 for sleep, or bounds such as { at-least: 6 }',
    ],
    [{ sleep: { below: '5' } }, 'when.sleep.below: expected a number from 0 to 24 for sleep'],
    [{ sleep: ['5'] }, 'when.sleep.0: expected a number from 0 to 24 for sleep'],
    [{ sleep: {} }, 'when.sleep: expected at-least, above, below or at-most'],
    [
      { sleep: { atleast: 5 } },
      'when.sleep.atleast: "atleast" is not a bound (did you mean at-least?)',
    ],
    [{ sleep: { toString: 5 } }, 'when.sleep.toString: "toString" is not a bound'],
    [{ signs: { of: ['flat'] } }, 'when.signs: expected count: { at-least: NUMBER }'],
    [{ signs: { count: 2 } }, 'when.signs: expected count: { at-least: NUMBER }'],
    [{ signs: { count: {} } }, 'when.signs.count: expected at-least, above, below or at-most'],
    [
      { signs: { count: { 'at-least': 1.5 } } },
      'when.signs.count.at-least: expected a whole number of items',
    ],
    [
      { signs: { count: { 'at-least': -1 } } },
      'when.signs.count.at-least: expected a whole number of items',
    ],
    [{ signs: { count: { least: 1 } } }, 'when.signs.count.least: "least" is not a bound'],
    [
      { signs: { count: { 'at-least': 1 }, off: ['flat'] } },
      'when.signs.off: "off" is not part of a count (did you mean of?)',
    ],
    [
      { signs: { cuont: { 'at-least': 1 } } },
      'when.signs.cuont: "cuont" is not part of a count (did you mean count?)',
      'when.signs: expected count: { at-least: NUMBER }',
    ],
    [
      { signs: { count: { 'at-least': 1 }, of: ['flat', 'thin'] } },
      'when.signs.of.1: "thin" is not an item of signs; it is one of flat, foggy, low-mood',
    ],
    [
      { sorness: 1, pain: 'ache', not: { sleep: { under: 5 } } },
      'when.sorness: "sorness" is not a question (did you mean soreness?)',
      'when.pain: "ache" is not an answer to pain; it is one of none, dull, sharp',
      'when.not.sleep.under: "under" is not a bound',
    ],
  ])('%j', ([written, ...problems]) => {
    expect(read(written)).toEqual(problems)
  })
})
