import type { Answers } from '../rulebook/model.ts'
import { baseline } from './baseline.ts'
import type { Days } from './days.ts'
import { toldNumbers } from './mornings.ts'

/**
 * How many beats this morning's resting heart rate is above what is usual: the median of the runner's own mornings of
 * the last 28 days, this one left out; while those are too few, the usual one of the profile.
 */
export function restingHrAbove(
  days: Days,
  question: string,
  { [question]: now, hrRest }: Answers,
): number | undefined {
  if (typeof now !== 'number') return undefined
  const told = toldNumbers(days, question, undefined)
  const own = baseline([...told.values()])?.median ?? hrRest
  return typeof own === 'number' ? Math.floor(now - own) : undefined
}
