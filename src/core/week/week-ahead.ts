import { dateOfDay, weekdayOf, type DayNumber } from '../memory/calendar.ts'
import type { Days } from '../memory/days.ts'
import { isHard } from '../memory/effort.ts'
import type { WeekRule } from '../rulebook/model.ts'

/** What is proposed for a day. `as-advised`: the morning's check-in says it. */
export type Proposed = 'as-advised' | 'passive' | 'recovery' | 'easy' | 'hard'

/** One day that lies ahead. A proposal; nothing is written anywhere. */
export interface DayAhead {
  readonly date: string
  readonly propose: Proposed
  readonly because:
    | 'advised-today'
    | 'not-checked-in'
    | 'passive-day-due'
    | 'after-a-hard-day'
    | 'recovery-week'
    | 'too-little-told'
    | 'spaced'
  /** Whether strength training has its place here. */
  readonly strength: boolean
}

/** What of the days behind the days ahead hang on. */
export interface Carried {
  /** At most so many, as far as told. Null is not known: then one is due. */
  readonly daysSincePassive: number | null
  readonly recoveryWeekDue: boolean
  /** Too few days were told to say that there is room for anything hard. */
  readonly tooLittleTold: boolean
}

const WEEK = 7

/**
 * Seven days from today on: a passive day before the seventh day without one, never a hard day after another,
 * none in a recovery week, and no more of them than the rulebook says. Nothing is proposed while something
 * has to be looked at first: an open episode, a reassess, or a clinician to see.
 */
export function weekAhead(days: Days, carried: Carried, rule: WeekRule): DayAhead[] {
  const advice = days.checkIns.findLast(({ day }) => day === days.today)?.entry.advice
  const waits = advice !== undefined && (advice.verdict === 'reassess' || advice.care !== 'none')
  if (waits || days.open.length > 0) return []
  let sincePassive = carried.daysSincePassive ?? WEEK - 1
  let afterHard = false
  let hardLeft = carried.recoveryWeekDue || carried.tooLittleTold ? 0 : rule.hardDaysAtMost
  let recoveryLeft = rule.activeRecoveryDays[1]

  const proposal = (index: number): readonly [Proposed, DayAhead['because']] => {
    if (index === 0 && advice !== undefined) return ['as-advised', 'advised-today']
    if (rule.passiveDays > 0 && sincePassive >= WEEK - 1) return ['passive', 'passive-day-due']
    if (index === 0) return ['as-advised', 'not-checked-in']
    if (afterHard) return [recoveryLeft > 0 ? 'recovery' : 'easy', 'after-a-hard-day']
    if (carried.recoveryWeekDue) return ['easy', 'recovery-week']
    if (carried.tooLittleTold) return ['easy', 'too-little-told']
    return [hardLeft > 0 ? 'hard' : 'easy', 'spaced']
  }

  return Array.from({ length: WEEK }, (_, index) => {
    const day = days.today + index
    const [propose, because] = proposal(index)
    const rests = propose === 'passive' || (propose === 'as-advised' && advice?.verdict === 'rest')
    sincePassive = rests ? 0 : sincePassive + 1
    afterHard = propose === 'hard' || (index === 0 && toldHard(days, day))
    if (propose === 'hard') hardLeft -= 1
    if (propose === 'recovery') recoveryLeft -= 1
    const mayLift = propose === 'easy' || propose === 'recovery'
    const strength = mayLift && !carried.recoveryWeekDue
    return {
      date: dateOfDay(day),
      propose,
      because,
      strength: strength && rule.strengthDays.includes(weekdayOf(day)),
    }
  })
}

/** Whether a hard session was told of a day. */
function toldHard({ sessions }: Days, day: DayNumber): boolean {
  return sessions.some((session) => session.day === day && isHard(session.entry.session))
}
