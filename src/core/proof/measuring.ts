import type { Point } from './point.ts'
import { FALSE, type Ref } from './nodes.ts'
import type { Space } from './space.ts'

/** How many points of a function are not 0. */
export function count({ diagrams }: Space, f: Ref): bigint {
  const { arity, child, levelOf } = diagrams
  const below: bigint[] = Array.from({ length: arity.length + 1 }, () => 1n)
  for (let level = arity.length - 1; level >= 0; level -= 1) {
    below[level] = (below[level + 1] as bigint) * BigInt(arity[level] as number)
  }
  const gap = (from: number, to: number): bigint => (below[from] as bigint) / (below[to] as bigint)
  const done = new Map<Ref, bigint>()
  const visit = (g: Ref): bigint => {
    if (g < 0) return g === FALSE ? 0n : 1n
    const known = done.get(g)
    if (known !== undefined) return known
    const level = levelOf(g)
    let total = 0n
    for (let value = 0; value < (arity[level] as number); value += 1) {
      const next = child(g, level, value)
      total += visit(next) * gap(level + 1, levelOf(next))
    }
    done.set(g, total)
    return total
  }
  return visit(f) * gap(0, levelOf(f))
}

/** Whether two functions are somewhere both not 0; nothing is built to find out. */
export function meet({ diagrams }: Space, f: Ref, g: Ref): boolean {
  const { arity, child, levelOf, size } = diagrams
  const apart = new Set<number>()
  const many = size()
  const visit = (a: Ref, b: Ref): boolean => {
    if (a === FALSE || b === FALSE) return false
    if (a < 0 || b < 0 || a === b) return true
    const pair = a * many + b
    if (apart.has(pair)) return false
    const level = Math.min(levelOf(a), levelOf(b))
    for (let value = 0; value < (arity[level] as number); value += 1) {
      if (visit(child(a, level, value), child(b, level, value))) return true
    }
    apart.add(pair)
    return false
  }
  return visit(f, g)
}

/** The nodes of a function, by level. */
export function nodesOf({ diagrams }: Space, f: Ref): ReadonlyMap<number, readonly Ref[]> {
  const { arity, child, levelOf } = diagrams
  const seen = new Set<Ref>()
  const nodes = new Map<number, Ref[]>()
  const visit = (g: Ref): void => {
    if (g < 0 || seen.has(g)) return
    seen.add(g)
    const level = levelOf(g)
    const others = nodes.get(level)
    if (others === undefined) nodes.set(level, [g])
    else others.push(g)
    for (let value = 0; value < (arity[level] as number); value += 1) visit(child(g, level, value))
  }
  visit(f)
  return nodes
}

/** How many nodes a function needs, and the variables it depends on. */
export function extentOf(
  space: Space,
  f: Ref,
): { readonly nodes: number; readonly levels: ReadonlySet<number> } {
  const nodes = nodesOf(space, f)
  const many = [...nodes.values()].reduce((sum, level) => sum + level.length, 0)
  return { nodes: many, levels: new Set(nodes.keys()) }
}

/**
 * The cheapest point at which a function is not 0, of which there is one. A variable that makes no
 * difference takes its cheapest value; among equals the first value wins.
 */
export function cheapest(
  { diagrams }: Space,
  f: Ref,
  costOf: (level: number, value: number) => number,
): Point {
  const { arity, child, levelOf } = diagrams
  const best = arity.map((values, level) => {
    const costs = Array.from({ length: values }, (_, value) => costOf(level, value))
    return costs.indexOf(Math.min(...costs))
  })
  const done = new Map<Ref, { readonly cost: number; readonly value: number }>()
  const visit = (g: Ref): number => {
    if (g < 0) return g === FALSE ? Infinity : 0
    const known = done.get(g)
    if (known !== undefined) return known.cost
    const level = levelOf(g)
    // What is left out on the way is not free, so costs are counted above the cheapest value.
    const least = costOf(level, best[level] as number)
    let found = { cost: Infinity, value: 0 }
    for (let value = 0; value < (arity[level] as number); value += 1) {
      const cost = costOf(level, value) - least + visit(child(g, level, value))
      if (cost < found.cost) found = { cost, value }
    }
    done.set(g, found)
    return found.cost
  }
  visit(f)
  const point = Int16Array.from(best)
  let at = f
  while (at >= 0) {
    const level = levelOf(at)
    const { value } = done.get(at) as { value: number }
    point[level] = value
    at = child(at, level, value)
  }
  return point
}
