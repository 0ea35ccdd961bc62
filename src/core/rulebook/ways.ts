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

/** A way under construction: its last step, and those before it, which other ways share. */
interface Chain {
  readonly step: WayStep
  readonly before: Chain | null
  readonly length: number
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
  const shortest = new Map<string, readonly Chain[]>()
  let all: readonly Chain[] = []
  let count = 0
  for (const [index, node] of nodes.entries()) {
    // The first node is the start: every other one stands behind what leads to it.
    const here = index === 0 ? [null] : (shortest.get(node.id) as readonly Chain[])
    const hereCount = index === 0 ? 1 : (counts.get(node.id) as number)
    for (const { to, branches } of steps(node, isGoal)) {
      const step = { node, branches }
      const onward = here.map((before) => ({ step, before, length: (before?.length ?? 0) + 1 }))
      if (to === null) {
        all = fewest([...all, ...onward], most)
        count = sum(count, hereCount)
      } else {
        counts.set(to, sum(counts.get(to) ?? 0, hereCount))
        shortest.set(to, fewest([...(shortest.get(to) ?? []), ...onward], most))
      }
    }
    shortest.delete(node.id)
  }
  return { count, shown: all.map((chain) => wayOf(chain)) }
}

function fewest(chains: readonly Chain[], most: number): Chain[] {
  return chains.toSorted((a, b) => a.length - b.length).slice(0, most)
}

/** Ways double at every fork; beyond this nobody counts. */
function sum(a: number, b: number): number {
  return Math.min(a + b, Number.MAX_SAFE_INTEGER)
}

function wayOf(chain: Chain): Way {
  const way: WayStep[] = []
  for (let at: Chain | null = chain; at !== null; at = at.before) way.push(at.step)
  return way.toReversed()
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
