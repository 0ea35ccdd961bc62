import { assert, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../../src/core/advice/decide.ts'
import { settle } from '../../../src/core/advice/settle.ts'
import { wouldChange, type Change } from '../../../src/core/advice/would-change.ts'
import type { Answers, AnswerValue, Rulebook, Verdict } from '../../../src/core/rulebook/model.ts'
import {
  aBook,
  aBookThatAsks,
  aBranch,
  aChoice,
  aDose,
  aList,
  anAdvice,
  aNode,
  anOpenGate,
  aNumber,
  aRulebook,
  aScale,
  assuming,
  type Branch,
} from '../a-rulebook.ts'
import { completions, distance, outcomesOf, mostCareful } from '../by-brute-force.ts'
import { DOMAIN, IDS, rulebooks, someAnswers, type Generated } from '../generated-rulebooks.ts'
import { runs } from '../runs.ts'

const questions = {
  sore: aScale(),
  sleep: aNumber(),
  pain: aChoice(['none', 'dull', 'sharp', 'numb']),
  signs: aList(['a', 'b', 'c', 'd']),
  illness: aChoice(['no', 'yes'], assuming('no')),
  lately: aList(['x', 'y', 'z'], assuming([])),
}

function changesOf(rulebook: Rulebook, answers: Answers): Change[] {
  return wouldChange(rulebook, answers, settle(rulebook, answers))
}

function restsIf(when: Branch['when'], answers: Answers): Change[] {
  return changesOf(aBookThatAsks(when, questions), answers)
}

describe('the nearest answer that gives another verdict', () => {
  test.for<[Branch['when'], Answers, Change[]]>([
    [
      { sore: { 'at-least': 5 } },
      { sore: 0 },
      [{ question: 'sore', from: 0, to: 5, verdict: 'rest' }],
    ],
    [
      { sore: { 'at-least': 5 } },
      { sore: 9 },
      [{ question: 'sore', from: 9, to: 4, verdict: 'move' }],
    ],
    [{ sore: { above: 5 } }, { sore: 5 }, [{ question: 'sore', from: 5, to: 6, verdict: 'rest' }]],
    [
      { sleep: { below: 5 } },
      { sleep: 7.25 },
      [{ question: 'sleep', from: 7.25, to: 4.9, verdict: 'rest' }],
    ],
    [
      { sleep: { below: 5 } },
      { sleep: 4 },
      [{ question: 'sleep', from: 4, to: 5, verdict: 'move' }],
    ],
    [
      { sleep: { 'at-most': 5 } },
      { sleep: 4 },
      [{ question: 'sleep', from: 4, to: 5.1, verdict: 'move' }],
    ],
    // On either side; the nearer one counts.
    [
      { sleep: { above: 4, below: 8 } },
      { sleep: 5 },
      [{ question: 'sleep', from: 5, to: 4, verdict: 'move' }],
    ],
    [
      { sleep: { above: 4, below: 8 } },
      { sleep: 7.5 },
      [{ question: 'sleep', from: 7.5, to: 8, verdict: 'move' }],
    ],
    [
      { pain: 'sharp' },
      { pain: 'none' },
      [{ question: 'pain', from: 'none', to: 'sharp', verdict: 'rest' }],
    ],
    [
      { pain: ['none', 'numb'] },
      { pain: 'dull' },
      [{ question: 'pain', from: 'dull', to: 'none', verdict: 'rest' }],
    ],
    [
      { pain: ['none', 'numb'] },
      { pain: 'sharp' },
      [{ question: 'pain', from: 'sharp', to: 'numb', verdict: 'rest' }],
    ],
    [{ signs: 'c' }, { signs: [] }, [{ question: 'signs', from: [], to: ['c'], verdict: 'rest' }]],
    [
      { signs: ['b', 'c'] },
      { signs: ['a'] },
      [{ question: 'signs', from: ['a'], to: ['a', 'b'], verdict: 'rest' }],
    ],
    [
      { signs: 'c' },
      { signs: ['a', 'c'] },
      [{ question: 'signs', from: ['a', 'c'], to: ['a'], verdict: 'move' }],
    ],
    [
      { signs: ['a', 'b', 'c'] },
      { signs: ['a', 'b', 'c'] },
      [{ question: 'signs', from: ['a', 'b', 'c'], to: [], verdict: 'move' }],
    ],
    [
      { signs: { count: { 'at-least': 2 } } },
      { signs: [] },
      [{ question: 'signs', from: [], to: ['a', 'b'], verdict: 'rest' }],
    ],
    [
      { signs: { count: { 'at-least': 2 } } },
      { signs: ['d'] },
      [{ question: 'signs', from: ['d'], to: ['a', 'd'], verdict: 'rest' }],
    ],
    // Three new ticks at once are no small change.
    [{ signs: { count: { 'at-least': 3 } } }, { signs: [] }, []],
    [
      { signs: { count: { 'at-least': 3 } } },
      { signs: ['a'] },
      [{ question: 'signs', from: ['a'], to: ['a', 'b', 'c'], verdict: 'rest' }],
    ],
    // What was assumed is changed from what was assumed; what was open from nothing.
    [{ illness: 'yes' }, {}, [{ question: 'illness', from: 'no', to: 'yes', verdict: 'rest' }]],
    [{ lately: 'y' }, {}, [{ question: 'lately', from: [], to: ['y'], verdict: 'rest' }]],
    [{ sore: { 'at-least': 5 } }, {}, [{ question: 'sore', from: null, to: 4, verdict: 'move' }]],
    [{ signs: 'a' }, {}, [{ question: 'signs', from: null, to: [], verdict: 'move' }]],
    [{ sleep: 'unknown' }, {}, [{ question: 'sleep', from: null, to: 0, verdict: 'move' }]],
    [{ sleep: 'unknown' }, { sleep: 3 }, []],
    // A value that alone does nothing is left out.
    [{ sore: { 'at-least': 5 }, pain: 'sharp' }, { sore: 0, pain: 'none' }, []],
    [
      { sore: { 'at-least': 5 }, pain: 'sharp' },
      { sore: 6, pain: 'none' },
      [{ question: 'pain', from: 'none', to: 'sharp', verdict: 'rest' }],
    ],
    [
      { 'any-of': [{ sore: 10 }, { pain: 'numb' }] },
      { sore: 2, pain: 'none', sleep: 3 },
      [
        { question: 'sore', from: 2, to: 10, verdict: 'rest' },
        { question: 'pain', from: 'none', to: 'numb', verdict: 'rest' },
      ],
    ],
  ])('%j with %j: %j', ([when, answers, changes]) => {
    expect(restsIf(when, answers)).toEqual(changes)
  })

  test('of a question whose answer counts for an item of a list', () => {
    const signs = aList([], {
      items: { a: { group: 'group', label: 'a', 'or-when': { sore: { 'at-least': 8 } } } },
    })
    const rulebook = aBookThatAsks({ signs: 'a' }, { sore: aScale(), signs })
    expect(changesOf(rulebook, { sore: 3, signs: [] })).toEqual([
      { question: 'sore', from: 3, to: 8, verdict: 'rest' },
      { question: 'signs', from: [], to: ['a'], verdict: 'rest' },
    ])
    expect(changesOf(rulebook, { sore: 9, signs: ['a'] })).toEqual([])
  })
})

function equal(a: AnswerValue, b: AnswerValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The verdict of a check-in, by trying all it may turn out to be. */
function verdictOf(
  generated: Generated,
  outcomeOf: (answers: Answers) => Outcome,
  answers: Answers,
): Verdict {
  const possible = completions(generated, answers).map(outcomeOf)
  return mostCareful(possible).advice.verdict
}

/** What change of soreness alone would give another verdict. */
function ofSore(rulebook: Rulebook, answers: Answers): Change | undefined {
  return changesOf(rulebook, answers).find(({ question }) => question === 'sore')
}

describe('behind the change', () => {
  const more = {
    ...questions,
    kind: aChoice(['x', 'y', 'z']),
    slept: aNumber({}, assuming(9)),
  }
  const advice = {
    stop: anAdvice({ verdict: 'reassess' }),
    call: anAdvice({ verdict: 'reassess', care: 'emergency', call: 'Call.' }),
    rest: anAdvice({ verdict: 'rest' }),
    easy: anAdvice({ verdict: 'move', dose: 'easy' }),
  }
  const book = (first: Branch[], second: Branch[]): Rulebook =>
    aRulebook({
      safety: anOpenGate(),
      book: aBook({
        questions: more,
        tree: {
          start: 'first',
          nodes: {
            first: aNode(first, { go: 'second' }),
            second: aNode(second, { go: 'third' }),
            third: aNode([], { advise: 'easy' }),
          },
        },
        advice,
        doses: { easy: aDose() },
      }),
    })
  const fresh = aBranch('fresh', { sore: { below: 4 } }, { advise: 'rest' })

  test('what is assumed stays assumed', () => {
    const rulebook = book([fresh], [aBranch('short', { slept: { below: 5 } }, { advise: 'stop' })])
    expect(ofSore(rulebook, { sore: 3 })).toMatchObject({ to: 4, verdict: 'move' })
  })

  test.for(['x', 'y', 'z'])(
    'the worst of what is open decides, wherever it stands: %s',
    (worst) => {
      const rulebook = book(
        [fresh],
        [
          aBranch('worst', { kind: worst }, { advise: 'stop' }),
          aBranch('never', { all: [{ kind: 'x' }, { kind: 'y' }] }, { advise: 'call' }),
        ],
      )
      expect(ofSore(rulebook, { sore: 3 })).toMatchObject({ to: 4, verdict: 'reassess' })
    },
  )

  test('the worst of what is open decides, also where a later branch is worse', () => {
    const rulebook = book(
      [fresh],
      [
        aBranch('bad', { kind: 'x' }, { advise: 'rest' }),
        aBranch('worse', { kind: 'y' }, { advise: 'stop' }),
      ],
    )
    expect(ofSore(rulebook, { sore: 3 })).toMatchObject({ to: 4, verdict: 'reassess' })
  })

  test('the worst of what is open decides, also where the gate lets it pass', () => {
    const rests = aBranch('rests', { kind: 'x' }, { advise: 'rest' })
    const rulebook = aRulebook({
      safety: anOpenGate({
        questions: { sore: aScale(), kind: aChoice(['x', 'y']) },
        gate: { start: 'gate', nodes: { gate: aNode([fresh, rests], { pass: true }) } },
        advice: { rest: anAdvice({ verdict: 'rest' }) },
      }),
      book: aBook({
        tree: { start: 'all', nodes: { all: aNode([], { advise: 'stop' }) } },
        advice: { stop: anAdvice({ verdict: 'reassess' }) },
        doses: {},
      }),
    })
    expect(ofSore(rulebook, { sore: 3 })).toMatchObject({ to: 4, verdict: 'reassess' })
  })

  const sorer = aBranch('sorer', { sore: { 'at-least': 4 } }, { advise: 'stop' })
  const open = aBranch('open', { kind: 'x' }, { advise: 'rest' })

  test.for<[string, Branch[], Branch[]]>([
    ['before the one taken', [sorer, aBranch('dull', { pain: 'dull' }, { advise: 'rest' })], []],
    ['before one that is open', [sorer, open], []],
    ['after one that is open', [open, sorer], []],
    ['in a node after one that is open', [open], [sorer]],
    [
      'before another that asks the same',
      [sorer],
      [
        aBranch('sorest', { sore: 10 }, { advise: 'call' }),
        aBranch('dull', { pain: 'dull' }, { advise: 'rest' }),
      ],
    ],
  ])('a branch %s is taken instead', ([, first, second]) => {
    const change = ofSore(book(first, second), { sore: 3, pain: 'dull' })
    expect(change).toMatchObject({ to: 4, verdict: 'reassess' })
  })

  test('a branch after one that is open and as careful changes nothing', () => {
    const stops = aBranch('open', { kind: 'x' }, { advise: 'stop' })
    const rests = aBranch('sorer', { sore: { 'at-least': 4 } }, { advise: 'rest' })
    expect(ofSore(book([stops, rests], []), { sore: 3 })).toBeUndefined()
  })

  test('nothing is told of a branch that comes after the one taken', () => {
    const dull = aBranch('dull', { pain: 'dull' }, { advise: 'rest' })
    const sore = aBranch('sore', { sore: { 'at-least': 4 } }, { advise: 'stop' })
    expect(ofSore(book([dull, sore], []), { pain: 'dull', sore: 3 })).toBeUndefined()
  })

  test('a list is not changed in three places, but for ticks taken back', () => {
    const swapped = {
      all: [{ signs: 'd' }, { not: { signs: 'a' } }, { not: { signs: 'b' } }],
    }
    expect(restsIf(swapped, { signs: ['a', 'b', 'c'] })).toEqual([])
    const none = { not: { signs: ['a', 'b', 'c'] } }
    expect(restsIf(none, { signs: ['a', 'b', 'c'] })).toEqual([
      { question: 'signs', from: ['a', 'b', 'c'], to: [], verdict: 'rest' },
    ])
  })
})

describe('of every generated rulebook', () => {
  test('each change gives that verdict, no nearer one gives another, and what is left out changes nothing', () => {
    assert(
      property(rulebooks({ unknowns: false }), someAnswers, (generated, answers) => {
        const outcomeOf = outcomesOf(generated)
        const settled = settle(generated.rulebook, answers)
        const { verdict } = settled.outcome.advice
        const changes = wouldChange(generated.rulebook, answers, settled)
        const assumed = Object.fromEntries(
          settled.assumed.map((id) => [id, generated.assumed[id] as AnswerValue]),
        )
        const base: Answers = { ...answers, ...assumed }
        for (const id of IDS) {
          const others = DOMAIN[id]
            .map((to: AnswerValue) => ({
              to,
              verdict: verdictOf(generated, outcomeOf, { ...base, [id]: to }),
            }))
            .filter((other) => other.verdict !== verdict)
          const change = changes.find(({ question }) => question === id)
          expect([id, change === undefined]).toEqual([id, others.length === 0])
          if (change === undefined) continue
          expect(others).toContainEqual({ to: change.to, verdict: change.verdict })
          expect(change.from).toEqual(base[id] ?? null)
          const nearest = Math.min(...others.map(({ to }) => distance(id, base[id], to)))
          expect([id, distance(id, base[id], change.to)]).toEqual([id, nearest])
        }
      }),
      runs(300),
    )
  })

  test('also where it matters whether a question was answered', () => {
    assert(
      property(rulebooks({ unknowns: true }), someAnswers, ({ rulebook, assumed }, answers) => {
        const settled = settle(rulebook, answers)
        const { verdict } = settled.outcome.advice
        const changes = wouldChange(rulebook, answers, settled)
        for (const id of IDS) {
          const from = answers[id] ?? (settled.assumed.includes(id) ? assumed[id] : undefined)
          const others = DOMAIN[id]
            .map((to: AnswerValue) => ({
              to,
              verdict: settle(rulebook, { ...answers, [id]: to }).outcome.advice.verdict,
            }))
            .filter((other) => other.verdict !== verdict && !equal(other.to, from))
          const change = changes.find(({ question }) => question === id)
          expect([id, change === undefined]).toEqual([id, others.length === 0])
          if (change === undefined) continue
          expect(others).toContainEqual({ to: change.to, verdict: change.verdict })
          const nearest = Math.min(...others.map(({ to }) => distance(id, from, to)))
          expect([id, distance(id, from, change.to)]).toEqual([id, nearest])
        }
      }),
      runs(200),
    )
  })
})
