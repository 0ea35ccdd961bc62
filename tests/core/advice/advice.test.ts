import { describe, expect, test } from 'vitest'
import { advise, inWords, type Advice } from '../../../src/core/advice/advice.ts'
import type { Answers, Standing } from '../../../src/core/rulebook/model.ts'
import {
  aBook,
  aBranch,
  aDose,
  anAdjustment,
  anAdvice,
  aMoment,
  aNode,
  aRulebook,
  aScale,
} from '../a-rulebook.ts'

const moment = aMoment(2026, 11, 22, 7, 10, 60)
const sources = ['a-source']

const rulebook = aRulebook({
  book: aBook({
    questions: { kneePain2: aScale() },
    tree: {
      start: 'night',
      nodes: {
        night: aNode([aBranch('short-night', { sleep: { below: 5 } }, { advise: 'sleep-more' })], {
          go: 'legs',
          because: '{sleep} of sleep is enough',
          sources,
          choice: true,
        }),
        legs: aNode(
          [
            {
              ...aBranch('sore', { soreness: { 'at-least': 4 } }, { advise: 'go-easy' }),
              because: 'sore: {soreness}',
            },
          ],
          { advise: 'go-easy', because: 'the legs are fresh', sources },
        ),
      },
    },
    advice: {
      'sleep-more': anAdvice({ verdict: 'rest', dose: 'stroll' }),
      'go-easy': anAdvice({
        verdict: 'move',
        dose: 'easy',
        headline: 'Easy, with {soreness} and {kneePain2}',
        do: ['walk', 'drink'],
        avoid: ['hills'],
        'stop-if': ['it hurts'],
        'look-again': { hours: 3, what: 'soreness, now {soreness}' },
        because: 'easy is enough',
      }),
    },
    doses: {
      stroll: aDose({ optional: true, minutes: { from: 10, to: 15 } }),
      easy: aDose({
        because: 'a dose for {soreness}',
        adjust: [
          anAdjustment({
            rule: 'very-sore',
            when: { soreness: { 'at-least': 5 } },
            warn: 'Careful with {soreness}.',
            do: ['drink', 'sleep'],
            avoid: ['hills', 'stairs'],
            'stop-if': ['it hurts', 'it pulls'],
          }),
          anAdjustment({ rule: 'sore-too', when: { soreness: { 'at-least': 5 } }, do: ['sleep'] }),
        ],
      }),
    },
  }),
})

const clear = { redFlags: [], soreness: 1, sleep: 8, pain: 'none' }

function adviceOn(answers: Answers): Advice {
  return advise(rulebook, answers, moment)
}

describe('an advice', () => {
  const advice = adviceOn({ ...clear, soreness: 5 })

  test('is of a version, for a day and a moment, by a rulebook behind a gate', () => {
    expect(advice).toMatchObject({
      schemaVersion: 1,
      date: '2026-11-22',
      at: '2026-11-22T07:10:00+01:00',
      rulebook: { id: 'book', version: '2.0.0', sha256: 'hash-of-book' },
      safety: { id: 'safety', version: '1.0.0', sha256: 'hash-of-safety' },
      answers: { ...clear, soreness: 5 },
    })
  })

  test('says what, how and when, with the answers in words', () => {
    expect(advice).toMatchObject({
      verdict: 'move',
      care: 'none',
      advice: 'go-easy',
      headline: 'Easy, with 5/10 and not told',
      call: null,
      reassess: { when: '2026-11-22T10:10', what: 'soreness, now 5/10' },
    })
  })

  test('says everything once, the advice before what was added', () => {
    expect(advice.do).toEqual(['walk', 'drink', 'sleep'])
    expect(advice.avoid).toEqual(['hills', 'stairs'])
    expect(advice.stopIf).toEqual(['it hurts', 'it pulls'])
    expect(advice.warnings).toEqual([{ code: 'very-sore', text: 'Careful with 5/10.' }])
  })

  test('says why: branches taken, nodes passed, the advice, the dose, the cuts', () => {
    const reason = { text: 'for a reason', sources, choice: false }
    expect(advice.because).toEqual([
      { ...reason, rule: 'sore', text: 'sore: 5/10' },
      { ...reason, rule: 'night', text: '8 h of sleep is enough', choice: true },
      { ...reason, rule: 'go-easy', text: 'easy is enough' },
      { ...reason, rule: 'easy', text: 'a dose for 5/10' },
      { ...reason, rule: 'very-sore' },
      { ...reason, rule: 'sore-too' },
    ])
  })

  test('of a gate that stops says only that', () => {
    expect(adviceOn({ redFlags: ['chest'] })).toMatchObject({
      verdict: 'reassess',
      care: 'emergency',
      call: 'Call 112 now.',
      session: null,
      because: [{ rule: 'chest-sign' }, { rule: 'call-now' }],
      warnings: [],
    })
  })

  test('is equal for equal input', () => {
    expect(JSON.stringify(adviceOn({ ...clear, soreness: 5 }))).toBe(JSON.stringify(advice))
    expect(JSON.parse(JSON.stringify(advice))).toEqual(advice)
  })
})

/** The warnings of an advice by a rulebook in a file. */
function warned(standing?: Standing): string[] {
  const own = { ...rulebook, file: '/home/me/book.yaml', ...(standing && { standing }) }
  return advise(own, {}, moment).warnings.map(({ code, text }) => `${code}: ${text}`)
}

describe('a rulebook of one’s own is named in every advice', () => {
  const own = 'own-rulebook: Your own rulebook is in use, book 2.0.0 in /home/me/book.yaml'
  const gate = 'recover answers only for the safety gate (safety 1.0.0).'

  test('with proofs that hold, or were not tried', () => {
    expect(warned('proved')).toEqual([`${own}; its proofs hold. ${gate}`])
    expect(warned()).toEqual([`${own}; it is not proved yet. ${gate}`])
  })

  test('with proofs that do not hold', () => {
    expect(warned('unproven')).toEqual([
      `${own}; its proofs do not hold. ${gate}`,
      'unproven: Unproven: some check-ins may get a less careful advice from this rulebook than they should, and this may be one. recover rules check /home/me/book.yaml tells which.',
    ])
  })
})

describe('the session of an advice', () => {
  test('says that it is optional only when it is', () => {
    expect(adviceOn({ ...clear, sleep: 4 }).session).toHaveProperty('optional', true)
    expect(adviceOn(clear).session).not.toHaveProperty('optional')
  })

  test('has the easy pace uphill only where a slope was told', () => {
    expect(adviceOn({ ...clear, slope: 10, easyWalkPace: 11 }).session?.uphill).toEqual([
      { activity: 'walk', slope: 10, secondsPerKm: expect.any(Number) },
    ])
    expect(adviceOn(clear).session).not.toHaveProperty('uphill')
  })

  test('is as it was dosed', () => {
    expect(adviceOn(clear).session).toEqual({
      minutes: { min: 20, target: 25, max: 30 },
      heartRate: {
        zone: '1',
        percentMax: { min: 50, aim: 60, max: 70 },
        bpm: null,
        basis: null,
        uncertaintyBpm: null,
        swimMinusBpm: 10,
      },
      rpe: { aim: 2, max: 3 },
      talk: 'full sentences',
      modality: 'walk',
      alternatives: ['cycle', 'swim'],
      banned: ['jog'],
      parts: [
        { minutes: 25, activity: 'walk' },
        { minutes: 5, activity: 'mobility' },
        { minutes: 5, activity: 'stretch' },
      ],
    })
  })
})

describe('what an advice covers', () => {
  test.for<[string, Answers, Advice['coverage']]>([
    [
      'all answered',
      clear,
      {
        answered: ['redFlags', 'soreness', 'sleep', 'pain'],
        derived: [],
        unknown: [],
        assumes: [],
        conditional: false,
      },
    ],
    [
      'assumed',
      { pain: 'none', soreness: 1, sleep: 8 },
      {
        answered: ['soreness', 'sleep', 'pain'],
        derived: [],
        unknown: [],
        assumes: [{ question: 'redFlags', value: [], said: 'it is so' }],
        conditional: true,
      },
    ],
    [
      'supposed and assumed',
      { kneePain2: 3 },
      {
        answered: ['kneePain2'],
        derived: [],
        unknown: ['pain'],
        assumes: [{ question: 'redFlags', value: [], said: 'it is so' }],
        conditional: true,
      },
    ],
    [
      'nothing needed beyond what stops',
      { redFlags: ['chest'] },
      { answered: ['redFlags'], derived: [], unknown: [], assumes: [], conditional: false },
    ],
  ])('%s', ([, answers, coverage]) => {
    expect(adviceOn(answers).coverage).toEqual(coverage)
  })
})

describe('answers in a text', () => {
  test.for<[string, string]>([
    ['{soreness} and {sleep}', '4/10 and not told'],
    ['{kneePain2}', '3/10'],
    ['{pain}{pain}', 'dulldull'],
    ['no { soreness } here, nor {}', 'no { soreness } here, nor {}'],
  ])('%s: %s', ([text, words]) => {
    expect(inWords(text, rulebook, { soreness: 4, kneePain2: 3, pain: 'dull' })).toBe(words)
  })
})
