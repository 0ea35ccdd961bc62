import { settling, type Known, type Need } from '../rulebook/condition.ts'
import type {
  AdviceRule,
  AnswerValue,
  Branch,
  Node,
  Question,
  Rulebook,
  Target,
} from '../rulebook/model.ts'
import { walk, type Place, type TruthOf, type Walk } from '../rulebook/walk.ts'
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
    for (const next of eachWay(rulebook, known, walked.need)) {
      if (worst !== undefined && compareAdvice(bound(walked.at), worst) <= 0) return worst
      // The way so far says nothing about the worst: only where it goes on counts.
      worst = search(next, walk(rulebook, next, walked.at, truthOf), truthOf, worst)
    }
    return worst as AdviceRule
  }
  return (known, walked, truthOf) => search(known, walked, truthOf, undefined)
}

/** As `settledWays`, one after another: what is known holds until the next is asked for. */
function* eachWay(rulebook: Rulebook, known: Known, need: Need): Generator<Known> {
  const { id, unknown } = rulebook.questions[need.question] as Question
  if (need.item !== undefined || unknown.policy === 'assume') {
    yield* settledWays(rulebook, known, need)
    return
  }
  const { known: next, settle } = settling(known, id)
  for (const value of rulebook.classes[id] as readonly AnswerValue[]) {
    settle(value)
    yield next
  }
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
