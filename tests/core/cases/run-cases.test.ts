import { describe, expect, test } from 'vitest'
import type { Moment } from '../../../src/core/advice/moment.ts'
import { casesSchema, type WorkedCase } from '../../../src/core/cases/case.ts'
import { runCases, type CasesReport } from '../../../src/core/cases/run-cases.ts'
import {
  aBook,
  aBranch,
  aChoice,
  aDose,
  aMoment,
  aNode,
  aNumber,
  anAdjustment,
  anAdvice,
  aRulebook,
  aSafety,
  assuming,
} from '../a-rulebook.ts'

const stroll = aDose({ optional: true, minutes: { from: 10, to: 15 } })
const safety = aSafety({
  questions: {
    ...aSafety().questions,
    hunger: aChoice(['normal', 'high']),
    movement: aChoice(['looser', 'heavier']),
  },
  limits: [anAdjustment({ rule: 'limit', when: { soreness: { 'at-least': 7 } }, for: ['move'] })],
  notes: [anAdjustment({ rule: 'safety-note', when: { hunger: 'high' } })],
})
const rulebook = aRulebook({
  safety,
  book: aBook({
    questions: {
      localHour: aNumber(
        { from: 0, to: 23, step: 1 },
        { origin: 'clock', offered: false, ...assuming(12) },
      ),
    },
    tree: {
      start: 'night',
      nodes: {
        night: aNode([aBranch('short-night', { sleep: { below: 5 } }, { advise: 'sleep-more' })], {
          go: 'hour',
        }),
        hour: aNode(
          [aBranch('late', { localHour: { 'at-least': 21 } }, { advise: 'sleep-more' })],
          { advise: 'go-easy' },
        ),
      },
    },
    advice: { ...aBook().advice, unused: anAdvice({ verdict: 'rest' }) },
    doses: {
      stroll,
      easy: aDose({
        adjust: [
          anAdjustment({
            rule: 'in-dose',
            when: { soreness: { 'at-least': 5 } },
            minutes: { times: 0.5 },
          }),
        ],
      }),
    },
    notes: [anAdjustment({ rule: 'note', when: { soreness: 10 } })],
  }),
})

type Change = Partial<WorkedCase> & Pick<WorkedCase, 'given'>

function aCase({ expect: expected, ...change }: Change): WorkedCase {
  const worked = { name: 'a case', row: '1', sources: ['a-source'], why: 'because', ...change }
  return { ...worked, expect: expected ?? { verdict: 'move', care: 'none' } }
}

function momentOf(at: string | undefined): Moment {
  return aMoment(2026, 11, 22, at === undefined ? 7 : Number(at))
}

function run(...cases: Change[]): CasesReport {
  return runCases(rulebook, cases.map(aCase), momentOf)
}

/** What each case is not as it should be. */
function wrong(...cases: Change[]): string[][] {
  return run(...cases).results.map(({ differences }) =>
    differences.map(({ what, expected }) => `${what}: ${JSON.stringify(expected)}`),
  )
}

const move = { verdict: 'move', care: 'none' } as const
const rest = { verdict: 'rest', care: 'none' } as const

describe('a case', () => {
  test.for<[string, Change, string[]]>([
    ['says what is different from a rested runner', { given: { sleep: 4 }, expect: rest }, []],
    ['is a rested runner else', { given: {}, expect: { ...move, conditional: true } }, []],
    ['fails with what it expected', { given: { sleep: 4 } }, ['verdict: "move"']],
    [
      'of which the given is all',
      {
        given: { pain: 'none', soreness: 0, sleep: 8 },
        only: true,
        expect: { ...move, conditional: true },
      },
      [],
    ],
    [
      'of which the given is all, and too little',
      { given: { redFlags: [] }, only: true },
      ['verdict: "move"'],
    ],
    ['without a moment has no hour', { given: {}, expect: { ...move, conditional: true } }, []],
    ['at a moment has its hour', { given: {}, at: '21', expect: { ...rest, rule: 'late' } }, []],
    ['at an earlier one too', { given: {}, at: '20', expect: { ...move, conditional: false } }, []],
    ['may say the hour itself', { given: { localHour: 20 }, at: '21', expect: move }, []],
    ['with minutes', { given: { soreness: 5 }, expect: { ...move, minutes: { target: 10 } } }, []],
  ])('%s', ([, worked, lines]) => {
    expect(wrong(worked)).toEqual([lines])
  })

  test.for<[string, Record<string, unknown>, string[]]>([
    [
      'a question that does not exist',
      { sorness: 3 },
      ['"sorness" is not a question (did you mean soreness?): null'],
    ],
    [
      'a question named as every object has',
      { constructor: 3 },
      ['"constructor" is not a question: null'],
    ],
    [
      'a value that is no answer',
      { soreness: 11 },
      ['answer to soreness: "a whole number from 0 to 10"'],
    ],
    [
      'several',
      { pain: 'ache', x: 1 },
      ['answer to pain: "one of none, dull, sharp"', '"x" is not a question: null'],
    ],
  ])('with %s is not run', ([, given, lines]) => {
    expect(wrong({ given })).toEqual([lines])
    expect(run({ given }).branches.reached).toBe(0)
  })
})

function without(all: readonly string[], ...seen: string[]): string[] {
  return all.filter((name) => !seen.includes(name))
}

describe('what the cases reached', () => {
  const branches = [
    'safety:signs > chest-sign',
    'safety:signs > other-sign',
    'safety:signs > sharp-pain',
    'safety:signs > otherwise',
    'book:night > short-night',
    'book:night > otherwise',
    'book:hour > late',
    'book:hour > otherwise',
  ]
  const advice = ['call-now', 'see-someone', 'stop', 'sleep-more', 'go-easy', 'unused']
  const adjustments = ['in-dose', 'limit', 'safety-note', 'note']

  test.for<[string, Change[], string[], string[], string[]]>([
    ['nothing', [], advice, branches, adjustments],
    [
      'a rested runner',
      [{ given: {} }],
      without(advice, 'go-easy'),
      without(
        branches,
        'safety:signs > otherwise',
        'book:night > otherwise',
        'book:hour > otherwise',
      ),
      adjustments,
    ],
    [
      'also where a case fails',
      [{ given: { sleep: 4 } }, { given: { redFlags: ['chest'] } }],
      without(advice, 'sleep-more', 'call-now'),
      without(
        branches,
        'safety:signs > otherwise',
        'book:night > short-night',
        'safety:signs > chest-sign',
      ),
      adjustments,
    ],
    [
      'an adjustment of a dose',
      [{ given: { soreness: 5 } }],
      without(advice, 'go-easy'),
      without(
        branches,
        'safety:signs > otherwise',
        'book:night > otherwise',
        'book:hour > otherwise',
      ),
      without(adjustments, 'in-dose'),
    ],
    [
      'every adjustment',
      [{ given: { soreness: 10, hunger: 'high' } }],
      without(advice, 'go-easy'),
      without(
        branches,
        'safety:signs > otherwise',
        'book:night > otherwise',
        'book:hour > otherwise',
      ),
      [],
    ],
  ])('%s', ([, cases, noAdvice, noBranches, noAdjustments]) => {
    const report = run(...cases)
    expect(report.advice.missed).toEqual(noAdvice)
    expect(report.branches.missed).toEqual(noBranches)
    expect(report.adjustments.missed).toEqual(noAdjustments)
    expect(report.branches).toMatchObject({ all: 8, reached: 8 - noBranches.length })
    expect(report.advice).toMatchObject({ all: 6, reached: 6 - noAdvice.length })
    expect(report.adjustments).toMatchObject({ all: 4, reached: 4 - noAdjustments.length })
  })
})

const expecting = (change: object): object => ({ expect: { ...move, ...change } })

describe('the written form', () => {
  const written = aCase({ given: {} })
  const isOne = (change: object): boolean =>
    casesSchema.safeParse({ about: 'x', cases: [{ ...written, ...change }] }).success

  test.for<object>([
    {},
    { row: 'rule 4', kind: 'fires', only: true, at: '2026-11-22T07:00' },
    { kind: 'near-miss' },
    expecting({ verdict: 'rest', care: 'clinician-soon', session: null }),
    expecting({ verdict: 'reassess', care: 'clinician-today' }),
    expecting({ verdict: 'reassess', care: 'emergency', 'heart-rate': null }),
    expecting({ minutes: { min: 20, target: 25, max: 30 } }),
    ...['measured-max', 'measured-threshold', 'tanaka'].map((basis) =>
      expecting({ 'heart-rate': { basis, 'max-bpm': 126, 'aim-bpm': 108, 'max-percent': 70 } }),
    ),
  ])('may be %j', (change) => {
    expect(isOne(change)).toBe(true)
  })

  test.for<object>([
    { name: '' },
    { only: false },
    { kind: 'hit' },
    { sources: [] },
    { extra: 1 },
    { row: '' },
    { expect: { verdict: 'move' } },
    expecting({ session: {} }),
    expecting({ minutes: { max: 2.5 } }),
    expecting({ minutes: { most: 30 } }),
    expecting({ 'heart-rate': { basis: 'guessed' } }),
    expecting({ 'heart-rate': { bpm: 126 } }),
    expecting({ verdct: 'move' }),
    expecting({ verdict: 'jog' }),
    expecting({ care: 'soon' }),
  ])('is not %j', (change) => {
    expect(isOne(change)).toBe(false)
  })

  test('is not a file without cases', () => {
    expect(casesSchema.safeParse({ about: 'x', cases: [] }).success).toBe(false)
  })
})
