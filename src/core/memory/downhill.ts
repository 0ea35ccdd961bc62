import { descentPerKm } from '../training/hills.ts'
import { wholeHours } from './calendar.ts'
import type { Days, PastSession } from './days.ts'

/** From which descent on a session went much downhill. */
export interface MuchDownhill {
  /** Whole hours since its end, at most. */
  readonly hours: number
  /** Metres of descent, at least. */
  readonly metres: number
  /** Metres of descent for every kilometre, at least; a session whose distance was not told counts by its metres. */
  readonly metresPerKm: number
}

/** Nothing is braked by the legs there, however far it goes down. */
const SPARED = ['cycle', 'swim']

/**
 * `yes` where a session of the last hours went much downhill: it was said so, or its descent says so. Undefined
 * otherwise: what was not logged is not known.
 */
export function downhillLately({ sessions, now }: Days, much: MuchDownhill): 'yes' | undefined {
  const found = sessions.some(
    (session) => wholeHours(session.endedAt, now) < much.hours && wentDown(session, much),
  )
  return found ? 'yes' : undefined
}

function wentDown({ entry }: PastSession, { metres, metresPerKm }: MuchDownhill): boolean {
  const { modality, downhill, descentM, distanceKm } = entry
  if (modality !== undefined && SPARED.includes(modality)) return false
  if (downhill === true) return true
  if (descentM === undefined || descentM < metres) return false
  return distanceKm === undefined || descentPerKm(descentM, distanceKm) >= metresPerKm
}
