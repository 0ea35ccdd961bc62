import type { Decision } from './decision.ts'
import { FALSE, TRUE, type Ref } from './nodes.ts'
import type { Onward } from './plan.ts'

/** From where a place, an advice or a dosing is reached by a walk that waits for nothing. */
export interface Reach {
  readonly places: readonly Ref[]
  readonly leaves: readonly Ref[]
  readonly dosings: readonly Ref[]
}

/**
 * Walks every check-in at once from the root. A check-in that waits for a question goes on as one in
 * which it is settled, and those are all among them; so what is reached from nowhere here is reached
 * by no check-in at all.
 */
export function reachOf({ plan, space, truths }: Decision): Reach {
  const { and, or } = space.diagrams
  const places: Ref[] = plan.places.map(() => FALSE)
  const leaves: Ref[] = plan.leaves.map(() => FALSE)
  const dosings: Ref[] = plan.dosings.map(() => FALSE)
  const arrive = (onward: Onward, from: Ref): void => {
    if ('place' in onward) places[onward.place] = or(places[onward.place] as Ref, from)
    else leaves[onward.advice] = or(leaves[onward.advice] as Ref, from)
  }
  arrive(plan.start, TRUE)
  for (let index = plan.places.length - 1; index >= 0; index -= 1) {
    const { when, yes, no } = plan.places[index] as (typeof plan.places)[number]
    const here = places[index] as Ref
    const truth = truths.of(when)
    arrive(yes, and(here, truth.yes))
    arrive(no, and(here, truth.no))
  }
  for (const [index, { dosing }] of plan.leaves.entries()) {
    dosings[dosing] = or(dosings[dosing] as Ref, leaves[index] as Ref)
  }
  return { places, leaves, dosings }
}
