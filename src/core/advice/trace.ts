import { answerInWords } from '../checkin/answer-words.ts'
import { holds, isPartial, type Known, type Truth } from '../rulebook/condition.ts'
import type {
  Adjustment,
  Answers,
  AnswerValue,
  Care,
  Condition,
  Grounds,
  Node,
  Question,
  Rulebook,
  Target,
  Test,
  Verdict,
} from '../rulebook/model.ts'
import { inWords } from './advice.ts'
import type { Session } from './dose.ts'
import type { Settled } from './settle.ts'

/** Where an answer in a trace came from. */
type AnswerOrigin = 'answered' | 'journal' | 'assumed' | 'supposed' | 'unknown'

/** A condition with the answers it met, and whether it held. */
export type TracedCondition =
  | { readonly op: 'all' | 'any'; readonly of: readonly TracedCondition[]; readonly truth: Truth }
  | { readonly op: 'not'; readonly of: TracedCondition; readonly truth: Truth }
  | {
      readonly op: 'ask'
      readonly question: string
      readonly test: Test
      /** Null when it was not known and nothing needed it. */
      readonly answer: AnswerValue | null
      /** The answer as a person would say it. */
      readonly said: string
      readonly origin: AnswerOrigin
      readonly truth: Truth
    }

/** Why, with the answers filled in. */
export interface TracedGrounds {
  readonly text: string
  readonly sources: readonly string[]
  readonly choice: boolean
}

export interface TracedBranch extends TracedGrounds {
  readonly rule: string
  readonly when: TracedCondition
}

/** One node of the way: the branches passed, in order, and the one taken. */
export interface TracedNode {
  readonly book: 'safety' | 'book'
  readonly node: string
  readonly title: string
  readonly passed: readonly TracedBranch[]
  /** Null when every branch was passed; then `otherwise` says why that counts. */
  readonly taken: TracedBranch | null
  readonly otherwise: TracedGrounds | null
  readonly target: Target
}

/** What an adjustment cuts, as far as it cuts. */
export type Cuts = Partial<
  Pick<
    Adjustment,
    | 'timesMinutes'
    | 'atMostMinutes'
    | 'heartRate'
    | 'atMostBpm'
    | 'atMostPercentMax'
    | 'atMostRpe'
    | 'ban'
    | 'only'
    | 'drop'
  >
>

export interface TracedAdjustment extends TracedBranch {
  /** `dose`: of the dose itself; `limit`: of the safety gate, whatever the dose; `note`: words only. */
  readonly kind: 'dose' | 'limit' | 'note'
  readonly cuts: Cuts
}

/** The whole way to an advice, as plain data: what `recover why` tells, as text or as JSON. */
export interface Trace {
  readonly verdict: Verdict
  readonly care: Care
  /** The one line of an emergency; null otherwise. */
  readonly call: string | null
  readonly advice: TracedGrounds & { readonly id: string; readonly headline: string }
  readonly path: readonly TracedNode[]
  readonly dose: (TracedGrounds & { readonly id: string }) | null
  /** What the beats rest on, and how far they may be off; null where none are told. */
  readonly heartRate: TracedGrounds | null
  readonly adjustments: readonly TracedAdjustment[]
  /** What the dose and its adjustments came to. */
  readonly session: Session | null
  /** Everything the advice says, of which a screen shows the first. */
  readonly do: readonly string[]
  readonly avoid: readonly string[]
  readonly stopIf: readonly string[]
  /** Not answered, and read as the rulebook says. */
  readonly assumed: readonly TracedAnswer[]
  /** Not answered, and supposed at its worst. */
  readonly supposed: readonly TracedAnswer[]
  readonly answers: Answers
  /** The questions among the answers that only the journal answered. */
  readonly derived: readonly string[]
  readonly rulebook: BookName
  readonly safety: BookName
}

export interface TracedAnswer {
  readonly question: string
  readonly value: AnswerValue | null
  readonly said: string
}

interface BookName {
  readonly id: string
  readonly version: string
  readonly sha256: string
}

interface Scene {
  readonly rulebook: Rulebook
  readonly settled: Settled
  readonly answers: Answers
  readonly derived: readonly string[]
}

/** Retells how `settled` was reached from `answers`. Pure; decides nothing anew. */
export function trace(
  rulebook: Rulebook,
  settled: Settled,
  answers: Answers,
  derived: readonly string[],
): Trace {
  const scene: Scene = { rulebook, settled, answers, derived }
  const { advice, dose, path, applied, session } = settled.outcome
  const { words } = advice
  const said = (texts: readonly (readonly string[])[]): string[] => [
    ...new Set(texts.flat().map((text) => filled(text, scene))),
  ]
  return {
    verdict: advice.verdict,
    care: advice.care,
    call: words.call ?? null,
    advice: { id: advice.id, headline: filled(words.headline, scene), ...grounds(words, scene) },
    path: path.map((step) => tracedNode(step.book, step.node, step.taken?.rule, scene)),
    dose: dose && { id: dose.id, ...grounds(dose, scene) },
    heartRate: session?.heartRate?.bpm ? grounds(rulebook.safety.heartRate, scene) : null,
    adjustments: applied.map((adjustment) => ({
      kind: kindOf(adjustment, scene),
      ...tracedBranch(adjustment, scene),
      cuts: cutsOf(adjustment),
    })),
    session,
    do: said([words.do, ...applied.map((each) => each.do)]),
    avoid: said([words.avoid, ...applied.map((each) => each.avoid)]),
    stopIf: said([words.stopIf, ...applied.map((each) => each.stopIf)]),
    assumed: settled.assumed.map((id) => tracedAnswer(id, scene)),
    supposed: settled.supposed.map((id) => tracedAnswer(id, scene)),
    answers,
    derived,
    rulebook: nameOf(rulebook.book),
    safety: nameOf(rulebook.safety),
  }
}

function nameOf({ id, version, sha256 }: BookName): BookName {
  return { id, version, sha256 }
}

function filled(text: string, { rulebook, answers }: Scene): string {
  return inWords(text, rulebook, answers)
}

function grounds({ because, sources, choice }: Grounds, scene: Scene): TracedGrounds {
  return { text: filled(because, scene), sources, choice }
}

function tracedNode(
  book: TracedNode['book'],
  node: Node,
  takenRule: string | undefined,
  scene: Scene,
): TracedNode {
  const at = node.branches.findIndex(({ rule }) => rule === takenRule)
  const taken = node.branches[at]
  const passed = taken === undefined ? node.branches : node.branches.slice(0, at)
  return {
    book,
    node: node.id,
    title: node.title,
    passed: passed.map((branch) => tracedBranch(branch, scene)),
    taken: taken === undefined ? null : tracedBranch(taken, scene),
    otherwise: taken === undefined ? grounds(node.otherwise, scene) : null,
    target: (taken ?? node.otherwise).target,
  }
}

function tracedBranch(
  branch: Grounds & { readonly rule: string; readonly when: Condition },
  scene: Scene,
): TracedBranch {
  return {
    rule: branch.rule,
    when: tracedCondition(branch.when, scene),
    ...grounds(branch, scene),
  }
}

function tracedCondition(condition: Condition, scene: Scene): TracedCondition {
  const { known } = scene.settled
  const truth = holds(condition, known)
  switch (condition.op) {
    case 'all':
    case 'any':
      return {
        op: condition.op,
        of: condition.of.map((part) => tracedCondition(part, scene)),
        truth,
      }
    case 'not':
      return { op: 'not', of: tracedCondition(condition.of, scene), truth }
    case 'ask': {
      const { question, test } = condition
      const answer = answerOf(question, known)
      const said = saidOf(question, answer, scene)
      return { op: 'ask', question, test, answer, said, origin: originOf(question, scene), truth }
    }
  }
}

/** A list settled in part is told by what was ticked: the rest did not matter. */
function answerOf(question: string, known: Known): AnswerValue | null {
  const value = known[question]
  if (value === undefined) return null
  return isPartial(value) ? [...value.ticked].toSorted() : value
}

function saidOf(id: string, answer: AnswerValue | null, { rulebook }: Scene): string {
  return answerInWords(rulebook.questions[id] as Question, answer ?? undefined)
}

function originOf(question: string, { answers, derived, settled }: Scene): AnswerOrigin {
  if (derived.includes(question)) return 'journal'
  if (Object.hasOwn(answers, question)) return 'answered'
  if (settled.assumed.includes(question)) return 'assumed'
  return settled.supposed.includes(question) ? 'supposed' : 'unknown'
}

function tracedAnswer(question: string, scene: Scene): TracedAnswer {
  const value = answerOf(question, scene.settled.known)
  return { question, value, said: saidOf(question, value, scene) }
}

function kindOf(adjustment: Adjustment, { rulebook }: Scene): TracedAdjustment['kind'] {
  if (rulebook.safety.limits.includes(adjustment)) return 'limit'
  const { notes } = rulebook.book
  return notes.includes(adjustment) || rulebook.safety.notes.includes(adjustment) ? 'note' : 'dose'
}

function cutsOf(adjustment: Adjustment): Cuts {
  const { timesMinutes, atMostMinutes, heartRate, atMostBpm, atMostPercentMax } = adjustment
  const { atMostRpe, ban, only, drop } = adjustment
  return {
    ...(timesMinutes === undefined ? {} : { timesMinutes }),
    ...(atMostMinutes === undefined ? {} : { atMostMinutes }),
    ...(heartRate === undefined ? {} : { heartRate }),
    ...(atMostBpm === undefined ? {} : { atMostBpm }),
    ...(atMostPercentMax === undefined ? {} : { atMostPercentMax }),
    ...(atMostRpe === undefined ? {} : { atMostRpe }),
    ...(ban.length === 0 ? {} : { ban }),
    ...(only === undefined ? {} : { only }),
    ...(drop.length === 0 ? {} : { drop }),
  }
}
