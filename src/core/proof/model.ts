/**
 * What can be proved of a rulebook, and what a proof says. Everything is plain data.
 *
 * In `invariants.yaml` an invariant is written as its fields are named here, in kebab-case:
 *
 *     - id: fever-never-moves
 *       says: Fever is never a reason to move.
 *       when: { illness: fever }
 *       never: { verdict: move }
 *     - id: cold-stays-short
 *       says: With a cold a session stays within half an hour and 120 beats.
 *       when: { illness: above-neck }
 *       always: { minutes: { at-most: 30 }, bpm: { at-most: 120 } }
 */
import type { FilePlace } from '../../errors.ts'
import type { Session } from '../advice/dose.ts'
import type { Answers, Bounds, Care, Condition, Verdict } from '../rulebook/model.ts'

/**
 * What an advice is, as far as it is said; several facts hold together. Without a session there are
 * 0 minutes, no heart rate, an effort of 0, and nothing is offered.
 */
export interface Facts {
  /** One of these. */
  readonly verdict?: readonly Verdict[]
  /** One of these. Bounds are written out: `at-least: clinician-today` is two levels. */
  readonly care?: readonly Care[]
  /** One of these advices, by id. */
  readonly advice?: readonly string[]
  /** `none`: nothing is prescribed. `optional`: the stroll of a rest. `due`: a session to do. */
  readonly session?: readonly ('none' | 'optional' | 'due')[]
  /** The most minutes of the main activity. */
  readonly minutes?: Bounds
  /** The least minutes of the main activity. */
  readonly leastMinutes?: Bounds
  /** `none`: no heart rate is told; `percent`: without beats; `bpm`: beats per minute are told. */
  readonly heartRate?: readonly ('none' | 'percent' | 'bpm')[]
  /** The most per cent of maximum heart rate; 0 where none is told. */
  readonly percentMax?: Bounds
  /** The most per cent of threshold heart rate; 0 where none is told. */
  readonly percentThreshold?: Bounds
  /** The most beats per minute; 0 where none are told. */
  readonly bpm?: Bounds
  /** The most effort (CR10). */
  readonly rpe?: Bounds
  /** At least one of these is offered, as an activity or as a part of the session. */
  readonly offers?: readonly string[]
  /** Nothing but these is offered. */
  readonly offersOnly?: readonly string[]
  /** Each of these is named as banned. */
  readonly banned?: readonly string[]
  /** Each of these adjustments, limits or notes applies, by rule. */
  readonly applies?: readonly string[]
}

/** What must hold of every check-in that `when` speaks of. Exactly one of `never` and `always`. */
export interface Invariant {
  readonly id: string
  /** In words that a physician can read. */
  readonly says: string
  /** Which check-ins; left out, all of them. It speaks of the answers as given: nothing is assumed. */
  readonly when?: Condition
  /**
   * `known` (the default): check-ins of which `when` is known to hold. `possible`: also those of which
   * it may hold, because something was not answered.
   */
  readonly holds?: 'known' | 'possible'
  /** The facts never all hold at once. */
  readonly never?: Facts
  /** The facts all hold. */
  readonly always?: Facts
}

/** A check-in that breaks a rule, with what the engine itself makes of it. */
export interface Counterexample {
  /** As `recover today --answers -` accepts it. */
  readonly answers: Answers
  /** The questions answered differently from a rested runner, in the rulebook's order. */
  readonly differs: readonly string[]
  readonly advice: string
  readonly verdict: Verdict
  readonly care: Care
  readonly session: Session | null
  /** Where the branch stands that gives the advice; left out where that is not its author's file. */
  readonly at?: FilePlace
}

/** What became of an invariant. `covered` counts the classes of check-ins that it speaks of. */
export type InvariantResult = {
  readonly invariant: Invariant
  readonly covered: bigint
} & ({ readonly proved: true } | { readonly proved: false; readonly smallest: Counterexample })

/** What may not get less careful when one answer gets worse. */
export const MEASURES = [
  'verdict',
  'care',
  'minutes',
  'percent',
  'bpm',
  'effort',
  'activity',
] as const
export type Measure = (typeof MEASURES)[number]

/** Where worsening an answer may loosen the advice, and why. */
export interface Exception {
  readonly id: string
  readonly question: string
  /** The answers the step goes from and to; left out, any. An item of a list: only `to`. */
  readonly from?: string | number
  readonly to?: string | number
  /** Left out, all of them. */
  readonly measures?: readonly Measure[]
  /** Only for check-ins of which this is known to hold; it speaks of the answers before the step. */
  readonly when?: Condition
  readonly reason: string
}

/** One answer gets worse, all else equal, and the advice gets less careful. */
export interface Loosening {
  readonly question: string
  readonly from: string | number
  readonly to: string | number
  readonly measure: Measure
  /** How many classes of check-ins are concerned. */
  readonly count: bigint
  readonly before: Counterexample
  readonly after: Counterexample
}

/** An answer left open gives a less careful advice than the worst it could be. */
export interface OpenRisk {
  readonly question: string
  readonly measure: Measure
  readonly count: bigint
  readonly open: Counterexample
  readonly answered: Counterexample
}

export interface MonotoneResult {
  /** How many single worsenings were compared: classes of check-ins times steps. */
  readonly compared: bigint
  readonly loosenings: readonly Loosening[]
  readonly openRisks: readonly OpenRisk[]
  /** How often each exception was used; one that never was is a leftover. */
  readonly exceptions: readonly { readonly exception: Exception; readonly used: bigint }[]
}

/** A flaw of form that only the whole space shows. */
export type FormFinding =
  | { readonly finding: 'never-reached'; readonly book: 'safety' | 'book'; readonly node: string }
  | {
      readonly finding: 'never-taken' | 'always-taken'
      readonly book: 'safety' | 'book'
      readonly node: string
      readonly rule: string
    }
  | { readonly finding: 'never-applies' | 'always-applies'; readonly rule: string }
  | { readonly finding: 'changes-nothing'; readonly question: string; readonly item?: string }
  | { readonly finding: 'unused-advice' | 'unused-dose' | 'unused-source'; readonly id: string }

/** How large the proof was. */
export interface Extent {
  /** Every class of check-ins, unanswered questions included. */
  readonly classes: bigint
  /** Shared regions: nodes of the decision diagram of the settled advice. */
  readonly regions: number
  /** All nodes that were made. */
  readonly nodes: number
}

export interface ProofResult {
  readonly extent: Extent
  readonly invariants: readonly InvariantResult[]
}
