import { describe, expect, test } from 'vitest'
import {
  holds,
  isPartial,
  needOf,
  settledAs,
  trialOf,
  within,
  type Known,
  type Truth,
} from '../../../src/core/rulebook/condition.ts'
import type { Bounds, Condition, Test } from '../../../src/core/rulebook/model.ts'

const ask = (question: string, asked: Test): Condition => ({ op: 'ask', question, test: asked })
const is = (question: string, ...any: (string | number)[]): Condition =>
  ask(question, { test: 'is', any })
const includes = (...any: string[]): Condition => ask('list', { test: 'includes', any })
const all = (...of: Condition[]): Condition => ({ op: 'all', of })
const any = (...of: Condition[]): Condition => ({ op: 'any', of })
const not = (of: Condition): Condition => ({ op: 'not', of })
const unknown = (question: string): Condition => ask(question, { test: 'unknown' })

const open = (question: string): Condition => is(question, 'yes')
const count = (bounds: Bounds, implied: Record<string, Condition> = {}): Condition =>
  ask('list', { test: 'count', of: ['a', 'b', 'c'], bounds, implied })

const told: Known = { true: 'yes', false: 'no' }
/** A condition of each truth: it asks a question of that name, and `unknown` was not answered. */
const of = (truth: Truth): Condition => is(String(truth), 'yes')

describe('Kleene logic', () => {
  const T = true
  const F = false
  const U = 'unknown'
  test.for<[Truth, Truth, Truth, Truth]>([
    [T, T, T, T],
    [T, F, F, T],
    [T, U, U, T],
    [F, T, F, T],
    [F, F, F, F],
    [F, U, F, U],
    [U, T, U, T],
    [U, F, F, U],
    [U, U, U, U],
  ])('%s and %s: all is %s, any is %s', ([a, b, both, either]) => {
    expect(holds(all(of(a), of(b)), told)).toBe(both)
    expect(holds(any(of(a), of(b)), told)).toBe(either)
  })

  test.for<[Truth, Truth]>([
    [T, F],
    [F, T],
    [U, U],
  ])('not %s is %s', ([inner, outer]) => {
    expect(holds(not(of(inner)), told)).toBe(outer)
  })

  test('of three parts a decisive one behind an unknown one still decides', () => {
    expect(holds(all(of(U), of(T), of(F)), told)).toBe(F)
    expect(holds(any(of(U), of(F), of(T)), told)).toBe(T)
  })

  test('nothing to meet is met, nothing to choose from is not', () => {
    expect(holds(all(), told)).toBe(T)
    expect(holds(any(), told)).toBe(F)
  })
})

describe('bounds', () => {
  test.for<[Bounds, number, boolean]>([
    [{}, 5, true],
    [{ atLeast: 5 }, 4.9, false],
    [{ atLeast: 5 }, 5, true],
    [{ above: 5 }, 5, false],
    [{ above: 5 }, 5.1, true],
    [{ below: 5 }, 4.9, true],
    [{ below: 5 }, 5, false],
    [{ atMost: 5 }, 5, true],
    [{ atMost: 5 }, 5.1, false],
    [{ atLeast: 5, below: 6 }, 5, true],
    [{ atLeast: 5, below: 6 }, 6, false],
    [{ above: 5, atMost: 6 }, 5, false],
    [{ above: 5, atMost: 6 }, 6, true],
    [{ atLeast: 0 }, 0, true],
    [{ atMost: 0 }, 0.1, false],
  ])('%j of %d: %s', ([bounds, value, inside]) => {
    expect(within(value, bounds)).toBe(inside)
    expect(holds(ask('n', { test: 'bounds', bounds }), { n: value })).toBe(inside)
    expect(holds(ask('n', { test: 'bounds', bounds }), {})).toBe('unknown')
  })
})

describe('a test of one answer', () => {
  test.for<[Condition, Known, Truth]>([
    [is('pain', 'dull', 'sharp'), { pain: 'sharp' }, true],
    [is('pain', 'dull', 'sharp'), { pain: 'none' }, false],
    [is('pain', 'dull'), {}, 'unknown'],
    [is('sore', 0, 3), { sore: 0 }, true],
    [is('sore', 0, 3), { sore: 2 }, false],
    [is('sore', 0), {}, 'unknown'],
    [unknown('pain'), {}, true],
    [unknown('pain'), { pain: 'none' }, false],
    [unknown('list'), { list: [] }, false],
    [unknown('list'), { list: { ticked: [], unticked: [] } }, false],
  ])('%j with %j: %s', ([condition, known, truth]) => {
    expect(holds(condition, known)).toBe(truth)
  })
})

describe('what was settled without an answer', () => {
  const settled = settledAs({ sore: 3 }, 'pain', 'dull')

  test('counts like an answer, but for whether there was one', () => {
    expect(holds(is('pain', 'dull'), settled)).toBe(true)
    expect(holds(is('pain', 'sharp'), settled)).toBe(false)
    expect(holds(unknown('pain'), settled)).toBe(true)
    expect(holds(unknown('sore'), settled)).toBe(false)
    expect(holds(unknown('sore'), settledAs(settled, 'sore', 3))).toBe(true)
    expect(holds(unknown('pain'), settledAs(settled, 'sore', 3))).toBe(true)
  })

  test('is tried in place, and taken back', () => {
    const { known, answer, settle } = trialOf(settled)
    const truths = (): Truth[] =>
      [is('pain', 'dull'), unknown('pain'), is('sore', 3), unknown('sore')].map((condition) =>
        holds(condition, known),
      )
    expect(truths()).toEqual([true, true, true, false])
    const pain = answer('pain')
    pain.put('dull')
    expect(truths()).toEqual([true, false, true, false])
    pain.put('sharp')
    expect(truths()).toEqual([false, false, true, false])
    const takeBackSore = settle('sore', 4)
    expect(truths()).toEqual([false, false, false, true])
    takeBackSore()
    expect(truths()).toEqual([false, false, true, false])
    pain.takeBack()
    expect(truths()).toEqual([true, true, true, false])
    expect(settled).toEqual(settledAs({ sore: 3 }, 'pain', 'dull'))
  })

  test('stays so while another question is answered', () => {
    const { known, answer } = trialOf(settledAs(settled, 'sore', 3))
    answer('pain').put('sharp')
    expect(holds(unknown('pain'), known)).toBe(false)
    expect(holds(unknown('sore'), known)).toBe(true)
  })

  test('of what nobody knows yet too', () => {
    const { known, settle } = trialOf({})
    const takeBack = settle('pain', 'dull')
    expect(holds(unknown('pain'), known)).toBe(true)
    expect(holds(is('pain', 'dull'), known)).toBe(true)
    takeBack()
    expect(holds(is('pain', 'dull'), known)).toBe('unknown')
  })
})

describe('a list', () => {
  test.for<[Known[string] | undefined, Truth]>([
    [undefined, 'unknown'],
    [[], false],
    [['c'], false],
    [['b', 'c'], true],
    [{ ticked: [], unticked: [] }, 'unknown'],
    [{ ticked: [], unticked: ['a'] }, 'unknown'],
    [{ ticked: ['c'], unticked: ['a'] }, 'unknown'],
    [{ ticked: [], unticked: ['a', 'b'] }, false],
    [{ ticked: ['b'], unticked: [] }, true],
  ])('%j includes a or b: %s', ([list, truth]) => {
    expect(holds(includes('a', 'b'), list === undefined ? {} : { list })).toBe(truth)
  })

  test('is partial only while some of it is open', () => {
    expect(isPartial({ ticked: [], unticked: [] })).toBe(true)
    for (const whole of [[], ['a'], 'a', 0, undefined]) expect(isPartial(whole)).toBe(false)
  })
})

describe('a count', () => {
  test.for<[Bounds, Known[string] | undefined, Truth]>([
    [{ atLeast: 2 }, ['a'], false],
    [{ atLeast: 2 }, ['a', 'b'], true],
    [{ atLeast: 2 }, ['a', 'other'], false],
    [{ atLeast: 1 }, [], false],
    [{ atMost: 0 }, [], true],
    [{ below: 2, above: 0 }, ['c'], true],
    [{ atLeast: 1 }, undefined, 'unknown'],
    [{ atLeast: 0 }, undefined, true],
    [{ atLeast: 4 }, undefined, false],
    [{ atLeast: 2 }, { ticked: ['a', 'b'], unticked: [] }, true],
    [{ atLeast: 2 }, { ticked: ['a'], unticked: ['b'] }, 'unknown'],
    [{ atLeast: 2 }, { ticked: ['a'], unticked: ['b', 'c'] }, false],
    [{ atLeast: 2 }, { ticked: [], unticked: ['b', 'c'] }, false],
    [{ atMost: 1 }, { ticked: ['a'], unticked: ['b'] }, 'unknown'],
    [{ atMost: 1 }, { ticked: ['a', 'b'], unticked: [] }, false],
    // Neither the least nor the most that is possible, but one between them: still open.
    [{ atLeast: 1, atMost: 1 }, { ticked: [], unticked: ['a'] }, 'unknown'],
    [{ above: 0, below: 3 }, { ticked: ['a'], unticked: ['b'] }, true],
  ])('%j of %j: %s', ([bounds, list, truth]) => {
    expect(holds(count(bounds), list === undefined ? {} : { list })).toBe(truth)
  })

  const implied = { b: is('high', 'yes') }

  test.for<[Known, Truth]>([
    [{ high: 'yes', list: ['a'] }, true],
    [{ high: 'no', list: ['a'] }, false],
    [{ high: 'no', list: ['a', 'b'] }, true],
    [{ high: 'yes', list: ['a', 'b'] }, true],
    [{ high: 'yes', list: ['b'] }, false],
    // An implying answer that is not known does not count, and keeps nothing open.
    [{ list: ['a'] }, false],
    [{ high: 'yes' }, 'unknown'],
    [{ high: 'yes', list: { ticked: ['c'], unticked: [] } }, true],
    [{ high: 'yes', list: { ticked: [], unticked: ['a', 'c'] } }, false],
  ])('with an implied item, %j: at least two is %s', ([known, truth]) => {
    expect(holds(count({ atLeast: 2 }, implied), known)).toBe(truth)
  })
})

describe('the question that decides next', () => {
  test.for<[string, Condition, Known, { question: string; item?: string }]>([
    ['the first open part of all', all(open('p'), open('q')), {}, { question: 'p' }],
    ['not a part that is met', all(of(true), open('q'), open('p')), told, { question: 'q' }],
    ['not a part that failed', any(of(false), open('q')), told, { question: 'q' }],
    ['inside not', not(open('p')), {}, { question: 'p' }],
    [
      'inside out',
      any(all(of(true), not(any(of(false), open('r')))), open('p')),
      told,
      { question: 'r' },
    ],
    [
      'not a part whose open half is decided by the other',
      all(any(open('p'), of(true)), open('q')),
      told,
      { question: 'q' },
    ],
    ['of bounds', ask('n', { test: 'bounds', bounds: { atLeast: 1 } }), {}, { question: 'n' }],
    ['the first item', includes('a', 'b'), {}, { question: 'list', item: 'a' }],
    [
      'the first open item',
      includes('a', 'b'),
      { list: { ticked: [], unticked: ['a'] } },
      { question: 'list', item: 'b' },
    ],
  ])('is %s', ([, condition, known, need]) => {
    expect(holds(condition, known)).toBe('unknown')
    expect(needOf(condition, known)).toEqual(need)
  })

  test.for<[Known, string]>([
    [{}, 'a'],
    [{ list: { ticked: ['a'], unticked: [] } }, 'b'],
    [{ list: { ticked: ['a'], unticked: ['b'] } }, 'c'],
    // What is implied is settled already, so that only the others can be asked.
    [{ high: 'yes', list: { ticked: [], unticked: ['a'] } }, 'c'],
  ])('is, for a count with %j, the item %s', ([known, item]) => {
    const condition = count({ atLeast: 2 }, { b: is('high', 'yes') })
    expect(holds(condition, known)).toBe('unknown')
    expect(needOf(condition, known)).toEqual({ question: 'list', item })
  })
})
