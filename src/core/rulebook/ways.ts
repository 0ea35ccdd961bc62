import type { Target } from './model.ts'
import type { Outline, OutlineBranch, OutlineNode } from './outline.ts'

/** One node on a way: the branches of it that lead on to the next, any of which may be taken. */
export interface WayStep {
  readonly node: OutlineNode
  readonly branches: readonly OutlineBranch[]
}

export type Way = readonly WayStep[]

/** The ways through one tree to a goal, shortest first. */
export interface Ways {
  /** How many there are; `shown` are at most as many as was asked for. */
  readonly count: number
  readonly shown: readonly Way[]
}

/**
 * Every way from the start of a tree to a goal, as the branches are drawn: some may ask for answers
 * that exclude each other. Branches of a node that lead to the same next node are one step.
 */
export function waysTo(
  { nodes }: Outline,
  isGoal: (target: Target) => boolean,
  most = Infinity,
): Ways {
  const counts = new Map<string, number>()
  const shortest = new Map<string, readonly Way[]>()
  const all: Way[] = []
  let count = 0
  for (const [index, node] of nodes.entries()) {
    // A node without a way to it yet is the start: every other one stands behind what leads to it.
    const here = index === 0 ? [[]] : (shortest.get(node.id) ?? [])
    const hereCount = index === 0 ? 1 : (counts.get(node.id) ?? 0)
    for (const { to, branches } of steps(node, isGoal)) {
      const onward = here.map((way) => [...way, { node, branches }])
      if (to === null) {
        all.push(...onward)
        count += hereCount
      } else {
        counts.set(to, (counts.get(to) ?? 0) + hereCount)
        shortest.set(to, fewest([...(shortest.get(to) ?? []), ...onward], most))
      }
    }
  }
  return { count, shown: fewest(all, most) }
}

function fewest(ways: readonly Way[], most: number): Way[] {
  return ways.toSorted((a, b) => a.length - b.length).slice(0, most)
}

/** Where a node leads, each place once: to another node, or (null) to the goal. */
function steps(
  { branches }: OutlineNode,
  isGoal: (target: Target) => boolean,
): { readonly to: string | null; readonly branches: OutlineBranch[] }[] {
  const groups = new Map<string | null, OutlineBranch[]>()
  for (const branch of branches) {
    const { target } = branch
    if (!isGoal(target) && target.to !== 'node') continue
    const to = isGoal(target) || target.to !== 'node' ? null : target.id
    groups.set(to, [...(groups.get(to) ?? []), branch])
  }
  return [...groups].map(([to, group]) => ({ to, branches: group }))
}
