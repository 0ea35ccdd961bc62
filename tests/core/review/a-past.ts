import { advise } from '../../../src/core/advice/advice.ts'
import { isoMoment, localDate, type Moment } from '../../../src/core/advice/moment.ts'
import { effective } from '../../../src/core/journal/effective.ts'
import {
  checkInEntry,
  type AfterEntry,
  type CheckInEntry,
  type DayEntry,
  type OverrideEntry,
  type SessionEntry,
  type Stamp,
} from '../../../src/core/journal/entry.ts'
import { daysAt } from '../../../src/core/memory/days.ts'
import { withJournal } from '../../../src/core/memory/derive.ts'
import type { Answers, Rulebook } from '../../../src/core/rulebook/model.ts'

/** One day of the past, as it was told. */
export interface PastDay {
  /** So many days before today. */
  readonly ago: number
  /** What was answered otherwise than on most mornings; null without a check-in. */
  readonly answers?: Answers | null
  readonly session?: Partial<SessionEntry>
  readonly felt?: AfterEntry['felt']
  readonly after?: Partial<AfterEntry>
  readonly overridden?: 'move' | 'rest'
}

/** Who advised, on what most mornings were like, and which day is today. */
export interface Past {
  readonly rulebook: Rulebook
  readonly most: Answers
  readonly today: Pick<Moment, 'year' | 'month' | 'day'>
}

/** The entries of these days, the oldest first: a check-in at 7, an override at 8, a session at 10, how it left them at 11. */
export function entriesOf(past: Past, days: readonly PastDay[]): DayEntry[] {
  const entries: DayEntry[] = []
  for (const day of days) entries.push(...entriesOfDay(past, day, entries))
  return entries
}

function entriesOfDay(past: Past, day: PastDay, before: readonly DayEntry[]): DayEntry[] {
  const { ago, answers = {}, session, felt, after: told, overridden } = day
  const checkIn = answers === null ? undefined : checkInOf(past, ago, answers, before)
  const logged: SessionEntry | undefined = session && {
    kind: 'session',
    ...about(past, ago, 10),
    session: 'easy',
    minutes: 25,
    ...session,
  }
  const did = overridden ?? checkIn?.advice.verdict
  const of = logged?.id ?? (did === 'move' ? checkIn?.id : undefined)
  const override: OverrideEntry | undefined =
    overridden === undefined || checkIn === undefined
      ? undefined
      : {
          kind: 'override',
          ...about(past, ago, 8),
          to: overridden,
          from: checkIn.advice.verdict,
          why: 'it felt right',
          of: checkIn.id,
        }
  const after: AfterEntry | undefined = felt && {
    kind: 'after',
    ...about(past, ago, 11),
    felt,
    ...(of === undefined ? {} : { of }),
    ...told,
  }
  return [checkIn, override, logged, after].filter((entry) => entry !== undefined)
}

function checkInOf(
  past: Past,
  ago: number,
  answers: Answers,
  before: readonly DayEntry[],
): CheckInEntry {
  const { rulebook, most } = past
  const moment = momentAgo(past, ago, 7)
  const days = daysAt(effective(before), [], moment)
  const remembered = withJournal(rulebook, days, { ...most, ...answers })
  const { derived } = remembered
  const advice = advise(rulebook, remembered.answers, moment, { derived })
  return checkInEntry(advice, stampOf(past, ago, 7), [])
}

function about(past: Past, ago: number, hour: number): Stamp & Pick<DayEntry, 'at' | 'date'> {
  const moment = momentAgo(past, ago, hour)
  return { ...stampOf(past, ago, hour), at: isoMoment(moment), date: localDate(moment) }
}

function stampOf(past: Past, ago: number, hour: number): Stamp {
  const at = isoMoment(momentAgo(past, ago, hour))
  return { id: `${at.slice(0, 13)}-past`, written: new Date(at).toISOString() }
}

/** An hour of the day so many days before today, in Greenwich. */
export function momentAgo({ today }: Pick<Past, 'today'>, ago: number, hour: number): Moment {
  const day = new Date(Date.UTC(today.year, today.month - 1, today.day - ago))
  return {
    year: day.getUTCFullYear(),
    month: day.getUTCMonth() + 1,
    day: day.getUTCDate(),
    hour,
    minute: 0,
    second: 0,
    offsetMinutes: 0,
  }
}
