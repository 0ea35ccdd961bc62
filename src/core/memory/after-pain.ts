import type { DayNumber } from './calendar.ts'
import type { Days, PastCheckIn } from './days.ts'
import { dayAbout } from './recovery-sessions.ts'

/**
 * The most pain told of a session of the last so many days before today, of which no morning since has told whether
 * it went; undefined where there is none. A pain of 0 leaves nothing to ask.
 */
export function afterPain(days: Days, holdsDays: number): number | undefined {
  const open = days.outcomes.flatMap((outcome) => {
    const { pain = 0 } = outcome.entry
    const day = dayAbout(outcome, days)
    const holds = day < days.today && day >= days.today - holdsDays
    return pain > 0 && holds && !closedSince(days, day) ? [pain] : []
  })
  return open.length === 0 ? undefined : Math.max(...open)
}

/** Whether a morning after that day, and before this one, told that no pain was left, or how it compared. */
function closedSince({ checkIns, today }: Days, since: DayNumber): boolean {
  return checkIns.some((one) => one.day > since && one.day < today && tellsOfMorning(one))
}

/** What the journal itself answered counts: a trend told of the pain as much as the runner would have. */
function tellsOfMorning({ entry: { answers } }: PastCheckIn): boolean {
  return answers['pain'] === 'none' || answers['painMorning'] !== undefined
}
