import type { Settled } from '../advice/settle.ts'

/** Whether a runner may do the movement test: the gate has passed, and nothing has to be looked at first. */
export function mayTest({ outcome }: Settled): boolean {
  const stoppedByGate = outcome.path.at(-1)?.book === 'safety'
  return !stoppedByGate && outcome.advice.verdict !== 'reassess'
}
