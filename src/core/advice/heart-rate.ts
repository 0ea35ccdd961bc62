import type { Answers, Adjustment, Dose, HeartRateRule } from '../rulebook/model.ts'

export interface Band {
  readonly min: number
  readonly aim: number
  readonly max: number
}

export type HeartRateBasis = 'measured-max' | 'measured-threshold' | 'tanaka'

/** A heart-rate target. `bpm` and `basis` are null when there is nothing to compute them from. */
export interface HeartRate {
  readonly zone: string
  readonly percentMax?: Band
  readonly percentThreshold?: Band
  readonly bpm: Band | null
  readonly basis: HeartRateBasis | null
  /** One standard error of `bpm.max`, in beats per minute. */
  readonly uncertaintyBpm: number | null
  /** Beats to take off `bpm` in water. */
  readonly swimMinusBpm: number
}

interface Reference {
  readonly basis: HeartRateBasis
  readonly bpm: number
}

/**
 * The heart rate of a session, from a measured maximum, else a measured threshold, else the age
 * formula of the rulebook (208 - 0.7 x age, Tanaka 2001, 10.1016/S0735-1097(00)01054-8). Null where
 * an adjustment says that a number would mislead, or caps it in a unit that what is known does not
 * tell: per cent of maximum where only a threshold is, beats where nothing is.
 */
export function heartRate(
  dose: Dose,
  applied: readonly Adjustment[],
  answers: Answers,
  rule: HeartRateRule,
): HeartRate | null {
  if (dose.heartRate === undefined || dose.optional) return null
  if (applied.some((adjustment) => adjustment.heartRate === 'none')) return null
  const measuredOnly = applied.some((adjustment) => adjustment.heartRate === 'measured-only')
  const reference = referenceOf(answers, rule, !measuredOnly)
  const mostBeats = least(applied, 'atMostBpm')
  // Without a reference only per cents could be told, and they do not tell a cap in beats.
  if (reference === null && (measuredOnly || mostBeats < Infinity)) return null
  const onThreshold = reference?.basis === 'measured-threshold'
  const cap = least(applied, 'atMostPercentMax')
  // A threshold does not tell per cent of maximum: where the cap bites, no number holds it.
  if (onThreshold && cap < dose.heartRate.percentMax.max) return null
  const percent = onThreshold
    ? dose.heartRate.percentThreshold
    : capped(dose.heartRate.percentMax, cap)
  const minus =
    reference?.basis === 'tanaka' && answers['sex'] === 'female' ? rule.womenMinusBpm : 0
  const bpm = reference && capped(beats(percent, reference.bpm, minus), mostBeats)
  return {
    zone: '1',
    ...(onThreshold ? { percentThreshold: percent } : { percentMax: percent }),
    bpm,
    basis: reference?.basis ?? null,
    uncertaintyBpm: reference && rule.uncertaintyBpm[reference.basis],
    swimMinusBpm: rule.swimMinusBpm,
  }
}

/**
 * The heart rate as a runner is told it: a target that the heart at rest already reaches was measured
 * or estimated wrong, and is withheld. It is withheld last, from the advice that was decided: what is
 * decided, and proved, does not depend on it.
 */
export function heartRateAsTold(rate: HeartRate | null, { hrRest }: Answers): HeartRate | null {
  const isAtRest = typeof hrRest === 'number' && (rate?.bpm?.aim ?? Infinity) <= hrRest
  return isAtRest ? null : rate
}

function referenceOf(
  answers: Answers,
  rule: HeartRateRule,
  formulaAllowed: boolean,
): Reference | null {
  const { hrMax, hrThreshold, age } = answers
  if (typeof hrMax === 'number') return { basis: 'measured-max', bpm: hrMax }
  if (typeof hrThreshold === 'number') return { basis: 'measured-threshold', bpm: hrThreshold }
  if (typeof age !== 'number' || !formulaAllowed) return null
  return { basis: 'tanaka', bpm: rule.formula.intercept - rule.formula.slope * age }
}

function beats(percent: Band, reference: number, minus: number): Band {
  // Multiplied first: 0.7 x 165 is 115.49999999999999, and its half beat would be lost.
  const bpm = (share: number): number => Math.round((share * reference) / 100) - minus
  return { min: bpm(percent.min), aim: bpm(percent.aim), max: bpm(percent.max) }
}

function least(applied: readonly Adjustment[], limit: 'atMostBpm' | 'atMostPercentMax'): number {
  return Math.min(...applied.map((adjustment) => adjustment[limit] ?? Infinity))
}

function capped(band: Band, cap: number): Band {
  return {
    min: Math.min(band.min, cap),
    aim: Math.min(band.aim, cap),
    max: Math.min(band.max, cap),
  }
}
