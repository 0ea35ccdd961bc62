import type { AnswerValue } from '../rulebook/model.ts'
import type { Days } from './days.ts'
import { enoughTold, toldNumbers } from './mornings.ts'

const MINUTES = 60

/** How many of the last seven nights told were under so many hours, last night's included. */
export function nightsUnder(
  days: Days,
  now: AnswerValue | undefined,
  hours: number,
): number | undefined {
  const told = toldNumbers(days, 'sleep', now)
  if (!enoughTold(told, days.today)) return undefined
  return [...told].filter(([day, slept]) => day > days.today - 7 && slept < hours).length
}

/**
 * Hours of sleep, on average of the nights of the last two weeks that were told, last night's included; in
 * whole minutes, the lower one, so that what is under a limit is also seen to be. Undefined where one of the
 * weeks has too few nights.
 */
export function sleepFortnight(days: Days, now: AnswerValue | undefined): number | undefined {
  const told = toldNumbers(days, 'sleep', now)
  if (!enoughTold(told, days.today) || !enoughTold(told, days.today - 7)) return undefined
  const nights = [...told].flatMap(([day, slept]) => (day > days.today - 14 ? [slept] : []))
  const sum = nights.reduce((total, slept) => total + slept, 0)
  // Adding tenths of hours leaves errors far below a minute, which must not take one away.
  return Math.floor((sum / nights.length) * MINUTES + 1e-6) / MINUTES
}
