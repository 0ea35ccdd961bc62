import { candidates } from '../advice/decide.ts'
import type {
  Adjustment,
  AdviceRule,
  Condition,
  Dose,
  Rulebook,
  Target,
} from '../rulebook/model.ts'

/** Where a place leads: to another place, or to an advice, each by number. */
export type Onward = { readonly place: number } | { readonly advice: number }

/** One branch of the gate or the tree. */
export interface Place {
  readonly book: 'safety' | 'book'
  readonly node: string
  readonly rule: string
  readonly when: Condition
  readonly yes: Onward
  readonly no: Onward
}

/** What may adjust a session and its words, in order. */
export interface Dosing {
  readonly dose: Dose | null
  readonly candidates: readonly Adjustment[]
}

/** An advice that a branch leads to, and its dosing by number. */
export interface Leaf {
  readonly book: 'safety' | 'book'
  readonly advice: AdviceRule
  readonly dosing: number
}

/** Gate and tree as one chain of branches: every place comes after those it leads to. */
export interface Plan {
  readonly places: readonly Place[]
  readonly leaves: readonly Leaf[]
  /** Many an advice shares its dosing with others. */
  readonly dosings: readonly Dosing[]
  readonly start: Onward
}

export function planOf(rulebook: Rulebook): Plan {
  const places: Place[] = []
  const leaves: Leaf[] = []
  const dosings: Dosing[] = []
  const dosingAt = new Map<string, number>()
  const leafAt = new Map<string, Onward>()

  const leaf = (name: Place['book'], id: string): Onward => {
    const key = `${name} ${id}`
    const known = leafAt.get(key)
    if (known !== undefined) return known
    const advice = rulebook[name].advice[id] as AdviceRule
    const at = { advice: leaves.push({ book: name, advice, dosing: dosing(name, advice) }) - 1 }
    leafAt.set(key, at)
    return at
  }

  const dosing = (name: Place['book'], advice: AdviceRule): number => {
    const urgent = advice.care === 'emergency'
    const key = urgent ? 'urgent' : `${name} ${advice.dose ?? ''} ${advice.verdict}`
    const known = dosingAt.get(key)
    if (known !== undefined) return known
    const dose = advice.dose === undefined ? null : (rulebook[name].doses[advice.dose] as Dose)
    const some = urgent ? [] : candidates(rulebook, advice, dose)
    const number = dosings.push({ dose, candidates: some }) - 1
    dosingAt.set(key, number)
    return number
  }

  const planTree = (name: Place['book'], pass: Onward | undefined): Onward => {
    const { start, nodes } = rulebook[name].tree
    const nodeAt = new Map<string, Onward>()
    const onward = (target: Target): Onward => {
      if (target.to === 'pass') return pass as Onward
      return target.to === 'advice' ? leaf(name, target.id) : visit(target.id)
    }
    const visit = (id: string): Onward => {
      const known = nodeAt.get(id)
      if (known !== undefined) return known
      const node = nodes[id] as (typeof nodes)[string]
      let at = onward(node.otherwise.target)
      for (const { rule, when, target } of node.branches.toReversed()) {
        const yes = onward(target)
        at = { place: places.push({ book: name, node: id, rule, when, yes, no: at }) - 1 }
      }
      nodeAt.set(id, at)
      return at
    }
    return visit(start)
  }

  const tree = planTree('book', undefined)
  return { start: planTree('safety', tree), places, leaves, dosings }
}
