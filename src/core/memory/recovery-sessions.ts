import type { DayNumber } from './calendar.ts'
import type { Days, PastOutcome, PastSession } from './days.ts'
import { isHard } from './effort.ts'

/** How a recovery session left the runner, and the day of the session. */
interface RecoveryOutcome {
  readonly felt: 'looser' | 'same' | 'flatter'
  readonly day: DayNumber
}

/** A recovery session, to the journal: an easy one. */
function isRecovery({ entry }: PastSession): boolean {
  return entry.session === 'easy'
}

/** The outcomes of recovery sessions, in the order told. A session of which nobody told has none. */
function recoveryOutcomes(days: Days): RecoveryOutcome[] {
  return days.outcomes.flatMap((outcome) => {
    const day = recoveryDay(outcome, days)
    return day === undefined ? [] : [{ felt: outcome.entry.felt, day }]
  })
}

/** The day of what an outcome is about; its own where that is not known. */
export function dayAbout(outcome: PastOutcome, days: Days): DayNumber {
  const { entry, day } = outcome
  const checkIn = days.checkIns.find((one) => one.entry.id === entry.of)
  return (sessionAbout(outcome, days) ?? checkIn)?.day ?? day
}

function recoveryDay(outcome: PastOutcome, days: Days): DayNumber | undefined {
  const about = sessionAbout(outcome, days)
  if (about !== undefined) return isRecovery(about) ? about.day : undefined
  return days.checkIns.find(({ entry }) => entry.id === outcome.entry.of)?.day
}

/** An outcome names the session or the check-in it is about; one that does not is about the latest session. */
function sessionAbout(
  { entry, at, day }: PastOutcome,
  { sessions }: Days,
): PastSession | undefined {
  return entry.of === undefined
    ? sessions.findLast((one) => one.endedAt <= at && one.day >= day - 1)
    : sessions.find((one) => one.entry.id === entry.of)
}

/**
 * How many of the latest recovery sessions in a row left the runner flatter. It counts for so many days after the last of
 * them; then the rest it asks for was taken, or can no longer be, and it is none.
 */
export function flatterInARow(days: Days, holdsDays: number): number | undefined {
  const outcomes = recoveryOutcomes(days)
  const good = outcomes.findLastIndex(({ felt }) => felt !== 'flatter')
  return stillHolding(outcomes.slice(good + 1), outcomes, days, holdsDays)
}

/** How many recovery sessions of the last so many days left the runner flatter; it counts as `flatterInARow` does. */
export function flatterWithin(
  days: Days,
  withinDays: number,
  holdsDays: number,
): number | undefined {
  const outcomes = recoveryOutcomes(days).filter(({ day }) => day > days.today - withinDays)
  const flatter = outcomes.filter(({ felt }) => felt === 'flatter')
  return stillHolding(flatter, outcomes, days, holdsDays)
}

function stillHolding(
  flatter: readonly RecoveryOutcome[],
  outcomes: readonly RecoveryOutcome[],
  { today }: Days,
  holdsDays: number,
): number | undefined {
  if (outcomes.length === 0) return undefined
  const last = flatter.at(-1)
  return last !== undefined && today - last.day <= holdsDays ? flatter.length : 0
}

/**
 * On how many of the seven days before today there was a recovery session: an easy one of so many minutes at most,
 * on the day after a hard one. Undefined where no session of the week was told.
 */
export function recoverySessionsInWeek(
  { sessions, today }: Days,
  atMostMinutes: number,
): number | undefined {
  const week = sessions.filter(({ day }) => day < today && day >= today - 7)
  if (week.length === 0) return undefined
  const hard = new Set(sessions.flatMap(({ day, entry }) => (isHard(entry.session) ? [day] : [])))
  const taken = week.filter(
    (session) =>
      isRecovery(session) && session.entry.minutes <= atMostMinutes && hard.has(session.day - 1),
  )
  return new Set(taken.map(({ day }) => day)).size
}
