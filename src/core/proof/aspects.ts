import { doseSession, type Session } from '../advice/dose.ts'
import type { Adjustment, Answers, Dose, SafetyBook } from '../rulebook/model.ts'

/** One side of a session: what it is, what may adjust it, and which answers it is made from. */
export interface Aspect<Value> {
  /** What it is without a session. */
  readonly none: Value
  readonly of: (session: Session, applied: readonly Adjustment[]) => Value
  /**
   * What of the adjustments that apply makes a difference: lists of equal effect give equal values,
   * and go on doing so when the same adjustment is added to both.
   */
  readonly effect: (applied: readonly Adjustment[], dose: Dose) => string
  readonly touches: (adjustment: Adjustment) => boolean
  /** Questions it is made from. Where the first step is answered, the later ones make no difference. */
  readonly answers: readonly (readonly string[])[]
}

/** What there may be to know of a session's heart rate. */
export interface HeartFacts {
  readonly told: 'none' | 'percent' | 'bpm'
  readonly percentMax: number
  readonly percentThreshold: number
  /** Beats it may never exceed whatever the answers; `NO_CAP` where nothing caps them. */
  readonly cap: number
}

const NO_CAP = 999

export interface Offers {
  /** How many activities besides the first. */
  readonly alternatives: number
  /** The kinds of main activity that may be chosen. */
  readonly main: readonly string[]
  /** Everything the session consists of, or may. */
  readonly all: readonly string[]
}

const least = (numbers: readonly (number | undefined)[]): number =>
  Math.min(...numbers.map((number) => number ?? Infinity))

const times = (applied: readonly Adjustment[]): number =>
  applied.reduce((product, { timesMinutes }) => product * (timesMinutes ?? 1), 1)

/** The least and the most minutes of the main activity. */
export const MINUTES: Aspect<{ readonly least: number; readonly most: number }> = {
  none: { least: 0, most: 0 },
  of: ({ minutes }) => ({ least: minutes.min, most: minutes.max }),
  effect: (applied) => `${String(times(applied))} ${String(least(applied.map(minutesCap)))}`,
  touches: ({ timesMinutes, atMostMinutes }) =>
    timesMinutes !== undefined || atMostMinutes !== undefined,
  answers: [['usualMinutes']],
}

function minutesCap({ atMostMinutes }: Adjustment): number | undefined {
  return atMostMinutes
}

const HEART_ANSWERS = [['hrMax'], ['hrThreshold'], ['age', 'sex']] as const

function heartEffect(applied: readonly Adjustment[]): string {
  const none = applied.some(({ heartRate }) => heartRate === 'none')
  if (none) return 'none'
  const measured = applied.some(({ heartRate }) => heartRate === 'measured-only')
  const bpm = least(applied.map(({ atMostBpm }) => atMostBpm))
  const percent = least(applied.map(({ atMostPercentMax }) => atMostPercentMax))
  return `${String(measured)} ${String(bpm)} ${String(percent)}`
}

function heartTouches({ heartRate, atMostBpm, atMostPercentMax }: Adjustment): boolean {
  return heartRate !== undefined || atMostBpm !== undefined || atMostPercentMax !== undefined
}

const NO_HEART: HeartFacts = { told: 'none', percentMax: 0, percentThreshold: 0, cap: 0 }

/** The heart rate: how it is told, and the most of it but for the beats. */
export const HEART: Aspect<HeartFacts> = {
  none: NO_HEART,
  of: ({ heartRate }, applied) => {
    if (heartRate === null) return NO_HEART
    const cap = least(applied.map(({ atMostBpm }) => atMostBpm))
    return {
      told: heartRate.bpm === null ? 'percent' : 'bpm',
      percentMax: heartRate.percentMax?.max ?? 0,
      percentThreshold: heartRate.percentThreshold?.max ?? 0,
      cap: Math.min(cap, NO_CAP),
    }
  },
  effect: heartEffect,
  touches: heartTouches,
  answers: HEART_ANSWERS,
}

/** The most beats per minute. */
export const BEATS: Aspect<number> = {
  none: 0,
  of: ({ heartRate }) => heartRate?.bpm?.max ?? 0,
  effect: heartEffect,
  touches: heartTouches,
  answers: HEART_ANSWERS,
}

/** The cap by which the more careful outcome is told. */
export const PERCENT: Aspect<number> = {
  none: 0,
  of: ({ heartRate }) => heartRate?.percentMax?.max ?? 0,
  effect: heartEffect,
  touches: heartTouches,
  answers: HEART_ANSWERS,
}

/** The most effort. */
export const EFFORT: Aspect<number> = {
  none: 0,
  of: ({ rpe }) => rpe.max,
  effect: (applied) => String(least(applied.map(({ atMostRpe }) => atMostRpe))),
  touches: ({ atMostRpe }) => atMostRpe !== undefined,
  answers: [],
}

const NO_OFFERS: Offers = { alternatives: 0, main: [], all: [] }

/** What is offered. */
export const OFFERS: Aspect<Offers> = {
  none: NO_OFFERS,
  of: ({ modality, alternatives, parts }) => {
    const main = [modality, ...alternatives]
    const all = new Set([...main, ...parts.map(({ activity }) => activity)])
    return { alternatives: alternatives.length, main: main.toSorted(), all: [...all].toSorted() }
  },
  effect: offersEffect,
  touches: ({ ban, only, drop }) => ban.length > 0 || only !== undefined || drop.length > 0,
  answers: [['modalities']],
}

/** How many activities there are besides the first. */
export const CHOICES: Aspect<number> = {
  ...OFFERS,
  none: 0,
  of: ({ alternatives }) => alternatives.length,
}

function offersEffect(applied: readonly Adjustment[], dose: Dose): string {
  const banned = new Set([...dose.banned, ...applied.flatMap(({ ban }) => ban)])
  const dropped = new Set(applied.flatMap(({ drop }) => drop))
  const left = applied.reduce<readonly string[]>(
    (before, { only }) => only?.filter((activity) => before.includes(activity)) ?? before,
    dose.activities,
  )
  const main = left.filter((activity) => !banned.has(activity))
  const parts = dose.afterwards
    .map(({ activity }) => activity)
    .filter((activity) => !banned.has(activity) && !dropped.has(activity))
  return `${main.join()} ${parts.join()}`
}

/** What is named as banned. */
export const BANNED: Aspect<readonly string[]> = {
  none: [],
  of: ({ banned }) => banned.toSorted(),
  effect: (applied) => [...new Set(applied.flatMap(({ ban }) => ban))].toSorted().join(),
  touches: ({ ban }) => ban.length > 0,
  answers: [],
}

/** What an aspect is for a runner, by the engine's own arithmetic. */
export function evaluated<Value>(
  aspect: Aspect<Value>,
  dose: Dose,
  applied: readonly Adjustment[],
  answers: Answers,
  safety: SafetyBook,
): Value {
  return aspect.of(doseSession(dose, applied, answers, safety), applied)
}

/** Every list of adjustments that an aspect can tell apart, whichever of the candidates apply. */
export function effectsOf<Value>(
  aspect: Aspect<Value>,
  dose: Dose,
  candidates: readonly Adjustment[],
): (readonly Adjustment[])[] {
  const lists = new Map<string, readonly Adjustment[]>([[aspect.effect([], dose), []]])
  for (const adjustment of candidates.filter(aspect.touches)) {
    const shorter = [...lists.values()]
    for (const list of shorter) {
      const longer = [...list, adjustment]
      const effect = aspect.effect(longer, dose)
      if (!lists.has(effect)) lists.set(effect, longer)
    }
  }
  return [...lists.values()]
}
