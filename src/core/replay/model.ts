import type { Made, Named, Side, Way } from '../diff/model.ts'

/** What a rulebook makes of a remembered check-in, and what it was not told for it. */
export interface Said extends Made {
  /** Questions that were not answered then, of which the worst was supposed. */
  readonly supposed: readonly string[]
  /** Questions that were not answered then, and were read as the rulebook says. */
  readonly assumed: readonly string[]
}

/** A day on which the other rulebook says something else. */
export interface DifferentDay {
  readonly date: string
  /** Which way the other one goes. */
  readonly way: Way
  /** The sides that differ; of another verdict or care, only these. */
  readonly sides: Readonly<Partial<Record<Side, Way>>>
  /** What was advised on that day. */
  readonly recorded: Named
  readonly inUse: Said
  readonly other: Said
}

/** A day on which the rulebook in use now says something else than was advised then. */
export interface ChangedSince {
  readonly date: string
  readonly recorded: Named
  readonly inUse: Named
  /** Whether it is the one that advised: then the journal does not hold any more what it knew then. */
  readonly sameRulebook: boolean
}

/**
 * A day that cannot be decided anew on equal terms: it was told what neither rulebook asks, or what one of
 * them, which does ask, does not take for an answer.
 */
export interface NotReplayed {
  readonly date: string
  readonly why: 'other-questions' | 'other-answers'
  readonly questions: readonly string[]
}

/** What two rulebooks make of the same days. Words are not compared. */
export interface Replay {
  /** The first and the last local day looked at; the last is today. */
  readonly from: string
  readonly to: string
  readonly replayed: number
  readonly same: number
  readonly lessCareful: number
  readonly moreCareful: number
  /** Neither more nor less careful. */
  readonly different: number
  /** Less careful first, and of these the longest step first; then the newest. */
  readonly days: readonly DifferentDay[]
  readonly changedSince: readonly ChangedSince[]
  readonly notReplayed: readonly NotReplayed[]
}
