import type { Advice, SessionAdvice } from '../advice/advice.ts'
import type { Ratings, TestOutcome } from '../movement-test/ratings.ts'
import type { Answers, AnswerValue, Verdict } from '../rulebook/model.ts'

/** What marks a new entry; made at the edge. */
export interface Stamp {
  /** Unique; ids sort by the time they were made. */
  readonly id: string
  /** The instant of writing, in UTC: `2026-11-22T06:10:00.000Z`. */
  readonly written: string
}

/** When what an entry tells of was so. */
interface About {
  /** The local moment with its offset: `2026-11-22T07:10:00+01:00`. */
  readonly at: string
  /** The local day of `at`. */
  readonly date: string
}

/** What is remembered of a session that was advised. */
type Prescribed = Pick<SessionAdvice, 'modality' | 'minutes' | 'rpe'>

/** What is remembered of an advice. */
export interface RememberedAdvice extends Pick<
  Advice,
  'verdict' | 'care' | 'advice' | 'headline' | 'rulebook' | 'safety'
> {
  /** The branch that led to it, or the node whose branches were all passed; absent in a line of before it was kept. */
  readonly rule?: string
  /** What was prescribed; absent where nothing was, and where the rule is absent too. */
  readonly session?: Prescribed
}

/** A check-in and what was advised on it. */
export interface CheckInEntry extends Stamp, About {
  readonly kind: 'check-in'
  readonly answers: Answers
  /** The questions among the answers that the journal itself answered. */
  readonly derived: readonly string[]
  readonly advice: RememberedAdvice
  /** Every episode that is open on this morning; absent where the first version wrote the line. */
  readonly open?: readonly OpenEpisode[]
}

export const SESSION_KINDS = [
  'easy',
  'long',
  'tempo',
  'intervals',
  'strength',
  'race',
  'other',
  'none',
] as const

/** A session or race; `none` is a passive day, told. */
export interface SessionEntry extends Stamp, About {
  readonly kind: 'session'
  readonly session: (typeof SESSION_KINDS)[number]
  readonly minutes: number
  /** Effort of the whole session on CR10, 0 to 10. */
  readonly rpe?: number
  readonly modality?: string
  readonly raceKind?: string
  readonly distanceKm?: number
  readonly ascentM?: number
  readonly descentM?: number
  readonly downhill?: boolean
}

/** How a session left the runner. */
export interface AfterEntry extends Stamp, About {
  readonly kind: 'after'
  readonly felt: 'looser' | 'same' | 'flatter'
  readonly rpe?: number
  /** 0 to 10. */
  readonly pain?: number
  /** The session or check-in it is about. */
  readonly of?: string
}

/** The movement test, as it went. */
export interface TestEntry extends Stamp, About {
  readonly kind: 'test'
  readonly before: Ratings
  /** Left out when it was stopped because it got worse. */
  readonly after?: Ratings
  /** Minutes of movement. */
  readonly minutes: number
  /** What the runner said, when somebody asked. */
  readonly said?: TestOutcome
  /** The more careful of what was rated and said. */
  readonly outcome: TestOutcome
}

/** What was entered about an episode. */
export type Facts = Readonly<Record<string, AnswerValue | boolean>>

/** An illness, injury or other episode that has begun and not ended. */
export interface OpenEpisode {
  readonly episode: string
  readonly what: string
  /** The local day it began. */
  readonly since: string
  /** Everything entered about it so far, the newest of each. */
  readonly facts: Facts
}

/** The beginning, a note or the end of an episode. */
export interface HealthEntry extends Stamp, About {
  readonly kind: 'health'
  readonly episode: string
  readonly event: 'start' | 'note' | 'end'
  readonly what: string
  readonly facts: Facts
  /** Every episode that is still open after this. */
  readonly open: readonly OpenEpisode[]
}

/** What a runner did instead of what was advised. */
export interface OverrideEntry extends Stamp, About {
  readonly kind: 'override'
  readonly to: 'rest' | 'move'
  readonly from: Verdict
  readonly why: string
  /** The check-in whose advice it was. */
  readonly of: string
}

/** An entry that tells of a day, rather than of another entry. */
export type DayEntry =
  | CheckInEntry
  | SessionEntry
  | AfterEntry
  | TestEntry
  | HealthEntry
  | OverrideEntry

/** Puts another entry, under the same id, in the place of an earlier one. */
export interface CorrectionEntry extends Stamp, About {
  readonly kind: 'correction'
  readonly of: string
  readonly entry: DayEntry
  /** Every episode that is open once the correction holds. */
  readonly open: readonly OpenEpisode[]
}

/** Takes an earlier entry back; its line stays. */
export interface DeletionEntry extends Stamp, About {
  readonly kind: 'deletion'
  readonly of: string
  /** Every episode that is open once the deletion holds. */
  readonly open: readonly OpenEpisode[]
}

/** What one line of the journal holds. */
export type Entry = DayEntry | CorrectionEntry | DeletionEntry

/**
 * What of an advice is remembered: the answers, the decision, and what it came to for as long as the rulebook that
 * decided may have changed; the rest follows from them.
 */
export function checkInEntry(
  advice: Advice,
  stamp: Stamp,
  open: readonly OpenEpisode[],
): CheckInEntry {
  const { date, at, answers, coverage, verdict, care, rule, headline, rulebook, safety } = advice
  return {
    kind: 'check-in',
    ...stamp,
    date,
    at,
    answers,
    derived: coverage.derived,
    advice: {
      verdict,
      care,
      advice: advice.advice,
      rule,
      headline,
      ...(advice.session === null ? {} : { session: prescribed(advice.session) }),
      rulebook,
      safety,
    },
    open,
  }
}

function prescribed({ modality, minutes, rpe }: SessionAdvice): Prescribed {
  return { modality, minutes, rpe }
}
