import { describe, expect, test } from 'vitest'
import { settle } from '../../../src/core/advice/settle.ts'
import type { WrittenException } from '../../../src/core/proof/invariants-schema.ts'
import type { Loosening, MonotoneResult } from '../../../src/core/proof/model.ts'
import { monotone } from '../../../src/core/proof/monotone.ts'
import type { Rulebook } from '../../../src/core/rulebook/model.ts'
import type { WrittenAdjustment, WrittenBook } from '../../../src/core/rulebook/schema.ts'
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
  anOpenGate,
  aRulebook,
  aScale,
  assuming,
  type Branch,
} from '../a-rulebook.ts'
import { proving } from './proving.ts'

function compared(
  rulebook: Rulebook,
  exceptions: readonly Partial<WrittenException>[] = [],
): MonotoneResult {
  const ready = proving(rulebook, { exceptions })
  return monotone(ready.decision, ready.exceptions)
}

function inShort({ question, from, to, measure, count }: Loosening): string {
  return `${question} ${String(from)} > ${String(to)}: ${measure}, ${String(count)}`
}

function loosenings(rulebook: Rulebook): string[] {
  return compared(rulebook).loosenings.map(inShort)
}

const sore = { soreness: aScale() }
const twoQuestions = { ...sore, pain: aChoice(['none', 'dull', 'sharp']) }

/** Rests when it holds, else moves. */
function resting(when: Branch['when'], questions: WrittenBook['questions'] = sore): Rulebook {
  return aBookThatAsks(when, questions)
}

describe('a rulebook that is never loosened', () => {
  test('has nothing to show', () => {
    expect(compared(resting({ soreness: { 'at-least': 6 } }))).toStrictEqual({
      // From below 6 to 6, and from either of them to no answer.
      compared: 3n,
      loosenings: [],
      openRisks: [],
      exceptions: [],
    })
  })

  test('compares each step at every class of the other answers', () => {
    const { compared: steps } = compared(resting({ soreness: 10, pain: 'sharp' }, twoQuestions))
    // Soreness: 3 steps for 4 pains. Pain: 2 steps to a worse one and 3 to none, for 3 sorenesses.
    expect(steps).toBe(3n * 4n + 5n * 3n)
  })
})

describe('a worse answer that loosens the verdict', () => {
  test('is shown before and after, as the engine has it', () => {
    const rulebook = resting({ soreness: { below: 6 } })
    const [found, ...others] = compared(rulebook).loosenings
    expect(others).toStrictEqual([])
    const { before, after } = found as Loosening
    expect(found).toMatchObject({ question: 'soreness', measure: 'verdict', count: 1n })
    expect(before).toMatchObject({ answers: { soreness: 0 }, verdict: 'rest', differs: [] })
    expect(after).toMatchObject({
      answers: { soreness: 6 },
      verdict: 'move',
      differs: ['soreness'],
      session: settle(rulebook, { soreness: 6 }).outcome.session,
    })
  })

  test.for<[string, Rulebook, string[]]>([
    ['a scale', resting({ soreness: { below: 6 } }), ['soreness 0 > 6: verdict, 1']],
    ['a scale, at both sides', resting({ soreness: 6 }), ['soreness 6 > 7: verdict, 1']],
    [
      'a number of which less is worse',
      resting({ sleep: { above: 7.5 } }, { sleep: aNumber() }),
      ['sleep 8 > 7.5: verdict, 1'],
    ],
    [
      'a choice',
      resting({ pain: 'dull' }, { pain: aChoice(['none', 'dull', 'sharp']) }),
      ['pain dull > sharp: verdict, 1'],
    ],
    [
      'an item that gets ticked, whatever else is',
      resting({ not: { list: 'a' } }, { list: aList(['a', 'b']) }),
      ['list no a > a: verdict, 2'],
    ],
    [
      'for each class of the other answers',
      resting({ soreness: { below: 6 } }, twoQuestions),
      ['soreness 0 > 6: verdict, 4'],
    ],
    [
      'choices that are not compared',
      resting(
        { pain: 'other' },
        {
          pain: {
            ask: 'Pain?',
            choices: { none: 'none', other: 'other', sharp: 'sharp' },
            worse: ['none', 'sharp'],
          },
        },
      ),
      [],
    ],
    [
      'a question of which nothing is worse',
      resting({ soreness: { below: 6 } }, { soreness: aScale({ worse: 'none' }) }),
      [],
    ],
  ])('%s', ([, rulebook, expected]) => {
    expect(loosenings(rulebook)).toStrictEqual(expected)
  })
})

/** Moves, and cuts the session below a soreness of 6. */
function cut(change: Partial<WrittenAdjustment>): Rulebook {
  const adjust = [anAdjustment({ rule: 'cut', when: { soreness: { below: 6 } }, ...change })]
  return aBookThatAsks({ soreness: { 'at-least': 10 } }, sore, {
    doses: {
      stroll: aDose({ optional: true, minutes: { from: 10, to: 15 } }),
      easy: aDose({ adjust }),
    },
  })
}

/** Gives one advice below a soreness of 6, and another from there on. */
function either(
  below: Parameters<typeof anAdvice>[0],
  above: Parameters<typeof anAdvice>[0],
): Rulebook {
  return aBookThatAsks({ soreness: { below: 6 } }, sore, {
    advice: { 'sleep-more': anAdvice(below), 'go-easy': anAdvice(above) },
  })
}

describe('every measure', () => {
  test.for<[string, Rulebook, string[]]>([
    ['minutes', cut({ minutes: { 'at-most': 12 } }), ['minutes']],
    ['per cent', cut({ 'heart-rate': { 'max-percent': 60 } }), ['percent']],
    ['beats', cut({ 'heart-rate': { 'max-bpm': 110 } }), ['percent', 'bpm']],
    ['no heart rate', cut({ 'heart-rate': 'none' }), ['percent', 'bpm']],
    ['effort', cut({ 'rpe-at-most': 1 }), ['effort']],
    ['activities', cut({ ban: ['swim'] }), ['activity']],
    ['parts', cut({ drop: ['stretch'] }), ['activity']],
    ['what remains when all is out', cut({ drop: ['mobility'] }), []],
    ['words', cut({ warn: 'Careful.' }), []],
    [
      'verdict alone: a session of another verdict is not compared',
      either({ verdict: 'rest' }, { verdict: 'move', dose: 'easy' }),
      ['verdict'],
    ],
    [
      'care',
      either({ verdict: 'reassess', care: 'clinician-today' }, { verdict: 'reassess' }),
      ['care'],
    ],
    [
      'a stroll where there was none',
      either({ verdict: 'rest' }, { verdict: 'rest', dose: 'stroll' }),
      ['minutes', 'effort', 'activity'],
    ],
  ])('%s', ([, rulebook, measures]) => {
    const expected = measures.map((measure) => `soreness 0 > 6: ${measure}, 1`)
    expect(loosenings(rulebook)).toStrictEqual(expected)
  })
})

describe('an exception', () => {
  const rulebook = resting({ soreness: { below: 6 } }, twoQuestions)
  const found = 'soreness 0 > 6: verdict'

  test.for<[Partial<WrittenException>, bigint]>([
    [{}, 4n],
    [{ from: 0 }, 4n],
    // An answer stands for all of its class.
    [{ from: 3 }, 4n],
    [{ from: 6 }, 0n],
    [{ to: 6 }, 4n],
    [{ to: 10 }, 4n],
    [{ to: 5 }, 0n],
    [{ to: 'unknown' }, 0n],
    [{ from: 1, to: 8 }, 4n],
    [{ measures: 'verdict' }, 4n],
    [{ measures: ['care', 'minutes'] }, 0n],
    [{ question: 'pain' }, 0n],
    [{ when: { pain: 'dull' } }, 1n],
    [{ when: { pain: ['none', 'dull'] } }, 2n],
    [{ when: { soreness: { 'at-least': 6 } } }, 0n],
  ])('%o is used %s times', ([exception, used]) => {
    const result = compared(rulebook, [exception])
    expect(result.exceptions.map((each) => each.used)).toStrictEqual([used])
    const left = 4n - used
    expect(result.loosenings.map(inShort)).toStrictEqual(
      left === 0n ? [] : [`${found}, ${String(left)}`],
    )
  })

  test('is not used where an earlier one was', () => {
    const exceptions = [{ when: { pain: 'dull' } }, {}, { when: { pain: 'none' } }]
    const result = compared(rulebook, exceptions)
    expect(result.exceptions.map(({ used }) => used)).toStrictEqual([1n, 3n, 0n])
    expect(result.loosenings).toStrictEqual([])
  })

  test('for an item of a list names that item', () => {
    const lists = resting({ not: { list: ['a', 'b'] } }, { list: aList(['a', 'b', 'c']) })
    expect(loosenings(lists)).toStrictEqual([
      'list no a > a: verdict, 2',
      'list no b > b: verdict, 2',
    ])
    const result = compared(lists, [{ question: 'list', to: 'a' }])
    expect(result.exceptions.map(({ used }) => used)).toStrictEqual([2n])
    expect(result.loosenings.map(inShort)).toStrictEqual(['list no b > b: verdict, 2'])
  })
})

describe('an answer left open', () => {
  const unanswered = resting({
    not: { soreness: 'unknown' },
    all: [{ soreness: { 'at-least': 6 } }],
  })

  test('is a risk where an answer would have been more careful', () => {
    const { loosenings: worse, openRisks } = compared(unanswered)
    expect(worse).toStrictEqual([])
    expect(openRisks).toMatchObject([
      {
        question: 'soreness',
        measure: 'verdict',
        count: 1n,
        open: { answers: {}, verdict: 'move', differs: ['soreness'] },
        answered: { answers: { soreness: 6 }, verdict: 'rest' },
      },
    ])
  })

  test('is excepted as unknown', () => {
    const { openRisks, exceptions } = compared(unanswered, [
      { to: 'unknown', measures: 'verdict' },
      { from: 'unknown' },
      { to: 6 },
    ])
    expect(openRisks).toStrictEqual([])
    expect(exceptions.map(({ used }) => used)).toStrictEqual([1n, 0n, 0n])
  })

  test('of a list is compared with every list that could have been', () => {
    const asked = resting(
      { not: { list: 'unknown' }, all: [{ list: 'a' }] },
      { list: aList(['a', 'b']) },
    )
    expect(compared(asked).openRisks).toMatchObject([
      {
        question: 'list',
        count: 2n,
        open: { answers: {} },
        answered: { answers: { list: ['a'] } },
      },
    ])
    expect(compared(asked, [{ question: 'list', to: 'unknown' }]).openRisks).toStrictEqual([])
  })

  test('is no risk where the most careful possibility decides', () => {
    const list = { list: aList(['a', 'b']) }
    expect(compared(resting({ list: ['a'] }, list)).openRisks).toStrictEqual([])
    expect(compared(resting({ soreness: { below: 6 } })).openRisks).toStrictEqual([])
  })

  test('is not compared where something is assumed', () => {
    const assumed = { soreness: aScale(assuming(0)), list: aList(['a'], assuming([])) }
    const { openRisks } = compared(resting({ soreness: { 'at-least': 6 }, list: 'a' }, assumed))
    expect(openRisks).toStrictEqual([])
  })
})

test('behind a gate, its questions are compared too', () => {
  const safety = anOpenGate({
    questions: sore,
    gate: {
      start: 'open',
      nodes: {
        open: aNode([aBranch('sore', { soreness: { below: 3 } }, { advise: 'stop' })], {
          pass: true,
        }),
      },
    },
    advice: { stop: anAdvice({ verdict: 'reassess' }) },
  })
  const tree: WrittenBook['tree'] = {
    start: 'only',
    nodes: { only: aNode([], { advise: 'go-easy' }) },
  }
  expect(loosenings(aRulebook({ safety, book: aBook({ tree }) }))).toStrictEqual([
    'soreness 0 > 3: verdict, 1',
  ])
})
