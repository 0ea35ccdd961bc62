import { FALSE, TRUE, type Ref } from './nodes.ts'
import type { Onward, Plan } from './plan.ts'
import type { Space } from './space.ts'
import type { TruthTable } from './truth.ts'

/** From where something is reached by a walk that waits for nothing. */
export interface Reach {
  readonly places: readonly Ref[]
  /** Of each advice, the ways that lead to it, none of them empty: laid together they would grow. */
  readonly leaves: readonly (readonly Ref[])[]
}

/**
 * Walks every check-in at once from the root. A check-in that waits for a question goes on as one in
 * which it is settled, and those are all among them; so what is reached from nowhere here is reached
 * by no check-in at all.
 */
export function reachOf(plan: Plan, { diagrams }: Space, truths: TruthTable): Reach {
  const { and, or } = diagrams
  const places: Ref[] = plan.places.map(() => FALSE)
  const leaves: Ref[][] = plan.leaves.map(() => [])
  const arrive = (onward: Onward, from: Ref): void => {
    if (from === FALSE) return
    if ('place' in onward) places[onward.place] = or(places[onward.place] as Ref, from)
    else (leaves[onward.advice] as Ref[]).push(from)
  }
  arrive(plan.start, TRUE)
  for (let index = plan.places.length - 1; index >= 0; index -= 1) {
    const { when, yes, no } = plan.places[index] as (typeof plan.places)[number]
    const here = places[index] as Ref
    const truth = truths.of(when)
    arrive(yes, and(here, truth.yes))
    arrive(no, and(here, truth.no))
  }
  return { places, leaves }
}
