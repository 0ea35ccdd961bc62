import type { Trial } from '../rulebook/condition.ts'
import type { AdviceRule, Branch, Node, Rulebook, Target } from '../rulebook/model.ts'
import { endOfWalk, type Place, type TruthOf } from '../rulebook/walk.ts'
import { compareAdvice, waysToSettle } from './settle.ts'

/** Finds the advice that `settle` would reach from a place, or one as careful. Leaves the trial as it was. */
export type WorstAdvice = (trial: Trial, start: Place, truthOf: TruthOf) => AdviceRule

/**
 * A search for the most careful advice among all that are still possible. Without doses, which never
 * change it, and never beyond a place from which nothing more careful than what was found can be
 * reached: "what if" takes many such searches.
 */
export function worstAdviceOf(rulebook: Rulebook): WorstAdvice {
  const bound = boundsOf(rulebook)
  const search = (
    trial: Trial,
    start: Place,
    truthOf: TruthOf,
    found: AdviceRule | undefined,
  ): AdviceRule => {
    const end = endOfWalk(rulebook, trial.known, start, truthOf)
    if (end.kind === 'arrived') return moreCareful(end.advice, found)
    const { need, at } = end
    const { question } = need
    let worst = found
    for (const value of waysToSettle(rulebook, trial.known, need)) {
      if (worst !== undefined && compareAdvice(bound(at), worst) <= 0) return worst
      const takeBack = trial.settle(question, value)
      worst = search(trial, at, truthOf, worst)
      takeBack()
    }
    return worst as AdviceRule
  }
  return (trial, start, truthOf) => search(trial, start, truthOf, undefined)
}

function moreCareful(advice: AdviceRule, other: AdviceRule | undefined): AdviceRule {
  return other === undefined || compareAdvice(advice, other) > 0 ? advice : other
}

/** For a place in a tree, the most careful advice that any answers lead to from there. */
function boundsOf({ safety, book }: Rulebook): (place: Place) => AdviceRule {
  const known = new Map<Node, readonly AdviceRule[]>()
  const books = { safety, book }
  const ofTarget = (name: Place['book'], target: Target): AdviceRule => {
    switch (target.to) {
      case 'advice':
        return books[name].advice[target.id] as AdviceRule
      case 'node':
        return from(name, target.id, 0)
      case 'pass':
        return from('book', book.tree.start, 0)
    }
  }
  const from = (name: Place['book'], id: string, branch: number): AdviceRule => {
    const node = books[name].tree.nodes[id] as Node
    const most = known.get(node) ?? ofNode(name, node)
    known.set(node, most)
    return most[branch] as AdviceRule
  }
  /** From each of its branches on; the last is its `otherwise`. */
  const ofNode = (name: Place['book'], { branches, otherwise }: Node): readonly AdviceRule[] => {
    let most = ofTarget(name, otherwise.target)
    const bounds = [most]
    for (let index = branches.length - 1; index >= 0; index -= 1) {
      most = moreCareful(ofTarget(name, (branches[index] as Branch).target), most)
      bounds.push(most)
    }
    return bounds.toReversed()
  }
  return ({ book: name, node, branch }) => from(name, node, branch)
}
