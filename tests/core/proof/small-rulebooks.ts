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
import { compileInvariants, type Proofs } from '../../../src/core/proof/compile-invariants.ts'
import type {
  WrittenException,
  WrittenFacts,
  WrittenInvariant,
} from '../../../src/core/proof/invariants-schema.ts'
import { MEASURES } from '../../../src/core/proof/model.ts'
import type { AnswerValue, Rulebook } from '../../../src/core/rulebook/model.ts'
import type {
  WrittenAdjustment,
  WrittenBook,
  WrittenDose,
  WrittenQuestion,
} from '../../../src/core/rulebook/schema.ts'
import { aDose, aList, anAdjustment, aNumber, aRulebook } from '../a-rulebook.ts'
import {
  condition,
  DOMAIN,
  IDS,
  rulebooks,
  type Generated,
  type When,
} from '../generated-rulebooks.ts'

/** The generated rulebooks, with invariants, and with sessions that are made from further answers. */

/** A rulebook with what is said of it, small enough for every check-in to be tried. */
export interface Provable {
  readonly rulebook: Rulebook
  readonly proofs: Proofs
  /** What each question may be answered; between the answers of one class nothing may tell. */
  readonly domain: Readonly<Record<string, readonly AnswerValue[]>>
  readonly [toStringMethod]: () => string
}

/** Questions that a session is made from, with what makes use of them. */
interface Extension {
  readonly questions: WrittenBook['questions']
  readonly domain: Provable['domain']
  readonly dose: Partial<WrittenDose>
  readonly cuts: readonly Partial<WrittenAdjustment>[]
}

const share = (
  [least, most]: [number, number],
  [from, to]: [number, number],
): WrittenDose['minutes'] => ({
  'share-of-usual': [least, most],
  'at-least': from,
  'at-most': to,
  'usual-unknown': [from, to],
  'target-at-most': to,
})

const figure = (from: number, to: number): WrittenBook['questions'][string] =>
  aNumber({ from, to, step: 1, unit: 'of it' }, { worse: 'none' })

const EXTENSIONS: readonly Extension[] = [
  { questions: {}, domain: {}, dose: {}, cuts: [{ warn: 'Careful.' }] },
  {
    questions: { usualMinutes: figure(30, 34) },
    domain: { usualMinutes: [30, 32.5, 34] },
    dose: { minutes: share([0.3, 0.5], [5, 16]) },
    cuts: [{ minutes: { times: 0.5 } }, { minutes: { times: 0.9 } }, { minutes: { 'at-most': 9 } }],
  },
  {
    questions: { hrMax: figure(180, 184), hrThreshold: figure(150, 152) },
    domain: { hrMax: [182], hrThreshold: [150] },
    dose: {},
    cuts: [{ 'heart-rate': { 'max-bpm': 126 } }, { 'heart-rate': 'measured-only' }],
  },
  {
    questions: {
      age: figure(40, 42),
      sex: { ask: 'Sex?', choices: { male: 'male', female: 'female' }, worse: 'none' },
    },
    domain: { age: [41.5], sex: ['male', 'female'] },
    dose: {},
    cuts: [{ 'heart-rate': 'measured-only' }, { 'heart-rate': { 'max-bpm': 120 } }],
  },
  {
    questions: { modalities: aList(['pool', 'bike'], { worse: 'none' }) },
    domain: { modalities: [[], ['pool'], ['bike'], ['bike', 'pool']] },
    dose: { afterwards: [{ activity: 'swim', minutes: 5 }] },
    cuts: [{ ban: ['walk', 'stretch'] }, { drop: ['swim'] }, { 'rpe-at-most': 1 }],
  },
]

function adjustments(cuts: Extension['cuts']): Arbitrary<WrittenAdjustment[]> {
  const some = tuple(condition(IDS, true), constantFrom(...cuts))
  return array(some, { maxLength: 2 }).map((all) =>
    all.map(([when, cut], index) => anAdjustment({ rule: `more-${String(index)}`, when, ...cut })),
  )
}

interface Drawn {
  readonly base: Generated
  readonly extension: Extension
  readonly more: WrittenAdjustment[]
  /** What the item `a` of the list counts for. */
  readonly orWhen: When | undefined
  readonly worse: boolean
}

function extended({ base, extension, more, orWhen, worse }: Drawn): Rulebook {
  const { safety, book } = base
  const { easy, ...doses } = book.doses ?? {}
  const { list, ...gateQuestions } = safety.questions
  const { flag, ...bookQuestions } = book.questions
  const a = {
    group: 'group',
    label: 'the a',
    ...(orWhen === undefined ? {} : { 'or-when': orWhen }),
  }
  return aRulebook({
    safety: {
      ...safety,
      questions: {
        ...gateQuestions,
        list: aList(['a', 'b'], { ...list, items: { ...list?.items, a } }),
      },
    },
    book: {
      ...book,
      questions: {
        ...bookQuestions,
        flag: { ...(flag as WrittenQuestion), worse: worse ? ['no', 'yes'] : 'none' },
        ...extension.questions,
      },
      doses: {
        ...doses,
        easy: aDose({ ...extension.dose, adjust: [...(easy?.adjust ?? []), ...more] }),
      },
    },
  })
}

const bound = (values: readonly number[]): Arbitrary<Record<string, number>> =>
  tuple(constantFrom('at-least', 'above', 'below', 'at-most'), constantFrom(...values)).map(
    ([key, value]) => ({ [key]: value }),
  )

const facts: Arbitrary<WrittenFacts> = oneof(
  record(
    {
      verdict: constantFrom('move', 'rest', 'reassess'),
      care: oneof(
        constantFrom('none', 'emergency'),
        constantFrom('clinician-soon', 'clinician-today').map((from) => ({ 'at-least': from })),
      ),
      session: constantFrom('none', 'optional', 'due'),
    },
    { requiredKeys: ['verdict'], noNullPrototype: true },
  ),
  constantFrom('easy', 'short', 'stop', 'look').map((advice) => ({ advice })),
  bound([0, 6, 10, 12, 30]).map((minutes) => ({ minutes })),
  bound([3, 6, 9, 20]).map((least) => ({ 'least-minutes': least })),
  constantFrom('none', 'percent', 'bpm').map((told) => ({ 'heart-rate': told, verdict: 'move' })),
  bound([55, 70]).map((most) => ({ 'percent-max': most })),
  bound([0, 80]).map((most) => ({ 'percent-threshold': most })),
  bound([60, 100, 122, 126, 127]).map((bpm) => ({ bpm })),
  bound([1, 3]).map((rpe) => ({ rpe })),
  subarray(['walk', 'swim', 'jog'], { minLength: 1 }).map((offers) => ({ offers })),
  constant<WrittenFacts>({ 'offers-only': ['walk', 'mobility', 'stretch'] }),
  subarray(['walk', 'jog'], { minLength: 1 }).map((banned) => ({ banned })),
)

function written(drawn: Rulebook): Arbitrary<Omit<WrittenInvariant, 'id'>> {
  const { safety, book } = drawn
  const rules = [...Object.values(book.doses).flatMap(({ adjust }) => adjust), ...safety.limits]
  const said =
    rules.length === 0
      ? facts
      : oneof(
          { arbitrary: facts, weight: 5 },
          constantFrom(...rules).map(({ rule }) => ({ applies: rule })),
        )
  return record({
    when: option(condition(IDS, true), { nil: undefined }),
    holds: constantFrom('known', 'possible', undefined),
    never: boolean(),
    said,
  }).map(({ when, holds, never, said: all }) => ({
    says: 'It holds.',
    sources: ['a-source'],
    ...(when === undefined ? {} : { when }),
    ...(holds === undefined ? {} : { holds }),
    ...(never ? { never: all } : { always: all }),
  }))
}

const exceptions: Arbitrary<Omit<WrittenException, 'id'>> = record(
  {
    question: constantFrom(...IDS),
    from: integer({ min: 0, max: 9 }),
    to: integer({ min: 0, max: 9 }),
    measures: subarray([...MEASURES], { minLength: 1 }),
    when: condition(IDS, true),
    reason: constant('It is so.'),
  },
  { requiredKeys: ['question', 'reason'], noNullPrototype: true },
).map(({ from, to, ...exception }) => {
  const answers: readonly (string | number)[] =
    exception.question === 'list'
      ? ['a', 'b', 'unknown']
      : [...DOMAIN[exception.question], 'unknown']
  const answer = (index: number | undefined): string | number | undefined =>
    index === undefined ? undefined : answers[index % answers.length]
  const before = exception.question === 'list' ? undefined : answer(from)
  const after = answer(to)
  return {
    ...exception,
    ...(before === undefined ? {} : { from: before }),
    ...(after === undefined ? {} : { to: after }),
  }
})

/** Any small rulebook with invariants and exceptions, which may hold or not. */
export const provables: Arbitrary<Provable> = record({
  base: rulebooks({ unknowns: true }),
  extension: constantFrom(...EXTENSIONS),
  orWhen: option(condition(['kind'], false, 1), { nil: undefined }),
  worse: boolean(),
})
  .chain(({ extension, ...drawn }) =>
    adjustments(extension.cuts).map((more): Drawn => ({ ...drawn, extension, more })),
  )
  .chain((drawn) => {
    const rulebook = extended(drawn)
    return tuple(
      array(written(rulebook), { minLength: 1, maxLength: 6 }),
      array(exceptions, { maxLength: 2 }),
    ).map(([invariants, excepted]): Provable => {
      const file = {
        about: 'what holds',
        invariants: invariants.map((each, index) => ({
          id: `invariant-${String(index)}`,
          ...each,
        })),
        exceptions: excepted.map((each, index) => ({ id: `exception-${String(index)}`, ...each })),
      }
      const compiled = compileInvariants(file, rulebook)
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
      const { base, extension, more, orWhen, worse } = drawn
      return {
        rulebook,
        proofs: compiled.value,
        domain: { ...DOMAIN, ...extension.domain },
        [toStringMethod]: () =>
          `${base[toStringMethod]()} ${JSON.stringify({ extension, more, orWhen, worse, file })}`,
      }
    })
  })
