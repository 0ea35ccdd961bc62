import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../../../src/core/rulebook/condition.ts'
import type { Condition } from '../../../src/core/rulebook/model.ts'
import { conditionsOf, eachCondition, questionsIn } from '../../../src/core/rulebook/classes.ts'
import {
  aBook,
  aBookThatAsks,
  aChoice,
  aDose,
  aList,
  anAdjustment,
  anOpenGate,
  aNumber,
  aRulebook,
  aScale,
  type Branch,
} from '../a-rulebook.ts'
import { runs } from '../runs.ts'

const questions = {
  sore: aScale(),
  sleep: aNumber(),
  days: aNumber({ from: 1, to: 60, step: 1 }),
  pain: aChoice(['none', 'dull', 'sharp']),
  signs: aList(['a', 'b']),
}

function numbers(question: keyof typeof questions, when: Branch['when']): unknown {
  const { edges, classes } = aBookThatAsks(when, questions)
  return [edges[question], classes[question]]
}

function cutAt(at: number): Branch['when'] {
  return { sleep: { below: at } }
}

function leaf(question: string): Condition {
  return { op: 'ask', question, test: { test: 'unknown' } }
}

interface Compared {
  readonly cut: number
  readonly bound: 'at-least' | 'above' | 'below' | 'at-most' | 'is'
}

function whenOf({ cut, bound }: Compared): Branch['when'] {
  return { sleep: bound === 'is' ? cut : { [bound]: cut } }
}

test('no answer is told from all representatives by any condition, and no class is named twice', () => {
  const cut = fc.integer({ min: 0, max: 60 }).map((number) => number / 20)
  const bound = fc.constantFrom('at-least', 'above', 'below', 'at-most', 'is')
  const compared: fc.Arbitrary<Compared> = fc.record({ cut, bound })
  fc.assert(
    fc.property(fc.array(compared, { minLength: 1, maxLength: 5 }), (all) => {
      const short = { sleep: aNumber({ from: 0, to: 3 }) }
      const { classes, safety, book } = aBookThatAsks({ 'any-of': all.map(whenOf) }, short)
      const conditions = [...conditionsOf(safety), ...conditionsOf(book)].flatMap((condition) =>
        condition.op === 'any' ? condition.of : [condition],
      )
      const signature = (sleep: number): string =>
        conditions.map((condition) => holds(condition, { sleep })).join()
      const named = (classes['sleep'] as number[]).map(signature)
      expect(new Set(named).size).toBe(named.length)
      const hundredths = Array.from({ length: 301 }, (_, index) => signature(index / 100))
      expect(new Set(named)).toEqual(new Set([...named, ...hundredths]))
    }),
    runs(300),
  )
})

describe('the values on both sides of every cut, and one of every class', () => {
  test.for<[keyof typeof questions, Branch['when'], unknown[], unknown[]]>([
    ['sleep', { pain: 'dull' }, [0], [0]],
    ['sleep', { sleep: 'unknown' }, [0], [0]],
    ['sleep', { sleep: { below: 5 } }, [4.9, 5], [4.9, 5]],
    ['sleep', { sleep: { 'at-least': 5 } }, [4.9, 5], [4.9, 5]],
    ['sleep', { sleep: { above: 6.5 } }, [6.5, 6.6], [6.5, 6.6]],
    // Floats would say 0.30000000000000004 and 0.09999999999999998.
    ['sleep', { sleep: { 'at-most': 0.2 } }, [0.2, 0.3], [0.2, 0.3]],
    ['sleep', { sleep: { below: 0.3 } }, [0.2, 0.3], [0.2, 0.3]],
    ['sleep', { sleep: { 'at-least': 5, below: 6 } }, [4.9, 5, 5.9, 6], [4.9, 5]],
    [
      'sleep',
      { 'any-of': [{ sleep: { below: 5 } }, { sleep: { below: 7 } }] },
      [4.9, 5, 6.9, 7],
      [4.9, 5, 7],
    ],
    ['sleep', { sleep: [5, 7] }, [4.9, 5, 5.1, 6.9, 7, 7.1], [4.9, 5]],
    ['sleep', { sleep: { 'at-least': 0 } }, [0], [0]],
    ['sleep', { sleep: { below: 24 } }, [23.9, 24], [23.9, 24]],
    ['sleep', { not: { sleep: { above: 9 } } }, [9, 9.1], [9, 9.1]],
    ['days', { days: { 'at-least': 3 } }, [2, 3], [2, 3]],
    ['days', { days: { 'at-least': 1 } }, [1], [1]],
    ['sore', { sore: { 'at-least': 5 } }, [4, 5], [4, 5]],
    ['sore', { sore: { above: 5 } }, [5, 6], [5, 6]],
    ['sore', { sore: 10 }, [9, 10], [9, 10]],
    // On a scale there are none between two cuts.
    ['sore', { sore: { above: 5, below: 6 } }, [5, 6], [5]],
    ['pain', { sore: 10 }, ['none', 'dull', 'sharp'], ['none', 'dull', 'sharp']],
    ['pain', { pain: 'sharp' }, ['none', 'dull', 'sharp'], ['none', 'dull', 'sharp']],
    // Nearer to an end than a step, the end is across the cut.
    ['sleep', { sleep: { below: 0.04 } }, [0, 0.04], [0, 0.04]],
    ['sleep', { sleep: { above: 23.96 } }, [23.96, 24], [23.96, 24]],
    // Between two cuts one step apart there are answers too.
    ['sleep', { sleep: { above: 5, below: 5.1 } }, [5, 5.05, 5.1], [5, 5.05]],
  ])('of %s for %j', ([question, when, edges, classes]) => {
    expect(numbers(question, when)).toEqual([edges, classes])
  })

  test('a list has none: its classes are its subsets', () => {
    expect(numbers('signs', { signs: 'a' })).toEqual([undefined, undefined])
  })

  test('is cut by the conditions of doses, notes, limits, the gate and or-when too', () => {
    const adjust = [anAdjustment({ rule: 'in-dose', when: cutAt(5) })]
    const rulebook = aRulebook({
      safety: anOpenGate({
        questions: {
          sleep: aNumber(),
          signs: aList([], { items: { a: { group: 'group', label: 'a', 'or-when': cutAt(9) } } }),
        },
        limits: [anAdjustment({ rule: 'in-limit', when: cutAt(6) })],
        notes: [
          anAdjustment({ rule: 'in-safety-note', when: { signs: { count: { 'at-least': 1 } } } }),
        ],
      }),
      book: aBook({
        notes: [anAdjustment({ rule: 'in-note', when: cutAt(7) })],
        doses: {
          easy: aDose({ adjust }),
          stroll: aDose({ optional: true, minutes: { from: 5, to: 10 } }),
        },
      }),
    })
    expect(rulebook.edges['sleep']).toEqual([4.9, 5, 5.9, 6, 6.9, 7, 8.9, 9])
    expect(rulebook.classes['sleep']).toEqual([4.9, 5, 6, 7, 9])
    expect(conditionsOf(rulebook.safety)).toHaveLength(2)
    expect(conditionsOf(rulebook.book)).toHaveLength(3)
  })
})

describe('what stands inside a condition', () => {
  const count: Condition = {
    op: 'ask',
    question: 'list',
    test: { test: 'count', of: ['a'], bounds: {}, implied: { a: leaf('implied') } },
  }
  const tree: Condition = {
    op: 'all',
    of: [leaf('p'), { op: 'not', of: { op: 'any', of: [leaf('q'), count] } }, leaf('p')],
  }

  test('every condition is visited', () => {
    const seen: string[] = []
    eachCondition(tree, (part) => seen.push(part.op === 'ask' ? part.question : part.op))
    expect(seen).toEqual(['all', 'p', 'not', 'any', 'q', 'list', 'implied', 'p'])
  })

  test('every question is named once', () => {
    expect(questionsIn(tree)).toEqual(['p', 'q', 'list', 'implied'])
  })
})
