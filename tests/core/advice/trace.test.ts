import { describe, expect, test } from 'vitest'
import { settle } from '../../../src/core/advice/settle.ts'
import { trace, type Trace, type TracedCondition } from '../../../src/core/advice/trace.ts'
import type { Answers, Rulebook } from '../../../src/core/rulebook/model.ts'
import {
  aBook,
  aBookThatAsks,
  aBranch,
  aChoice,
  aDose,
  aList,
  anAdjustment,
  anAdvice,
  aNode,
  anOpenGate,
  aNumber,
  aRulebook,
  aSafety,
  aScale,
  assuming,
  type Branch,
} from '../a-rulebook.ts'

function traced(rulebook: Rulebook, answers: Answers): Trace {
  return trace(rulebook, settle(rulebook, answers), answers, [])
}

const questions = {
  sore: aScale(),
  sleep: aNumber({}, { ask: 'How long?' }),
  pain: aChoice(['none', 'dull', 'sharp']),
  signs: aList(['a', 'b', 'c'], assuming([])),
}

function met(when: Branch['when'], answers: Answers): TracedCondition | undefined {
  const [node] = traced(aBookThatAsks(when, questions), answers).path.slice(-1)
  return (node?.taken ?? node?.passed[0])?.when
}

describe('the path', () => {
  const yesNo = aChoice(['no', 'yes'])
  const rulebook = aRulebook({
    book: aBook({
      questions: { p: yesNo, q: yesNo },
      tree: {
        start: 'top',
        nodes: {
          top: {
            title: 'Is it {p}?',
            branches: [
              aBranch('first', { p: 'yes' }, { advise: 'rest' }),
              aBranch('second', { q: 'yes' }, { go: 'deeper' }),
              aBranch('third', { sleep: { below: 5 } }, { advise: 'rest' }),
            ],
            otherwise: { advise: 'rest' },
          },
          deeper: aNode([], {
            advise: 'rest',
            because: 'Sore {soreness}, q {q}.',
            sources: ['a-source'],
            choice: true,
          }),
        },
      },
      advice: { rest: anAdvice({ verdict: 'rest', headline: 'Sleep {sleep}' }) },
      doses: {},
    }),
  })
  const answers = { redFlags: [], soreness: 4, sleep: 7.5, pain: 'none', p: 'no', q: 'yes' }
  const { path, ...rest } = traced(rulebook, answers)

  test('goes through the gate and the tree, node by node', () => {
    expect(path.map(({ book, node, title }) => [book, node, title])).toStrictEqual([
      ['safety', 'signs', 'What is the matter?'],
      ['book', 'top', 'Is it {p}?'],
      ['book', 'deeper', 'What is the matter?'],
    ])
    expect(path.map(({ target }) => target)).toStrictEqual([
      { to: 'pass' },
      { to: 'node', id: 'deeper' },
      { to: 'advice', id: 'rest' },
    ])
  })

  test('holds the branches passed before the one taken, and none after it', () => {
    expect(path.map(({ passed }) => passed.map(({ rule }) => rule))).toStrictEqual([
      ['chest-sign', 'other-sign', 'sharp-pain'],
      ['first'],
      [],
    ])
    expect(path.map(({ taken }) => taken?.rule)).toStrictEqual([undefined, 'second', undefined])
  })

  test('says why it went on where every branch was passed, and only there', () => {
    expect(path.map(({ otherwise }) => otherwise)).toStrictEqual([
      { text: '', sources: [], choice: false },
      null,
      { text: 'Sore 4/10, q yes.', sources: ['a-source'], choice: true },
    ])
  })

  test('ends in whom to call, in an emergency', () => {
    expect(traced(aRulebook(), { redFlags: ['chest'] })).toMatchObject({
      care: 'emergency',
      call: 'Call 112 now.',
    })
  })

  test('ends in the advice, in words, with the books that gave it', () => {
    expect(rest).toMatchObject({
      verdict: 'rest',
      care: 'none',
      call: null,
      advice: { id: 'rest', headline: 'Sleep 7 h 30', text: 'for a reason' },
      dose: null,
      session: null,
      adjustments: [],
      do: ['something'],
      avoid: [],
      stopIf: [],
      assumed: [],
      supposed: [],
      answers,
      rulebook: { id: 'book', version: '2.0.0', sha256: 'hash-of-book' },
      safety: { id: 'safety', version: '1.0.0', sha256: 'hash-of-safety' },
    })
  })
})

describe('a condition', () => {
  test.for<[string, Branch['when'], Answers, object]>([
    [
      'with the answer that met it',
      { sore: { 'at-least': 4 } },
      { sore: 4 },
      { op: 'ask', question: 'sore', answer: 4, said: '4/10', origin: 'answered', truth: true },
    ],
    [
      'with the answer that failed it',
      { sore: { 'at-least': 4 } },
      { sore: 3 },
      { op: 'ask', question: 'sore', answer: 3, said: '3/10', origin: 'answered', truth: false },
    ],
    [
      'that asks whether a question was answered',
      { sore: 'unknown' },
      {},
      { op: 'ask', answer: null, said: 'not told', origin: 'unknown', truth: true },
    ],
    [
      'on an assumed list',
      { signs: 'a' },
      {},
      { answer: [], said: 'none of them', origin: 'assumed', truth: false },
    ],
    [
      'on an answer supposed at its worst',
      { sore: { 'at-least': 4 } },
      {},
      { question: 'sore', origin: 'supposed', truth: true },
    ],
    [
      'turned round',
      { not: { pain: 'sharp' } },
      { pain: 'dull' },
      { op: 'not', truth: true, of: { op: 'ask', answer: 'dull', truth: false } },
    ],
    [
      'with every part of it, known or not',
      { 'any-of': [{ pain: 'sharp' }, { all: [{ sore: 5 }, { sleep: { below: 5 } }] }] },
      { pain: 'sharp', sore: 5 },
      {
        op: 'any',
        truth: true,
        of: [
          { op: 'ask', truth: true },
          {
            op: 'all',
            truth: 'unknown',
            of: [
              { question: 'sore', truth: true },
              { question: 'sleep', answer: null, origin: 'unknown', truth: 'unknown' },
            ],
          },
        ],
      },
    ],
  ])('%s', ([_name, when, answers, expected]) => {
    expect(met(when, answers)).toMatchObject(expected)
  })

  test('keeps the test it makes', () => {
    expect(met({ sleep: { below: 5 } }, { sleep: 4 })).toMatchObject({
      test: { test: 'bounds', bounds: { below: 5 } },
    })
  })

  test('on a list of which only a part had to be supposed tells what was ticked, in order', () => {
    const careful = { ...questions, signs: aList(['a', 'b', 'c']) }
    const rulebook = aBookThatAsks({ all: [{ signs: 'b' }, { signs: 'a' }] }, careful)
    const { path, supposed } = traced(rulebook, {})
    expect(path.at(-1)?.taken?.when).toMatchObject({
      of: [
        { answer: ['a', 'b'], origin: 'supposed', truth: true },
        { answer: ['a', 'b'], origin: 'supposed', truth: true },
      ],
    })
    expect(supposed).toStrictEqual([{ question: 'signs', value: ['a', 'b'], said: 'the a; the b' }])
  })
})

describe('the dose', () => {
  const when = { sore: { 'at-least': 1 } }
  const everything = anAdjustment({
    rule: 'everything',
    when,
    minutes: { times: 0.5, 'at-most': 20 },
    'heart-rate': { 'max-bpm': 120 },
    'rpe-at-most': 2,
    ban: ['jog'],
    only: ['walk'],
    drop: ['stretch'],
    because: 'Sore {sore}.',
    do: ['Note {sore}.', 'something'],
    avoid: ['hills'],
    'stop-if': ['It hurts.'],
  })
  const rulebook = aRulebook({
    safety: anOpenGate({
      questions: { sore: aScale() },
      limits: [
        anAdjustment({ rule: 'limit', when, 'heart-rate': { 'max-percent': 65 } }),
        anAdjustment({ rule: 'hidden-number', when, 'heart-rate': 'measured-only' }),
      ],
      notes: [anAdjustment({ rule: 'gate-note', when })],
    }),
    book: aBook({
      tree: { start: 'only', nodes: { only: aNode([], { advise: 'go-easy' }) } },
      advice: { 'go-easy': anAdvice({ verdict: 'move', dose: 'easy' }) },
      doses: {
        easy: aDose({
          because: 'Sore {sore}, so easy.',
          adjust: [everything, anAdjustment({ rule: 'not-met', when: { sore: 0 } })],
        }),
      },
      notes: [anAdjustment({ rule: 'book-note', when })],
    }),
  })
  const facts = traced(rulebook, { sore: 4 })

  test('is named with its reason', () => {
    expect(facts.dose).toStrictEqual({
      id: 'easy',
      text: 'Sore 4/10, so easy.',
      sources: ['a-source'],
      choice: false,
    })
  })

  test('is followed by what was applied: its own adjustments, the limits of the gate, notes', () => {
    expect(facts.adjustments.map(({ rule, kind }) => `${kind} ${rule}`)).toStrictEqual([
      'dose everything',
      'limit limit',
      'limit hidden-number',
      'note gate-note',
      'note book-note',
    ])
    expect(facts.adjustments[0]).toMatchObject({
      text: 'Sore 4/10.',
      when: { question: 'sore', answer: 4, truth: true },
    })
  })

  test('tells what each cuts, and nothing it does not cut', () => {
    expect(facts.adjustments.map(({ cuts }) => cuts)).toStrictEqual([
      {
        timesMinutes: 0.5,
        atMostMinutes: 20,
        atMostBpm: 120,
        atMostRpe: 2,
        ban: ['jog'],
        only: ['walk'],
        drop: ['stretch'],
      },
      { atMostPercentMax: 65 },
      { heartRate: 'measured-only' },
      {},
      {},
    ])
  })

  test('comes to a session, and to everything there is to do, each once', () => {
    expect(facts.session).toMatchObject({ modality: 'walk', rpe: { max: 2 } })
    expect(facts.do).toStrictEqual(['something', 'Note 4/10.'])
    expect(facts.avoid).toStrictEqual(['hills'])
    expect(facts.stopIf).toStrictEqual(['It hurts.'])
  })
})

test('beats are explained by the rule that made them; without beats nothing is', () => {
  const rulebook = aRulebook({
    safety: aSafety(),
    book: aBook({
      tree: { start: 'only', nodes: { only: aNode([], { advise: 'go-easy' }) } },
      advice: { 'go-easy': anAdvice({ verdict: 'move', dose: 'easy' }) },
      doses: { easy: aDose() },
    }),
  })
  const { because, sources, choice } = rulebook.safety.heartRate
  const told = { redFlags: [], pain: 'none' }
  expect(traced(rulebook, { ...told, age: 40 }).heartRate).toStrictEqual({
    text: because,
    sources,
    choice,
  })
  expect(traced(rulebook, told).heartRate).toBeNull()
})

test('what was assumed is told apart from what was supposed', () => {
  const rulebook = aRulebook({ safety: aSafety() })
  const { assumed, supposed } = traced(rulebook, { sleep: 7, pain: 'none' })
  expect(assumed).toStrictEqual([{ question: 'redFlags', value: [], said: 'none of them' }])
  expect(supposed).toStrictEqual([])
})

test('an answer of the journal is told as one', () => {
  const rulebook = aBookThatAsks({ sore: { 'at-least': 5 } }, questions)
  const answers = { sore: 7 }
  const [node] = trace(rulebook, settle(rulebook, answers), answers, ['sore']).path.slice(-1)
  expect(node?.taken?.when).toMatchObject({ question: 'sore', answer: 7, origin: 'journal' })
})
