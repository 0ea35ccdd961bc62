import {
  array,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  record,
  subarray,
  toStringMethod,
  tuple,
  type Arbitrary,
} from 'fast-check'
import type { Answers, AnswerValue, Rulebook } from '../../src/core/rulebook/model.ts'
import type {
  WrittenAdjustment,
  WrittenBook,
  WrittenQuestion,
  WrittenSafety,
  WrittenTree,
} from '../../src/core/rulebook/schema.ts'
import {
  aBook,
  aBranch,
  aChoice,
  aDose,
  aList,
  anAdjustment,
  anAdvice,
  aNode,
  aNumber,
  anOpenGate,
  aRulebook,
  aScale,
  assuming,
  type Branch,
} from './a-rulebook.ts'

/**
 * Small rulebooks of five questions, in any shape the language allows, so small that every check-in
 * of theirs can be tried.
 */

export type When = Branch['when']

/** Every answer to every question. Hours stand on a grid that no cut lies beside. */
export const DOMAIN = {
  list: [[], ['a'], ['b'], ['a', 'b']],
  kind: ['x', 'y', 'z'],
  level: [0, 1, 2],
  hours: [0, 0.25, 0.5, 0.75, 1],
  flag: ['yes', 'no'],
} as const satisfies Record<string, readonly AnswerValue[]>

export type Id = keyof typeof DOMAIN
export const IDS = Object.keys(DOMAIN) as Id[]
const OF_GATE = ['list', 'kind'] as const satisfies readonly Id[]

export interface Generated {
  readonly safety: WrittenSafety
  readonly book: WrittenBook
  readonly rulebook: Rulebook
  /** What is assumed of the questions that may be; the others are careful. */
  readonly assumed: Answers
  readonly [toStringMethod]: () => string
}

const bounds = (values: readonly number[]): Arbitrary<Record<string, number>> =>
  tuple(constantFrom('at-least', 'above', 'below', 'at-most'), constantFrom(...values)).map(
    ([bound, value]) => ({ [bound]: value }),
  )

const some = <Value>(values: readonly Value[]): Arbitrary<Value[]> =>
  subarray([...values], { minLength: 1 })

const tests: Record<Id, Arbitrary<unknown>> = {
  list: oneof(
    some(['a', 'b']),
    constantFrom('a', 'b'),
    bounds([0, 1, 2]).map((count) => ({ count })),
    constant({ count: { 'at-least': 1 }, of: 'b' }),
  ),
  kind: oneof(some(DOMAIN.kind), constantFrom(...DOMAIN.kind)),
  level: oneof(bounds(DOMAIN.level), constantFrom(...DOMAIN.level), some(DOMAIN.level)),
  hours: oneof(bounds([0, 0.5, 1]), constant({ above: 0, below: 1 })),
  flag: constantFrom('yes', 'no'),
}

function leaf(ids: readonly Id[], unknowns: boolean): Arbitrary<When> {
  const asks = ids.map((id) => tests[id].map((value): When => ({ [id]: value })))
  const known = oneof(...asks)
  if (!unknowns) return known
  const whether = constantFrom(...ids).map((id): When => ({ [id]: 'unknown' }))
  const guarded = tuple(constantFrom(...ids), known).map(([id, when]): When => ({
    all: [{ not: { [id]: 'unknown' } }, when],
  }))
  return oneof({ arbitrary: known, weight: 4 }, whether, guarded)
}

/** Any condition on some of the questions; with `unknowns`, it may also ask whether one was answered. */
export function condition(ids: readonly Id[], unknowns: boolean, depth = 2): Arbitrary<When> {
  const simple = leaf(ids, unknowns)
  if (depth === 0) return simple
  const inner = condition(ids, unknowns, depth - 1)
  const parts = array(inner, { minLength: 1, maxLength: 3 })
  return oneof(
    { arbitrary: simple, weight: 3 },
    parts.map((all): When => ({ all })),
    parts.map((any): When => ({ 'any-of': any })),
    inner.map((not): When => ({ not })),
    tuple(simple, inner).map(([one, other]): When => ({ ...one, all: [other] })),
  )
}

/** Nodes in a row: each ends in the next, and its branches lead further down or to an advice. */
function nodes(
  when: Arbitrary<When>,
  advice: readonly string[],
  prefix: string,
  end: Arbitrary<{ advise: string } | { pass: true }>,
): Arbitrary<WrittenTree> {
  const branch = tuple(when, constantFrom(...advice), integer({ min: 0, max: 9 }))
  const row = array(array(branch, { maxLength: 3 }), { minLength: 1, maxLength: 3 })
  return tuple(row, end).map(([all, last]) => {
    const written = all.map((branches, index) => {
      const further = all.slice(index + 1).map((_node, next) => `n${String(index + 1 + next)}`)
      return aNode(
        branches.map(([condition_, advise, pick], place) => {
          const go = further[pick]
          const rule = `${prefix}-${String(index)}-${String(place)}`
          return aBranch(rule, condition_, go === undefined ? { advise } : { go })
        }),
        further[0] === undefined ? last : { go: further[0] },
      )
    })
    const named = written.map((node, index) => [`n${String(index)}`, node] as const)
    return { start: 'n0', nodes: Object.fromEntries(named) }
  })
}

const cuts: Arbitrary<Partial<WrittenAdjustment>> = constantFrom<Partial<WrittenAdjustment>>(
  { minutes: { times: 0.5 } },
  { minutes: { 'at-most': 12 } },
  { ban: ['walk'] },
  { ban: ['walk', 'cycle', 'swim'] },
  { only: ['swim', 'walk'] },
  { 'heart-rate': 'none' },
  { 'heart-rate': { 'max-percent': 55 } },
  { warn: 'Careful.' },
)

function adjustments(when: Arbitrary<When>, prefix: string): Arbitrary<WrittenAdjustment[]> {
  const verdicts = option(some(['move', 'rest', 'reassess'] as const), { nil: undefined })
  return array(tuple(when, cuts, verdicts), { maxLength: 2 }).map((all) =>
    all.map(([condition_, cut, only], index) =>
      anAdjustment({ rule: `${prefix}-${String(index)}`, when: condition_, ...cut, for: only }),
    ),
  )
}

const written: Record<Id, (unknown: Partial<WrittenQuestion>) => WrittenQuestion> = {
  list: (unknown) => aList(['a', 'b'], unknown),
  kind: (unknown) => aChoice(DOMAIN.kind, unknown),
  level: (unknown) => aScale(unknown, 0, 2),
  hours: (unknown) => aNumber({ from: 0, to: 1, step: 0.25 }, unknown),
  flag: (unknown) => ({ ask: 'Really?', 'yes-no': true, worse: 'none', ...unknown }),
}

function questionsOf(ids: readonly Id[], assumed: Answers): WrittenBook['questions'] {
  return Object.fromEntries(
    ids.map((id) => {
      const value = assumed[id]
      const unknown = value === undefined ? {} : assuming(value as string | number | string[])
      return [id, written[id](unknown)]
    }),
  )
}

/** Some of the questions with an answer each. */
export const someAnswers: Arbitrary<Answers> = record(
  {
    list: constantFrom<AnswerValue>(...DOMAIN.list),
    kind: constantFrom<AnswerValue>(...DOMAIN.kind),
    level: constantFrom<AnswerValue>(...DOMAIN.level),
    hours: constantFrom<AnswerValue>(...DOMAIN.hours),
    flag: constantFrom<AnswerValue>(...DOMAIN.flag),
  },
  { requiredKeys: [], noNullPrototype: true },
)

const GATE_ADVICE: WrittenSafety['advice'] = {
  stop: anAdvice({ verdict: 'reassess' }),
  pause: anAdvice({ verdict: 'rest', care: 'clinician-soon' }),
  call: anAdvice({ verdict: 'reassess', care: 'emergency', call: 'Call 112 now.' }),
}

const ADVICE: WrittenBook['advice'] = {
  easy: anAdvice({ verdict: 'move', dose: 'easy' }),
  short: anAdvice({ verdict: 'move', dose: 'short' }),
  rest: anAdvice({ verdict: 'rest', dose: 'stroll' }),
  still: anAdvice({ verdict: 'rest', care: 'clinician-soon' }),
  look: anAdvice({ verdict: 'reassess' }),
  today: anAdvice({ verdict: 'reassess', care: 'clinician-today' }),
}

/** A counterexample one can read: without what every generated rulebook has. */
function inShort(drawn: object): string {
  return JSON.stringify(drawn, (key, value: unknown) =>
    ['because', 'sources', 'title'].includes(key) ? undefined : value,
  )
}

/** Any small rulebook; with `unknowns`, conditions may also ask whether a question was answered. */
export function rulebooks({ unknowns }: { readonly unknowns: boolean }): Arbitrary<Generated> {
  const inGate = condition(OF_GATE, unknowns)
  const inBook = condition(IDS, unknowns)
  const pass = constant({ pass: true } as const)
  const advise = constantFrom(...Object.keys(ADVICE)).map((id) => ({ advise: id }))
  return record({
    gate: nodes(inGate, Object.keys(GATE_ADVICE), 'gate', pass),
    tree: nodes(inBook, Object.keys(ADVICE), 'tree', advise),
    adjust: adjustments(inBook, 'adjust'),
    limits: adjustments(inGate, 'limit'),
    notes: adjustments(inBook, 'note'),
    assumed: someAnswers,
    careful: boolean(),
  }).map(({ gate, tree, adjust, limits, notes, assumed: some_, careful }) => {
    const assumed = careful ? {} : some_
    const safety = anOpenGate({
      questions: questionsOf(OF_GATE, assumed),
      gate,
      advice: GATE_ADVICE,
      limits,
    })
    const ofBook = IDS.filter((id) => !OF_GATE.some((other) => other === id))
    const book = aBook({
      questions: questionsOf(ofBook, assumed),
      tree,
      advice: ADVICE,
      doses: {
        easy: aDose({ adjust }),
        short: aDose({ minutes: { from: 6, to: 10 }, activities: ['walk'] }),
        stroll: aDose({ optional: true, minutes: { from: 10, to: 15 } }),
      },
      notes,
    })
    const rulebook = aRulebook({ safety, book })
    const drawn = { gate, tree, adjust, limits, notes, assumed }
    return { safety, book, rulebook, assumed, [toStringMethod]: () => inShort(drawn) }
  })
}
