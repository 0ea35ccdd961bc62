import type { Condition } from '../rulebook/model.ts'
import type { Diagrams, Move } from './diagrams.ts'
import { constant, FALSE, type Ref } from './nodes.ts'
import type { Needs } from './needs.ts'
import type { Onward, Plan } from './plan.ts'
import type { TruthTable } from './truth.ts'

/**
 * The advice and all that hangs on it as functions of a check-in, exactly as `settle` gives them.
 *
 * Built from the leaves to the root: what a place gives is what its branch or the next place gives,
 * by the truth of its condition; where that is unknown, it is what the place gives once the question
 * it waits for is settled in the most careful way. That is the recursion of `settle`, because what is
 * true or false of less stays so when more is settled: a walk goes on from where it stopped.
 */
export interface Settling {
  /** What a function of the settled check-in at each leaf is for the check-in itself. */
  readonly carried: (leaf: LeafFunction) => Ref
  /** The criteria, carried. */
  readonly criteria: readonly Ref[]
}

/** A function of the settled check-in at each leaf, by the numbers of the leaf and of its dosing. */
export type LeafFunction = (leaf: number, dosing: number) => Ref

/** One thing by which the more careful of two outcomes is told. */
export interface Criterion {
  /** By dosing. */
  readonly leaf: (dosing: number) => Ref
  /** More is more careful. */
  readonly care: (value: number) => number
}

/** Somewhere a check-in waits for a question, and where which way to settle it was taken. */
interface Step {
  readonly taken: readonly { readonly way: Move; readonly where: Ref }[]
}

function leadsTo<Thing>(onward: Onward, places: readonly Thing[], leaves: readonly Thing[]): Thing {
  return ('place' in onward ? places[onward.place] : leaves[onward.advice]) as Thing
}

const KEEP = 0
const BETTER = 1
const TIE = 2

export function newSettling(
  plan: Plan,
  diagrams: Diagrams,
  truths: TruthTable,
  needs: Needs,
  ranks: readonly number[],
  criteria: readonly Criterion[],
): Settling {
  const { and, apply, ite, is, moved } = diagrams
  const cares = [(rank: number): number => rank, ...criteria.map(({ care }) => care)]
  const compare = cares.map((care) =>
    diagrams.operation(
      (a, b) => (care(b) > care(a) ? BETTER : care(b) < care(a) ? KEEP : TIE),
      (f, g) => (f === g ? constant(TIE) : undefined),
    ),
  )

  /** Where the second of two outcomes is the more careful. */
  const better = (one: readonly Ref[], other: readonly Ref[]): Ref => {
    let result = constant(TIE)
    for (const [index, operation] of compare.entries()) {
      const tie = is(result, TIE)
      const a = ite(tie, one[index] as Ref, FALSE)
      const b = ite(tie, other[index] as Ref, FALSE)
      result = ite(tie, apply(operation, a, b), result)
    }
    return is(result, BETTER)
  }

  const settled = (condition: Condition, before: readonly Ref[], steps: Step[]): Ref[] => {
    let outcome = [...before]
    for (const { key, where } of needs.waits(condition).toReversed()) {
      const [way, ...further] = key.ways as readonly [Move, ...Move[]]
      if (further.length === 0) {
        outcome = outcome.map((f) => moved(way, where, f, f))
        steps.push({ taken: [{ way, where }] })
        continue
      }
      const others = further.map((other) => outcome.map((f) => moved(other, where, f, FALSE)))
      let best = outcome.map((f) => moved(way, where, f, FALSE))
      let taken = FALSE
      for (const [index, next] of others.entries()) {
        const wins = better(best, next)
        best = best.map((f, at) => ite(wins, next[at] as Ref, f))
        taken = ite(wins, constant(index + 1), taken)
      }
      outcome = outcome.map((f, at) => ite(where, best[at] as Ref, f))
      const ways = key.ways.map((each, index) => ({
        way: each,
        where: and(where, is(taken, index)),
      }))
      steps.push({ taken: ways.filter((each) => each.where !== FALSE) })
    }
    return outcome
  }

  // Within a dosing the advice is the same: its rank makes no difference there.
  const dosingSteps: Step[][] = plan.dosings.map(() => [])
  const dosings = plan.dosings.map(({ candidates }, dosing) =>
    candidates.reduceRight(
      (outcome, { when }) => settled(when, outcome, dosingSteps[dosing] as Step[]),
      [FALSE, ...criteria.map(({ leaf }) => leaf(dosing))],
    ),
  )
  const leaves = plan.leaves.map(({ dosing }, leaf): readonly Ref[] => [
    constant(ranks[leaf] as number),
    ...(dosings[dosing] as readonly Ref[]).slice(1),
  ])
  const placeSteps: Step[][] = plan.places.map(() => [])
  const places: (readonly Ref[])[] = []
  for (const [index, { when, yes, no }] of plan.places.entries()) {
    const taken = leadsTo(yes, places, leaves)
    const passed = leadsTo(no, places, leaves)
    const holds = truths.of(when).yes
    const outcome = taken.map((f, criterion) => ite(holds, f, passed[criterion] as Ref))
    places.push(settled(when, outcome, placeSteps[index] as Step[]))
  }

  const replayed = (f: Ref, steps: readonly Step[]): Ref =>
    steps.reduce(
      (g, { taken }) => taken.reduce((h, { way, where }) => moved(way, where, g, h), g),
      f,
    )

  return {
    criteria: leadsTo(plan.start, places, leaves).slice(1),
    carried: (leaf) => {
      const ends = plan.leaves.map(({ dosing }, index) =>
        replayed(leaf(index, dosing), dosingSteps[dosing] as Step[]),
      )
      const from: Ref[] = []
      for (const [index, { when, yes, no }] of plan.places.entries()) {
        const f = ite(truths.of(when).yes, leadsTo(yes, from, ends), leadsTo(no, from, ends))
        from.push(replayed(f, placeSteps[index] as Step[]))
      }
      return leadsTo(plan.start, from, ends)
    },
  }
}
