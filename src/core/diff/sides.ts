import type { Session } from '../advice/dose.ts'
import { BANNED, EFFORT, HEART, MINUTES, OFFERS, type Aspect } from '../proof/aspects.ts'
import type { Kind } from '../proof/kind.ts'
import type { Leaf } from '../proof/plan.ts'
import { CARE_LEVELS, VERDICTS } from '../rulebook/model.ts'
import type { Side, Way } from './model.ts'

/** Which way a side went, or undefined where it is the same. */
export type Compare<Value> = (before: Value, after: Value) => Way | undefined

/** A side of the session: what it is, and which way it went. */
export interface SessionSide {
  readonly aspect: Aspect<readonly unknown[]>
  readonly compare: Compare<readonly unknown[]>
}

interface Offered {
  /** First choice first. */
  readonly main: readonly string[]
  readonly afterwards: readonly string[]
}

/** A side that is compared where both have a session; where only one has, that is told instead. */
function side<Own, Value>(
  { touches, effect, answers }: Aspect<Own>,
  of: (session: Session) => Value,
  compare: Compare<Value>,
): SessionSide {
  return {
    aspect: { touches, effect, answers, none: [], of: (session) => [of(session)] },
    compare: ([before], [after]) =>
      before === undefined || after === undefined
        ? undefined
        : compare(before as Value, after as Value),
  }
}

/** A heart rate where none was told is looser: where one would mislead, none is. */
const heartRateSide = side(
  HEART,
  ({ heartRate }) => heartRate,
  byNumbers((rate) => {
    const bands = [rate?.percentMax, rate?.percentThreshold, rate?.bpm]
    return [...bands.map((band) => band?.max), ...bands.flatMap((band) => [band?.aim, band?.min])]
  }),
)

const minutesSide = side(
  MINUTES,
  ({ minutes }) => minutes,
  byNumbers(({ max, target, min }) => [max, target, min]),
)

const effortSide = side(
  EFFORT,
  ({ rpe }) => rpe,
  byNumbers(({ max, aim }) => [max, aim]),
)

const activitiesSide = side(OFFERS, offeredIn, (before, after) => {
  const [one, other] = [namesOf(before), namesOf(after)]
  if (other.some((name) => !one.includes(name))) return 'looser'
  if (one.some((name) => !other.includes(name))) return 'tighter'
  return JSON.stringify(before) === JSON.stringify(after) ? undefined : 'other'
})

const bannedSide = side(
  BANNED,
  ({ banned }) => banned.toSorted(),
  (before, after) => {
    if (before.some((activity) => !after.includes(activity))) return 'looser'
    return after.some((activity) => !before.includes(activity)) ? 'tighter' : undefined
  },
)

/** The sides of a session, whether there is one first; the others are compared where both have one. */
export const SESSION: readonly Side[] = [
  'session',
  'minutes',
  'heartRate',
  'effort',
  'activities',
  'banned',
]

/** Less careful where any side is, more careful only where none is less so. */
export function wayOf(sides: Readonly<Partial<Record<Side, Way>>>): Way {
  const ways = Object.values(sides)
  return (['looser', 'tighter'] as const).find((way) => ways.includes(way)) ?? 'other'
}

/** The least careful first. */
export const LEAST_CAREFUL_FIRST: readonly Way[] = ['looser', 'other', 'tighter']

/** The sides of a session. */
export const SESSION_SIDES: Readonly<Partial<Record<Side, SessionSide>>> = {
  minutes: minutesSide,
  heartRate: heartRateSide,
  effort: effortSide,
  activities: activitiesSide,
  banned: bannedSide,
}

export const compareCare: Compare<Pick<Leaf, 'advice'>> = byLevel(({ advice }) =>
  CARE_LEVELS.indexOf(advice.care),
)
export const compareVerdict: Compare<Pick<Leaf, 'advice'>> = byLevel(({ advice }) =>
  VERDICTS.indexOf(advice.verdict),
)
export const compareAdvice: Compare<Leaf> = (before, after) =>
  before.book === after.book && before.advice.id === after.advice.id ? undefined : 'other'
export const compareSession: Compare<Kind> = byLevel(({ session }) => -SESSIONS.indexOf(session))

const SESSIONS: readonly Kind['session'][] = ['none', 'optional', 'due']

function offeredIn({ modality, alternatives, parts }: Session): Offered {
  return {
    main: [modality, ...alternatives],
    afterwards: parts.slice(1).map(({ activity, minutes }) => `${activity} ${String(minutes)}`),
  }
}

function namesOf({ main, afterwards }: Offered): string[] {
  return [...main, ...afterwards.map((part) => part.split(' ')[0] as string)]
}

/** The first number that differs decides: more is looser, and any is more than none. */
function byNumbers<Value>(
  numbers: (value: Value) => readonly (number | undefined)[],
): Compare<Value> {
  return (before, after) => {
    const others = numbers(after).map((number) => number ?? 0)
    const differences = numbers(before).map(
      (number, index) => (others[index] as number) - (number ?? 0),
    )
    const first = differences.find((difference) => difference !== 0)
    return first === undefined ? undefined : first > 0 ? 'looser' : 'tighter'
  }
}

/** A lower level of carefulness is looser. */
function byLevel<Value>(level: (value: Value) => number): Compare<Value> {
  return (before, after) => {
    const [one, other] = [level(before), level(after)]
    return one === other ? undefined : other < one ? 'looser' : 'tighter'
  }
}
