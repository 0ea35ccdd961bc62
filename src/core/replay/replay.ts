import type { Outcome } from '../advice/decide.ts'
import { dateBefore, localDate, type Moment } from '../advice/moment.ts'
import { settle } from '../advice/settle.ts'
import { LEAST_CAREFUL_FIRST, wayOf } from '../diff/sides.ts'
import type { Named, Way } from '../diff/model.ts'
import type { CheckInEntry, Entry } from '../journal/entry.ts'
import { recall } from '../journal/recall.ts'
import { dayNumber } from '../memory/calendar.ts'
import { withJournal } from '../memory/derive.ts'
import { CARE_LEVELS, VERDICTS, type Rulebook } from '../rulebook/model.ts'
import { sidesBetween } from './between.ts'
import type { ChangedSince, DifferentDay, NotReplayed, Replay, Said } from './model.ts'
import { mornings, type Morning } from './morning.ts'

/** Two rulebooks to decide the same days with. */
export interface Rulebooks {
  readonly inUse: Rulebook
  readonly other: Rulebook
}

/**
 * What another rulebook makes of the remembered check-ins of so many days up to today, beside the one in use:
 * both decide anew, each on what was told then and on what its own questions find in the journal as it was that
 * morning. What was not told is unknown. `entries` are in the order written, and begin before those days.
 */
export function replay(
  rulebooks: Rulebooks,
  entries: readonly Entry[],
  moment: Moment,
  count: number,
): Replay {
  const from = dateBefore(moment, count - 1)
  const to = localDate(moment)
  const all = mornings(entries, from, to)
  const notReplayed = all.flatMap((morning) => whyNot(morning, rulebooks) ?? [])
  const left = new Set(notReplayed.map(({ date }) => date))
  const both = all
    .filter(({ entry }) => !left.has(entry.date))
    .map((morning) => decidedByBoth(morning, rulebooks))
  const days = both.flatMap((one) => differentDay(one) ?? [])
  const going = (way: Way): number => days.filter((day) => day.way === way).length
  return {
    from,
    to,
    replayed: both.length,
    same: both.length - days.length,
    lessCareful: going('looser'),
    moreCareful: going('tighter'),
    different: going('other'),
    days: days.toSorted(leastCarefulFirst),
    changedSince: both.flatMap((one) => changedSince(one) ?? []),
    notReplayed,
  }
}

/** What cannot be read of what was told, so that the two would not decide on the same. */
function whyNot({ entry, told }: Morning, { inUse, other }: Rulebooks): NotReplayed | undefined {
  const unread = [inUse, other].map((rulebook) => {
    const { lost } = recall({ ...entry, answers: told }, rulebook)
    const asked = lost.filter((id) => Object.hasOwn(rulebook.questions, id))
    return { asked, unasked: lost.filter((id) => !asked.includes(id)) }
  })
  const [one, two] = unread.map(({ unasked }) => unasked) as [string[], string[]]
  const nobodys = one.filter((id) => two.includes(id))
  if (nobodys.length > 0) {
    return { date: entry.date, why: 'other-questions', questions: nobodys }
  }
  const refused = [...new Set(unread.flatMap(({ asked }) => asked))]
  if (refused.length === 0) return undefined
  return { date: entry.date, why: 'other-answers', questions: refused }
}

interface Both {
  readonly entry: CheckInEntry
  /** Whether the one in use is the one that advised. */
  readonly sameRulebook: boolean
  readonly inUse: Decided
  readonly other: Decided
}

interface Decided {
  readonly outcome: Outcome
  readonly said: Said
}

function decidedByBoth(morning: Morning, { inUse, other }: Rulebooks): Both {
  const { entry } = morning
  return {
    entry,
    sameRulebook: recall(entry, inUse).same,
    inUse: decided(morning, inUse),
    other: decided(morning, other),
  }
}

function decided({ entry, told, days }: Morning, rulebook: Rulebook): Decided {
  const { answers } = recall({ ...entry, answers: told }, rulebook)
  const known = withJournal(rulebook, days, answers).answers
  const { outcome, supposed, assumed } = settle(rulebook, known)
  const { advice, session } = outcome
  const { id, verdict, care } = advice
  return { outcome, said: { advice: id, verdict, care, session, supposed, assumed } }
}

function differentDay({ entry, inUse, other }: Both): DifferentDay | undefined {
  const sides = sidesBetween(inUse.outcome, other.outcome)
  if (Object.keys(sides).length === 0) return undefined
  return {
    date: entry.date,
    way: wayOf(sides),
    sides,
    recorded: named(entry.advice),
    inUse: inUse.said,
    other: other.said,
  }
}

function changedSince({ entry, inUse: { said }, sameRulebook }: Both): ChangedSince | undefined {
  const [recorded, now] = [named(entry.advice), named(said)]
  if (recorded.advice === now.advice && levelOf(recorded) === levelOf(now)) return undefined
  return { date: entry.date, recorded, inUse: now, sameRulebook }
}

function named({ advice, verdict, care }: Named): Named {
  return { advice, verdict, care }
}

/** Care before verdict: the higher, the more careful. */
function levelOf({ verdict, care }: Named): number {
  return CARE_LEVELS.indexOf(care) * VERDICTS.length + VERDICTS.indexOf(verdict)
}

/** The longest step down first; of equal ones the newest day. */
function leastCarefulFirst(a: DifferentDay, b: DifferentDay): number {
  return (
    LEAST_CAREFUL_FIRST.indexOf(a.way) - LEAST_CAREFUL_FIRST.indexOf(b.way) ||
    stepDown(b) - stepDown(a) ||
    dayNumber(b.date) - dayNumber(a.date)
  )
}

function stepDown({ inUse, other }: DifferentDay): number {
  return levelOf(inUse) - levelOf(other)
}
