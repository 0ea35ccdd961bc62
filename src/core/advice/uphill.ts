import type { Answers } from '../rulebook/model.ts'
import { paceOnSlope, type Gait } from '../training/hills.ts'
import type { Session } from './dose.ts'

/** The easy pace of an activity on the slope that was told. */
export interface UphillPace {
  readonly activity: string
  /** Per cent, upwards. */
  readonly slope: number
  /** Whole seconds per kilometre; null where the easy pace on the flat is not known. */
  readonly secondsPerKm: number | null
}

const SECONDS = 60

const ON_FOOT: readonly {
  readonly activity: string
  readonly gait: Gait
  readonly pace: string
}[] = [
  { activity: 'walk', gait: 'walk', pace: 'easyWalkPace' },
  { activity: 'jog', gait: 'run', pace: 'easyPace' },
]

/**
 * The easy paces on the slope that was told, of what a session offers on foot: each costs as much energy a minute as the
 * runner's own easy pace on the flat (Minetti 2002, 10.1152/japplphysiol.01177.2001). None without a slope.
 */
export function uphillPaces(
  { modality, alternatives }: Pick<Session, 'modality' | 'alternatives'>,
  answers: Answers,
): readonly UphillPace[] {
  const { slope } = answers
  if (typeof slope !== 'number') return []
  return ON_FOOT.filter(({ activity }) => [modality, ...alternatives].includes(activity)).map(
    ({ activity, gait, pace }) => {
      const flat = answers[pace]
      const seconds =
        typeof flat === 'number' ? paceOnSlope(gait, flat * SECONDS, slope / 100) : null
      return { activity, slope, secondsPerKm: seconds === null ? null : Math.round(seconds) }
    },
  )
}
