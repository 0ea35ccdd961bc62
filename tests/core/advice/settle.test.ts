import { assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, type Outcome } from '../../../src/core/advice/decide.ts'
import { compareCare, settle } from '../../../src/core/advice/settle.ts'
import type { Known } from '../../../src/core/rulebook/condition.ts'
import type { Answers } from '../../../src/core/rulebook/model.ts'
import {
  aBook,
  aBookThatAsks,
  aBranch,
  aChoice,
  aDose,
  aList,
  anAdjustment,
  aNode,
  anOpenGate,
  aNumber,
  aRulebook,
  aScale,
  assuming,
} from '../a-rulebook.ts'
import {
  adviceFor,
  appliedTo,
  carefulness,
  compareCarefulness,
  completions,
  EVERY_CHECK_IN,
  mostCareful,
  outcomesOf,
} from '../by-brute-force.ts'
import { DOMAIN, IDS, rulebooks, someAnswers } from '../generated-rulebooks.ts'
import { runs } from '../runs.ts'

/** What is known, without the mark of what nobody answered. */
function told(known: Known): Known {
  return Object.fromEntries(Object.entries(known))
}

describe('the more careful of two outcomes', () => {
  const answers = { redFlags: [], soreness: 1, sleep: 8, pain: 'none' }
  const move = settle(aRulebook(), answers).outcome
  const session = move.session as NonNullable<Outcome['session']>
  const rate = session.heartRate as NonNullable<typeof session.heartRate>
  const outcome = (change: Partial<typeof session>): Outcome => ({
    ...move,
    session: { ...session, ...change },
  })
  const capped = (max: number): Outcome =>
    outcome({ heartRate: { ...rate, percentMax: { min: 50, aim: 55, max } } })
  const { percentMax: _, ...onThreshold } = rate

  test.for<[string, Outcome, Outcome]>([
    ['fewer minutes', outcome({ minutes: { min: 1, target: 1, max: 1 } }), outcome({})],
    ['a lower heart rate', capped(60), capped(61)],
    ['no heart rate', outcome({ heartRate: null }), capped(50)],
    ['none of the maximum', outcome({ heartRate: onThreshold }), capped(50)],
    [
      'fewer activities',
      outcome({ alternatives: ['cycle'] }),
      outcome({ alternatives: ['a', 'b'] }),
    ],
    ['no session', { ...move, session: null }, outcome({})],
  ])('%s', ([, a, b]) => {
    expect(compareCare(a, b)).toBeGreaterThan(0)
    expect(compareCare(b, a)).toBeLessThan(0)
    expect(compareCare(a, a)).toBe(0)
  })
})

test('each question that was assumed is named, once', () => {
  const questions = { ill: aList(['a', 'b'], assuming([])), slept: aNumber({}, assuming(9)) }
  const when = { 'any-of': [{ ill: 'a' }, { slept: { below: 5 } }, { ill: 'b' }] }
  expect(settle(aBookThatAsks(when, questions), {}).assumed).toEqual(['ill', 'slept'])
})

describe('what was not answered', () => {
  const tree = {
    start: 'only',
    nodes: {
      only: aNode(
        [
          aBranch('ill', { illness: 'yes' }, { advise: 'sleep-more' }),
          aBranch('short', { hours: { below: 5 } }, { advise: 'sleep-more' }),
        ],
        { advise: 'go-easy' },
      ),
    },
  }
  const questions = {
    illness: aChoice(['no', 'yes'], assuming('no')),
    hours: aNumber(),
    sore: aScale(),
  }
  const rulebook = aRulebook({
    safety: anOpenGate(),
    book: aBook({
      questions,
      tree,
      doses: {
        stroll: aDose({ optional: true, minutes: { from: 10, to: 15 } }),
        easy: aDose({
          adjust: [
            anAdjustment({
              rule: 'sore',
              when: { sore: { 'at-least': 5 } },
              minutes: { times: 0.5 },
            }),
          ],
        }),
      },
    }),
  })

  test.for<[string, Answers, string, string[], string[], Known]>([
    [
      'nothing is open',
      { illness: 'no', hours: 8, sore: 0 },
      'go-easy',
      [],
      [],
      { illness: 'no', hours: 8, sore: 0 },
    ],
    [
      'assumed',
      { hours: 8, sore: 0 },
      'go-easy',
      ['illness'],
      [],
      { hours: 8, sore: 0, illness: 'no' },
    ],
    [
      'supposed at its worst',
      { illness: 'no', sore: 0 },
      'sleep-more',
      [],
      ['hours'],
      { illness: 'no', sore: 0, hours: 4.9 },
    ],
    [
      'supposed at its worst for the dose',
      { illness: 'no', hours: 8 },
      'go-easy',
      [],
      ['sore'],
      { illness: 'no', hours: 8, sore: 5 },
    ],
    ['both', {}, 'sleep-more', ['illness'], ['hours'], { illness: 'no', hours: 4.9 }],
    [
      'not supposed where it cannot matter',
      { illness: 'yes' },
      'sleep-more',
      [],
      [],
      { illness: 'yes' },
    ],
  ])('%s', ([, answers, advice, assumed, supposed, known]) => {
    const settled = settle(rulebook, answers)
    expect(settled.outcome.advice.id).toBe(advice)
    expect(settled.assumed).toEqual(assumed)
    expect(settled.supposed).toEqual(supposed)
    expect(told(settled.known)).toEqual(known)
  })

  test('of a list is supposed item by item, only those that matter', () => {
    const items = Array.from({ length: 30 }, (_, index) => `item${String(index)}`)
    const many = aBookThatAsks(
      { list: { count: { 'at-least': 2 }, of: items.slice(0, 3) } },
      { list: aList(items) },
    )
    const settled = settle(many, {})
    expect(settled.outcome.advice.id).toBe('sleep-more')
    expect(settled.supposed).toEqual(['list'])
    expect(told(settled.known)).toEqual({ list: { ticked: ['item0', 'item1'], unticked: [] } })
  })
})

describe('whether a question was answered', () => {
  const asks = { flag: 'yes' }
  const questions = {
    flag: aChoice(['no', 'yes']),
    hop: aChoice(['not-done', 'pain'], assuming('not-done')),
  }
  const notes = [
    anAdjustment({ rule: 'flagged', when: asks, minutes: { times: 0.5 } }),
    anAdjustment({ rule: 'hopped', when: { hop: 'pain' } }),
    anAdjustment({ rule: 'told-hop', when: { not: { hop: 'unknown' } } }),
    anAdjustment({ rule: 'told-flag', when: { all: [{ not: { flag: 'unknown' } }, asks] } }),
  ]

  test.for<[Answers, string, string]>([
    [{}, 'sleep-more', 'flagged'],
    [{ flag: 'yes' }, 'go-easy', 'flagged told-flag'],
    [{ flag: 'no' }, 'go-easy', ''],
    [{ flag: 'no', hop: 'not-done' }, 'go-easy', 'told-hop'],
    [{ hop: 'pain' }, 'sleep-more', 'flagged hopped told-hop'],
  ])('%j: an assumed or a supposed answer is none', ([answers, advice, applied]) => {
    const { outcome } = settle(aBookThatAsks({ flag: 'unknown' }, questions, { notes }), answers)
    expect(outcome.advice.id).toBe(advice)
    expect(outcome.applied.map(({ rule }) => rule).join(' ')).toBe(applied)
  })

  test('of a list that is supposed item by item neither', () => {
    const list = { list: aList(['a', 'b']) }
    const when = { all: [{ list: 'a' }, { list: 'unknown' }] }
    const { outcome, known } = settle(aBookThatAsks(when, list), {})
    expect(outcome.advice.id).toBe('sleep-more')
    expect(known['list']).toEqual({ ticked: ['a'], unticked: [] })
  })
})

/** All of an outcome that does not follow from the path to it. */
function said({ advice, applied, session }: Outcome): string {
  return JSON.stringify([advice.id, applied.map(({ rule }) => rule), session])
}

describe('of every generated rulebook', () => {
  test('each whole check-in has exactly the advice and the adjustments that are written', () => {
    assert(
      property(rulebooks({ unknowns: false }), (generated) => {
        const outcomeOf = outcomesOf(generated)
        const outcomes = EVERY_CHECK_IN.map((answers) => [answers, outcomeOf(answers)] as const)
        expect(
          outcomes.map(([, { advice, applied }]) => [
            advice.id,
            ...applied.map(({ rule }) => rule),
          ]),
        ).toEqual(
          outcomes.map(([answers]) => [
            adviceFor(generated, answers),
            ...appliedTo(generated, answers),
          ]),
        )
      }),
      runs(100),
    )
  })

  test('a partial check-in gets the most careful advice of all it may turn out to be', () => {
    assert(
      property(rulebooks({ unknowns: false }), someAnswers, (generated, answers) => {
        const possible = completions(generated, answers).map(outcomesOf(generated))
        const worst = mostCareful(possible)
        const { outcome, assumed, supposed, known } = settle(generated.rulebook, answers)
        expect(carefulness(outcome)).toEqual(carefulness(worst))
        const alike = possible.filter(({ advice }) => advice.id === outcome.advice.id)
        expect(alike.map(said)).toContain(said(outcome))
        const open = IDS.filter((id) => !Object.hasOwn(answers, id))
        expect(open).toEqual(expect.arrayContaining([...assumed, ...supposed]))
        expect(assumed.every((id) => Object.hasOwn(generated.assumed, id))).toBe(true)
        expect(supposed.some((id) => Object.hasOwn(generated.assumed, id))).toBe(false)
        expect(known).toMatchObject(answers)
        expect(decide(generated.rulebook, known)).toEqual(outcome)
      }),
      runs(600),
    )
  })

  test('every check-in, whole or partial, has one advice, and the same one again', () => {
    assert(
      property(rulebooks({ unknowns: true }), someAnswers, ({ rulebook }, answers) => {
        const settled = settle(rulebook, answers)
        expect(['move', 'rest', 'reassess']).toContain(settled.outcome.advice.verdict)
        expect(settle(rulebook, { ...answers })).toEqual(settled)
        expect(decide(rulebook, settled.known).kind).toBe('outcome')
      }),
      runs(300),
    )
  })

  test('no answer is never less careful than any answer, unless it is assumed', () => {
    assert(
      property(
        rulebooks({ unknowns: false }),
        someAnswers,
        constantFrom(...IDS),
        ({ rulebook, assumed }, answers, id) => {
          if (Object.hasOwn(assumed, id)) return
          const { [id]: _left, ...others } = answers
          const unanswered = settle(rulebook, others).outcome
          for (const value of DOMAIN[id]) {
            const answered = settle(rulebook, { ...others, [id]: value }).outcome
            expect(compareCarefulness(unanswered, answered)).toBeGreaterThanOrEqual(0)
          }
        },
      ),
      runs(300),
    )
  })

  test('outcomes are compared alike in both directions', () => {
    assert(
      property(rulebooks({ unknowns: false }), (generated) => {
        const some = EVERY_CHECK_IN.filter((_answers, index) => index % 37 === 0)
        const outcomes = some.map(outcomesOf(generated))
        for (const a of outcomes) {
          for (const b of outcomes) {
            expect(Math.sign(compareCare(a, b))).toBe(Math.sign(compareCarefulness(a, b)))
          }
        }
      }),
      runs(50),
    )
  })
})
