import { HOUR_MS, hoursBefore, wholeHours, type DayNumber } from './calendar.ts'
import type { Days } from './days.ts'

/** The hardest thing of the last three days, or a longer race of the last two weeks. */
export interface LastEffort {
  readonly kind: string
  readonly raceKind?: string
  readonly modality?: string
  /** Whole hours since the finish; absent when nothing, or only easy days, lie behind. */
  readonly hours?: number
}

interface Effort {
  readonly kind: string
  readonly raceKind: string | undefined
  readonly modality: string | undefined
  readonly endedAt: number
}

/** How far back it counts: days for a session or a short race, and for a longer race. */
const SESSION_DAYS = 3
const RACE_DAYS = 14
/** In the first week a longer race outlasts a later, shorter one. */
const RACE_WEEK_HOURS = 168

const HARD = ['long', 'tempo', 'intervals', 'other', 'strength']
/** From worst: one of which nobody said which race it was may have been any. */
const RACES = [undefined, 'ultra', 'marathon', 'half', 'short']

/** Whether a session of this kind is hard: everything but an easy one, and none at all. */
export function isHard(kind: string): boolean {
  return kind === 'race' || HARD.includes(kind)
}

/**
 * The last effort as the journal knows it, from sessions and from what was told at check-ins. That there was none, or
 * nothing hard, is known only where every day is accounted for: undefined otherwise.
 */
export function lastEffort(days: Days): LastEffort | undefined {
  const efforts = effortsOf(days)
  const recent = (hours: number): Effort[] =>
    efforts.filter(({ endedAt }) => wholeHours(endedAt, days.now) < hours)
  const races = recent(RACE_DAYS * 24).filter(
    ({ kind, raceKind, endedAt }) =>
      kind === 'race' &&
      (raceKind !== 'short' || wholeHours(endedAt, days.now) < SESSION_DAYS * 24),
  )
  const inWeek = races.filter(({ endedAt }) => wholeHours(endedAt, days.now) < RACE_WEEK_HOURS)
  const race = worst(inWeek, RACES, ({ raceKind }) => raceKind) ?? races.at(-1)
  const sessions = recent(SESSION_DAYS * 24)
  const hardest = race ?? sessions.findLast(({ kind }) => isHard(kind) && kind !== 'strength')
  const found = hardest ?? sessions.findLast(({ kind }) => kind === 'strength')
  if (found !== undefined) return told(found, days.now)
  if (!accountedFor(days, RACE_DAYS)) return undefined
  const easy = sessions.findLast(({ kind }) => kind === 'easy')
  return easy === undefined ? { kind: 'none' } : told(easy, days.now)
}

function told({ kind, raceKind, modality, endedAt }: Effort, now: number): LastEffort {
  return {
    kind,
    hours: wholeHours(endedAt, now),
    ...(raceKind === undefined ? {} : { raceKind }),
    ...(modality === undefined ? {} : { modality }),
  }
}

function worst<Order>(
  efforts: readonly Effort[],
  order: readonly Order[],
  of: (effort: Effort) => Order,
): Effort | undefined {
  const rank = (effort: Effort): number => order.indexOf(of(effort))
  return efforts.toSorted((a, b) => rank(a) - rank(b) || b.endedAt - a.endedAt)[0]
}

/** Sessions, and efforts told at a check-in with the hours since; the oldest first. */
function effortsOf({ sessions, checkIns }: Days): Effort[] {
  const logged = sessions.map(({ entry, endedAt }) => ({
    kind: entry.session,
    raceKind: entry.raceKind,
    modality: entry.modality,
    endedAt,
  }))
  const said = checkIns.flatMap(({ told: answers, at }) => {
    const { lastEffort: kind, hoursSinceEffort: hours, raceKind, lastModality } = answers
    if (typeof kind !== 'string' || typeof hours !== 'number') return []
    return [
      {
        kind,
        raceKind: typeof raceKind === 'string' ? raceKind : undefined,
        modality: typeof lastModality === 'string' ? lastModality : undefined,
        endedAt: hoursBefore(at, hours),
      },
    ]
  })
  return [...logged, ...said].toSorted((a, b) => a.endedAt - b.endedAt)
}

/**
 * Hours since the latest hard session or race of any kind, infinite where there was none; undefined where one of
 * the last three days was not told of, and may hide another.
 */
export function hoursSinceHard(days: Days): number | undefined {
  if (!accountedFor(days, SESSION_DAYS)) return undefined
  const latest = effortsOf(days).findLast(({ kind }) => isHard(kind))
  return latest === undefined ? Infinity : (days.now - latest.endedAt) / HOUR_MS
}

/** Whether every day before today was told of, so that nothing hard and no race can hide in one. */
function accountedFor(days: Days, back: number): boolean {
  const logged = new Set(days.sessions.map(({ day }) => day))
  for (let day = days.today - back; day < days.today; day += 1) {
    if (!logged.has(day) && !coveredByCheckIn(days, day)) return false
  }
  return true
}

/** Whether somebody told on a later morning of nothing hard; of a day before the last three, of no race. */
function coveredByCheckIn({ checkIns, today }: Days, day: DayNumber): boolean {
  return checkIns.some(({ day: asked, told: { lastEffort: kind } }) => {
    if (asked <= day || typeof kind !== 'string') return false
    return day >= today - SESSION_DAYS ? !isHard(kind) : kind !== 'race'
  })
}
