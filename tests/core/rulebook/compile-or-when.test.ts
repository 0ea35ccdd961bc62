import { describe, expect, test } from 'vitest'
import type { Answers } from '../../../src/core/rulebook/model.ts'
import type { WrittenQuestion } from '../../../src/core/rulebook/schema.ts'
import { settle } from '../../../src/core/advice/settle.ts'
import {
  aBook,
  aBookThatAsks,
  aBranch,
  aChoice,
  aList,
  aNode,
  anOpenGate,
  aNumber,
  aRulebook,
  assuming,
  problemsOfBook,
  type Branch,
} from '../a-rulebook.ts'

const yesNo = aChoice(['no', 'yes'])

/** A list of `a` and `b`, of which `b` also counts under a condition. */
function listWith(orWhen: Branch['when']): WrittenQuestion {
  return aList([], {
    items: {
      a: { group: 'group', label: 'a' },
      b: { group: 'group', label: 'b', 'or-when': orWhen },
    },
    ...assuming([]),
  })
}

function rests(orWhen: Branch['when'], when: Branch['when'], answers: Answers): boolean {
  const questions = { list: listWith(orWhen), age: aNumber({ from: 0, to: 120 }), tired: yesNo }
  const { outcome } = settle(aBookThatAsks(when, questions), answers)
  return outcome.advice.verdict === 'rest'
}

function asks(rule: string): Branch {
  return aBranch(rule, { list: 'b' }, { advise: 'sleep-more' })
}

describe('or-when', () => {
  const old = { age: { 'at-least': 65 } }
  const plain = { list: 'b' }
  const counted = { list: { count: { 'at-least': 1 } } }
  const oldOrTired = { 'any-of': [old, { tired: 'yes' }] }
  const oldAndTired = { all: [old, { tired: 'yes' }] }
  const notYoung = { not: { age: { below: 65 } } }
  const notBoth = { not: { all: [{ age: { below: 65 } }, { tired: 'no' }] } }

  test.for<[Branch['when'], Answers, boolean]>([
    [old, { age: 65 }, true],
    [old, { age: 64.9 }, false],
    [old, { age: 64, list: ['b'] }, true],
    [old, { age: 64, list: ['a'] }, false],
    [old, { age: 65, list: [] }, true],
    // What was not answered does not count, and is not asked for.
    [old, {}, false],
    [old, { list: ['b'] }, true],
    [oldOrTired, { age: 65 }, true],
    [oldOrTired, { tired: 'yes' }, true],
    [oldOrTired, { tired: 'no', age: 64 }, false],
    [oldOrTired, { tired: 'no' }, false],
    [oldAndTired, { age: 65, tired: 'yes' }, true],
    [oldAndTired, { age: 65 }, false],
    [oldAndTired, { age: 65, tired: 'no' }, false],
    [notYoung, { age: 65 }, true],
    [notYoung, { age: 64 }, false],
    [notYoung, {}, false],
    [notBoth, { age: 65 }, true],
    [notBoth, { age: 64, tired: 'yes' }, true],
    [notBoth, { age: 64 }, false],
    [{ age: 'unknown' }, {}, true],
    [{ age: 'unknown' }, { age: 70 }, false],
  ])('%j with %j counts: %s', ([orWhen, answers, counts]) => {
    const a = String(answers['list']) === 'a'
    expect(rests(orWhen, plain, answers)).toBe(counts)
    expect(rests(orWhen, counted, answers)).toBe(counts || a)
  })

  test('of a question of the gate counts in a book behind it', () => {
    const questions = { list: listWith(old), age: aNumber({ from: 0, to: 120 }) }
    const tree = {
      start: 'only',
      nodes: {
        only: aNode([aBranch('it-holds', plain, { advise: 'sleep-more' })], { advise: 'go-easy' }),
      },
    }
    const rulebook = aRulebook({ safety: anOpenGate({ questions }), book: aBook({ tree }) })
    expect(settle(rulebook, { age: 65 }).outcome.advice.id).toBe('sleep-more')
    expect(settle(rulebook, { age: 64 }).outcome.advice.id).toBe('go-easy')
  })

  test('may speak of its own list', () => {
    expect(rests({ list: 'a' }, plain, { list: ['a'] })).toBe(true)
    expect(rests({ list: 'b' }, plain, { list: ['a'] })).toBe(false)
    expect(rests({ list: 'b' }, plain, { list: ['b'] })).toBe(true)
  })

  test('that cannot be read is told once, whether or not a condition uses it', () => {
    const problem =
      'questions > list > items > b > or-when > agee: "agee" is not a question (did you mean age?)'
    const age = aNumber({ from: 0, to: 120 })
    const list = listWith({ agee: { below: 18 } })
    for (const branches of [[], [asks('one')], [asks('one'), asks('two')]]) {
      const tree = { start: 'only', nodes: { only: aNode(branches, { advise: 'go-easy' }) } }
      expect(problemsOfBook(aBook({ questions: { age, list }, tree }))).toEqual([problem])
    }
  })
})
