import { describe, expect, test } from 'vitest'
import type { Moment } from '../../../src/core/advice/moment.ts'
import { settle } from '../../../src/core/advice/settle.ts'
import type { WorkedCase } from '../../../src/core/cases/case.ts'
import { runCases } from '../../../src/core/cases/run-cases.ts'
import { suggestionsFor, type Suggestion } from '../../../src/core/cases/suggest.ts'
import type { Answers, Rulebook } from '../../../src/core/rulebook/model.ts'
import { suggestedCases } from '../../../src/render/suggested-cases.ts'
import {
  aBook,
  aBranch,
  aChoice,
  aDose,
  aList,
  aMoment,
  aNode,
  aNumber,
  anAdjustment,
  anAdvice,
  aRulebook,
  aSafety,
  aScale,
  assuming,
} from '../a-rulebook.ts'

const rulebook = aRulebook({
  book: aBook({
    questions: {
      level: aScale({}, 0, 9),
      hours: aNumber({ from: 0, to: 9, step: 0.5 }, assuming(9)),
      kind: aChoice(['x', 'y']),
      list: aList(['a', 'b'], assuming([])),
    },
    tree: {
      start: 'first',
      nodes: {
        first: aNode(
          [
            aBranch('high', { level: { 'at-least': 4 } }, { advise: 'rest' }),
            aBranch('of-kind', { kind: 'y' }, { go: 'second' }),
          ],
          { go: 'second' },
        ),
        second: aNode(
          [
            aBranch('long', { hours: { below: 2 } }, { advise: 'rest' }),
            aBranch('impossible', { level: { 'at-least': 4 } }, { advise: 'rest' }),
            aBranch('ticked', { list: 'a' }, { advise: 'stroll' }),
          ],
          { advise: 'easy' },
        ),
      },
    },
    advice: {
      easy: anAdvice({ verdict: 'move', dose: 'easy' }),
      rest: anAdvice({ verdict: 'rest' }),
      stroll: anAdvice({ verdict: 'rest', dose: 'stroll' }),
    },
    doses: {
      easy: aDose({
        adjust: [anAdjustment({ rule: 'half', when: { list: 'b', level: { 'at-least': 2 } } })],
      }),
      stroll: aDose({ optional: true, minutes: { from: 10, to: 15 } }),
    },
  }),
})

function at(): Moment {
  return aMoment(2026, 11, 22, 7)
}

function aCase(given: Answers, index: number): WorkedCase {
  const { advice } = settle(rulebook, given).outcome
  return {
    name: String(index),
    row: 'row',
    given,
    only: true,
    expect: { verdict: advice.verdict, care: advice.care },
    sources: ['a-source'],
    why: 'it is so',
  }
}

function suggested(book: Rulebook, given: readonly Answers[]): Suggestion[] {
  return suggestionsFor(book, runCases(book, given.map(aCase), at))
}

describe('the cases that are missing', () => {
  const all = suggested(rulebook, [])
  const values = (id: string): unknown[] => all.map(({ answers }) => answers[id])

  test('have an answer on both sides of every number', () => {
    expect(values('level')).toStrictEqual(expect.arrayContaining([1, 2, 3, 4]))
    expect(values('hours')).toStrictEqual(expect.arrayContaining([1.5, 2]))
  })

  test('reach every branch and adjustment that can be reached, and nothing twice', () => {
    const given = all.map(({ answers }) => answers)
    const { branches, adjustments, results } = runCases(rulebook, given.map(aCase), at)
    expect(results.every(({ differences }) => differences.length === 0)).toBe(true)
    const missed = branches.missed.filter((name) => name.startsWith('book'))
    expect([missed, adjustments.missed]).toStrictEqual([['book:second > impossible'], []])
    expect(suggested(rulebook, given)).toStrictEqual([])
    expect(new Set(given.map((answers) => JSON.stringify(answers))).size).toBe(given.length)
  })

  test('are only those that no case reaches', () => {
    const level = { level: 2 }
    const without = suggested(rulebook, [level]).map(({ answers }) => answers['level'])
    expect(without).toContain(4)
    const names = suggested(rulebook, [level]).map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('level 2,'))).toStrictEqual([])
    expect(all.map(({ about }) => about)).toContain('the adjustment half')
  })
})

test('each says what it is for, and is there only where what it is for can be reached', () => {
  const book = aRulebook({
    safety: aSafety({
      questions: { pain: aChoice(['none', 'sharp']), level: aScale({}, 0, 9) },
      gate: {
        start: 'one',
        nodes: {
          one: aNode(
            [
              aBranch('sharp', { pain: 'sharp' }, { advise: 'stop' }),
              aBranch('high', { level: { 'at-least': 4 } }, { advise: 'stop' }),
            ],
            { pass: true },
          ),
        },
      },
    }),
    book: aBook({
      questions: { kind: aChoice(['x', 'y'], assuming('y')) },
      tree: {
        start: 'one',
        nodes: {
          one: aNode(
            [
              aBranch('of-kind', { kind: 'y' }, { advise: 'rest' }),
              aBranch('higher', { level: { 'at-least': 7 } }, { advise: 'rest' }),
            ],
            { advise: 'rest' },
          ),
        },
      },
      advice: { rest: anAdvice({ verdict: 'rest' }) },
      doses: {},
    }),
  })
  const found = suggested(book, [])
  expect(found.map(({ name, answers }) => [name, answers])).toStrictEqual([
    ['sharp of one', { pain: 'sharp' }],
    ['high of one', { pain: 'none', level: 4 }],
    ['otherwise of one', { pain: 'none', level: 0 }],
    ['level 3, where high is decided', { pain: 'none', level: 3 }],
    ['otherwise of one', { pain: 'none', level: 0, kind: 'x' }],
  ])
  expect(found.map(({ about }) => about)).toStrictEqual([
    'the branch sharp of one',
    'the branch high of one',
    'the branch otherwise of one',
    'the number that high compares level with',
    'the branch otherwise of one',
  ])
})

describe('as a file', () => {
  test('it says what differs from a rested runner, and leaves open what it must get', () => {
    const rested = { redFlags: [], soreness: 1, sleep: 8, hunger: 'normal', pain: 'none' }
    const text = suggestedCases([
      { name: 'one: two', about: 'a', answers: { ...rested, movement: 'looser', level: 4 } },
      { name: 'whole', about: 'b', answers: rested },
    ])
    expect(text).toContain(
      '  - name: "one: two"\n    row: "a"\n    given: {"level":4}\n    expect:\n',
    )
    expect(text).toContain('"pain":"none"}\n    only: true\n')
    expect(text).toContain('      verdict: FILL-IN # move, rest or reassess\n')
  })

  test('it says where nothing is missing', () => {
    expect(suggestedCases([])).toMatch(/^# Nothing is missing/)
  })
})
