import type { Answers } from '../rulebook/model.ts'

/**
 * A runner with nothing to recover from, who was asked no more: the smallest counterexample differs
 * from this one in the fewest answers.
 */
export const RESTED: Answers = {
  redFlags: [],
  soreness: 0,
  sleep: 8,
  hunger: 'normal',
  pain: 'none',
  movement: 'looser',
}
