import type { AnswerValue } from '../rulebook/model.ts'
import type { DayNumber } from './calendar.ts'
import type { Days } from './days.ts'

/** What was told of something, by the day of the check-in; a day without an answer is absent. */
export type Mornings<Value> = ReadonlyMap<DayNumber, Value>

/** A trend needs this many answers in any seven days: fewer say nothing about the days between. */
const ENOUGH = 3
const WEEK = 7

/** The number answered to a question on the mornings before today, and today's when it is known. */
export function toldNumbers(
  { checkIns, today }: Days,
  question: string,
  now: AnswerValue | undefined,
): Mornings<number> {
  const told = new Map<DayNumber, number>()
  for (const { day, told: answers } of checkIns) {
    const value = answers[question]
    if (day < today && typeof value === 'number') told.set(day, value)
  }
  if (typeof now === 'number') told.set(today, now)
  return told
}

/** Whether enough mornings of the seven that end with a day were told. */
export function enoughTold(told: Mornings<unknown>, lastDay: DayNumber): boolean {
  return countTold(told, lastDay - WEEK + 1, lastDay) >= ENOUGH
}

function countTold(told: Mornings<unknown>, from: DayNumber, to: DayNumber): number {
  let count = 0
  for (let day = from; day <= to; day += 1) if (told.has(day)) count += 1
  return count
}

/**
 * The first morning of an unbroken run that reaches to today, which has to be among those told: every morning told since then holds,
 * and enough mornings of every seven were told. `breaks` may end the run between two mornings that both hold.
 * Undefined where today does not hold, or too few were told to say.
 */
export function runSince<Value>(
  told: Mornings<Value>,
  today: DayNumber,
  holds: (value: Value) => boolean,
  breaks: (earlier: DayNumber, later: DayNumber) => boolean = () => false,
): DayNumber | undefined {
  let first: DayNumber | undefined
  for (const day of [...told.keys()].toSorted((a, b) => b - a)) {
    if (!holds(told.get(day) as Value)) break
    if (first !== undefined && breaks(day, first)) break
    if (!enoughTold(told, Math.min(today, day + WEEK - 1))) break
    first = day
  }
  return first
}
