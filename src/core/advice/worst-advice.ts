import type { Known } from '../rulebook/condition.ts'
import type { AdviceRule, Node, Rulebook, Target } from '../rulebook/model.ts'
import { walkOn, type Place, type TruthOf, type Walk } from '../rulebook/walk.ts'
import { compareAdvice, settledWays } from './settle.ts'

/** Finds the advice that `settle` would reach from where a walk stopped, or one as careful. */
export type WorstAdvice = (known: Known, walked: Walk, truthOf: TruthOf) => AdviceRule

/**
 * A search for the most careful advice among all that are still possible. Without doses, which never
 * change it, and never beyond a place from which nothing more careful than what was found can be
 * reached: "what if" takes many such searches.
 */
export function worstAdviceOf(rulebook: Rulebook): WorstAdvice {
  const bound = boundsOf(rulebook)
  const search = (
    known: Known,
    walked: Walk,
    truthOf: TruthOf,
    found: AdviceRule | undefined,
  ): AdviceRule => {
    if (walked.kind === 'arrived') return moreCareful(walked.advice, found)
    let worst = found
    for (const next of settledWays(rulebook, known, walked.need)) {
      if (worst !== undefined && compareAdvice(bound(walked.at), worst) <= 0) return worst
      worst = search(next, walkOn(rulebook, walked, next, truthOf), truthOf, worst)
    }
    return worst as AdviceRule
  }
  return (known, walked, truthOf) => search(known, walked, truthOf, undefined)
}

function moreCareful(advice: AdviceRule, other: AdviceRule | undefined): AdviceRule {
  return other === undefined || compareAdvice(advice, other) > 0 ? advice : other
}

/** For a place in a tree, the most careful advice that any answers lead to from there. */
function boundsOf({ safety, book }: Rulebook): (place: Place) => AdviceRule {
  const known = new Map<string, AdviceRule>()
  const books = { safety, book }
  const ofTarget = (name: Place['book'], target: Target): AdviceRule => {
    switch (target.to) {
      case 'advice':
        return books[name].advice[target.id] as AdviceRule
      case 'node':
        return bound({ book: name, node: target.id, branch: 0 })
      case 'pass':
        return bound({ book: 'book', node: book.tree.start, branch: 0 })
    }
  }
  const bound = (place: Place): AdviceRule => {
    const { book: name, node: id, branch: first } = place
    const key = `${name} ${id} ${String(first)}`
    const before = known.get(key)
    if (before !== undefined) return before
    const node = books[name].tree.nodes[id] as Node
    const branch = node.branches[first]
    const most =
      branch === undefined
        ? ofTarget(name, node.otherwise.target)
        : moreCareful(ofTarget(name, branch.target), bound({ ...place, branch: first + 1 }))
    known.set(key, most)
    return most
  }
  return bound
}
