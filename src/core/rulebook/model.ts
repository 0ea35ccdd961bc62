/**
 * The compiled rulebook: what the YAML files mean once every short form is written out.
 *
 * Everything here is plain JSON, so that a rulebook can be compiled once and read back by start-up
 * code that loads neither a YAML parser nor a schema library.
 */

import type { Exception } from '../proof/model.ts'

/** One answer. A list is the ticked ids of a `flags` question, sorted; `[]` means asked, none of them. */
export type AnswerValue = number | string | readonly string[]

/** A check-in: answers by question id. A question that is absent was not answered: unknown, never fine. */
export type Answers = Readonly<Record<string, AnswerValue>>

/** What remains when every other activity is out: it needs no kit and loads nothing. */
export const LAST_ACTIVITY = 'mobility'

/** An answer in a text: `{soreness}`. */
export const ANSWER_IN_TEXT = /\{([A-Za-z][A-Za-z0-9]*)\}/g

export type Verdict = 'move' | 'rest' | 'reassess'

/** How soon a person who can examine the runner is needed, least first. */
export const CARE_LEVELS = ['none', 'clinician-soon', 'clinician-today', 'emergency'] as const
export type Care = (typeof CARE_LEVELS)[number]

/** Verdicts from least to most careful. */
export const VERDICTS = ['move', 'rest', 'reassess'] as const satisfies readonly Verdict[]

/**
 * Which way a question's answers get worse; the monotonicity proof reads it.
 * A list names values from best to worst; values left out are not compared.
 */
export type Worse = 'higher' | 'lower' | 'more' | 'none' | readonly string[]

/** What an unanswered question means when it cannot be asked. */
export type UnknownPolicy = { readonly policy: 'careful' } | Assume

/** An answer that is assumed, and said to be; `said` completes "Only if ...". */
export interface Assume {
  readonly policy: 'assume'
  readonly value: AnswerValue
  readonly said: string
}

/** Where an answer comes from when no flag gives it. */
export type Origin = 'asked' | 'profile' | 'journal' | 'clock'

/**
 * How the journal answers a question, and with which numbers. What each one means stands with its
 * function in `core/memory`.
 */
export type Derivation =
  | { readonly by: (typeof SIMPLE_DERIVATIONS)[number] }
  | { readonly by: 'soreness-days'; readonly atLeast: number }
  | { readonly by: 'soreness-rise'; readonly afterHours: number; readonly atLeast: number }
  | { readonly by: 'nights-under'; readonly hours: number }
  | { readonly by: 'worn-out-days'; readonly signs: readonly string[] }
  | { readonly by: 'days-with'; readonly sessions: readonly string[] }
  | {
      readonly by: 'downhill'
      readonly hours: number
      readonly metres: number
      readonly metresPerKm: number
    }
  | { readonly by: 'flatter-in-a-row' | 'after-pain'; readonly holdsDays: number }
  | { readonly by: 'flatter-within'; readonly days: number; readonly holdsDays: number }
  | { readonly by: 'recovery-sessions'; readonly minutes: number }
  | {
      readonly by: 'weeks-since-recovery-week'
      readonly shareOfUsual: number
      readonly intense: readonly string[]
      readonly intenseAtMost: number
    }
  | { readonly by: 'resting-hr-above' | 'episode-days' | 'episode-day'; readonly of: string }
  | { readonly by: 'open-episode'; readonly only?: readonly string[] }

/** The ways to derive that need no number. */
export const SIMPLE_DERIVATIONS = [
  'last-effort',
  'race-kind',
  'effort-modality',
  'hours-since-effort',
  'soreness-trend',
  'pain-trend',
  'days-since-passive',
  'sleep-fortnight',
] as const

/** An answer that the journal gives when nobody else does. */
export interface Derived {
  readonly from: Derivation
  /** What is said of the answer; `{questionId}` stands for it. */
  readonly said: string
}

interface QuestionBase {
  readonly id: string
  /** Command-line flag without dashes. */
  readonly flag: string
  readonly ask: string
  readonly help?: string
  /** One of the five answers without which a script gets a usage error. */
  readonly core: boolean
  readonly origin: Origin
  /** Whether a terminal may ask it; a question that is not offered is only taken from flags, files, profile or journal. */
  readonly offered: boolean
  readonly worse: Worse
  readonly unknown: UnknownPolicy
  readonly derived?: Derived
  /**
   * The prompt it shares with others: `first` opens a check-in, `background` follows the core
   * questions. Nothing ticked there means its assumed value, now answered.
   */
  readonly screen?: 'first' | 'background'
}

export interface ScaleQuestion extends QuestionBase {
  readonly kind: 'scale'
  readonly from: number
  readonly to: number
  /** What the ends of the scale mean. */
  readonly low: string
  readonly high: string
}

export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number'
  readonly from: number
  readonly to: number
  /** Smallest difference a person would state; used to name values just across a threshold. */
  readonly step: number
  readonly unit: string
  /** Hours that may be typed as `7h30` or `7:30`, or minutes and seconds as `6:30`. */
  readonly clock: boolean
}

export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choices'
  readonly choices: Readonly<Record<string, string>>
  /** Its line on the background screen, when it has one. */
  readonly line?: string
}

export interface FlagItem {
  readonly label: string
  /** The line of the screen this item belongs to. */
  readonly group: string
  /** The item also counts as ticked when this is known to hold; never unknown for want of an answer. */
  readonly orWhen?: Condition
}

export interface FlagsQuestion extends QuestionBase {
  readonly kind: 'flags'
  /** Plain-word lines of the screen; each covers the items of its group. */
  readonly groups: Readonly<Record<string, string>>
  readonly items: Readonly<Record<string, FlagItem>>
}

export type Question = ScaleQuestion | NumberQuestion | ChoiceQuestion | FlagsQuestion

/** Inclusive or open bounds on a number; absent sides are unbounded. */
export interface Bounds {
  readonly atLeast?: number
  readonly above?: number
  readonly below?: number
  readonly atMost?: number
}

/** A comparison of one question with constants. Nothing else can be said: that is what makes proofs possible. */
export type Test =
  | { readonly test: 'is'; readonly any: readonly (string | number)[] }
  | { readonly test: 'bounds'; readonly bounds: Bounds }
  | { readonly test: 'includes'; readonly any: readonly string[] }
  | {
      readonly test: 'count'
      readonly of: readonly string[]
      readonly bounds: Bounds
      /** Items that also count as ticked when their condition is known to hold. */
      readonly implied: Readonly<Record<string, Condition>>
    }
  | { readonly test: 'unknown' }

export type Condition =
  | { readonly op: 'all'; readonly of: readonly Condition[] }
  | { readonly op: 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'ask'; readonly question: string; readonly test: Test }

/** Why something is so, and on whose word. `choice` marks a number that no source fixes. */
export interface Grounds {
  readonly because: string
  readonly sources: readonly string[]
  readonly choice: boolean
}

/** Where a branch leads. `pass` leaves the safety gate for the rulebook's own tree. */
export type Target =
  | { readonly to: 'node'; readonly id: string }
  | { readonly to: 'advice'; readonly id: string }
  | { readonly to: 'pass' }

export interface Branch extends Grounds {
  /** Unique in its file; the name under which cases, reasons and the journal speak of it. */
  readonly rule: string
  readonly when: Condition
  /** Every question its condition speaks of. */
  readonly asks: readonly string[]
  readonly target: Target
}

export interface Node {
  readonly id: string
  readonly title: string
  readonly branches: readonly Branch[]
  /** Taken when every branch was passed; its `because` may be empty. */
  readonly otherwise: Grounds & { readonly target: Target }
}

export interface Tree {
  readonly start: string
  readonly nodes: Readonly<Record<string, Node>>
}

/** When to check in again: tomorrow morning, or after so many hours or days. */
export type LookAgain = { readonly what: string } & (
  | { readonly in: 'next-morning' }
  | { readonly in: 'hours'; readonly hours: number }
  | { readonly in: 'days'; readonly days: number }
)

export interface AdviceRule {
  readonly id: string
  readonly verdict: Verdict
  readonly care: Care
  readonly dose?: string
  /** A rest that the runner may decide against, with a reason; never in the gate. */
  readonly soft?: true
  readonly words: AdviceWords
}

/** What an advice says. Apart, because many advices are compared for the one that is given. */
export interface AdviceWords extends Grounds {
  readonly headline: string
  /** The one line of an emergency, printed before everything else. */
  readonly call?: string
  readonly do: readonly string[]
  readonly avoid: readonly string[]
  readonly stopIf: readonly string[]
  readonly lookAgain: LookAgain
}

/** Per cent of maximum (or of threshold) heart rate. */
export interface PercentBand {
  readonly min: number
  readonly aim: number
  readonly max: number
}

export type MinutesRule =
  | {
      readonly how: 'share-of-usual'
      readonly share: readonly [number, number]
      readonly atLeast: number
      readonly atMost: number
      /** The range when the usual session is not known. */
      readonly usualUnknown: readonly [number, number]
      /** The most that is aimed at; the range may go higher. */
      readonly targetAtMost: number
    }
  | { readonly how: 'fixed'; readonly from: number; readonly to: number }

/** A change to a dose, or words added to an advice; it can only ever cut. */
export interface Adjustment extends Grounds {
  readonly rule: string
  readonly when: Condition
  /** Applies only to these verdicts; empty means every one. */
  readonly verdicts: readonly Verdict[]
  readonly timesMinutes?: number
  readonly atMostMinutes?: number
  /** `none`: no number; `measured-only`: no number from a formula. */
  readonly heartRate?: 'none' | 'measured-only'
  readonly atMostBpm?: number
  readonly atMostPercentMax?: number
  readonly atMostRpe?: number
  readonly ban: readonly string[]
  /** Keep only these activities, in this order. */
  readonly only?: readonly string[]
  /** Parts after the main activity that are left out. */
  readonly drop: readonly string[]
  readonly warn?: string
  readonly do: readonly string[]
  readonly avoid: readonly string[]
  readonly stopIf: readonly string[]
}

export interface Dose extends Grounds {
  readonly id: string
  readonly optional: boolean
  readonly minutes: MinutesRule
  readonly heartRate?: { readonly percentMax: PercentBand; readonly percentThreshold: PercentBand }
  readonly rpe: { readonly aim: number; readonly max: number }
  readonly talk: string
  /** First choice first. */
  readonly activities: readonly string[]
  readonly banned: readonly string[]
  readonly afterwards: readonly { readonly activity: string; readonly minutes: number }[]
  readonly adjust: readonly Adjustment[]
}

/** How a heart-rate number is made when it is allowed. */
export interface HeartRateRule extends Grounds {
  /** Estimated maximum = intercept - slope x age. */
  readonly formula: { readonly intercept: number; readonly slope: number }
  /** One standard error of the cap, in bpm. */
  readonly uncertaintyBpm: {
    readonly tanaka: number
    readonly 'measured-max': number
    readonly 'measured-threshold': number
  }
  readonly womenMinusBpm: number
  readonly swimMinusBpm: number
}

/** The movement test, and how ratings from 0 to 10 before and after it are read; the first that fits. */
export interface MovementTestRule extends Grounds {
  readonly minutes: number
  /** Minutes at which a bell rings, besides the last. */
  readonly bells: readonly number[]
  readonly worse: { readonly painRises: number }
  /** Any of them. */
  readonly heavier: {
    readonly stiffnessRises: number
    readonly painRises: number
    readonly effortRises: number
  }
  readonly looser: { readonly stiffnessFalls: number }
}

/** What no dose of any rulebook can exceed. */
export interface Ceilings {
  readonly minutes: number
  readonly strollMinutes: number
  readonly percentMax: number
  readonly percentThreshold: number
  readonly rpe: number
}

/** One step of the way back from an episode. */
export interface LadderStep extends Grounds {
  readonly id: string
  readonly label: string
  /** At least so many hours until it may be left. */
  readonly hours: number
  /** Asks whether its last 24 hours were clean. */
  readonly check: string
  /** What has to be entered with the clean check that leaves it; left out, nothing. */
  readonly until?: Condition
  /** What the check-in is told on every morning of it. */
  readonly answers: Answers
}

/** The way back from one kind of episode: its steps, climbed one at a time. */
export interface Ladder {
  readonly label: string
  /** Questions among the answers of its steps that may be told otherwise, but never better. */
  readonly tell: readonly string[]
  readonly steps: readonly LadderStep[]
}

export interface Activity {
  readonly label: string
  /** Rank by eccentric muscle damage, least first. */
  readonly eccentricRank: number
  /** What a runner must have at hand for it; empty means nothing. */
  readonly needs: string
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** What a week is measured by, and how one is proposed. */
export interface WeekRule extends Grounds {
  /** Full days off in seven, at least. */
  readonly passiveDays: number
  /** Active-recovery days in seven: from, to. */
  readonly activeRecoveryDays: readonly [number, number]
  readonly hardDaysAtMost: number
  /** Weeks after which a recovery week may come, and has to. */
  readonly recoveryWeekAfterWeeks: readonly [number, number]
  readonly strengthDays: readonly (typeof WEEKDAYS)[number][]
  /** Load is minutes times CR10. */
  readonly load: {
    readonly monotonyNoticeAbove: number
    /** Days without spread have no end of monotony: it is told as at most this. */
    readonly monotonyAtMost: number
    /** Below this a week has no monotony. */
    readonly weekLoadAtLeast: number
  }
}

/** When something is said of how advices turned out. */
export interface ReviewRule extends Grounds {
  /** Of fewer outcomes than this nothing is said but their count. */
  readonly outcomesAtLeast: number
  /** Of the interval that is told of a share, between 0 and 1. */
  readonly credibility: number
  /** Something is proposed where the whole interval lies above this share. */
  readonly proposeAbove: number
}

/** One YAML file. */
export interface Book {
  readonly id: string
  readonly version: string
  readonly sha256: string
  readonly questions: Readonly<Record<string, Question>>
  readonly tree: Tree
  readonly advice: Readonly<Record<string, AdviceRule>>
  readonly doses: Readonly<Record<string, Dose>>
  readonly notes: readonly Adjustment[]
  /** Left out where a rulebook says nothing of weeks. */
  readonly week?: WeekRule
  /** Left out where a rulebook says nothing of how its advices turned out. */
  readonly review?: ReviewRule
}

/** `safety.yaml`: the gate, and the limits that hold whatever a rulebook says. */
export interface SafetyBook extends Book {
  readonly limits: readonly Adjustment[]
  readonly ceilings: Ceilings
  readonly heartRate: HeartRateRule
  readonly movementTest: MovementTestRule
  /** By kind of episode; of those that answer the same question, what one may turn into stands later. */
  readonly ladders: Readonly<Record<string, Ladder>>
  readonly activities: Readonly<Record<string, Activity>>
}

export interface Source {
  readonly authors: string
  readonly year?: number
  readonly title?: string
  readonly finding: string
  readonly doi?: string
  readonly url?: string
  readonly pmid?: string
  readonly pmc?: string
  readonly kind: string
  readonly strength: string
  readonly read: 'A' | 'B' | 'C'
  readonly verified: boolean | 'secondary'
}

/** `proved`: every proof holds. `unproven`: one does not. */
export type Standing = 'proved' | 'unproven'

/** A rulebook ready to decide: the gate, a tree, and the sources both cite. */
export interface Rulebook {
  /** The full path of a rulebook of one's own; the shipped one has none. */
  readonly file?: string
  /** Whether the proofs of a rulebook of one's own hold; left out until they were tried. */
  readonly standing?: Standing
  readonly safety: SafetyBook
  readonly book: Book
  readonly sources: Readonly<Record<string, Source>>
  /** Every question of both books, in the order they are asked. */
  readonly questions: Readonly<Record<string, Question>>
  /** Where its author says that a worse answer may loosen the advice. */
  readonly exceptions: readonly Exception[]
  /**
   * For each question, one value from every class of answers that no condition tells apart.
   * A `flags` question has no entry: its classes are the subsets of its items.
   */
  readonly classes: Readonly<Record<string, readonly AnswerValue[]>>
  /** As `classes`, with the answers nearest to every threshold on both of its sides. */
  readonly edges: Readonly<Record<string, readonly AnswerValue[]>>
}
