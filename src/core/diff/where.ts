import { smallest } from '../proof/counterexample.ts'
import { extentOf } from '../proof/measuring.ts'
import { FALSE, TRUE, type Ref } from '../proof/nodes.ts'
import type { Space } from '../proof/space.ts'
import { asCondition, type Box } from './as-condition.ts'
import type { Where } from './model.ts'

/** What nobody reads to the end is told in less. */
const MOST_BOXES = 3
const MOST_PARTS = 8

/** The check-ins that each of two rulebooks gives its advice. */
export interface Advised {
  readonly before: Ref
  readonly after: Ref
}

/**
 * A set of check-ins in words: of all that one of the rulebooks gives an advice, those that meet a
 * condition. Said of the rulebook of which it takes fewer words; where it takes too many, only what
 * all of them have in common is said.
 */
export function whereOf(space: Space, set: Ref, advised: Advised): Where {
  const sides = ['before', 'after'] as const
  const found = sides.flatMap((side) => {
    const boxes = boxesIn(space, set, advised[side])
    return boxes === undefined ? [] : [{ side, boxes, size: sizeOf(boxes) }]
  })
  const [exact] = found.toSorted((a, b) => a.size - b.size)
  if (exact !== undefined) {
    return { advised: exact.side, exact: true, ...whenIn(space, exact.boxes) }
  }
  const hulls = sides.map((side) => ({ side, hull: hullIn(space, set, advised[side]) }))
  const [least] = hulls.toSorted((a, b) => b.hull.size - a.hull.size)
  const { side, hull } = least as (typeof hulls)[number]
  return { advised: side, exact: false, ...whenIn(space, [hull]) }
}

function whenIn(space: Space, boxes: readonly Box[]): Pick<Where, 'when'> {
  const parts = boxes.flatMap((box) => asCondition(space, box) ?? [])
  const [only, second] = parts
  if (only === undefined) return {}
  return { when: second === undefined ? only : { op: 'any', of: parts } }
}

function sizeOf(boxes: readonly Box[]): number {
  return boxes.reduce((sum, { size }) => sum + size, boxes.length)
}

/**
 * Covers a set with as few and as large boxes as greed finds: each begins at the smallest check-in not
 * covered yet, and grows for as long as it holds nothing of `within` that is not in the set. Undefined
 * where that takes too many words.
 */
function boxesIn(space: Space, set: Ref, within: Ref): readonly Box[] | undefined {
  const { and, not } = space.diagrams
  const outside = and(within, not(set))
  const boxes: Box[] = []
  for (let rest = set; rest !== FALSE; rest = and(rest, not(boxRef(space, boxes.at(-1) as Box)))) {
    if (boxes.length === MOST_BOXES) return undefined
    boxes.push(grown(space, rest, outside))
    if (sizeOf(boxes) > MOST_PARTS) return undefined
  }
  return boxes
}

/**
 * The largest box around the smallest check-in of a set that greed finds outside another; what is
 * usual is let go first. Of what stays, only values that the set has are named.
 */
function grown(space: Space, set: Ref, outside: Ref): Box {
  const { and } = space.diagrams
  const point = smallest(space, set)
  const usual = smallest(space, TRUE)
  const box = new Map<number, ReadonlySet<number>>()
  const { levels } = extentOf(space, outside)
  for (const level of levels) box.set(level, new Set([point[level] as number]))
  const grow = (level: number, to: ReadonlySet<number> | undefined): void => {
    const from = box.get(level) as ReadonlySet<number>
    if (to === undefined) box.delete(level)
    else box.set(level, to)
    if (and(outside, boxRef(space, box)) !== FALSE) box.set(level, from)
  }
  const usualFirst = [...levels].toSorted(
    (a, b) => Number(point[a] !== usual[a]) - Number(point[b] !== usual[b]) || b - a,
  )
  for (const level of usualFirst) grow(level, undefined)
  const has = projections(space, set)
  for (const level of box.keys()) {
    for (const value of has[level] as ReadonlySet<number>) {
      grow(level, new Set([...(box.get(level) as ReadonlySet<number>), value]))
    }
  }
  return box
}

/** What all of a set have in common, and not all of what it is part of. */
function hullIn(space: Space, set: Ref, within: Ref): Box {
  const all = projections(space, within)
  const some = projections(space, set).entries()
  return new Map(
    [...some].filter(([level, values]) => values.size < (all[level] as typeof values).size),
  )
}

/** The values of each variable that some point of a set has. */
function projections({ diagrams }: Space, set: Ref): ReadonlySet<number>[] {
  const { arity, child, levelOf } = diagrams
  const found = arity.map(() => new Set<number>())
  const seen = new Set<Ref>()
  const free = (from: number, to: number): void => {
    for (let level = from; level < to; level += 1) {
      for (let value = 0; value < (arity[level] as number); value += 1) found[level]?.add(value)
    }
  }
  // A diagram has no node from which nothing leads to a point.
  const visit = (f: Ref): void => {
    if (seen.has(f)) return
    seen.add(f)
    const level = levelOf(f)
    for (let value = 0; value < (arity[level] ?? 0); value += 1) {
      const next = child(f, level, value)
      if (next === FALSE) continue
      found[level]?.add(value)
      free(level + 1, levelOf(next))
      visit(next)
    }
  }
  free(0, levelOf(set))
  visit(set)
  return found
}

function boxRef({ diagrams, literal }: Space, box: Box): Ref {
  const last = [...box].toSorted(([a], [b]) => b - a)
  return last.reduce<Ref>(
    (f, [level, values]) =>
      diagrams.and(
        literal(level, (value) => values.has(value)),
        f,
      ),
    TRUE,
  )
}
