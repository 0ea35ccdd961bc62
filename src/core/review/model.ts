import type { OverrideEntry } from '../journal/entry.ts'
import type { Care, Verdict } from '../rulebook/model.ts'
import type { Tally } from './tally.ts'

/** An advice as the rulebook names it. */
export interface Advised {
  readonly advice: string
  readonly verdict: Verdict
  readonly care: Care
  /** As it was last worded. */
  readonly headline: string
}

/** How an advice turned out that one branch led to. */
export interface RuleReview extends Advised {
  /** The branch; null where it was not kept and cannot be found again. */
  readonly rule: string | null
  /** The id of the rulebook that advised. */
  readonly rulebook: string
  /** Of how many the branch was not kept: the same rulebook decided again on the answers. */
  readonly decidedAgain: number
  /** Where nothing told says that it was not followed. */
  readonly kept: Tally
  /** Where something else was logged than was advised. */
  readonly otherwise: Tally
  /** How often it was decided against; what came of that stands among the overrides. */
  readonly overridden: number
}

/** How sessions on one thing turned out, among those that were advised and not decided against. */
export interface ModalityReview {
  readonly modality: string
  readonly kept: Tally
}

/** What came of deciding against an advice. */
export interface OverrideReview extends Advised {
  readonly to: OverrideEntry['to']
  readonly turned: Tally
}

/** How advices of the past turned out. It says what came after, and nothing of what it came from. */
export interface Review {
  readonly schemaVersion: 1
  /** The first and the last local day looked at; the last is yesterday. */
  readonly from: string
  readonly to: string
  readonly advices: number
  /** Advices of which no outcome was told. */
  readonly untold: number
  /** Advices of which the branch was not kept: the same rulebook decided again on the answers. */
  readonly decidedAgain: number
  /** Of fewer outcomes no share is told. */
  readonly outcomesAtLeast: number
  /** Of the intervals, between 0 and 1. */
  readonly credibility: number
  /** The most frequent first. */
  readonly rules: readonly RuleReview[]
  readonly modalities: readonly ModalityReview[]
  readonly overrides: readonly OverrideReview[]
  readonly proposals: readonly Proposal[]
}

/** How often what was told was flatter. */
export interface Flatter {
  readonly flatter: number
  readonly told: number
}

/**
 * Something to think about: what a session was on, an advice, or what was decided against one. Nothing is
 * changed by it.
 */
export type Proposal =
  | (Flatter & {
      readonly about: 'modality'
      readonly modality: string
      /** How to leave it out; null where the profile cannot say so. */
      readonly leaveOut: LeaveOut | null
    })
  | (Flatter & {
      readonly about: 'rule'
      readonly advice: string
      readonly rule: string | null
      readonly headline: string
    })
  | (Flatter & {
      readonly about: 'override'
      readonly advice: string
      readonly headline: string
    })

/** What a profile would say that leaves an activity out. */
export interface LeaveOut {
  /** What is at hand besides; empty for none. */
  readonly modalities: readonly string[]
  /** Whether the profile said what is at hand; if not, it is everything there is. */
  readonly known: boolean
  /** Other activities that are then left out too. */
  readonly also: readonly string[]
}
