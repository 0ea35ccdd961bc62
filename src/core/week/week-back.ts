import type { Verdict, WeekRule } from '../rulebook/model.ts'
import { dateOfDay, type DayNumber } from '../memory/calendar.ts'
import type { Days, PastSession } from '../memory/days.ts'
import { isHard } from '../memory/effort.ts'
import { sessionLoad, weekLoad, type WeekLoad } from '../training/load.ts'

/** A session as a week shows it. */
export interface DaySession {
  readonly kind: string
  readonly minutes: number
  readonly rpe: number | null
}

/** One day that lies behind. */
export interface DayBack {
  readonly date: string
  /** Null without a check-in. */
  readonly verdict: Verdict | null
  /** Empty also where nobody told: `told` says which. */
  readonly sessions: readonly DaySession[]
  /** Whether anything was told of what was done: a session, or that there was none. */
  readonly told: boolean
  /** Minutes times CR10 of the whole day; null where it is not known. */
  readonly load: number | null
}

/** The seven days before today. */
export interface WeekBack {
  /** Oldest first. */
  readonly days: readonly DayBack[]
  readonly load: WeekLoad
  /** Days with a hard session, among those told. */
  readonly hardDays: number
  /** Days told as passive. */
  readonly passiveDays: number
}

const WEEK = 7

/** The seven days before today, from what the journal knows. What nobody told of stays open. */
export function weekBack(days: Days, rule: WeekRule): WeekBack {
  const back = Array.from({ length: WEEK }, (_, index) => dayBack(days, days.today - WEEK + index))
  return {
    days: back,
    load: weekLoad(
      back.map(({ load }) => load),
      rule.load,
    ),
    hardDays: back.filter(({ sessions }) => sessions.some(({ kind }) => isHard(kind))).length,
    passiveDays: back.filter(({ told, sessions }) => told && sessions.length === 0).length,
  }
}

function dayBack({ sessions, checkIns }: Days, day: DayNumber): DayBack {
  const told = sessions.filter((session) => session.day === day)
  const done = told.filter(({ entry }) => entry.session !== 'none')
  return {
    date: dateOfDay(day),
    verdict: checkIns.findLast((one) => one.day === day)?.entry.advice.verdict ?? null,
    sessions: done.map(shown),
    told: told.length > 0,
    load: loadOfDay({ sessions }, day),
  }
}

/** Minutes times CR10 of a whole day; null where nothing was told of it, or not how hard it was. */
export function loadOfDay({ sessions }: Pick<Days, 'sessions'>, day: DayNumber): number | null {
  const told = sessions.filter((session) => session.day === day)
  return told.length === 0 ? null : loadOf(told.filter(({ entry }) => entry.session !== 'none'))
}

function shown({ entry }: PastSession): DaySession {
  return { kind: entry.session, minutes: entry.minutes, rpe: entry.rpe ?? null }
}

/** Null when the effort of one of them was not told: the load of the day is then not known. */
function loadOf(sessions: readonly PastSession[]): number | null {
  let load = 0
  for (const { entry } of sessions) {
    if (entry.rpe === undefined) return null
    load += sessionLoad({ minutes: entry.minutes, rpe: entry.rpe })
  }
  return load
}
