import { describe, expect, test } from 'vitest'
import { sharedSpace } from '../../../src/core/diff/shared-space.ts'
import { whereOf } from '../../../src/core/diff/where.ts'
import { TRUE, type Ref } from '../../../src/core/proof/nodes.ts'
import type { ScalarVariable } from '../../../src/core/proof/variables.ts'
import type { Condition } from '../../../src/core/rulebook/model.ts'
import { aChoice } from '../a-rulebook.ts'
import { asking } from './asking.ts'

/** Six questions that are asked in this order; a runner usually answers none of them. */
const IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const
type Id = (typeof IDS)[number]

const book = asking(
  Object.fromEntries(IDS.map((id) => [id, aChoice(['x', 'y'])])),
  IDS.map((id) => ['rest', { [id]: 'x' }] as const),
)
const { space } = sharedSpace(book, book)
const { not } = space.diagrams

function is(id: Id, answer?: string): Ref {
  const { level, answers } = space.variables.get(id) as ScalarVariable
  return space.literal(level, (value) => answers[value] === answer)
}

function all(...sets: Ref[]): Ref {
  return sets.reduce((f, g) => space.diagrams.and(f, g))
}

function any(...sets: Ref[]): Ref {
  return sets.reduce((f, g) => space.diagrams.or(f, g))
}

function asked(question: Id, ...answers: string[]): Condition {
  return { op: 'ask', question, test: { test: 'is', any: answers } }
}

/** Where both rulebooks give every check-in the same advice. */
function whereIn(set: Ref, within: Ref = TRUE): unknown {
  return whereOf(space, set, { before: within, after: within })
}

test('the questions stand in this order', () => {
  const levels = IDS.map((id) => space.variables.get(id)?.level as number)
  expect(levels).toStrictEqual(levels.toSorted((a, b) => a - b))
})

describe('some of the check-ins of an advice', () => {
  test('are told of the rulebook of which it takes fewer words', () => {
    const set = is('a', 'x')
    expect(whereOf(space, set, { before: set, after: TRUE })).toStrictEqual({
      advised: 'before',
      exact: true,
    })
    expect(whereOf(space, set, { before: TRUE, after: set })).toStrictEqual({
      advised: 'after',
      exact: true,
    })
  })

  test('are told in up to three conditions', () => {
    const three = [is('a', 'x'), is('b', 'x'), is('c', 'x')]
    const told = { op: 'any', of: [asked('a', 'x'), asked('b', 'x'), asked('c', 'x')] }
    expect(whereIn(any(...three))).toMatchObject({ exact: true, when: told })
    expect(whereIn(any(...three, is('d', 'x')))).toStrictEqual({ advised: 'before', exact: false })
  })

  test('are told in up to three conditions of five answers', () => {
    const two = [all(is('a', 'x'), is('b', 'x')), all(is('c', 'x'), is('d', 'x'))]
    expect(whereIn(any(...two, is('e', 'x')))).toMatchObject({ exact: true })
    expect(whereIn(any(...two, all(is('e', 'x'), is('f', 'x'))))).toStrictEqual({
      advised: 'before',
      exact: false,
    })
  })

  test.each<[string, Ref, Ref, Condition]>([
    ['the earlier is as usual', is('b', 'x'), is('a', 'x'), asked('b', 'x')],
    ['the later is as usual', is('a', 'x'), is('b', 'x'), asked('a', 'x')],
  ])('are told by what is not usual: %s', (_name, set, other, when) => {
    const within = any(set, other)
    expect(whereIn(set, within)).toStrictEqual({ advised: 'before', exact: true, when })
  })

  test('are told by what is asked earlier, where nothing else tells', () => {
    const both = all(is('a', 'x'), is('b', 'x'))
    const neither = all(not(is('a', 'x')), not(is('b', 'x')))
    expect(whereIn(both, any(both, neither))).toMatchObject({ exact: true, when: asked('a', 'x') })
    const open = all(is('a'), is('b'))
    const unknown = { op: 'ask', question: 'a', test: { test: 'unknown' } }
    expect(whereIn(open, any(open, both))).toMatchObject({ exact: true, when: unknown })
  })

  test('have nothing in common, where every answer to each question occurs', () => {
    const alike = ['x', 'y', undefined].map((answer) => all(is('a', answer), is('b', answer)))
    const set = any(...alike.map((one) => all(one, any(is('c', 'x'), is('d', 'x')))))
    expect(whereIn(set)).toStrictEqual({ advised: 'before', exact: false })
  })
})
