import type { WeekRule } from '../rulebook/model.ts'

/** How hard a session was as a whole: minutes and CR10 effort. */
export interface Effort {
  readonly minutes: number
  /** Effort of the whole session on the CR10 scale, 0 to 10. */
  readonly rpe: number
}

/** The training load of seven days, in arbitrary units: minutes times CR10. */
export interface WeekLoad {
  /** Load of the days that are told. */
  readonly total: number
  /** Days that are told, of seven. */
  readonly daysTold: number
  /** Mean daily load over its standard deviation; null unless all seven days are told and come to enough. */
  readonly monotony: number | null
  /** Weekly load times monotony; null where monotony is. */
  readonly strain: number | null
}

/**
 * The session-RPE load of one session (Foster 2001, J Strength Cond Res 15:109), in arbitrary units.
 * No heart-rate strap, no watch.
 */
export function sessionLoad({ minutes, rpe }: Effort): number {
  return minutes * rpe
}

/**
 * Load, monotony and strain of a week (Foster 1998, Med Sci Sports Exerc 30:1164) from its daily loads,
 * null for a day of which nothing is told: such a day is missing, not zero. The standard deviation is
 * that of the seven days themselves, not of a sample; a rulebook bounds what is told.
 */
export function weekLoad(days: readonly (number | null)[], bounds: WeekRule['load']): WeekLoad {
  const told = days.filter((load) => load !== null)
  const total = sum(told)
  const whole = told.length === days.length && total >= bounds.weekLoadAtLeast
  const monotony = whole
    ? Math.min(total / told.length / spread(told), bounds.monotonyAtMost)
    : null
  return {
    total,
    daysTold: told.length,
    monotony,
    strain: monotony === null ? null : total * monotony,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Standard deviation of a whole population. */
function spread(numbers: readonly number[]): number {
  const mean = sum(numbers) / numbers.length
  return Math.sqrt(sum(numbers.map((number) => (number - mean) ** 2)) / numbers.length)
}
