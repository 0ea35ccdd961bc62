import { baseline, type Baseline } from '../memory/baseline.ts'
import { dateOfDay } from '../memory/calendar.ts'
import type { Days } from '../memory/days.ts'
import { toldNumbers } from '../memory/mornings.ts'
import type { Rulebook, Verdict } from '../rulebook/model.ts'
import { loadOfDay } from '../week/week-back.ts'

/** One thing over days. */
export interface Series {
  readonly name: 'soreness' | 'sleep' | 'restingHr' | 'load'
  readonly unit: string
  /** One for every day, oldest first; null where it was not told. */
  readonly values: readonly (number | null)[]
  /** What is usual, from the 28 days before the last one; null where too little was told. */
  readonly usual: Baseline | null
}

/** Some things over the days up to today. */
export interface Trends {
  /** The local days, oldest first. */
  readonly dates: readonly string[]
  readonly series: readonly Series[]
  readonly verdicts: readonly (Verdict | null)[]
}

/** What is usual is taken from so many days. */
export const BASELINE_DAYS = 28

const MORNINGS = ['soreness', 'sleep', 'restingHr'] as const

/**
 * Soreness, sleep, resting heart rate, load and verdicts of so many days up to today. A day of
 * which something was not told has none of it: nothing is drawn through.
 */
export function trendsOf({ questions }: Rulebook, days: Days, count: number): Trends {
  const all = Array.from({ length: count }, (_, index) => days.today - count + 1 + index)
  const mornings = MORNINGS.flatMap((name): Series[] => {
    const question = questions[name]
    if (question === undefined) return []
    const today = days.checkIns.findLast(({ day }) => day === days.today)?.told[name]
    const told = toldNumbers(days, name, today)
    const unit = question.kind === 'number' ? question.unit : 'of 10'
    const values = all.map((day) => told.get(day) ?? null)
    return [{ name, unit, values, usual: usualOf((day) => told.get(day) ?? null, days.today) }]
  })
  const load = (day: number): number | null => loadOfDay(days, day)
  return {
    dates: all.map(dateOfDay),
    series: [
      ...mornings,
      {
        name: 'load',
        unit: 'min x effort',
        values: all.map(load),
        usual: usualOf(load, days.today),
      },
    ],
    verdicts: all.map(
      (day) => days.checkIns.findLast((one) => one.day === day)?.entry.advice.verdict ?? null,
    ),
  }
}

/** What is usual up to yesterday: today is looked at beside it. */
function usualOf(valueOn: (day: number) => number | null, today: number): Baseline | null {
  const before = Array.from({ length: BASELINE_DAYS }, (_, index) => valueOn(today - 1 - index))
  return baseline(before.filter((value) => value !== null)) ?? null
}
