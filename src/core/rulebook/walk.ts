import { holds, needOf, type Known, type Need } from './condition.ts'
import type { AdviceRule, Book, Branch, Node, Rulebook, Target, Tree } from './model.ts'

/** One node on the way to an advice: the branch taken, or `null` when every branch was passed. */
export interface Step {
  readonly book: 'safety' | 'book'
  readonly node: Node
  readonly taken: Branch | null
}

/** The end of a walk: an advice and the way to it, or the question it stopped at. */
export type Walk =
  | { readonly kind: 'stuck'; readonly need: Need }
  | {
      readonly kind: 'arrived'
      readonly book: Book
      readonly advice: AdviceRule
      readonly path: readonly Step[]
    }

/**
 * Walks the gate, and then the tree when the gate lets pass. A branch is taken only when its
 * condition is true and passed only when it is false; the first unknown condition stops the walk.
 * Total for a rulebook that compiled: targets exist and there are no cycles.
 */
export function walk(rulebook: Rulebook, known: Known): Walk {
  const path: Step[] = []
  const gate = walkTree(rulebook.safety, rulebook.safety.tree, 'safety', known, path)
  if (gate !== 'pass') return gate
  // Only the gate may pass: the compiler refuses `pass` in a rulebook's own tree.
  return walkTree(rulebook.book, rulebook.book.tree, 'book', known, path) as Walk
}

function walkTree(
  book: Book,
  tree: Tree,
  name: Step['book'],
  known: Known,
  path: Step[],
): Walk | 'pass' {
  let id = tree.start
  for (;;) {
    const node = tree.nodes[id] as Node
    const chosen = chooseBranch(node, known)
    if ('question' in chosen) return { kind: 'stuck', need: chosen }
    path.push({ book: name, node, taken: chosen.taken })
    const { target } = chosen
    if (target.to === 'pass') return 'pass'
    if (target.to === 'advice') {
      return { kind: 'arrived', book, advice: book.advice[target.id] as AdviceRule, path }
    }
    id = target.id
  }
}

function chooseBranch(
  node: Node,
  known: Known,
): Need | { readonly taken: Branch | null; readonly target: Target } {
  for (const branch of node.branches) {
    const truth = holds(branch.when, known)
    if (truth === 'unknown') return needOf(branch.when, known)
    if (truth) return { taken: branch, target: branch.target }
  }
  return { taken: null, target: node.otherwise.target }
}
