import type { AnswerValue } from '../rulebook/model.ts'
import type { Days } from './days.ts'
import { runSince } from './mornings.ts'

/** For how many days every morning told of one of these signs, today's included; undefined where today's did not. */
export function wornOutDays(
  { checkIns, today }: Days,
  now: AnswerValue | undefined,
  signs: readonly string[],
): number | undefined {
  const told = new Map<number, AnswerValue | undefined>()
  for (const { day, told: answers } of checkIns) {
    if (answers['signs'] !== undefined) told.set(day, answers['signs'])
  }
  // Whatever was told of today before: of this morning only this counts, and where it was not told there is no sign.
  told.set(today, now)
  const first = runSince(
    told,
    today,
    (ticked) => typeof ticked === 'object' && signs.some((sign) => ticked.includes(sign)),
  )
  return first === undefined ? undefined : today - first + 1
}
