import { settle } from '../advice/settle.ts'
import { ruleOf } from '../advice/decide.ts'
import type { AfterEntry, CheckInEntry, OverrideEntry, RememberedAdvice } from '../journal/entry.ts'
import { recall } from '../journal/recall.ts'
import type { Days, PastCheckIn, PastSession } from '../memory/days.ts'
import { isHard } from '../memory/effort.ts'
import type { Rulebook } from '../rulebook/model.ts'

/**
 * What was done with an advice: nothing told says otherwise; the runner decided against it and said so; or
 * something else was logged.
 */
export type Course = 'kept' | 'overridden' | 'otherwise'

/** One advice of the past, and what was told of it since. */
export interface TurnedOut {
  readonly checkIn: CheckInEntry
  /** The branch that led to it; null where it was not kept and cannot be found again. */
  readonly rule: string | null
  /** Whether the branch was not kept, and the same rulebook decided again on the answers. */
  readonly decidedAgain: boolean
  readonly course: Course
  readonly override: OverrideEntry | undefined
  /** What it was done on: as logged, else what was advised first; null where neither is known. */
  readonly modality: string | null
  readonly after: AfterEntry | undefined
  /** Whether the effort was above what was advised; null where one of the two is not known. */
  readonly aboveEffort: boolean | null
  /** The check-in of the next local day. */
  readonly next: PastCheckIn | undefined
  /** Soreness of the next morning less that of this one; null where one was not told. */
  readonly soreness: number | null
}

/** What became of every advice of these days, the oldest first; today's is not over yet. */
export function turnedOut(
  rulebook: Rulebook,
  days: Days,
  overrides: readonly OverrideEntry[],
): TurnedOut[] {
  const mornings = new Map(days.checkIns.map((checkIn) => [checkIn.day, checkIn]))
  return days.checkIns
    .filter(({ day }) => day < days.today)
    .map((checkIn) => {
      const decision = decisionOf(rulebook, checkIn.entry)
      const sessions = days.sessions.filter(
        ({ day, endedAt }) => day === checkIn.day && endedAt >= checkIn.at,
      )
      const override = overrides.findLast(({ of }) => of === checkIn.entry.id)
      const after = afterOf(days, checkIn, sessions)
      const next = mornings.get(checkIn.day + 1)
      return {
        checkIn: checkIn.entry,
        rule: decision?.rule ?? null,
        decidedAgain: decision?.again ?? false,
        course:
          override === undefined ? courseOf(checkIn, sessions, decision, rulebook) : 'overridden',
        override,
        modality: sessions.at(-1)?.entry.modality ?? decision?.session?.modality ?? null,
        after,
        aboveEffort: aboveEffort(after, sessions, decision),
        next,
        soreness: next === undefined ? null : change(checkIn, next),
      }
    })
}

interface Decision {
  readonly rule: string
  readonly session: RememberedAdvice['session']
  readonly again: boolean
}

/** As it was kept; in a line of before it was, decided again where this very rulebook decided then. */
function decisionOf(rulebook: Rulebook, entry: CheckInEntry): Decision | undefined {
  const { rule, session } = entry.advice
  if (rule !== undefined) return { rule, session, again: false }
  const { answers, same } = recall(entry, rulebook)
  if (!same) return undefined
  const { outcome } = settle(rulebook, answers)
  return { rule: ruleOf(outcome), session: outcome.session ?? undefined, again: true }
}

function courseOf(
  { entry: { advice } }: PastCheckIn,
  sessions: readonly PastSession[],
  decision: Decision | undefined,
  { safety }: Rulebook,
): Course {
  const done = sessions.filter(({ entry }) => entry.session !== 'none')
  if (advice.verdict === 'move' && done.length === 0 && sessions.length > 0) return 'otherwise'
  const unknown = { move: Infinity, rest: safety.ceilings.strollMinutes, reassess: 0 }
  const most =
    decision === undefined ? unknown[advice.verdict] : (decision.session?.minutes.max ?? 0)
  const minutes = done.reduce((sum, { entry }) => sum + entry.minutes, 0)
  return minutes > most || done.some(({ entry }) => isHard(entry.session)) ? 'otherwise' : 'kept'
}

/** How it left the runner: what was told last of the check-in, or of a session after it. */
function afterOf(
  { outcomes }: Days,
  checkIn: PastCheckIn,
  sessions: readonly PastSession[],
): AfterEntry | undefined {
  const about = [checkIn, ...sessions].map(({ entry }) => entry.id)
  return outcomes.findLast(({ entry }) => entry.of !== undefined && about.includes(entry.of))?.entry
}

function aboveEffort(
  after: AfterEntry | undefined,
  sessions: readonly PastSession[],
  decision: Decision | undefined,
): boolean | null {
  const effort = after?.rpe ?? sessions.at(-1)?.entry.rpe
  const most = decision?.session?.rpe.max
  return effort === undefined || most === undefined ? null : effort > most
}

function change({ told }: PastCheckIn, next: PastCheckIn): number | null {
  const [before, after] = [told['soreness'], next.told['soreness']]
  return typeof before === 'number' && typeof after === 'number' ? after - before : null
}
