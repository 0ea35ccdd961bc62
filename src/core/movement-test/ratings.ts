import type { MovementTestRule } from '../rulebook/model.ts'

/** How the body is, before or after easy movement: each from 0 (none) to 10 (the worst imaginable). */
export interface Ratings {
  readonly stiffness: number
  readonly pain: number
  /** Of moving easily, on the CR10 scale. */
  readonly effort: number
}

/** What ten easy minutes did, best first: the answers to the movement question. */
export const OUTCOMES = ['looser', 'same', 'heavier', 'worse'] as const
export type TestOutcome = (typeof OUTCOMES)[number]

/** What the ratings alone say, as the rulebook reads them. */
export function ratedOutcome(rule: MovementTestRule, before: Ratings, after: Ratings): TestOutcome {
  const rises = (of: keyof Ratings): number => after[of] - before[of]
  const { worse, heavier, looser } = rule
  if (rises('pain') >= worse.painRises) return 'worse'
  const isHeavier =
    rises('stiffness') >= heavier.stiffnessRises ||
    rises('pain') >= heavier.painRises ||
    rises('effort') >= heavier.effortRises
  if (isHeavier) return 'heavier'
  return -rises('stiffness') >= looser.stiffnessFalls ? 'looser' : 'same'
}

/** The more careful of two outcomes: a good word never lifts a bad rating, nor the other way round. */
export function moreCarefulOutcome(a: TestOutcome, b: TestOutcome): TestOutcome {
  return OUTCOMES.indexOf(a) >= OUTCOMES.indexOf(b) ? a : b
}
