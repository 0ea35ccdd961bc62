import { CARE_LEVELS, VERDICTS, type Condition, type Rulebook } from '../rulebook/model.ts'
import { newAspectLeaf, type AspectLeaf } from './aspect-leaf.ts'
import { CHOICES, MINUTES, PERCENT, type Aspect } from './aspects.ts'
import { kindOf, type Kind } from './kind.ts'
import { newNeeds } from './needs.ts'
import { constant, FALSE, type Ref } from './nodes.ts'
import { planOf, type Dosing, type Leaf, type Plan } from './plan.ts'
import { conditionsInOrder } from './reading-order.ts'
import { newSettling, type Criterion, type LeafFunction } from './settling.ts'
import { newSpace, type Cuts, type Space } from './space.ts'
import { newTruths, type Truths, type TruthTable } from './truth.ts'

/** A function of a check-in, with what its numbers stand for. */
export interface Told<Value> {
  readonly f: Ref
  readonly values: readonly Value[]
}

/** What a rulebook decides, as functions of a check-in as it is given. Each is worked out when asked for. */
export interface Decision {
  readonly rulebook: Rulebook
  readonly space: Space
  readonly plan: Plan
  readonly truths: TruthTable
  /** Where a condition is known to hold of the answers given, and where it is known not to. */
  readonly given: (condition: Condition) => Truths
  /** The advice, as a leaf of the plan. */
  readonly advice: () => Told<Leaf>
  readonly kind: () => Told<Kind>
  /** One side of the session. */
  readonly told: <Value>(aspect: Aspect<Value>) => Told<Value>
  /** Where a rule applies: an adjustment, a limit or a note. */
  readonly applies: (rule: string) => Ref
}

/**
 * Works out a whole rulebook, in a space that its own conditions cut, and besides them those of what
 * is to be proved: `further` conditions, and `cuts`.
 */
export function decisionOf(
  rulebook: Rulebook,
  further: readonly Condition[] = [],
  cuts: Cuts = {},
): Decision {
  return decisionIn(
    newSpace(rulebook, [...conditionsInOrder(rulebook), ...further], cuts),
    rulebook,
  )
}

/** Works out a rulebook in a space that its own conditions cut, and maybe those of others. */
export function decisionIn(space: Space, rulebook: Rulebook): Decision {
  const { diagrams, asGiven } = space
  const plan = planOf(rulebook)
  const truths = newTruths(space)
  const leafOf = <Value>(aspect: Aspect<Value>): AspectLeaf<Value> =>
    newAspectLeaf(aspect, rulebook, plan, space, truths)
  const needs = newNeeds(rulebook, space, truths)
  const minutes = leafOf(MINUTES)
  const settling = newSettling(plan, diagrams, truths, needs, plan.leaves.map(rankOf), [
    fewer(minutes, ({ most }) => most),
    fewer(leafOf(PERCENT), (percent) => percent),
    fewer(leafOf(CHOICES), (many) => many),
  ])
  const done = new Map<unknown, unknown>()
  const once = <Thing>(key: unknown, make: () => Thing): Thing => {
    if (!done.has(key)) done.set(key, make())
    return done.get(key) as Thing
  }
  done.set(MINUTES, { f: asGiven(settling.criteria[0] as Ref), values: minutes.values })
  const carried = (leaf: LeafFunction): Ref => asGiven(settling.carried(leaf))
  const dosingOf = (dosing: number): Dosing => plan.dosings[dosing] as Dosing

  return {
    rulebook,
    space,
    plan,
    truths,
    given: (condition) =>
      once(condition, () => {
        const { yes, no } = truths.of(condition)
        return { yes: asGiven(yes), no: asGiven(no) }
      }),
    advice: () =>
      once('advice', () => ({ f: carried((leaf) => constant(leaf)), values: plan.leaves })),
    kind: () =>
      once('kind', () => {
        const kinds = plan.leaves.map(({ advice, dosing }) => kindOf(advice, dosingOf(dosing).dose))
        const same = (leaf: number): number =>
          kinds.findIndex((kind) => isDeepEqual(kind, kinds[leaf] as Kind))
        return { f: carried((leaf) => constant(same(leaf))), values: kinds }
      }),
    told: (aspect) =>
      once(aspect, () => {
        const { leaf, values } = leafOf(aspect)
        return { f: carried((_, dosing) => leaf(dosing)), values }
      }),
    applies: (rule) =>
      once(`applies ${rule}`, () =>
        carried((_, dosing) => {
          const found = dosingOf(dosing).candidates.find((candidate) => candidate.rule === rule)
          return found === undefined ? FALSE : truths.of(found.when).yes
        }),
      ),
  }
}

/** Of two outcomes the one with less is the more careful. */
function fewer<Value>(
  { leaf, values }: AspectLeaf<Value>,
  size: (value: Value) => number,
): Criterion {
  return { leaf, care: (value) => -size(values[value] as Value) }
}

/** More is more careful: care first, then the verdict. */
function rankOf({ advice }: Leaf): number {
  return CARE_LEVELS.indexOf(advice.care) * VERDICTS.length + VERDICTS.indexOf(advice.verdict)
}

function isDeepEqual(a: Kind, b: Kind): boolean {
  return a.verdict === b.verdict && a.care === b.care && a.session === b.session
}
