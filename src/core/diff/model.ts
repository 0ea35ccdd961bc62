import type { Session } from '../advice/dose.ts'
import type { Answers, Care, Condition, Verdict } from '../rulebook/model.ts'

/** What of an advice may differ. Words are not compared. */
export type Side =
  | 'care'
  | 'verdict'
  | 'session'
  | 'minutes'
  | 'heartRate'
  | 'effort'
  | 'activities'
  | 'banned'
  | 'advice'

/** Which way one side of an advice went; `other` is neither more nor less careful. */
export type Way = 'looser' | 'tighter' | 'other'

/** What one of the two rulebooks makes of a check-in. */
export interface Made {
  readonly advice: string
  readonly verdict: Verdict
  readonly care: Care
  readonly session: Session | null
}

/** An advice, as it is named. */
export type Named = Omit<Made, 'session'>

/** Of which check-ins a change speaks: those that one of the two gives this advice, and that meet a condition. */
export interface Where {
  readonly advised: 'before' | 'after'
  /** Left out, where all of them changed. */
  readonly when?: Condition
  /**
   * Whether the check-ins that meet it are the ones that changed and no others. If not, it is what they
   * have in common: to tell them exactly would take more than can be read.
   */
  readonly exact: boolean
}

/** Check-ins that change in the same way. */
export interface Change {
  /** Less careful where anything is, more careful only where nothing is less so. */
  readonly way: Way
  readonly before: Named
  readonly after: Named
  /** The sides that differ; of another verdict or care, only these. */
  readonly sides: Readonly<Partial<Record<Side, Way>>>
  /** How many classes of check-ins. */
  readonly count: bigint
  readonly where: Where
  readonly example: {
    /** As `recover today --answers -` accepts it. */
    readonly answers: Answers
    /** The questions answered differently from a rested runner. */
    readonly differs: readonly string[]
    readonly before: Made
    readonly after: Made
  }
}

export interface RulesDiff {
  /** How many classes of check-ins were compared: all that both accept. */
  readonly compared: bigint
  /** Most dangerous first; none where both mean the same. */
  readonly changes: readonly Change[]
  /** Questions that only one has. */
  readonly onlyBefore: readonly string[]
  readonly onlyAfter: readonly string[]
}
