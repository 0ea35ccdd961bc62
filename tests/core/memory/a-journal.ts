import type { Moment } from '../../../src/core/advice/moment.ts'
import type {
  AfterEntry,
  CheckInEntry,
  DayEntry,
  OpenEpisode,
  SessionEntry,
} from '../../../src/core/journal/entry.ts'
import { daysAt, type Days } from '../../../src/core/memory/days.ts'
import type { Answers } from '../../../src/core/rulebook/model.ts'

const DAY_MS = 86_400_000
const TODAY = Date.UTC(2026, 2, 31)

/** The date so many days before 2026-03-31, the day on which everything here is asked. */
export function dateBack(daysBack: number): string {
  return new Date(TODAY - daysBack * DAY_MS).toISOString().slice(0, 10)
}

/** 2026-03-31 at an hour, in Greenwich. */
export function momentAt(hour: number, minute = 0): Moment {
  return { year: 2026, month: 3, day: 31, hour, minute, second: 0, offsetMinutes: 0 }
}

const MORNING = momentAt(7)

function about(daysBack: number, hour: number, name: string): Omit<DayEntry, 'kind'> {
  const date = dateBack(daysBack)
  const at = `${date}T${String(hour).padStart(2, '0')}:00:00+00:00`
  return { id: `${name}-${date}-${String(hour)}`, written: at.replace('+00:00', 'Z'), at, date }
}

/** A check-in at 7:00, so many days back. */
export function checkIn(
  daysBack: number,
  answers: Answers,
  rest: Partial<Pick<CheckInEntry, 'derived' | 'id'>> & {
    readonly verdict?: 'move' | 'rest'
    readonly advice?: string
    readonly hour?: number
  } = {},
): CheckInEntry {
  const book = { id: 'recovery', version: '1', sha256: '0' }
  const { verdict = 'move', advice = 'easy-flow', derived = [], hour = 7, id } = rest
  const entry = about(daysBack, hour, 'check-in')
  return {
    kind: 'check-in',
    ...entry,
    id: id ?? entry.id,
    answers,
    derived,
    advice: { verdict, care: 'none', advice, headline: '', rulebook: book, safety: book },
  }
}

/** A session that ended so many days back, at 18:00 unless another hour is told. */
export function session(
  daysBack: number,
  kind: SessionEntry['session'],
  rest: Partial<SessionEntry> & { readonly hour?: number } = {},
): SessionEntry {
  const { hour = 18, ...more } = rest
  return { kind: 'session', ...about(daysBack, hour, kind), session: kind, minutes: 60, ...more }
}

/** How a session left the runner, told at 20:00 so many days back. */
export function after(
  daysBack: number,
  felt: AfterEntry['felt'],
  rest: Partial<AfterEntry> & { readonly hour?: number } = {},
): AfterEntry {
  const { hour = 20, ...more } = rest
  return { kind: 'after', ...about(daysBack, hour, 'after'), felt, ...more }
}

/** The last days on the morning of 2026-03-31. */
export function daysOf(
  entries: readonly DayEntry[],
  open: readonly OpenEpisode[] = [],
  moment = MORNING,
): Days {
  return daysAt(entries, open, moment)
}

/** Check-ins that told one answer, by the days back: `mornings('sleep', [7, 8])` is 7 yesterday and 8 before. */
export function mornings(
  question: string,
  values: readonly (Answers[string] | undefined)[],
): CheckInEntry[] {
  return values.flatMap((value, index) =>
    value === undefined ? [] : [checkIn(index + 1, { [question]: value })],
  )
}
