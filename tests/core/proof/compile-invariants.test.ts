import { describe, expect, test } from 'vitest'
import { known } from '../../../src/core/proof/compile-facts.ts'
import { report } from '../../../src/core/rulebook/problem.ts'
import { compileInvariants, invariantsFor } from '../../../src/core/proof/compile-invariants.ts'
import type {
  WrittenFacts,
  WrittenInvariant,
  WrittenInvariants,
} from '../../../src/core/proof/invariants-schema.ts'
import type { WrittenException } from '../../../src/core/rulebook/schema.ts'
import type { Facts } from '../../../src/core/proof/model.ts'
import { aBook, aNumber, anAdjustment, aRulebook, aSafety, problemsOfBook } from '../a-rulebook.ts'

const safety = aSafety({
  limits: [anAdjustment({ rule: 'a-limit', when: { soreness: { 'at-least': 5 } } })],
  notes: [anAdjustment({ rule: 'a-note', when: { soreness: 10 } })],
})
const rulebook = aRulebook({ safety, book: aBook({ questions: { naps: aNumber() } }) })

function anInvariant(change: Partial<WrittenInvariant> = {}): WrittenInvariant {
  return { id: 'it-holds', says: 'It holds.', sources: ['a-source'], ...change }
}

function file(
  invariants: WrittenInvariant[],
  exceptions: WrittenException[] = [],
): WrittenInvariants {
  return { about: 'what holds', invariants, exceptions }
}

/** What an invariant says of the advice, or everything that is wrong with the file. */
function factsOf(always: WrittenFacts): Facts | undefined | string[] {
  const read = problemsOf(file([anInvariant({ always })]))
  if (read.length > 0) return read
  const compiled = compileInvariants(file([anInvariant({ always })]), rulebook)
  return compiled.ok ? compiled.value.invariants[0]?.always : undefined
}

function problemsOf(written: WrittenInvariants): string[] {
  const compiled = compileInvariants(written, rulebook)
  if (compiled.ok) return []
  return compiled.problems.map(({ place, message }) => `${place.join('.')}: ${message}`)
}

describe('what is said of an advice', () => {
  test.for<[WrittenFacts, Facts]>([
    [{ verdict: 'move' }, { verdict: ['move'] }],
    [{ verdict: ['rest', 'move'] }, { verdict: ['rest', 'move'] }],
    [{ verdict: { 'at-least': 'rest' } }, { verdict: ['rest', 'reassess'] }],
    [{ care: { 'at-least': 'clinician-today' } }, { care: ['clinician-today', 'emergency'] }],
    [{ care: { 'at-most': 'clinician-soon' } }, { care: ['none', 'clinician-soon'] }],
    [
      { care: { 'at-least': 'none' } },
      {
        care: ['none', 'clinician-soon', 'clinician-today', 'emergency'],
      },
    ],
    [{ care: { 'at-most': 'none' } }, { care: ['none'] }],
    [{ advice: ['stop', 'go-easy'] }, { advice: ['stop', 'go-easy'] }],
    [{ session: ['none', 'optional', 'due'] }, { session: ['none', 'optional', 'due'] }],
    [
      { minutes: { 'at-least': 1, above: 2, below: 3, 'at-most': 4 } },
      { minutes: { atLeast: 1, above: 2, below: 3, atMost: 4 } },
    ],
    [{ 'least-minutes': { 'at-least': 5 } }, { leastMinutes: { atLeast: 5 } }],
    [{ 'heart-rate': ['none', 'percent', 'bpm'] }, { heartRate: ['none', 'percent', 'bpm'] }],
    [{ 'percent-max': { 'at-most': 70 } }, { percentMax: { atMost: 70 } }],
    [{ 'percent-threshold': { 'at-most': 80 } }, { percentThreshold: { atMost: 80 } }],
    [
      { bpm: { 'at-most': 120 }, rpe: { 'at-most': 3 } },
      { bpm: { atMost: 120 }, rpe: { atMost: 3 } },
    ],
    [
      { offers: 'jog', 'offers-only': ['walk'], banned: ['jog', 'swim'] },
      { offers: ['jog'], offersOnly: ['walk'], banned: ['jog', 'swim'] },
    ],
    [{ applies: ['a-limit', 'a-note'] }, { applies: ['a-limit', 'a-note'] }],
  ])('%j', ([written, facts]) => {
    expect(factsOf(written)).toStrictEqual(facts)
  })

  test.for<[WrittenFacts, string]>([
    [
      { verdict: 'moov' },
      'verdict: "moov" is not a verdict (did you mean move?); it is one of move, rest, reassess',
    ],
    [
      { care: ['none', 'urgent'] },
      'care.1: "urgent" is not a level of care; it is one of none, clinician-soon, clinician-today, emergency',
    ],
    [
      { care: { 'at-least': 'today' } },
      'care.at-least: "today" is not a level of care; it is one of none, clinician-soon, clinician-today, emergency',
    ],
    [
      { session: 'some' },
      'session: "some" is not a session (did you mean none?); it is one of none, optional, due',
    ],
    [
      { 'heart-rate': 'beats' },
      'heart-rate: "beats" is not a heart rate; it is one of none, percent, bpm',
    ],
    [
      { offers: ['walk', 'jogg'] },
      'offers.1: "jogg" is not an activity (did you mean jog?); it is one of mobility, stretch, swim, cycle, walk, jog',
    ],
    [
      { applies: 'a-lmit' },
      'applies: "a-lmit" is not an adjustment, a limit or a note (did you mean a-limit?); it is one of a-limit, a-note',
    ],
  ])('%j does not exist', ([written, problem]) => {
    expect(factsOf(written)).toStrictEqual([`invariants.0.always.${problem}`])
  })
})

test('an invariant keeps its words, its condition and on whose word it is', () => {
  const when = { soreness: { 'at-least': 5 } }
  const never = { verdict: 'move' }
  const written = anInvariant({
    when,
    never,
    holds: 'possible',
    because: 'Five is ours.',
    choice: true,
  })
  expect(
    compileInvariants(file([written, anInvariant({ id: 'bare', never })]), rulebook),
  ).toStrictEqual({
    ok: true,
    value: {
      invariants: [
        {
          id: 'it-holds',
          says: 'It holds.',
          when: {
            op: 'ask',
            question: 'soreness',
            test: { test: 'bounds', bounds: { atLeast: 5 } },
          },
          holds: 'possible',
          never: { verdict: ['move'] },
          because: 'Five is ours.',
          sources: ['a-source'],
          choice: true,
        },
        {
          id: 'bare',
          says: 'It holds.',
          never: { verdict: ['move'] },
          because: '',
          sources: ['a-source'],
          choice: false,
        },
      ],
      exceptions: [],
    },
  })
})

describe('what is wrong with an invariant', () => {
  const never = { verdict: 'move' }
  test.for<[string, Partial<WrittenInvariant>, string]>([
    ['says nothing', {}, 'invariants.0: expected exactly one of never, always'],
    ['says both', { never, always: never }, 'invariants.0: expected exactly one of never, always'],
    [
      'a source that is none',
      { never, sources: ['a-source', 'a-sourse'] },
      'invariants.0.sources.1: "a-sourse" is not a source (did you mean a-source?)',
    ],
    [
      'a question that is none',
      { never, when: { sorness: 5 } },
      'invariants.0.when.sorness: "sorness" is not a question (did you mean soreness?)',
    ],
    [
      'a value that is none',
      { never, when: { pain: 'sharpp' } },
      'invariants.0.when.pain: "sharpp" is not an answer to pain (did you mean sharp?); it is one of none, dull, sharp',
    ],
  ])('%s', ([, change, problem]) => {
    expect(problemsOf(file([anInvariant(change)]))).toStrictEqual([problem])
  })

  test('names that stand twice, and all problems at once', () => {
    const exception = { id: 'it-holds', question: 'pain', reason: 'so' }
    const one = anInvariant({ never })
    expect(problemsOf(file([one, one, anInvariant({ id: 'other' })], [exception]))).toStrictEqual([
      'invariants.2: expected exactly one of never, always',
      'invariants.1.id: "it-holds" stands twice',
      'exceptions.0.id: "it-holds" stands twice',
    ])
  })
})

describe('exceptions', () => {
  const exception = { id: 'an-exception', question: 'pain', reason: 'The other way round.' }
  const one = anInvariant({ never: { verdict: 'move' } })

  test('are read in full, or bare', () => {
    const full: WrittenException = {
      ...exception,
      from: 'none',
      to: 'dull',
      measures: ['minutes', 'care'],
      when: { soreness: 'unknown' },
    }
    const compiled = compileInvariants(
      file([one], [full, { ...exception, id: 'bare', measures: 'bpm' }]),
      rulebook,
    )
    expect(compiled.ok && compiled.value.exceptions).toStrictEqual([
      {
        ...full,
        when: { op: 'ask', question: 'soreness', test: { test: 'unknown' } },
      },
      { ...exception, id: 'bare', measures: ['bpm'] },
    ])
  })

  test.for<[Partial<WrittenException>, string]>([
    [{ question: 'pein' }, 'question: "pein" is not a question (did you mean pain?)'],
    [
      { from: 'sharpe' },
      'from: "sharpe" is not an answer to pain (did you mean sharp?); it is one of none, dull, sharp',
    ],
    [{ question: 'sleep', to: 25 }, 'to: expected a number from 0 to 24 for sleep'],
    [{ question: 'sleep', to: -0.1 }, 'to: expected a number from 0 to 24 for sleep'],
    [{ question: 'sleep', from: 'five' }, 'from: expected a number from 0 to 24 for sleep'],
    [
      { question: 'redFlags', to: 'chess' },
      'to: "chess" is not an answer to redFlags (did you mean chest?); it is one of chest, urine, head',
    ],
    [{ question: 'redFlags', from: 'chest' }, 'from: expected only to: an item gets ticked'],
    [
      { measures: 'minute' },
      'measures: "minute" is not a measure (did you mean minutes?); it is one of verdict, care, minutes, percent, bpm, effort, activity',
    ],
    [{ when: { pein: 'dull' } }, 'when.pein: "pein" is not a question (did you mean pain?)'],
  ])('%j', ([change, problem]) => {
    expect(problemsOf(file([one], [{ ...exception, ...change }]))).toStrictEqual([
      `exceptions.0.${problem}`,
    ])
  })

  test.for([0, 24, 'unknown'])('the ends of a range are answers, and none is one: %j', (to) => {
    expect(problemsOf(file([one], [{ ...exception, question: 'sleep', to }]))).toStrictEqual([])
  })
})

test('of another rulebook that is said what can be, and what is left out and why', () => {
  const written = file(
    [
      anInvariant({ never: { verdict: 'move' }, when: { naps: { 'at-least': 2 } } }),
      anInvariant({ id: 'of-all', never: { verdict: 'move' }, when: { pain: 'sharp' } }),
    ],
    [
      { id: 'of-naps', question: 'naps', reason: 'so' },
      { id: 'of-pain', question: 'pain', reason: 'so' },
    ],
  )
  const { invariants, exceptions, leftOut } = invariantsFor(written, aRulebook({ safety }))
  expect(invariants.map(({ id }) => id)).toStrictEqual(['of-all'])
  expect(exceptions.map(({ id }) => id)).toStrictEqual(['of-pain'])
  expect(leftOut).toStrictEqual([
    { id: 'it-holds', why: '"naps" is not a question of this rulebook' },
    { id: 'of-naps', why: '"naps" is not a question of this rulebook' },
  ])
})

test('what only the shipped rulebook promises is left out of another, and told', () => {
  const promise = anInvariant({ never: { verdict: 'rest' }, 'shipped-only': true })
  const other = invariantsFor(file([promise]), aRulebook({ safety }))
  expect(other.invariants).toStrictEqual([])
  const why = 'the shipped rulebook promises it; yours may be more careful'
  expect(other.leftOut).toStrictEqual([{ id: 'it-holds', why }])
  const shipped = invariantsFor(file([promise]), aRulebook({ safety }), true)
  expect(shipped.invariants.map(({ id }) => id)).toStrictEqual(['it-holds'])
  expect(shipped.leftOut).toStrictEqual([])
})

describe('exceptions of a rulebook itself', () => {
  const exception = { id: 'own-one', question: 'naps', reason: 'Naps are new.' }
  const book = { questions: { naps: aNumber() } }

  test('are excepted besides those of the invariants', () => {
    const own = aRulebook({ safety, book: aBook({ ...book, exceptions: [exception] }) })
    const written = file(
      [anInvariant({ never: { verdict: 'move' } })],
      [{ id: 'of-pain', question: 'pain', reason: 'so' }],
    )
    const ids = ['of-pain', 'own-one']
    expect(invariantsFor(written, own).exceptions.map(({ id }) => id)).toStrictEqual(ids)
    const compiled = compileInvariants(written, own)
    expect(compiled.ok && compiled.value.exceptions.map(({ id }) => id)).toStrictEqual(ids)
  })

  test('have their problems with those of the rulebook', () => {
    const exceptions = [
      exception,
      { ...exception, to: 25 },
      { ...exception, id: 'b', question: 'nap' },
    ]
    expect(problemsOfBook(aBook({ ...book, exceptions }), safety)).toStrictEqual([
      'exceptions > 1 > id: "own-one" stands twice',
      'exceptions > 1 > to: expected a number from 0 to 24 for naps',
      'exceptions > 2 > question: "nap" is not a question (did you mean naps?)',
    ])
  })
})

function toldOf(all: readonly string[]): readonly string[] {
  const heard = report()
  known(['rest'], all, 'an advice', [], heard)
  return heard.problems.map(({ message }) => message)
}

test('a long list of names is not read out to who mistyped one of them', () => {
  const names = Array.from({ length: 11 }, (_, index) => `advice-${String(index)}`)
  expect(toldOf(names)).toStrictEqual(['"rest" is not an advice'])
  expect(toldOf(names.slice(0, 2))).toStrictEqual([
    '"rest" is not an advice; it is one of advice-0, advice-1',
  ])
})
