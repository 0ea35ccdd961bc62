import type { AfterEntry, CheckInEntry, DayEntry, SessionEntry } from '../journal/entry.ts'
import type { Answers } from '../rulebook/model.ts'

/** What was told of how a session left a runner; what was not told is left out. */
export function afterOf({ felt, rpe, pain }: Answers): Pick<AfterEntry, 'felt' | 'rpe' | 'pain'> {
  return {
    felt: felt === 'looser' || felt === 'same' ? felt : 'flatter',
    ...(typeof rpe === 'number' ? { rpe } : {}),
    ...(typeof pain === 'number' ? { pain } : {}),
  }
}

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * What a word on a session is about: the newest of the logged sessions, and of the check-ins that advised one
 * or were decided against for one, within the 24 hours before. `at` is a local moment with its offset.
 */
export function sessionAbout(
  entries: readonly DayEntry[],
  at: string,
): SessionEntry | CheckInEntry | undefined {
  const now = Date.parse(at)
  const decided = new Map(
    entries.flatMap((entry) => (entry.kind === 'override' ? [[entry.of, entry.to]] : [])),
  )
  const moved = ({ id, advice }: CheckInEntry): boolean =>
    (decided.get(id) ?? advice.verdict) === 'move'
  return entries
    .filter((entry) => entry.kind === 'session' || entry.kind === 'check-in')
    .filter((entry) => (entry.kind === 'session' ? entry.session !== 'none' : moved(entry)))
    .filter((entry) => Date.parse(entry.at) <= now && now - Date.parse(entry.at) <= DAY_MS)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1)
}
