import { holds, needOf, type Known, type Need, type Truth } from './condition.ts'
import type { AdviceRule, Book, Branch, Node, Rulebook } from './model.ts'

/** One node on the way to an advice: the branch taken, or `null` when every branch was passed. */
export interface Step {
  readonly book: 'safety' | 'book'
  readonly node: Node
  readonly taken: Branch | null
}

/** The end of a walk: an advice, or the question it stopped at. */
export type End =
  | {
      readonly kind: 'stuck'
      readonly need: Need
      /** The branch whose condition is unknown. */
      readonly at: Place
    }
  | {
      readonly kind: 'arrived'
      readonly book: Book
      readonly advice: AdviceRule
    }

/** The end of a walk, and the way to it. */
export type Walk = End & { readonly path: readonly Step[] }

/** A branch of a node of one of the two trees; one past the last is the node's `otherwise`. */
export interface Place {
  readonly book: Step['book']
  readonly node: string
  readonly branch: number
}

/** How the condition of a branch turns out for what is known. */
export type TruthOf = (branch: Branch, known: Known) => Truth

const worked: TruthOf = ({ when }, known) => holds(when, known)

/**
 * Walks the gate, and then the tree when the gate lets pass. A branch is taken only when its
 * condition is true and passed only when it is false; the first unknown condition stops the walk.
 * Total for a rulebook that compiled: targets exist and there are no cycles. With a `start`, the
 * walk begins at that branch, for a caller that knows how the ones before it turn out; `truthOf` is
 * for one that knows how some others do.
 */
export function walk(rulebook: Rulebook, known: Known, start?: Place, truthOf = worked): Walk {
  const path: Step[] = []
  return { ...walkTrees(rulebook, known, start, truthOf, path), path }
}

/** The end of a walk, as `walk`, for who does not need the way. */
export function endOfWalk(rulebook: Rulebook, known: Known, start: Place, truthOf: TruthOf): End {
  return walkTrees(rulebook, known, start, truthOf, undefined)
}

function walkTrees(
  { safety, book }: Rulebook,
  known: Known,
  start: Place | undefined,
  truthOf: TruthOf,
  path: Step[] | undefined,
): End {
  const first: Place = start ?? { book: 'safety', node: safety.tree.start, branch: 0 }
  if (first.book === 'book') return walkTree(book, first, known, truthOf, path) as End
  const gate = walkTree(safety, first, known, truthOf, path)
  if (gate !== 'pass') return gate
  // Only the gate may pass: the compiler refuses `pass` in a rulebook's own tree.
  const tree: Place = { book: 'book', node: book.tree.start, branch: 0 }
  return walkTree(book, tree, known, truthOf, path) as End
}

/**
 * Walks on from where a walk stopped, now that its question is settled: what was true or false of
 * less stays so, and the branches passed before stay passed.
 */
export function walkOn(rulebook: Rulebook, walked: Walk, known: Known, truthOf = worked): Walk {
  if (walked.kind === 'arrived') return walked
  const onward = walk(rulebook, known, walked.at, truthOf)
  return { ...onward, path: [...walked.path, ...onward.path] }
}

function walkTree(
  book: Book,
  start: Place,
  known: Known,
  truthOf: TruthOf,
  path: Step[] | undefined,
): End | 'pass' {
  let { node: id, branch: first } = start
  for (;;) {
    const node = book.tree.nodes[id] as Node
    const { branches } = node
    let taken: Branch | null = null
    // A loop that makes nothing, because it runs hundreds of times before anything is compiled.
    for (let index = first; taken === null && index < branches.length; index += 1) {
      const branch = branches[index] as Branch
      const truth = truthOf(branch, known)
      if (truth === 'unknown') {
        const at = { book: start.book, node: id, branch: index }
        return { kind: 'stuck', need: needOf(branch.when, known), at }
      }
      if (truth) taken = branch
    }
    path?.push({ book: start.book, node, taken })
    const { target } = taken ?? node.otherwise
    if (target.to === 'pass') return 'pass'
    if (target.to === 'advice') {
      return { kind: 'arrived', book, advice: book.advice[target.id] as AdviceRule }
    }
    id = target.id
    first = 0
  }
}
