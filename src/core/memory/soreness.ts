import type { AnswerValue } from '../rulebook/model.ts'
import { hoursBefore, type DayNumber } from './calendar.ts'
import type { Days } from './days.ts'
import { hoursSinceHard, isHard } from './effort.ts'
import { enoughTold, runSince, toldNumbers } from './mornings.ts'

/** Today's soreness against yesterday's; undefined where one of them was not told. */
export function sorenessTrend(days: Days, now: AnswerValue | undefined): string | undefined {
  const told = toldNumbers(days, 'soreness', now)
  const today = told.get(days.today)
  const yesterday = told.get(days.today - 1)
  if (today === undefined || yesterday === undefined) return undefined
  return today < yesterday ? 'lower' : today > yesterday ? 'higher' : 'same'
}

/**
 * On how many mornings in a row the legs have been this sore, today's included. Soreness that rose after another hard
 * session is counted from there: it is not the same soreness. Undefined where today's is less, or was not told.
 */
export function sorenessDays(
  days: Days,
  now: AnswerValue | undefined,
  atLeast: number,
): number | undefined {
  const told = toldNumbers(days, 'soreness', now)
  if (!told.has(days.today)) return undefined
  const first = runSince(
    told,
    days.today,
    (soreness) => soreness >= atLeast,
    (earlier, later) =>
      (told.get(later) as number) > (told.get(earlier) as number) &&
      hardBetween(days, earlier, later),
  )
  return first === undefined ? undefined : days.today - first + 1
}

function hardBetween({ sessions }: Days, earlier: DayNumber, later: DayNumber): boolean {
  return sessions.some(({ day, entry }) => day >= earlier && day < later && isHard(entry.session))
}

/**
 * By how much soreness has risen again to so much at least, so many hours after the last hard session, above the lowest morning of the last
 * six since then, or above yesterday's. Undefined where such a session may explain it, or too few mornings were told.
 */
export function sorenessRise(
  days: Days,
  now: AnswerValue | undefined,
  { afterHours, atLeast }: { readonly afterHours: number; readonly atLeast: number },
): number | undefined {
  const told = toldNumbers(days, 'soreness', now)
  const today = told.get(days.today)
  const hours = hoursSinceHard(days)
  if (today === undefined || today < atLeast) return undefined
  if (hours === undefined || hours <= afterHours) return undefined
  if (!enoughTold(told, days.today)) return undefined
  // Since nothing hard at all is known of, nobody can say when soreness should have settled.
  const settledAt = hours === Infinity ? days.now : hoursBefore(days.now, hours - afterHours)
  const settled = days.checkIns
    .filter(({ day }) => day < days.today && day > days.today - 7)
    .filter(({ day, at }) => day === days.today - 1 || at >= settledAt)
    .flatMap(({ day }) => told.get(day) ?? [])
  return settled.length === 0 ? undefined : Math.max(0, today - Math.min(...settled))
}
