import type { Days } from '../memory/days.ts'
import { daysSincePassive, daysSinceToldPassive } from '../memory/passive-days.ts'
import { recoverySessionsInWeek } from '../memory/recovery-sessions.ts'
import { weeksSinceRecoveryWeek } from '../memory/recovery-weeks.ts'
import type { Derivation, Rulebook, WeekRule } from '../rulebook/model.ts'
import { weekAhead, type DayAhead } from './week-ahead.ts'
import { weekBack, type WeekBack } from './week-back.ts'

/** Seven days back, what they come to, and a proposal for seven days. Null is not known. */
export interface Week {
  readonly back: WeekBack
  readonly daysSincePassive: number | null
  readonly activeRecoveryDays: number | null
  readonly weeksSinceRecoveryWeek: number | null
  readonly recoveryWeek: 'due' | 'soon' | 'not-due' | 'unknown'
  /** True where monotony is above the number that is widely quoted. A notice; it decides nothing. */
  readonly monotonous: boolean
  /** Empty while something has to be looked at first. */
  readonly ahead: readonly DayAhead[]
}

/** A week of which fewer days are told says nothing (evidence 4b: fewer than 3 of 7, no trend). */
const ENOUGH = 3

/** The week of a runner by a rulebook's own numbers; undefined where it says nothing of weeks. */
export function weekOf(rulebook: Rulebook, days: Days): Week | undefined {
  const rule = rulebook.book.week
  if (rule === undefined) return undefined
  const back = weekBack(days, rule)
  const { strollMinutes } = rulebook.safety.ceilings
  const since = daysSincePassive(days, strollMinutes) ?? null
  const weeks = sinceRecoveryWeek(rulebook, days)
  const recoveryWeek = dueness(weeks, rule)
  const { monotony } = back.load
  return {
    back,
    daysSincePassive: since,
    activeRecoveryDays: activeRecovery(rulebook, days),
    weeksSinceRecoveryWeek: weeks,
    recoveryWeek,
    monotonous: monotony !== null && monotony > rule.load.monotonyNoticeAbove,
    ahead: weekAhead(
      days,
      {
        daysSincePassive: since ?? daysSinceToldPassive(days, strollMinutes) ?? null,
        recoveryWeekDue: recoveryWeek === 'due',
        tooLittleTold: back.days.filter(({ told }) => told).length < ENOUGH,
      },
      rule,
    ),
  }
}

function dueness(weeks: number | null, rule: WeekRule): Week['recoveryWeek'] {
  if (weeks === null) return 'unknown'
  const [soon, due] = rule.recoveryWeekAfterWeeks
  if (weeks >= due) return 'due'
  return weeks >= soon ? 'soon' : 'not-due'
}

/** The derivation of a kind, from whichever question of the rulebook it answers. */
function derivation<By extends Derivation['by']>(
  { questions }: Rulebook,
  by: By,
): Extract<Derivation, { readonly by: By }> | undefined {
  return Object.values(questions)
    .map(({ derived }) => derived?.from)
    .find((from): from is Extract<Derivation, { readonly by: By }> => from?.by === by)
}

function sinceRecoveryWeek(rulebook: Rulebook, days: Days): number | null {
  const from = derivation(rulebook, 'weeks-since-recovery-week')
  return from === undefined ? null : (weeksSinceRecoveryWeek(days, from) ?? null)
}

function activeRecovery(rulebook: Rulebook, days: Days): number | null {
  const from = derivation(rulebook, 'recovery-sessions')
  return from === undefined ? null : (recoverySessionsInWeek(days, from.minutes) ?? null)
}
