/** A session's way over hills. */
export interface Hills {
  readonly distanceKm: number
  readonly ascentM: number
  readonly descentM: number
}

/** What the hills of a session cost, beside the same distance on the flat. */
export interface HillCost {
  /** The flat distance of equal energy cost. */
  readonly flatKm: number
  /** Metres of descent for every kilometre: what strains muscle fibres by braking. */
  readonly descentPerKm: number
  /** True where the slope lies outside what was measured: the cost is then at least this. */
  readonly beyond: boolean
}

export type Gait = 'run' | 'walk'

/** The steepest slope that was measured, up and down. */
export const STEEPEST = 0.45

/**
 * Energy cost per metre in J/kg, at a slope given as a fraction (0.1 is 10 % up): the polynomials of
 * Minetti 2002 (10.1152/japplphysiol.01177.2001), measured on a treadmill from -0.45 to 0.45 with ten
 * mountain runners. Slopes outside are taken as the steepest measured.
 */
export function energyCost(gait: Gait, slope: number): number {
  const i = Math.min(Math.max(slope, -STEEPEST), STEEPEST)
  return gait === 'run'
    ? 155.4 * i ** 5 - 30.4 * i ** 4 - 43.3 * i ** 3 + 46.3 * i ** 2 + 19.5 * i + 3.6
    : 280.5 * i ** 5 - 58.7 * i ** 4 - 76.8 * i ** 3 + 51.9 * i ** 2 + 19.6 * i + 2.5
}

/**
 * What a run over hills comes to, when all that is known is its distance, ascent and descent: an estimate,
 * as if it went up and down on one even slope with nothing flat; uneven ways cost more. A way that is
 * not longer than it is high has no slope: undefined.
 */
export function hillCost({ distanceKm, ascentM, descentM }: Hills): HillCost | undefined {
  const metres = distanceKm * 1000
  const climbed = ascentM + descentM
  if (metres <= climbed || metres <= 0) return undefined
  const slope = climbed / metres
  const up = climbed === 0 ? 0 : ascentM / climbed
  const cost = up * energyCost('run', slope) + (1 - up) * energyCost('run', -slope)
  return {
    flatKm: (distanceKm * cost) / energyCost('run', 0),
    descentPerKm: descentPerKm(descentM, distanceKm),
    beyond: slope > STEEPEST,
  }
}

/** Metres of descent for every kilometre; of no distance at all as steep as can be. */
export function descentPerKm(descentM: number, distanceKm: number): number {
  return descentM / distanceKm
}

/**
 * The pace on a slope that costs as much each minute as `flat` does on the flat, both in seconds per
 * kilometre.
 */
export function paceOnSlope(gait: Gait, flat: number, slope: number): number {
  return (flat * energyCost(gait, slope)) / energyCost(gait, 0)
}
