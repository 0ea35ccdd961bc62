import type { Days } from './days.ts'

const WEEK = 7
const ENOUGH = 3

/** On how many of the seven days before today there was a session of one of these kinds. */
export function daysWith({ sessions, today }: Days, kinds: readonly string[]): number | undefined {
  const week = sessions.filter(({ day }) => day < today && day >= today - WEEK)
  if (new Set(week.map(({ day }) => day)).size < ENOUGH) return undefined
  return new Set(week.filter(({ entry }) => kinds.includes(entry.session)).map(({ day }) => day))
    .size
}
