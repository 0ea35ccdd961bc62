import { holds, needOf, type Known, type Need } from './condition.ts'
import type { AdviceRule, Book, Branch, Node, Rulebook, Target } from './model.ts'

/** One node on the way to an advice: the branch taken, or `null` when every branch was passed. */
export interface Step {
  readonly book: 'safety' | 'book'
  readonly node: Node
  readonly taken: Branch | null
}

/** The end of a walk: an advice and the way to it, or the question it stopped at. */
export type Walk =
  | {
      readonly kind: 'stuck'
      readonly need: Need
      readonly path: readonly Step[]
      /** The node and the branch whose condition is unknown. */
      readonly at: Place & { readonly branch: number }
    }
  | {
      readonly kind: 'arrived'
      readonly book: Book
      readonly advice: AdviceRule
      readonly path: readonly Step[]
    }

/** A node of one of the two trees. */
export interface Place {
  readonly book: Step['book']
  readonly node: string
}

/**
 * Walks the gate, and then the tree when the gate lets pass. A branch is taken only when its
 * condition is true and passed only when it is false; the first unknown condition stops the walk.
 * Total for a rulebook that compiled: targets exist and there are no cycles. With a `start`, the
 * walk begins at that node, for a caller that knows how the nodes before it turn out.
 */
export function walk(rulebook: Rulebook, known: Known, start?: Place): Walk {
  const path: Step[] = []
  if (start?.book !== 'book') {
    const { safety } = rulebook
    const gate = walkTree(safety, 'safety', start?.node ?? safety.tree.start, known, path)
    if (gate !== 'pass') return gate
  }
  const { book } = rulebook
  const first = start?.book === 'book' ? start.node : book.tree.start
  // Only the gate may pass: the compiler refuses `pass` in a rulebook's own tree.
  return walkTree(book, 'book', first, known, path) as Walk
}

function walkTree(
  book: Book,
  name: Step['book'],
  start: string,
  known: Known,
  path: Step[],
): Walk | 'pass' {
  let id = start
  for (;;) {
    const node = book.tree.nodes[id] as Node
    const chosen = chooseBranch(node, known)
    if ('need' in chosen) {
      const { need, branch } = chosen
      return { kind: 'stuck', need, path, at: { book: name, node: id, branch } }
    }
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
):
  | { readonly need: Need; readonly branch: number }
  | { readonly taken: Branch | null; readonly target: Target } {
  for (const [index, branch] of node.branches.entries()) {
    const truth = holds(branch.when, known)
    if (truth === 'unknown') return { need: needOf(branch.when, known), branch: index }
    if (truth) return { taken: branch, target: branch.target }
  }
  return { taken: null, target: node.otherwise.target }
}
