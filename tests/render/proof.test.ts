import { describe, expect, test } from 'vitest'
import { isClean, type RulesCheck } from '../../src/core/proof/check.ts'
import type { GroundedInvariant } from '../../src/core/proof/compile-invariants.ts'
import {
  MEASURES,
  type Counterexample,
  type Facts,
  type Loosening,
  type Measure,
  type MonotoneResult,
  type OpenRisk,
  type ProofResult,
} from '../../src/core/proof/model.ts'
import type { Session } from '../../src/core/advice/dose.ts'
import type { Answers } from '../../src/core/rulebook/model.ts'
import { counterexampleJson, counterexampleWords } from '../../src/render/counterexample.ts'
import { demandWords } from '../../src/render/fact-words.ts'
import { largeWords, secondsWords } from '../../src/render/large.ts'
import { checkText } from '../../src/render/proof.ts'
import { checkJson } from '../../src/render/proof-json.ts'
import { aBook, aChoice, aList, assuming, aRulebook } from '../core/a-rulebook.ts'
import { aStyle, linesOf, unfit } from './a-page.ts'

const rulebook = aRulebook({
  book: aBook({
    questions: {
      movement: aChoice(['looser', 'not-done'], { core: true }),
      signs: aList(['flat', 'foggy'], assuming([])),
    },
  }),
})

const SESSION: Session = {
  optional: false,
  minutes: { min: 18, target: 25, max: 39 },
  heartRate: {
    zone: '1',
    percentMax: { min: 50, aim: 60, max: 70 },
    bpm: { min: 92, aim: 110, max: 128 },
    basis: 'tanaka',
    uncertaintyBpm: 8,
    swimMinusBpm: 10,
  },
  rpe: { aim: 2, max: 3 },
  talk: 'full sentences',
  modality: 'walk',
  alternatives: ['cycle'],
  banned: ['jog'],
  parts: [{ minutes: 25, activity: 'walk' }],
}

function anExample(change: Partial<Counterexample> = {}): Counterexample {
  return {
    answers: { soreness: 7, sleep: 8, pain: 'none' },
    differs: ['soreness'],
    advice: 'go-easy',
    verdict: 'move',
    care: 'none',
    session: SESSION,
    ...change,
  }
}

function anInvariant(change: Partial<GroundedInvariant> = {}): GroundedInvariant {
  return {
    id: 'very-sore-never-moves',
    says: 'Soreness of 7 or more is rest.',
    never: { verdict: ['move'] },
    because: '',
    sources: ['a-source'],
    choice: false,
    ...change,
  }
}

function aProof(change: Partial<ProofResult> = {}): ProofResult {
  return {
    extent: { classes: 21_345_678_901_234_567_890n, regions: 48_213, nodes: 90_000 },
    invariants: [{ invariant: anInvariant(), covered: 12n, proved: true }],
    ...change,
  }
}

function aMonotone(change: Partial<MonotoneResult> = {}): MonotoneResult {
  return { compared: 999_999n, loosenings: [], openRisks: [], exceptions: [], ...change }
}

function aCheck(change: Partial<RulesCheck> = {}): RulesCheck {
  return {
    rulebook,
    form: [],
    proof: aProof(),
    monotone: aMonotone(),
    leftOut: [],
    wholeForm: true,
    milliseconds: 4249,
    ...change,
  }
}

const REFUTED = aProof({
  invariants: [
    { invariant: anInvariant(), covered: 12n, proved: false, smallest: anExample() },
    { invariant: anInvariant({ id: 'other' }), covered: 1n, proved: true },
  ],
})

const loosening: Loosening = {
  question: 'soreness',
  from: 4,
  to: 5,
  measure: 'minutes',
  count: 12_345n,
  before: anExample({ answers: { soreness: 4 }, session: null, verdict: 'rest' }),
  after: anExample({ answers: { soreness: 5 } }),
}

const openRisk: OpenRisk = {
  question: 'sleep',
  measure: 'verdict',
  count: 1n,
  open: anExample({ answers: { soreness: 4 }, differs: ['soreness', 'sleep'] }),
  answered: anExample({ answers: { soreness: 4, sleep: 4.9 }, verdict: 'rest', session: null }),
}

const finding = {
  message: 'tree > nodes > night: short-night is never taken',
  at: { file: 'my.yaml', line: 12, column: 7, text: '    - rule: short-night' },
}

function printed(check: RulesCheck, columns = 80): string[] {
  return linesOf(checkText(check, aStyle(columns)))
}

describe('a clean rulebook', () => {
  test('is told in figures', () => {
    expect(printed(aCheck())).toStrictEqual([
      'book 2.0.0, behind the gate safety 1.0.0',
      'Form:       no findings',
      'Proof:      1 of 1 invariants hold, over all 2.1 × 10^19 classes of check-ins,',
      '            unanswered questions included, in 48,213 regions',
      'Monotone:   no worse answer loosens the advice, and no answer left open is',
      '            riskier than its worst; 999,999 single steps to a worse answer',
      '            compared',
      'Assumed:    • red flags: it is so',
      '            • signs: it is so',
      'Time:       4.2 s',
    ])
  })

  test('checked for form alone', () => {
    expect(printed(aCheck({ proof: null, monotone: null, milliseconds: 49 }))).toStrictEqual([
      'book 2.0.0, behind the gate safety 1.0.0',
      'Form:       no findings',
      'Time:       0.0 s',
    ])
  })
})

test('an invariant that does not hold comes first, with the smallest check-in that breaks it', () => {
  expect(printed(aCheck({ proof: REFUTED })).slice(0, 10)).toStrictEqual([
    'REFUTED  very-sore-never-moves: Soreness of 7 or more is rest.',
    'Demanded:   never: move',
    'But:        Soreness 7/10, everything else fine, and the answer is move, 18–39',
    '            min, at most 128 bpm, effort at most 3: easy walk, easy spin',
    '            (go-easy)',
    '{"soreness":7,"sleep":8,"pain":"none"}',
    '',
    'book 2.0.0, behind the gate safety 1.0.0',
    'Form:       no findings',
    'Proof:      1 of 2 invariants hold, over all 2.1 × 10^19 classes of check-ins,',
  ])
})

test('under what it breaks stands the branch that gives the advice, with its place and a caret', () => {
  const at = { file: 'own.yaml', line: 7, column: 17, text: '        - rule: too-bold' }
  const shown = [
    'own.yaml:7:17: gives it go-easy',
    '            - rule: too-bold',
    '                    ^',
  ]
  const [first, ...others] = REFUTED.invariants
  const refuted = { ...first, proved: false, smallest: anExample({ at }) } as const
  const proof = { ...REFUTED, invariants: [refuted, ...others] } as ProofResult
  const after = { ...loosening.after, at }
  const open = { ...openRisk.open, at }
  for (const check of [
    aCheck({ proof }),
    aCheck({ monotone: aMonotone({ loosenings: [{ ...loosening, after }] }) }),
    aCheck({ monotone: aMonotone({ openRisks: [{ ...openRisk, open }] }) }),
  ]) {
    const lines = printed(check)
    const from = lines.indexOf(shown[0] ?? '')
    expect(lines.slice(from, from + 4)).toStrictEqual([...shown, ''])
  }
})

test('a worse answer that loosens the advice is shown before and after', () => {
  const lines = printed(aCheck({ monotone: aMonotone({ loosenings: [loosening] }) }))
  expect(lines.slice(0, 9)).toStrictEqual([
    'LOOSENS  soreness 4/10 → 5/10 gives more minutes, in 12,345 classes',
    'Before:     Soreness 4/10, everything else fine, and the answer is rest',
    '            (go-easy)',
    '{"soreness":4}',
    'Worse:      Soreness 5/10, everything else fine, and the answer is move, 18–39',
    '            min, at most 128 bpm, effort at most 3: easy walk, easy spin',
    '            (go-easy)',
    '{"soreness":5}',
    '',
  ])
  expect(lines).toContain(
    'Monotone:   1 way to loosen the advice by a worse answer, and no answer left',
  )
})

test('a ticked item that loosens the advice is named', () => {
  const ticked: Loosening = { ...loosening, question: 'signs', from: 'none', to: 'foggy' }
  const [first] = printed(aCheck({ monotone: aMonotone({ loosenings: [ticked] }) }))
  expect(first).toBe('LOOSENS  signs: ticking foggy gives more minutes, in 12,345 classes')
})

test('an answer left open that is riskier than its worst is shown with both', () => {
  const lines = printed(
    aCheck({ monotone: aMonotone({ openRisks: [openRisk, { ...openRisk, count: 7n }] }) }),
  )
  expect(lines.slice(0, 9)).toStrictEqual([
    'OPENS  sleep not told gives a less careful verdict than its worst answer, in 1',
    '       class',
    'Not told:   Soreness 4/10, sleep not told, everything else fine, and the answer',
    '            is move, 18–39 min, at most 128 bpm, effort at most 3: easy walk,',
    '            easy spin (go-easy)',
    '{"soreness":4}',
    'Worst:      Soreness 4/10, everything else fine, and the answer is rest',
    '            (go-easy)',
    '{"soreness":4,"sleep":4.9}',
  ])
})

test('an open answer is told once for each measure, in words of its own', () => {
  const risks = MEASURES.map((measure): OpenRisk => ({ ...openRisk, measure }))
  const lines = printed(aCheck({ monotone: aMonotone({ openRisks: [...risks, openRisk] }) }), 100)
  const told = lines.filter((line) => line.startsWith('OPENS'))
  expect(told).toStrictEqual([
    'OPENS  sleep not told gives a less careful verdict than its worst answer, in 1 class',
    'OPENS  sleep not told gives less care than its worst answer, in 1 class',
    'OPENS  sleep not told gives more minutes than its worst answer, in 1 class',
    'OPENS  sleep not told gives a higher per cent of the heart rate than its worst answer,',
    'OPENS  sleep not told gives more beats than its worst answer, in 1 class',
    'OPENS  sleep not told gives more effort than its worst answer, in 1 class',
    'OPENS  sleep not told gives an activity that its worst answer takes away, in 1 class',
  ])
  expect(lines.join(' ')).toMatch(/ 7 ways to loosen it by not +answering;/)
})

test.for<[number, string | undefined]>([
  [20, undefined],
  [22, '... and 2 more of these; --json lists them all.'],
])('of %d that break something the first twenty are shown', ([many, more]) => {
  const loosenings = Array.from({ length: many }, (): Loosening => loosening)
  const lines = printed(aCheck({ monotone: aMonotone({ loosenings }) }))
  expect(lines.filter((line) => line.startsWith('LOOSENS'))).toHaveLength(20)
  expect(lines.find((line) => line.startsWith('...'))).toBe(more)
})

test('flaws of form stand with place and caret before everything else', () => {
  const lines = printed(aCheck({ form: [finding] }))
  expect(lines.slice(0, 6)).toStrictEqual([
    'my.yaml:12:7: tree > nodes > night: short-night is never taken',
    '        - rule: short-night',
    '          ^',
    '',
    'book 2.0.0, behind the gate safety 1.0.0',
    'Form:       1 finding',
  ])
})

test('a rulebook that cannot be read is not looked at further', () => {
  const unread = { rulebook: null, form: [finding, finding], proof: null, monotone: null }
  expect(printed(aCheck({ ...unread, wholeForm: false })).slice(-2)).toStrictEqual([
    '',
    'Form:       2 findings; nothing else is looked at until they are mended',
  ])
  expect(printed(aCheck(unread)).slice(-2)).toStrictEqual([
    '',
    'Form:       2 findings; no proof is tried until they are mended',
  ])
})

test('what is left out and what is excepted is listed, with why', () => {
  const exception = { id: 'naps', question: 'sleep', reason: 'A nap counts.' }
  const lines = printed(
    aCheck({
      leftOut: [{ id: 'race', why: '"race" is not a question of this rulebook' }],
      monotone: aMonotone({
        exceptions: [
          { exception, used: 3n },
          { exception: { ...exception, id: 'old' }, used: 0n },
        ],
      }),
    }),
  )
  expect(lines).toContain('Left out:   race: "race" is not a question of this rulebook')
  expect(lines).toContain('Except:     • naps (3 steps): A nap counts.')
  expect(lines).toContain('            • old (never needed): A nap counts.')
})

test('everything fits 40 columns, but for answers to copy and places to follow', () => {
  const everything = aCheck({
    form: [finding],
    proof: REFUTED,
    monotone: aMonotone({ loosenings: [loosening], openRisks: [openRisk] }),
  })
  const wide = printed(everything, 40).filter((line) => unfit([line], 40).length > 0)
  expect(wide).toStrictEqual(['my.yaml:12:7: tree > nodes > night: short-night is never taken'])
  expect(printed(everything, 40).slice(4, 13)).toStrictEqual([
    'REFUTED very-sore-never-moves: Soreness',
    '  of 7 or more is rest.',
    'Demanded: never: move',
    'But: Soreness 7/10, everything else',
    '  fine, and the answer is move, 18–39',
    '  min, at most 128 bpm, effort at most',
    '  3: easy walk, easy spin (go-easy)',
    '{"soreness":7,"sleep":8,"pain":"none"}',
    '',
  ])
})

function inWords(change: Partial<Counterexample>): string {
  return counterexampleWords(anExample(change), rulebook, aStyle(80, { unicode: false }))
}

describe('a check-in in the runner’s words', () => {
  const stroll: Session = {
    ...SESSION,
    optional: true,
    minutes: { min: 15, target: 15, max: 15 },
    heartRate: null,
    alternatives: [],
    rpe: { aim: 1, max: 2 },
  }
  const heartRate = { zone: '1', bpm: null, basis: null, uncertaintyBpm: null, swimMinusBpm: 10 }
  const percent = { min: 50, aim: 55, max: 62 }

  test.for<[Partial<Counterexample>, string]>([
    [
      { differs: [], session: null, care: 'emergency', verdict: 'reassess', advice: 'call-now' },
      'Everything fine, and the answer is reassess, emergency (call-now)',
    ],
    [
      { session: stroll, verdict: 'rest', care: 'clinician-soon' },
      'Soreness 7/10, everything else fine, and the answer is rest, clinician soon, a stroll of 15 min, effort at most 2: easy walk (go-easy)',
    ],
    [
      { session: { ...stroll, heartRate: { ...heartRate, percentMax: percent } } },
      'Soreness 7/10, everything else fine, and the answer is move, a stroll of 15 min, at most 62 % of maximum, effort at most 2: easy walk (go-easy)',
    ],
    [
      { session: { ...stroll, heartRate: { ...heartRate, percentThreshold: percent } } },
      'Soreness 7/10, everything else fine, and the answer is move, a stroll of 15 min, at most 62 % of threshold, effort at most 2: easy walk (go-easy)',
    ],
    [
      {
        answers: { redFlags: ['chest', 'head'], signs: [], sleep: 4.9, movement: 'not-done' },
        differs: ['redFlags', 'soreness', 'sleep', 'movement', 'signs', 'gone'],
        session: null,
      },
      'Red flags the chest and the head, soreness not told, sleep 4 h 54, movement not done, signs none, gone, everything else fine, and the answer is move (go-easy)',
    ],
  ])('%j', ([change, expected]) => {
    expect(inWords(change)).toBe(expected)
  })

  test('and on one line as they are read back', () => {
    const answers: Answers = { soreness: 7, redFlags: ['chest'] }
    const json = counterexampleJson(anExample({ answers }))
    expect(json).toBe('{"soreness":7,"redFlags":["chest"]}')
    expect(JSON.parse(json)).toStrictEqual(answers)
  })
})

describe('what an invariant demands', () => {
  test.for<[Facts, string]>([
    [{ verdict: ['rest', 'reassess'], session: ['none'] }, 'rest or reassess; no session'],
    [{ care: ['none', 'clinician-soon'] }, 'no care or clinician soon'],
    [{ advice: ['stop', 'go-easy'] }, 'the advice stop or go-easy'],
    [{ session: ['optional', 'due'] }, 'a stroll or a session'],
    [
      { minutes: { atMost: 20 }, leastMinutes: { atLeast: 5 } },
      'minutes at most 20; least minutes at least 5',
    ],
    [
      { heartRate: ['none', 'percent', 'bpm'] },
      'no heart rate or a heart rate in per cent or beats',
    ],
    [
      {
        percentMax: { atMost: 70 },
        percentThreshold: { below: 80 },
        bpm: { above: 1 },
        rpe: { atMost: 3 },
      },
      'per cent of maximum at most 70; per cent of threshold under 80; beats over 1; effort at most 3',
    ],
    [{ offers: ['jog', 'swim'] }, 'easy jog or easy swim'],
    [{ offersOnly: ['walk', 'cycle'] }, 'nothing but easy walk, easy spin'],
    [{ banned: ['jog', 'hike'] }, 'banned easy jog, hike'],
    [{ applies: ['a-note'] }, 'told of a-note'],
  ])('%j', ([facts, expected]) => {
    const { never: _never, ...bare } = anInvariant()
    expect(demandWords({ ...bare, always: facts }, rulebook)).toBe(`always: ${expected}`)
    expect(demandWords({ ...bare, never: facts }, rulebook)).toBe(`never: ${expected}`)
  })
})

test.for<[Measure, string]>([
  ['verdict', 'a less careful verdict'],
  ['care', 'less care'],
  ['minutes', 'more minutes'],
  ['percent', 'a higher per cent of the heart rate'],
  ['bpm', 'more beats'],
  ['effort', 'more effort'],
  ['activity', 'an activity that was not offered'],
])('%s loosens as %s', ([measure, expected]) => {
  const check = aCheck({ monotone: aMonotone({ loosenings: [{ ...loosening, measure }] }) })
  expect(printed(check).join(' ')).toContain(`gives ${expected}, in`)
})

describe('counts and times', () => {
  test.for<[bigint, string, string]>([
    [0n, '0', '0'],
    [999n, '999', '999'],
    [1000n, '1,000', '1,000'],
    [999_999n, '999,999', '999,999'],
    [1_000_000n, '1.0 × 10^6', '1.0 x 10^6'],
    [1_990_000n, '1.9 × 10^6', '1.9 x 10^6'],
    [31_415_926_535_897_932_384n, '3.1 × 10^19', '3.1 x 10^19'],
  ])('%s', ([count, written, ascii]) => {
    expect(largeWords(count, aStyle(80))).toBe(written)
    expect(largeWords(count, aStyle(80, { unicode: false }))).toBe(ascii)
  })

  test.for<[number, string]>([
    [0, '0.0 s'],
    [151, '0.2 s'],
    [10_000, '10.0 s'],
  ])('%d ms', ([milliseconds, expected]) => {
    expect(secondsWords(milliseconds)).toBe(expected)
  })
})

describe('clean', () => {
  test.for<[string, Partial<RulesCheck>, boolean]>([
    ['everything', {}, true],
    ['form alone', { proof: null, monotone: null }, true],
    ['left out and excepted', { leftOut: [{ id: 'race', why: '' }] }, true],
    ['a flaw of form', { form: [finding] }, false],
    ['files that cannot be read', { rulebook: null }, false],
    ['an invariant refuted', { proof: REFUTED }, false],
    ['a loosening', { monotone: aMonotone({ loosenings: [loosening] }) }, false],
    ['an open risk', { monotone: aMonotone({ openRisks: [openRisk] }) }, false],
  ])('%s', ([, change, expected]) => {
    expect(isClean(aCheck(change))).toBe(expected)
  })
})

test('a proof that is kept says how long it took when it was made', () => {
  const text = printed(aCheck({ milliseconds: 123, keptMilliseconds: 9876 })).join(' ')
  expect(text.replaceAll(/\s+/g, ' ')).toContain(
    'Time: 0.1 s; the proof took 9.9 s when it was made, and nothing that it depends on has changed since',
  )
})

test('JSON has every figure in full, big ones as texts, and the same clean', () => {
  const { sha256, id, version } = rulebook.book
  const check = aCheck({
    form: [finding, { message: 'no place' }],
    proof: REFUTED,
    monotone: aMonotone({ loosenings: [loosening] }),
    leftOut: [{ id: 'race', why: 'no race' }],
  })
  expect(JSON.parse(checkJson(check))).toStrictEqual({
    rulebook: { id, version, sha256 },
    gate: { id: 'safety', version: '1.0.0', sha256: 'hash-of-safety' },
    clean: false,
    form: [
      { message: finding.message, at: finding.at },
      { message: 'no place', at: null },
    ],
    proof: {
      extent: { classes: '21345678901234567890', regions: 48_213, nodes: 90_000 },
      invariants: [
        { invariant: anInvariant(), covered: '12', proved: false, smallest: anExample() },
        { invariant: anInvariant({ id: 'other' }), covered: '1', proved: true },
      ],
    },
    monotone: {
      compared: '999999',
      loosenings: [{ ...loosening, count: '12345' }],
      openRisks: [],
      exceptions: [],
    },
    leftOut: [{ id: 'race', why: 'no race' }],
    milliseconds: 4249,
    keptMilliseconds: null,
  })
  const kept = checkJson(aCheck({ keptMilliseconds: 9876.5 }))
  expect(JSON.parse(kept)).toMatchObject({ keptMilliseconds: 9877 })
  const unread = aCheck({ rulebook: null, proof: null, monotone: null, milliseconds: 0.6 })
  expect(JSON.parse(checkJson(unread))).toStrictEqual({
    rulebook: null,
    gate: null,
    clean: false,
    form: [],
    proof: null,
    monotone: null,
    leftOut: [],
    milliseconds: 1,
    keptMilliseconds: null,
  })
})
