import { array, assert, boolean, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { newDiagrams, type Diagrams } from '../../../src/core/proof/diagrams.ts'
import { constant, FALSE, TRUE, valueOf, type Ref } from '../../../src/core/proof/nodes.ts'

const ARITY = [2, 3, 2, 4]

/** Every way to give the variables values. */
const POINTS = ARITY.reduce<number[][]>(
  (all, values) =>
    all.flatMap((point) => Array.from({ length: values }, (_, value) => [...point, value])),
  [[]],
)

/** The function that has these values at the points, in their order. */
function functionOf(diagrams: Diagrams, table: readonly number[]): Ref {
  const build = (level: number, from: number, many: number): Ref => {
    if (level === diagrams.arity.length) return constant(table[from] as number)
    const each = many / (diagrams.arity[level] as number)
    return diagrams.choose(level, (value) => build(level + 1, from + value * each, each))
  }
  return build(0, 0, table.length)
}

function at(diagrams: Diagrams, f: Ref, point: readonly number[]): number {
  let here = f
  for (const [level, value] of point.entries()) here = diagrams.child(here, level, value)
  return valueOf(here)
}

function tableOf(diagrams: Diagrams, f: Ref): number[] {
  return POINTS.map((point) => at(diagrams, f, point))
}

const tables = array(integer({ min: 0, max: 3 }), {
  minLength: POINTS.length,
  maxLength: POINTS.length,
})
const truths = array(integer({ min: 0, max: 1 }), {
  minLength: POINTS.length,
  maxLength: POINTS.length,
})

test('a function is its table, and equal functions are the same', () => {
  const diagrams = newDiagrams(ARITY)
  assert(
    property(tables, (table) => {
      const f = functionOf(diagrams, table)
      expect(tableOf(diagrams, f)).toStrictEqual(table)
      expect(functionOf(diagrams, table)).toBe(f)
    }),
  )
})

test('what is done with functions is done with their values', () => {
  const diagrams = newDiagrams(ARITY)
  const { and, or, not, ite, apply, map, is, cases, operation, values } = diagrams
  const sum = operation((a, b) => a + b)
  assert(
    property(truths, tables, tables, (test_, one, other) => {
      const t = functionOf(diagrams, test_)
      const f = functionOf(diagrams, one)
      const g = functionOf(diagrams, other)
      const expected = (of: (t: number, f: number, g: number) => number): number[] =>
        POINTS.map((_, index) =>
          of(test_[index] as number, one[index] as number, other[index] as number),
        )
      const isTwo = is(f, 2)
      const found: readonly [Ref, number[]][] = [
        [ite(t, f, g), expected((yes, a, b) => (yes === 0 ? b : a))],
        [apply(sum, f, g), expected((_, a, b) => a + b)],
        [map(f, (value) => 3 - value), expected((_, a) => 3 - a)],
        [isTwo, expected((_, a) => (a === 2 ? 1 : 0))],
        [and(t, isTwo), expected((yes, a) => (yes === 1 && a === 2 ? 1 : 0))],
        [or(t, isTwo), expected((yes, a) => (yes === 1 || a === 2 ? 1 : 0))],
        [not(t), expected((yes) => 1 - yes)],
        [
          cases(f, (value) => (value === 1 ? g : constant(value))),
          expected((_, a, b) => (a === 1 ? b : a)),
        ],
      ]
      for (const [result, table] of found) {
        expect(tableOf(diagrams, result)).toStrictEqual(table)
        expect(functionOf(diagrams, table)).toBe(result)
      }
      expect(new Set(values(f))).toStrictEqual(new Set(one))
    }),
  )
})

test('a move leads to some values, where a test holds', () => {
  const diagrams = newDiagrams(ARITY)
  const change = constantFrom<(readonly [level: number, to: number])[]>(
    [[1, 2]],
    [[0, 0]],
    [
      [0, 1],
      [2, 0],
    ],
  )
  assert(
    property(truths, tables, tables, change, boolean(), (test_, one, other, changes, always) => {
      const t = always ? TRUE : functionOf(diagrams, test_)
      const f = functionOf(diagrams, one)
      const otherwise = always && test_[0] === 0 ? f : functionOf(diagrams, other)
      const moved = diagrams.moved(diagrams.move(changes), t, f, otherwise)
      for (const point of POINTS) {
        const next = [...point]
        for (const [level, to] of changes) next[level] = to
        const expected =
          at(diagrams, t, point) === 0 ? at(diagrams, otherwise, point) : at(diagrams, f, next)
        expect(at(diagrams, moved, point)).toBe(expected)
      }
    }),
  )
})

test('values are taken for others', () => {
  const diagrams = newDiagrams(ARITY)
  assert(
    property(tables, (table) => {
      const f = functionOf(diagrams, table)
      const first = diagrams.revalued(f, (level, value) => (level === 3 ? 0 : value))
      expect(tableOf(diagrams, first)).toStrictEqual(
        POINTS.map(([a = 0, b = 0, c = 0]) => at(diagrams, f, [a, b, c, 0])),
      )
    }),
  )
})

test('there is room for as many nodes as it takes', () => {
  const levels = 40
  const diagrams = newDiagrams(Array.from({ length: levels }, () => 3))
  const sum = diagrams.operation((a, b) => a + b)
  // A sum of products: each total needs a node of its own at every level.
  const total = Array.from({ length: levels }, (_, level) => level).reduce<Ref>(
    (all, level) =>
      diagrams.apply(
        sum,
        diagrams.choose(level, (value) => constant(value * (level + 1))),
        all,
      ),
    constant(0),
  )
  expect(diagrams.size()).toBeGreaterThan(20_000)
  const all = Array.from({ length: levels }, () => 2)
  expect(at(diagrams, total, all)).toBe(levels * (levels + 1))
  expect(diagrams.is(total, 0)).not.toBe(FALSE)
  expect(diagrams.is(total, levels * (levels + 1) + 1)).toBe(FALSE)
  // Made once more, it is the same.
  const again = diagrams.map(total, (value) => value + 1)
  expect(diagrams.map(again, (value) => value - 1)).toBe(total)
  expect(diagrams.and(TRUE, FALSE)).toBe(FALSE)
})

test('a variable may have thousands of values', () => {
  const diagrams = newDiagrams([5000, 2])
  const f = diagrams.choose(0, (value) => constant(value))
  expect(at(diagrams, f, [4999, 0])).toBe(4999)
  expect(diagrams.values(f)).toHaveLength(5000)
})
