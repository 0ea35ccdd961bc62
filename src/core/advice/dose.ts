import {
  LAST_ACTIVITY,
  type Activity,
  type Adjustment,
  type Answers,
  type Dose,
  type MinutesRule,
  type SafetyBook,
} from '../rulebook/model.ts'
import { heartRate, type HeartRate } from './heart-rate.ts'

/** Whole minutes of the main activity. */
export interface Minutes {
  readonly min: number
  readonly target: number
  readonly max: number
}

export interface SessionPart {
  readonly minutes: number
  readonly activity: string
}

/** What to do today, in numbers. */
export interface Session {
  /** True for the stroll of a rest day, which may as well be left out. */
  readonly optional: boolean
  readonly minutes: Minutes
  readonly heartRate: HeartRate | null
  /** CR10. */
  readonly rpe: { readonly aim: number; readonly max: number }
  readonly talk: string
  readonly modality: string
  readonly alternatives: readonly string[]
  readonly banned: readonly string[]
  readonly parts: readonly SessionPart[]
}

/** Minutes that a watch or a kitchen clock is set to: targets are rounded down to a multiple. */
const TARGET_STEP_MINUTES = 5

/**
 * The session that a dose gives this runner after every adjustment that applies. Adjustments only
 * cut: minutes are multiplied by at most 1 and capped, activities removed, numbers withheld.
 */
export function doseSession(
  dose: Dose,
  applied: readonly Adjustment[],
  answers: Answers,
  safety: SafetyBook,
): Session {
  const banned = [...new Set([...dose.banned, ...applied.flatMap((a) => a.ban)])]
  const [modality, ...alternatives] = activities(dose, applied, banned, answers, safety)
  const minutes = minutesOf(dose, applied, answers, safety)
  const dropped = new Set([...banned, ...applied.flatMap((a) => a.drop)])
  const rpeMax = Math.min(dose.rpe.max, safety.ceilings.rpe, ...applied.map(rpeCap))
  return {
    optional: dose.optional,
    minutes,
    heartRate: heartRate(dose, applied, answers, safety.heartRate),
    rpe: { aim: Math.min(dose.rpe.aim, rpeMax), max: rpeMax },
    talk: dose.talk,
    modality,
    alternatives,
    banned,
    parts: [
      { minutes: minutes.target, activity: modality },
      ...dose.afterwards.filter(
        (part) => !dropped.has(part.activity) && part.activity !== modality,
      ),
    ],
  }
}

function rpeCap(adjustment: Adjustment): number {
  return adjustment.atMostRpe ?? Infinity
}

function activities(
  dose: Dose,
  applied: readonly Adjustment[],
  banned: readonly string[],
  answers: Answers,
  safety: SafetyBook,
): readonly [string, ...string[]] {
  let left = dose.activities
  for (const { only } of applied) {
    if (only !== undefined) {
      const before = left
      left = only.filter((activity) => before.includes(activity))
    }
  }
  const atHand = answers['modalities'] as readonly string[] | undefined
  const [first, ...rest] = left.filter((activity) => {
    const { needs } = safety.activities[activity] as Activity
    return !banned.includes(activity) && (needs === '' || (atHand ?? [needs]).includes(needs))
  })
  return first === undefined ? [LAST_ACTIVITY] : [first, ...rest]
}

function minutesOf(
  dose: Dose,
  applied: readonly Adjustment[],
  answers: Answers,
  safety: SafetyBook,
): Minutes {
  const range = minutesRange(dose.minutes, answers)
  const times = applied.reduce((product, a) => product * (a.timesMinutes ?? 1), 1)
  const ceiling = dose.optional ? safety.ceilings.strollMinutes : safety.ceilings.minutes
  const most = Math.min(ceiling, ...applied.map((a) => a.atMostMinutes ?? Infinity))
  const cut = (minutes: number): number => Math.min(minutes * times, most)
  // However often it is halved, a session that is prescribed lasts a minute.
  const whole = (minutes: number): number => Math.max(1, Math.floor(cut(minutes)))
  const min = whole(range.from)
  const max = whole(range.to)
  const middle = Math.min((min + max) / 2, cut(range.targetAtMost))
  const round = Math.floor(middle / TARGET_STEP_MINUTES) * TARGET_STEP_MINUTES
  return { min, target: round >= min ? round : Math.max(min, Math.floor(middle)), max }
}

function minutesRange(
  rule: MinutesRule,
  answers: Answers,
): { readonly from: number; readonly to: number; readonly targetAtMost: number } {
  if (rule.how === 'fixed') return { from: rule.from, to: rule.to, targetAtMost: rule.to }
  const usual = answers['usualMinutes']
  if (typeof usual !== 'number') {
    const [from, to] = rule.usualUnknown
    return { from, to, targetAtMost: rule.targetAtMost }
  }
  const clamp = (minutes: number): number => Math.max(rule.atLeast, Math.min(rule.atMost, minutes))
  const [least, most] = rule.share
  return {
    // Less is always allowed: a long usual session does not lift the least above the aim.
    from: Math.min(clamp(least * usual), rule.targetAtMost),
    to: clamp(most * usual),
    targetAtMost: rule.targetAtMost,
  }
}
