import type { SessionEntry } from '../journal/entry.ts'
import type { Rulebook } from '../rulebook/model.ts'
import { descentPerKm } from '../training/hills.ts'
import { brakesLegs } from '../training/modalities.ts'
import { wholeHours } from './calendar.ts'
import type { Days } from './days.ts'

/** From which descent on a session went much downhill. */
export interface MuchDownhill {
  /** Whole hours since its end, at most. */
  readonly hours: number
  /** Metres of descent, at least. */
  readonly metres: number
  /** Metres of descent for every kilometre, at least; a session whose distance was not told counts by its metres. */
  readonly metresPerKm: number
}

/** How a session counts, and what says so. */
export interface DownhillSession {
  readonly counts: boolean
  /** What was said of it overrules its descent; on wheels and in water neither counts. */
  readonly by: 'said' | 'descent' | 'modality'
  /** Whether it went down so far and so steeply. */
  readonly descends: boolean
}

/**
 * `yes` where a session of the last hours went much downhill: it was said so, or its descent says so and nobody says
 * otherwise. Undefined if not: what was not logged is not known.
 */
export function downhillLately({ sessions, now }: Days, much: MuchDownhill): 'yes' | undefined {
  const found = sessions.some(
    ({ entry, endedAt }) =>
      wholeHours(endedAt, now) < much.hours && downhillOf(entry, much)?.counts === true,
  )
  return found ? 'yes' : undefined
}

/** How a session counts; undefined where nothing speaks for downhill and nothing was said of it. */
export function downhillOf(entry: SessionEntry, much: MuchDownhill): DownhillSession | undefined {
  const { modality, downhill } = entry
  const descends = wentDown(entry, much)
  if (!brakesLegs(modality)) {
    return descends || downhill === true ? { counts: false, by: 'modality', descends } : undefined
  }
  if (downhill !== undefined) return { counts: downhill, by: 'said', descends }
  return descends ? { counts: true, by: 'descent', descends } : undefined
}

function wentDown(
  { descentM, distanceKm }: SessionEntry,
  { metres, metresPerKm }: MuchDownhill,
): boolean {
  if (descentM === undefined || descentM < metres) return false
  return distanceKm === undefined || descentPerKm(descentM, distanceKm) >= metresPerKm
}

/** From where on a rulebook counts a session as downhill; undefined where it does not ask. */
export function muchDownhillOf({ questions }: Rulebook): MuchDownhill | undefined {
  return Object.values(questions)
    .map(({ derived }) => derived?.from)
    .find((from) => from?.by === 'downhill')
}
