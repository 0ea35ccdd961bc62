import { describe, expect, test } from 'vitest'
import { compileQuestion, isAnswer, kebab } from '../../../src/core/rulebook/compile-question.ts'
import { report } from '../../../src/core/rulebook/problem.ts'
import type { WrittenQuestion } from '../../../src/core/rulebook/schema.ts'
import { aChoice, aList, aNumber, aScale, assuming } from '../a-rulebook.ts'

function read(written: WrittenQuestion): unknown {
  const found = report()
  const question = compileQuestion('painScore', written, found)
  if (found.problems.length === 0) return question
  return found.problems.map(({ place, message }) => `${place.join('.')}: ${message}`)
}

const plain = {
  id: 'painScore',
  flag: 'pain-score',
  core: false,
  origin: 'asked',
  offered: true,
  unknown: { policy: 'careful' },
}

test.for([
  ['sleep', 'sleep'],
  ['painScore', 'pain-score'],
  ['restingHrAbove', 'resting-hr-above'],
])('%s is the flag %s', ([id, flag]) => {
  expect(kebab(id as string)).toBe(flag)
})

describe('a question with nothing left open', () => {
  test('scale', () => {
    expect(read(aScale())).toEqual({
      ...plain,
      kind: 'scale',
      ask: 'How much?',
      worse: 'higher',
      from: 0,
      to: 10,
      low: 'none',
      high: 'all',
    })
  })

  test('number, on the clock or not', () => {
    const number = {
      ...plain,
      kind: 'number',
      ask: 'How many?',
      worse: 'lower',
      from: 0,
      to: 24,
      step: 0.1,
      unit: 'h',
    }
    expect(read(aNumber())).toEqual({ ...number, clock: false })
    expect(read(aNumber({ clock: true }))).toEqual({ ...number, clock: true })
  })

  test('choices, and yes or no', () => {
    expect(read(aChoice(['a', 'b']))).toStrictEqual({
      ...plain,
      kind: 'choices',
      ask: 'Which?',
      worse: ['a', 'b'],
      choices: { a: 'a', b: 'b' },
    })
    expect(read({ ask: 'Really?', 'yes-no': true, worse: ['no', 'yes'] })).toEqual({
      ...plain,
      kind: 'choices',
      ask: 'Really?',
      worse: ['no', 'yes'],
      choices: { yes: 'Yes', no: 'No' },
    })
  })

  test('a list', () => {
    expect(read(aList(['a']))).toEqual({
      ...plain,
      kind: 'flags',
      ask: 'Which of these?',
      worse: 'more',
      groups: { group: 'A line that covers them' },
      items: { a: { group: 'group', label: 'the a' } },
    })
  })

  test('everything that may be said', () => {
    const said = {
      help: 'Like this.',
      flag: 'score',
      core: true,
      origin: 'profile',
      offered: false,
      worse: 'none',
    } as const
    expect(read(aScale({ ...said, unknown: 'careful' }))).toMatchObject({
      ...said,
      unknown: { policy: 'careful' },
    })
    expect(read(aScale(assuming(3)))).toMatchObject({
      unknown: { policy: 'assume', value: 3, said: 'it is so' },
    })
  })
})

describe('the screen of a question', () => {
  const assumed = assuming([])
  test.for<[string, WrittenQuestion, 'first' | 'background' | undefined]>([
    ['a list that may be assumed', aList(['a'], assumed), 'background'],
    ['a list that may not', aList(['a']), undefined],
    ['a list that is not offered', aList(['a'], { ...assumed, offered: false }), undefined],
    ['a list that says so', aList(['a'], { ...assumed, screen: 'first' }), 'first'],
    ['a choice with a line', aChoice(['a', 'b'], { ...assuming('a'), line: 'B' }), 'background'],
    ['a choice without', aChoice(['a', 'b'], assuming('a')), undefined],
    ['a scale that may be assumed', aScale(assuming(0)), undefined],
  ])('%s: %s', ([, written, screen]) => {
    expect((read(written) as { screen?: string }).screen).toBe(screen)
  })

  test('a choice keeps its line', () => {
    expect(read(aChoice(['a', 'b'], { line: 'B' }))).toMatchObject({ line: 'B' })
  })
})

describe('what cannot be read is told with its place', () => {
  const at = 'questions.painScore'
  const kinds = `${at}: expected exactly one of scale, number, choices, yes-no, items`
  test.for<[string, WrittenQuestion, ...string[]]>([
    ['no kind', { ask: '?', worse: 'none' }, kinds],
    ['two kinds', { ...aScale(), 'yes-no': true }, kinds],
    ['scale without width', aScale({}, 5, 5), `${at}.scale: expected from to be less than to`],
    [
      'number upside down',
      aNumber({ from: 2, to: 1 }),
      `${at}.number: expected from to be less than to`,
    ],
    [
      'unknown group',
      aList(['a'], { groups: { other: 'Other' } }),
      `${at}.items.a.group: "group" is not one of its groups`,
    ],
    [
      'no groups',
      { ask: '?', worse: 'more', items: { a: { group: 'g', label: 'a' } } },
      `${at}.items.a.group: "g" is not one of its groups`,
    ],
    [
      'worse of a scale',
      aScale({ worse: 'more' }),
      `${at}.worse: expected higher or lower, or none`,
    ],
    [
      'worse of a scale as a list',
      aScale({ worse: ['0', '1'] }),
      `${at}.worse: expected higher or lower, or none`,
    ],
    [
      'worse of a number',
      aNumber({}, { worse: 'more' }),
      `${at}.worse: expected higher or lower, or none`,
    ],
    ['worse of a list', aList(['a'], { worse: 'higher' }), `${at}.worse: expected more, or none`],
    [
      'worse of choices',
      aChoice(['a', 'b'], { worse: 'higher' }),
      `${at}.worse: expected its choices from best to worst, or none`,
    ],
    [
      'worse names no choice',
      aChoice(['a', 'b'], { worse: ['a', 'c'] }),
      `${at}.worse: expected its choices from best to worst, or none`,
    ],
    [
      'core is never assumed',
      aScale({ core: true, ...assuming(3) }),
      `${at}.unknown: a core answer is never assumed`,
    ],
    // Nothing ticked on a screen has to mean something, or it is shown for ever.
    [
      'on a screen, and careful',
      aList(['a'], { screen: 'first' }),
      `${at}.unknown: expected { assume: ... } for a question on a screen`,
    ],
    [
      'assumed beyond the scale',
      aScale(assuming(11)),
      `${at}.unknown.assume: expected an answer to painScore`,
    ],
    [
      'assumed of another kind',
      aScale(assuming('3')),
      `${at}.unknown.assume: expected an answer to painScore`,
    ],
    [
      'assumed twice',
      aList(['a'], assuming(['a', 'a'])),
      `${at}.unknown.assume: expected an answer to painScore`,
    ],
    [
      'several at once',
      aScale({ worse: 'more', ...assuming(11) }, 3, 2),
      `${at}.scale: expected from to be less than to`,
      `${at}.worse: expected higher or lower, or none`,
      `${at}.unknown.assume: expected an answer to painScore`,
    ],
  ])('%s', ([, written, ...problems]) => {
    expect(read(written)).toEqual(problems)
  })

  test.for<[string, WrittenQuestion]>([
    ['lower', aScale({ worse: 'lower' })],
    ['some of the choices', aChoice(['a', 'b', 'c'], { worse: ['c', 'a'] })],
    ['none', aList(['a'], { worse: 'none' })],
  ])('worse may be %s', ([, written]) => {
    expect(read(written)).toMatchObject({ id: 'painScore' })
  })
})

function isOne(written: WrittenQuestion, value: unknown): boolean {
  const question = compileQuestion('q', written, report())
  return question !== undefined && isAnswer(question, value)
}

describe('what is an answer', () => {
  const scale = aScale({}, 1, 3)
  const number = aNumber({ from: -0.5, to: 0.5 })
  const choice = aChoice(['a', 'b'])
  const list = aList(['a', 'b'])
  const never = [
    undefined,
    null,
    true,
    false,
    Number.NaN,
    Infinity,
    -Infinity,
    {},
    [[]],
    [['a']],
    [null],
    '',
    ' ',
    'constructor',
    '__proto__',
    new Date(0),
  ]

  test.for<[string, WrittenQuestion, unknown[], unknown[]]>([
    ['scale', scale, [1, 2, 3], [0, 4, 1.5, '2', [2], [], ...never]],
    ['number', number, [-0.5, 0, 0.5, 0.123], [-0.51, 0.51, '0', [], ...never]],
    ['choice', choice, ['a', 'b'], ['c', 'A', 'a ', 'a,b', ['a'], [], 0, ...never]],
    [
      'list',
      list,
      [[], ['a'], ['b', 'a']],
      ['a', ['c'], ['a', 'a'], ['a', 'b', 'a'], 0, ['constructor'], { length: 0 }, ...never],
    ],
  ])('to a %s', ([, written, answers, others]) => {
    for (const value of answers) expect([value, isOne(written, value)]).toEqual([value, true])
    for (const value of others) expect([value, isOne(written, value)]).toEqual([value, false])
  })

  test('minus zero is nothing a person says', () => {
    expect(isOne(aScale(), -0)).toBe(false)
    expect(isOne(number, -0)).toBe(false)
    expect(isOne(aScale(), 0)).toBe(true)
  })
})
