import { describe, expect, test } from 'vitest'
import { compileBook, compileSafety, compileSources } from '../../../src/core/rulebook/compile.ts'
import type { WrittenBook, WrittenSafety } from '../../../src/core/rulebook/schema.ts'
import {
  aBook,
  aBranch,
  aChoice,
  aDose,
  aGate,
  anAdjustment,
  anAdvice,
  aNode,
  aNumber,
  aRulebook,
  aSafety,
  aScale,
  problemsOfBook,
  problemsOfSafety,
  SOURCES,
} from '../a-rulebook.ts'

describe('sources', () => {
  const source = SOURCES.sources['a-source'] as (typeof SOURCES)['sources'][string]
  test.for([
    ['as they are written', source, source],
    ['with a number for a text', { ...source, pmid: 123 }, { ...source, pmid: '123' }],
    ['with a text that is a number', { ...source, pmid: '0123' }, { ...source, pmid: '0123' }],
    [
      'with everything',
      { ...source, year: 2001, title: 't', doi: '10.1/x', url: 'u', pmc: 'p' },
      { ...source, year: 2001, title: 't', doi: '10.1/x', url: 'u', pmc: 'p' },
    ],
  ] as const)('%s', ([, written, kept]) => {
    expect(compileSources({ sources: { a: written } })).toEqual({ a: kept })
  })
})

describe('a gate', () => {
  test('keeps its limits, its ceilings, its activities, its heart rate and its test', () => {
    const gate = aGate(
      aSafety({
        limits: [anAdjustment({ rule: 'limit', when: { pain: 'dull' } })],
        'movement-test': {
          ...aSafety()['movement-test'],
          heavier: { 'stiffness-rises': 3, 'pain-rises': 1, 'effort-rises': 4 },
          looser: { 'stiffness-falls': 5 },
        },
      }),
    )
    expect(gate).toMatchObject({
      id: 'safety',
      version: '1.0.0',
      sha256: 'hash-of-safety',
      doses: {},
      notes: [],
      limits: [{ rule: 'limit' }],
      ceilings: { minutes: 60, strollMinutes: 15, percentMax: 70, percentThreshold: 80, rpe: 3 },
      heartRate: {
        formula: { intercept: 208, slope: 0.7 },
        uncertaintyBpm: { tanaka: 8, 'measured-max': 3, 'measured-threshold': 4 },
        womenMinusBpm: 3,
        swimMinusBpm: 10,
        because: 'for a reason',
        sources: ['a-source'],
        choice: false,
      },
    })
    expect(gate.movementTest).toEqual({
      minutes: 10,
      bells: [5],
      worse: { painRises: 2 },
      heavier: { stiffnessRises: 3, painRises: 1, effortRises: 4 },
      looser: { stiffnessFalls: 5 },
      because: 'for a reason',
      sources: ['a-source'],
      choice: false,
    })
    expect(gate.activities['walk']).toEqual({ label: 'easy walk', eccentricRank: 5, needs: '' })
    expect(gate.activities['swim']).toEqual({ label: 'easy swim', eccentricRank: 2, needs: 'pool' })
  })
})

describe('a rulebook', () => {
  const questions = { age: aNumber({ from: 0, to: 120 }) }

  test('has the questions of the gate, then its own, and keeps the files apart', () => {
    const rulebook = aRulebook({ book: aBook({ questions }) })
    expect(Object.keys(rulebook.questions)).toEqual([
      'redFlags',
      'soreness',
      'sleep',
      'pain',
      'age',
    ])
    expect(Object.keys(rulebook.safety.questions)).toEqual([
      'redFlags',
      'soreness',
      'sleep',
      'pain',
    ])
    expect(Object.keys(rulebook.book.questions)).toEqual(['age'])
    expect(rulebook.book).toMatchObject({ id: 'book', version: '2.0.0', sha256: 'hash-of-book' })
    expect(rulebook.safety.sha256).toBe('hash-of-safety')
    expect(Object.keys(rulebook.sources)).toEqual(['a-source'])
  })

  test('is plain JSON', () => {
    const rulebook = aRulebook({ book: aBook({ questions }) })
    expect(JSON.parse(JSON.stringify(rulebook))).toStrictEqual(rulebook)
  })

  test('may say what a week is measured by, and from when a review speaks', () => {
    const because = 'for a reason'
    const week = {
      'passive-days': 1,
      'active-recovery-days': [2, 3] satisfies [number, number],
      'hard-days-at-most': 4,
      'recovery-week-after-weeks': [5, 6] satisfies [number, number],
      'strength-days': ['tue' as const],
      load: { 'monotony-notice-above': 7, 'monotony-at-most': 8, 'week-load-at-least': 9 },
      because,
      sources: ['a-source'],
    }
    const review = {
      'outcomes-at-least': 10,
      credibility: 0.9,
      'propose-above': 0.3,
      because,
      sources: [],
      choice: true,
    }
    const { book } = aRulebook({ book: aBook({ week, review }) })
    expect(book.week).toEqual({
      passiveDays: 1,
      activeRecoveryDays: [2, 3],
      hardDaysAtMost: 4,
      recoveryWeekAfterWeeks: [5, 6],
      strengthDays: ['tue'],
      load: { monotonyNoticeAbove: 7, monotonyAtMost: 8, weekLoadAtLeast: 9 },
      because,
      sources: ['a-source'],
      choice: false,
    })
    expect(book.review).toEqual({
      outcomesAtLeast: 10,
      credibility: 0.9,
      proposeAbove: 0.3,
      because,
      sources: [],
      choice: true,
    })
  })

  test('may say where a worse answer loosens the advice', () => {
    const exceptions = [
      { id: 'one', question: 'pain', from: 'none', to: 'dull', reason: 'why' },
      { id: 'two', question: 'soreness', reason: 'why' },
    ]
    expect(aRulebook({ book: aBook({ exceptions }) }).exceptions).toEqual(exceptions)
  })

  test('may have no doses', () => {
    const advice = {
      'sleep-more': anAdvice({ verdict: 'rest' }),
      'go-easy': anAdvice({ verdict: 'rest' }),
    }
    const { doses: _none, ...book } = aBook({ advice })
    expect(aRulebook({ book }).book.doses).toEqual({})
  })
})

describe('what is wrong is told with its place', () => {
  const dull = { pain: 'dull' }
  const named = (rule: string): ReturnType<typeof anAdjustment> =>
    anAdjustment({ rule, when: dull })
  const stroll = aDose({ optional: true, minutes: { from: 10, to: 15 } })
  const exception = { id: 'twice', question: 'soreness', reason: 'why' }

  test.for<[string, Partial<WrittenBook>, ...string[]]>([
    [
      'a question of the gate',
      { questions: { pain: aChoice(['a', 'b']) } },
      'questions > pain: "pain" is a question of the safety gate and cannot be replaced',
    ],
    [
      'a flag of the gate',
      { questions: { flags: aScale({ flag: 'red-flag' }) } },
      'questions > flags > flag: --red-flag is already the flag of redFlags',
    ],
    [
      'a flag of the program',
      { questions: { json: aScale() } },
      'questions > json > flag: --json is a flag of recover itself; name another with  flag: NAME',
    ],
    [
      'a flag twice',
      { questions: { painScore: aScale(), other: aScale({ flag: 'pain-score' }) } },
      'questions > other > flag: --pain-score is already the flag of painScore',
    ],
    [
      'a question without a kind',
      { questions: { age: { ask: '?', worse: 'none' } } },
      'questions > age: expected exactly one of scale, number, choices, yes-no, items',
    ],
    [
      'a source',
      {
        advice: {
          ...aBook().advice,
          'go-easy': anAdvice({ verdict: 'move', dose: 'easy', sources: ['a-source', 'a-sauce'] }),
        },
      },
      'advice > go-easy > sources > 1: "a-sauce" is not a source (did you mean a-source?)',
    ],
    [
      'a source deep down',
      {
        doses: {
          stroll,
          easy: aDose({ adjust: [anAdjustment({ rule: 'r', when: dull, sources: ['x'] })] }),
        },
      },
      'doses > easy > adjust > 0 > sources > 0: "x" is not a source',
    ],
    [
      'a source named as every object has',
      { notes: [anAdjustment({ rule: 'r', when: dull, sources: ['constructor'] })] },
      'notes > 0 > sources > 0: "constructor" is not a source',
    ],
    [
      'an answer in a text that no question asks for',
      {
        notes: [
          anAdjustment({
            rule: 'r',
            when: dull,
            warn: '{sorness} and {sleep}',
            do: ['x', '{constructor}'],
          }),
        ],
      },
      'notes > 0 > warn: "sorness" is not a question (did you mean soreness?)',
      'notes > 0 > do > 1: "constructor" is not a question',
    ],
    [
      'a rule name twice in the tree',
      {
        tree: {
          start: 'one',
          nodes: {
            one: aNode([aBranch('r', dull, { go: 'two' })], { go: 'two' }),
            two: aNode([aBranch('r', dull, { advise: 'sleep-more' })], { advise: 'go-easy' }),
          },
        },
      },
      'tree > nodes > two > branches > 0 > rule: "r" is the name of another rule too',
    ],
    [
      'a rule name in tree and dose',
      { doses: { stroll, easy: aDose({ adjust: [named('short-night')] }) } },
      'doses > easy > adjust > 0 > rule: "short-night" is the name of another rule too',
    ],
    [
      'a rule name in tree and notes',
      { notes: [named('other'), named('short-night')] },
      'notes > 1 > rule: "short-night" is the name of another rule too',
    ],
    [
      'a rule name in dose and notes',
      { doses: { stroll, easy: aDose({ adjust: [named('r')] }) }, notes: [named('r')] },
      'notes > 0 > rule: "r" is the name of another rule too',
    ],
    [
      'an exception twice',
      { exceptions: [exception, { ...exception, question: 'sleep' }] },
      'exceptions > 1 > id: "twice" stands twice',
    ],
    [
      'an exception of no question',
      { exceptions: [exception, { ...exception, id: 'other', question: 'slep' }] },
      'exceptions > 1 > question: "slep" is not a question (did you mean sleep?)',
    ],
    [
      'several things at once',
      {
        questions: { pain: aScale() },
        notes: [named('short-night')],
        doses: { stroll, easy: aDose({ rpe: { aim: 5, max: 5 } }) },
      },
      'questions > pain: "pain" is a question of the safety gate and cannot be replaced',
      'doses > easy > rpe: 5 is above the ceiling of 3',
      'notes > 0 > rule: "short-night" is the name of another rule too',
    ],
  ])('in a book: %s', ([, change, ...problems]) => {
    expect(problemsOfBook(aBook(change))).toEqual(problems)
  })

  test.for<[string, Partial<WrittenSafety>, ...string[]]>([
    [
      'a limit',
      { limits: [anAdjustment({ rule: 'r', when: {} })] },
      'limits > 0 > when: expected a condition such as { pain: sharp }',
    ],
    [
      'a rule name twice in the gate',
      {
        gate: {
          start: 'signs',
          nodes: {
            signs: aNode(
              [
                aBranch('r', { pain: 'sharp' }, { advise: 'stop' }),
                aBranch('r', dull, { advise: 'stop' }),
              ],
              { pass: true },
            ),
          },
        },
      },
      'gate > nodes > signs > branches > 1 > rule: "r" is the name of another rule too',
    ],
    [
      'a rule name in limits and the gate',
      { limits: [named('sharp-pain')] },
      'limits > 0 > rule: "sharp-pain" is the name of another rule too',
    ],
    [
      'a rule name in notes and limits',
      { notes: [named('r')], limits: [named('r')] },
      'limits > 0 > rule: "r" is the name of another rule too',
    ],
    [
      'a dose above a ceiling of its own',
      { doses: { stroll: aDose({ optional: true, minutes: { from: 15, to: 16 } }) } },
      'doses > stroll > minutes: 16 is above the ceiling of 15',
    ],
    [
      'no activity that remains when all else is out',
      { activities: { walk: { label: 'walk', 'eccentric-rank': 5 } } },
      'activities: expected mobility, which needs nothing: it is what remains when all else is out',
    ],
    [
      'kit for the activity that remains',
      { activities: { mobility: { label: 'mobility', 'eccentric-rank': 1, needs: 'mat' } } },
      'activities: expected mobility, which needs nothing: it is what remains when all else is out',
    ],
    [
      'an answer in a text of a question that the gate does not have',
      {
        advice: {
          ...aSafety().advice,
          stop: anAdvice({ verdict: 'reassess', headline: 'after {age}' }),
        },
      },
      'advice > stop > headline: "age" is not a question',
    ],
    [
      'a source of its heart rate',
      { 'heart-rate': { ...aSafety()['heart-rate'], sources: ['x'] } },
      'heart-rate > sources > 0: "x" is not a source',
    ],
  ])('in a gate: %s', ([, change, ...problems]) => {
    expect(problemsOfSafety(aSafety(change))).toEqual(problems)
  })

  test('and nothing is compiled', () => {
    const broken = { ...aBook(), notes: [anAdjustment({ rule: 'r', when: {} })] }
    expect(compileBook(broken, 'hash', aGate(), compileSources(SOURCES))).toEqual({
      ok: false,
      problems: [
        { place: ['notes', 0, 'when'], message: 'expected a condition such as { pain: sharp }' },
      ],
    })
    expect(compileSafety({ ...aSafety(), limits: broken.notes }, 'hash', {})).toMatchObject({
      ok: false,
    })
  })
})

test.each([
  [2000, []],
  [2001, ['tree > nodes: found 2001 nodes; expected at most 2000']],
])('a tree of %i nodes', (count, said) => {
  const book = aBook()
  const nodes = Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const last = index === count - 1
      const otherwise = last
        ? { advise: Object.keys(book.advice)[0] ?? '' }
        : { go: `n${String(index + 1)}` }
      return [`n${String(index)}`, { title: 'T', branches: [], otherwise }]
    }),
  )
  const problems = problemsOfBook({ ...book, tree: { start: 'n0', nodes } })
  expect(problems.filter((problem) => problem.includes('nodes;'))).toEqual(said)
})
