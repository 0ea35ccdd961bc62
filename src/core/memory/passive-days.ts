import type { DayNumber } from './calendar.ts'
import type { Days, PastSession } from './days.ts'

/** A day counts as passive also with an easy stroll of this effort at most, on CR10. */
const STROLL_RPE = 2
const WEEK = 7

/** What is known of a day: that it was passive, that there was a session, or nothing. */
type DayKind = 'passive' | 'active' | 'unknown'

/** What the sessions told of a day make it. A day that nobody told of is unknown, not passive. */
function dayKind(sessions: readonly PastSession[], day: DayNumber, strollMinutes: number): DayKind {
  const told = sessions.filter((session) => session.day === day)
  if (told.length === 0) return 'unknown'
  return told.some((session) => !isRest(session, strollMinutes)) ? 'active' : 'passive'
}

function isRest({ entry }: PastSession, strollMinutes: number): boolean {
  if (entry.session === 'none') return true
  return (
    entry.session === 'easy' &&
    entry.minutes <= strollMinutes &&
    entry.rpe !== undefined &&
    entry.rpe <= STROLL_RPE
  )
}

/**
 * How many days lie behind since the last passive one; today does not count. Where a day that nobody told of comes
 * first it may have been passive: then the days since are known only from a week on, as that many at least.
 */
export function daysSincePassive(
  { sessions, today }: Days,
  strollMinutes: number,
): number | undefined {
  let active = 0
  for (;;) {
    const kind = dayKind(sessions, today - 1 - active, strollMinutes)
    if (kind === 'active') active += 1
    else return kind === 'passive' || active >= WEEK ? active : undefined
  }
}

/**
 * How many days of the last seven lie behind since the last one that was told to be passive: those since the last
 * passive one at most. Undefined where none of them was told to be.
 */
export function daysSinceToldPassive(
  { sessions, today }: Days,
  strollMinutes: number,
): number | undefined {
  for (let back = 0; back < WEEK; back += 1) {
    if (dayKind(sessions, today - 1 - back, strollMinutes) === 'passive') return back
  }
  return undefined
}
