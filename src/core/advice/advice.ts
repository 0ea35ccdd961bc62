import {
  ANSWER_IN_TEXT,
  type Answers,
  type AnswerValue,
  type Assume,
  type Care,
  type Question,
  type Rulebook,
  type Verdict,
} from '../rulebook/model.ts'
import { answerInWords } from '../checkin/answer-words.ts'
import { ruleOf } from './decide.ts'
import type { Minutes, Session, SessionPart } from './dose.ts'
import { heartRateAsTold, type HeartRate } from './heart-rate.ts'
import {
  isoMoment,
  localDate,
  lookAgainAt,
  steadyClock,
  type Moment,
  type WallClock,
} from './moment.ts'
import { uphillPaces, type UphillPace } from './uphill.ts'
import { settle, type Settled } from './settle.ts'
import { wouldChange, type Change } from './would-change.ts'

/** The version of the JSON contract. */
export const SCHEMA_VERSION = 1

export interface Reason {
  readonly rule: string
  readonly text: string
  readonly sources: readonly string[]
  /** True where no source fixes the number or cut-off: it is a choice of the rulebook. */
  readonly choice: boolean
}

export interface Assumption {
  readonly question: string
  readonly value: AnswerValue
  /** Completes "Only if ...". */
  readonly said: string
}

/** The session as other programs read it; `optional` stands only on the stroll of a rest day. */
export interface SessionAdvice {
  readonly optional?: true
  readonly minutes: Minutes
  readonly heartRate: HeartRate | null
  readonly rpe: { readonly aim: number; readonly max: number }
  readonly talk: string
  readonly modality: string
  readonly alternatives: readonly string[]
  readonly banned: readonly string[]
  readonly parts: readonly SessionPart[]
  /** The easy paces on the slope that was told; absent without one. */
  readonly uphill?: readonly UphillPace[]
}

/** What `recover today --json` prints. Fields may be added; none is renamed, retyped or removed. */
export interface Advice {
  readonly schemaVersion: typeof SCHEMA_VERSION
  readonly date: string
  readonly at: string
  readonly verdict: Verdict
  readonly care: Care
  /** The rulebook's name of this advice. */
  readonly advice: string
  /** The branch that led to it, or the node whose branches were all passed. */
  readonly rule: string
  readonly headline: string
  /** The one line of an emergency; null otherwise. */
  readonly call: string | null
  readonly session: SessionAdvice | null
  readonly do: readonly string[]
  readonly avoid: readonly string[]
  readonly stopIf: readonly string[]
  readonly reassess: { readonly when: string; readonly what: string }
  readonly because: readonly Reason[]
  readonly wouldChange: readonly Change[]
  readonly coverage: {
    readonly answered: readonly string[]
    /** Those of them that only the journal answered. */
    readonly derived: readonly string[]
    readonly unknown: readonly string[]
    readonly assumes: readonly Assumption[]
    readonly conditional: boolean
  }
  readonly warnings: readonly { readonly code: string; readonly text: string }[]
  readonly answers: Answers
  readonly rulebook: { readonly id: string; readonly version: string; readonly sha256: string }
  readonly safety: { readonly id: string; readonly version: string; readonly sha256: string }
}

/** What an advice is given with, beside the answers. */
interface Circumstances {
  /** The questions among the answers that only the journal answered. */
  readonly derived?: readonly string[]
  /** Says when to look again across a clock change. */
  readonly clock?: WallClock
}

/**
 * The advice for a check-in at a moment. Pure: equal input gives an equal advice.
 */
export function advise(
  rulebook: Rulebook,
  answers: Answers,
  moment: Moment,
  { derived = [], clock = steadyClock(moment.offsetMinutes) }: Circumstances = {},
): Advice {
  const settled = settle(rulebook, answers)
  const { advice, session, applied } = settled.outcome
  const said = advice.words
  const words = (text: string): string => inWords(text, rulebook, answers)
  const all = (texts: readonly (readonly string[])[]): string[] => [
    ...new Set(texts.flat().map(words)),
  ]
  const { id, version, sha256 } = rulebook.book
  const gate = rulebook.safety
  return {
    schemaVersion: SCHEMA_VERSION,
    date: localDate(moment),
    at: isoMoment(moment),
    verdict: advice.verdict,
    care: advice.care,
    advice: advice.id,
    rule: ruleOf(settled.outcome),
    headline: words(said.headline),
    call: said.call ?? null,
    session: session && sessionAdvice(session, answers),
    do: all([said.do, ...applied.map((a) => a.do)]),
    avoid: all([said.avoid, ...applied.map((a) => a.avoid)]),
    stopIf: all([said.stopIf, ...applied.map((a) => a.stopIf)]),
    reassess: {
      when: lookAgainAt(moment, said.lookAgain, clock),
      what: words(said.lookAgain.what),
    },
    because: reasons(settled).map((reason) => ({ ...reason, text: words(reason.text) })),
    wouldChange: wouldChange(rulebook, answers, settled),
    coverage: { ...coverage(rulebook, answers, settled), derived },
    warnings: [
      ...applied.flatMap(({ rule, warn }) =>
        warn === undefined ? [] : [{ code: rule, text: words(warn) }],
      ),
      ...ofOwnRulebook(rulebook),
    ],
    answers,
    rulebook: { id, version, sha256 },
    safety: { id: gate.id, version: gate.version, sha256: gate.sha256 },
  }
}

/** Said of every advice of a rulebook that did not come with the program: others answer for it. */
function ofOwnRulebook({ file, standing, book, safety }: Rulebook): Advice['warnings'] {
  if (file === undefined) return []
  const proofs = standing === undefined ? 'it is not proved yet' : PROOFS[standing]
  const own = `Your own rulebook is in use, ${book.id} ${book.version} in ${file}; ${proofs}.`
  const gate = `recover answers only for the safety gate (${safety.id} ${safety.version}).`
  return [
    { code: 'own-rulebook', text: `${own} ${gate}` },
    ...(standing === 'unproven' ? [{ code: 'unproven', text: unprovenWords(file) }] : []),
  ]
}

const PROOFS = { proved: 'its proofs hold', unproven: 'its proofs do not hold' } as const

function unprovenWords(file: string): string {
  return `Unproven: some check-ins may get a less careful advice from this rulebook than they should, and this may be one. recover rules check ${file} tells which.`
}

function sessionAdvice({ optional, ...decided }: Session, answers: Answers): SessionAdvice {
  const session = { ...decided, heartRate: heartRateAsTold(decided.heartRate, answers) }
  if (optional) return { optional, ...session }
  const uphill = uphillPaces(decided, answers)
  return uphill.length === 0 ? session : { ...session, uphill }
}

/** Why: the branches taken, what spoke for passing the others, the advice itself, and each cut. */
function reasons({ outcome }: Settled): Reason[] {
  const { path, advice, dose, applied } = outcome
  const taken = path.flatMap(({ taken: branch }) => (branch === null ? [] : [branch]))
  const passed = path.flatMap(({ node, taken: branch }) =>
    branch === null ? [{ rule: node.id, ...node.otherwise }] : [],
  )
  return [
    ...taken,
    ...passed,
    { ...advice.words, rule: advice.id },
    ...(dose === null ? [] : [{ ...dose, rule: dose.id }]),
    ...applied,
  ]
    .filter(({ because }) => because !== '')
    .map(({ rule, because, sources, choice }) => ({ rule, text: because, sources, choice }))
}

function coverage(
  rulebook: Rulebook,
  answers: Answers,
  { assumed, supposed }: Settled,
): Omit<Advice['coverage'], 'derived'> {
  const assumes = assumed.map((id) => {
    const { value, said } = (rulebook.questions[id] as Question).unknown as Assume
    return { question: id, value, said }
  })
  return {
    answered: Object.keys(rulebook.questions).filter((id) => Object.hasOwn(answers, id)),
    unknown: supposed,
    assumes,
    conditional: assumes.length > 0,
  }
}

/** Replaces `{questionId}` by the answer in words; an answer not given stays "not told". */
export function inWords(text: string, rulebook: Rulebook, answers: Answers): string {
  return text.replaceAll(ANSWER_IN_TEXT, (_whole, id: string) =>
    answerInWords(rulebook.questions[id] as Question, answers[id]),
  )
}
