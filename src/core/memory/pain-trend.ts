import type { AnswerValue } from '../rulebook/model.ts'
import type { Days } from './days.ts'
import { enoughTold, toldNumbers } from './mornings.ts'

/** This morning's pain against the mornings of the last week: against the middle one of those told. */
export function painTrend(days: Days, now: AnswerValue | undefined): string | undefined {
  const told = toldNumbers(days, 'painScore', now)
  if (typeof now !== 'number' || !enoughTold(told, days.today)) return undefined
  const before = [...told]
    .flatMap(([day, score]) => (day < days.today && day > days.today - 7 ? [score] : []))
    .toSorted((a, b) => a - b)
  // Of an even number the lower of the middle ones, so that a rise is not missed.
  const usual = before[Math.floor((before.length - 1) / 2)] as number
  return now < usual ? 'lower' : now > usual ? 'higher' : 'same'
}
