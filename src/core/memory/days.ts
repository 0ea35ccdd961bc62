import { isoMoment, localDate, type Moment } from '../advice/moment.ts'
import type {
  AfterEntry,
  CheckInEntry,
  DayEntry,
  OpenEpisode,
  SessionEntry,
} from '../journal/entry.ts'
import type { Answers } from '../rulebook/model.ts'
import { dayNumber, type DayNumber } from './calendar.ts'

/** As far back as anything is derived from; an older entry changes nothing. */
export const DAYS_BACK = 72

/** As far back as anything is derived from check-ins, baselines too: 28 days, and this one no more. */
export const CHECK_IN_DAYS_BACK = 29

/** How many days back are looked at, today among them. */
export interface Reach {
  readonly days: number
  readonly checkInDays: number
}

const MORNING: Reach = { days: DAYS_BACK, checkInDays: CHECK_IN_DAYS_BACK }

/** A session with the day and the instant at which it was over. */
export interface PastSession {
  readonly entry: SessionEntry
  readonly day: DayNumber
  /** In milliseconds. */
  readonly endedAt: number
}

/** What was told at a check-in: its answers without those that the journal itself gave. */
export interface PastCheckIn {
  readonly entry: CheckInEntry
  readonly day: DayNumber
  /** In milliseconds. */
  readonly at: number
  readonly told: Answers
}

/** How a session left the runner, with its instant in milliseconds. */
export interface PastOutcome {
  readonly entry: AfterEntry
  readonly day: DayNumber
  readonly at: number
}

/** The last days as they were known at a moment; of each list the oldest first. */
export interface Days {
  /** The local day of the moment. */
  readonly today: DayNumber
  /** The moment, in milliseconds. */
  readonly now: number
  readonly sessions: readonly PastSession[]
  /** Those of today among them. */
  readonly checkIns: readonly PastCheckIn[]
  readonly outcomes: readonly PastOutcome[]
  readonly open: readonly OpenEpisode[]
}

/**
 * The last days from the entries of a journal that hold, whatever their order: those of the 71 days before the
 * moment, check-ins of 28 (or as far back as `reach` says), that were so by then. What is dated later was not known, and is left out.
 */
export function daysAt(
  entries: readonly DayEntry[],
  open: readonly OpenEpisode[],
  moment: Moment,
  reach: Reach = MORNING,
): Days {
  const today = dayNumber(localDate(moment))
  const now = Date.parse(isoMoment(moment))
  const sessions: PastSession[] = []
  const checkIns: PastCheckIn[] = []
  const outcomes: PastOutcome[] = []
  for (const { entry, at } of inOrder(entries)) {
    const day = dayNumber(entry.date)
    if (at > now || day > today || day <= today - reach.days) continue
    if (entry.kind === 'session') sessions.push({ entry, day, endedAt: at })
    else if (entry.kind === 'after') outcomes.push({ entry, day, at })
    else if (entry.kind === 'check-in' && day > today - reach.checkInDays) {
      checkIns.push({ entry, day, at, told: toldIn(entry) })
    }
  }
  return { today, now, sessions, checkIns, outcomes, open }
}

/** By the moment they tell of; of one moment by when they were written, and then by their name. */
function inOrder(
  entries: readonly DayEntry[],
): { readonly entry: DayEntry; readonly at: number }[] {
  const keyed = entries.map((entry) => ({ entry, at: Date.parse(entry.at) }))
  return keyed.toSorted((a, b) => a.at - b.at || compare(a.entry, b.entry))
}

function compare(a: DayEntry, b: DayEntry): number {
  if (a.written !== b.written) return a.written < b.written ? -1 : 1
  return a.id < b.id ? -1 : 1
}

function toldIn({ answers, derived }: CheckInEntry): Answers {
  if (derived.length === 0) return answers
  const own = new Set(derived)
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !own.has(id)))
}
