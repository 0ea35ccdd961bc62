import type { Book, Branch, Condition, Grounds, Node, Rulebook, Target } from './model.ts'

/** A branch as a reader meets it; `otherwise` is one without a rule and a condition. */
export interface OutlineBranch extends Grounds {
  readonly rule: string | null
  readonly when: Condition | null
  readonly target: Target
}

export interface OutlineNode {
  readonly part: Outline['part']
  /** Its place in the order of both parts, from 1. */
  readonly number: number
  readonly id: string
  readonly title: string
  /** How many nodes come before it on the longest way to it. */
  readonly level: number
  /** In the order they are tried, `otherwise` last. */
  readonly branches: readonly OutlineBranch[]
}

/** The gate or the tree of a rulebook, its nodes in an order in which they can be walked. */
export interface Outline {
  readonly part: 'gate' | 'tree'
  readonly id: string
  readonly version: string
  readonly sha256: string
  readonly nodes: readonly OutlineNode[]
}

/** The gate and the tree of a rulebook that compiled, so without cycles, as readers and drawings follow them. */
export function outlinesOf({ safety, book }: Rulebook): readonly [gate: Outline, tree: Outline] {
  const gate = outlineOf(safety, 'gate', 1)
  return [gate, outlineOf(book, 'tree', 1 + gate.nodes.length)]
}

function outlineOf(
  { id, version, sha256, tree }: Book,
  part: Outline['part'],
  firstNumber: number,
): Outline {
  const levels = levelsOf(tree.start, tree.nodes)
  const nodes = [...levels]
    .toSorted(([, a], [, b]) => a - b)
    .map(([nodeId, level], index) => {
      const node = tree.nodes[nodeId] as Node
      const branches = branchesOf(node)
      return { part, number: firstNumber + index, id: nodeId, title: node.title, level, branches }
    })
  return { part, id, version, sha256, nodes }
}

function branchesOf({ branches, otherwise }: Node): OutlineBranch[] {
  return [...branches.map((branch) => shown(branch)), { rule: null, when: null, ...otherwise }]
}

function shown({ rule, when, target, because, sources, choice }: Branch): OutlineBranch {
  return { rule, when, target, because, sources, choice }
}

/** The longest way to each node, counted in nodes: what leads to a node always stands above it. */
function levelsOf(start: string, nodes: Readonly<Record<string, Node>>): Map<string, number> {
  const levels = new Map<string, number>()
  for (const id of inWalkingOrder(start, nodes)) {
    const level = levels.get(id) ?? 0
    levels.set(id, level)
    for (const target of targetsOf(nodes[id] as Node)) {
      levels.set(target, Math.max(levels.get(target) ?? 0, level + 1))
    }
  }
  return levels
}

/** Each node before every node it leads to. */
function inWalkingOrder(start: string, nodes: Readonly<Record<string, Node>>): string[] {
  const order: string[] = []
  const seen = new Set<string>()
  const visit = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    for (const target of targetsOf(nodes[id] as Node)) visit(target)
    order.unshift(id)
  }
  visit(start)
  return order
}

function targetsOf({ branches, otherwise }: Node): string[] {
  return [...branches, otherwise].flatMap(({ target }) => (target.to === 'node' ? [target.id] : []))
}
