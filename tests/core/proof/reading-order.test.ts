import { describe, expect, test } from 'vitest'
import { loadBook, loadSafety } from '../../../src/adapters/rulebook-file.ts'
import { KNOWN_ORDER } from '../../../src/core/proof/known-order.ts'
import {
  conditionsInOrder,
  drawnTogether,
  readingOrder,
} from '../../../src/core/proof/reading-order.ts'
import type { Condition, Question, Rulebook } from '../../../src/core/rulebook/model.ts'
import { aRulebook } from '../a-rulebook.ts'

const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
const shipped = loadBook('rules/recovery.yaml', safety, sources)

function namesOf(
  rulebook: Pick<Rulebook, 'questions'>,
  conditions: readonly Condition[],
): readonly string[] {
  return readingOrder(rulebook, conditions).map(({ question, item }) =>
    item === undefined ? question : `${question} ${item}`,
  )
}

/** The items among names. */
function items(names: readonly string[]): readonly string[] {
  return names.filter((name) => name.includes(' '))
}

/** Every question and item, once, a list before its items. */
function isWhole(rulebook: Pick<Rulebook, 'questions'>, names: readonly string[]): void {
  const all = Object.values(rulebook.questions).flatMap((question) => [
    question.id,
    ...(question.kind === 'flags'
      ? Object.keys(question.items).map((item) => `${question.id} ${item}`)
      : []),
  ])
  expect(names.toSorted()).toEqual(all.toSorted())
  for (const name of names) {
    const [list = ''] = name.split(' ')
    expect(names.indexOf(list)).toBeLessThanOrEqual(names.indexOf(name))
  }
}

describe('the order in which questions are looked at', () => {
  const conditions = conditionsInOrder(shipped)

  test('is the known one for the shipped rulebook, however long a search for another took', () => {
    const names = namesOf(shipped, conditions)
    isWhole(shipped, names)
    expect(items(names).filter((name) => KNOWN_ORDER.includes(name))).toEqual(
      items(KNOWN_ORDER).filter((name) => names.includes(name)),
    )
  })

  test('has what is new amid what is read together with it, and before all else what nothing reads', () => {
    const soreness = shipped.questions['soreness'] as Question
    const questions = {
      ...shipped.questions,
      read: { ...soreness, id: 'read' },
      unread: { ...soreness, id: 'unread' },
    }
    const test3 = { test: 'bounds', bounds: { atLeast: 3 } } as const
    const together: Condition = {
      op: 'all',
      of: ['read', 'glucose'].map((question) => ({ op: 'ask', question, test: test3 })),
    }
    const names = namesOf({ questions }, [...conditions, together])
    isWhole({ questions }, names)
    expect(Math.abs(names.indexOf('read') - names.indexOf('glucose'))).toBe(1)
    expect(names.slice(0, 2)).toContain('unread')
  })

  test('is found for any other rulebook', () => {
    const other = aRulebook()
    isWhole(other, namesOf(other, conditionsInOrder(other)))
  })

  test('draws together what is read together', () => {
    const groups = [
      ['a', 'z'],
      ['z', 'm'],
      ['b', 'c'],
    ]
    const order = drawnTogether(['a', 'b', 'c', 'm', 'z'], groups)
    const places = (names: readonly string[]): number[] => names.map((name) => order.indexOf(name))
    for (const group of [
      ['a', 'm', 'z'],
      ['b', 'c'],
    ]) {
      expect(Math.max(...places(group)) - Math.min(...places(group))).toBe(group.length - 1)
    }
  })
})
