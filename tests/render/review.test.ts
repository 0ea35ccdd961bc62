import { expect, test } from 'vitest'
import type { Proposal, Review } from '../../src/core/review/model.ts'
import type { Tally } from '../../src/core/review/tally.ts'
import { reviewText } from '../../src/render/review.ts'
import { createStyle } from '../../src/render/style.ts'
import { aRulebook } from '../core/a-rulebook.ts'

const rulebook = aRulebook()
const style = createStyle({ columns: 80, unicode: true, colour: 0 })

const NONE: Tally = {
  advices: 0,
  untold: 0,
  afterwards: { told: 0, looser: 0, same: 0, flatter: 0, shareFlatter: null },
  effort: { told: 0, above: 0 },
  pain: { told: 0, some: 0, higherNext: 0 },
  nextMorning: {
    told: 0,
    soreness: { told: 0, lower: 0, same: 0, higher: 0, shareHigher: null },
    newPain: 0,
    verdicts: { move: 0, rest: 0, reassess: 0 },
  },
}

const MOVE = {
  advice: 'go-easy',
  verdict: 'move',
  care: 'none',
  headline: 'Easy',
  rule: 'night',
  rulebook: rulebook.book.id,
  decidedAgain: 0,
  kept: NONE,
  otherwise: NONE,
  overridden: 0,
} as const

const REVIEW: Review = {
  schemaVersion: 1,
  from: '2026-01-01',
  to: '2026-01-31',
  advices: 1,
  untold: 1,
  decidedAgain: 0,
  outcomesAtLeast: 6,
  credibility: 0.9,
  rules: [],
  modalities: [],
  overrides: [],
  proposals: [],
}

const inOneLine = (review: Partial<Review>): string =>
  reviewText({ ...REVIEW, ...review }, rulebook, style).replaceAll(/\s+/g, ' ')

const of = { flatter: 6, told: 7 } as const

test.each<[Proposal, string]>([
  [
    { about: 'modality', modality: 'walk', leaveOut: null, ...of },
    'After easy walk you were flatter in 6 of 7. Shorter or easier may suit you better; talk it over with somebody who knows you.',
  ],
  [
    {
      about: 'modality',
      modality: 'swim',
      leaveOut: { modalities: ['bike'], known: true, also: [] },
      ...of,
    },
    'or leave it out: recover profile set modalities bike ',
  ],
  [
    {
      about: 'modality',
      modality: 'swim',
      leaveOut: { modalities: [], known: false, also: ['cycle'] },
      ...of,
    },
    'or leave it out (easy spin too): recover profile set modalities none (name what is at hand)',
  ],
  [
    { about: 'rule', advice: 'go-easy', rule: 'night', headline: 'Easy', ...of },
    'After "Easy" (go-easy) you were flatter in 6 of 7. On such a morning resting is always yours to decide: recover override rest.',
  ],
  [
    { about: 'override', advice: 'sleep-more', headline: 'Sleep', ...of },
    'When you moved against "Sleep" (sleep-more) you were flatter in 6 of 7. That is worth knowing before the next time.',
  ],
])('%j in words', (proposal, words) => {
  const text = inOneLine({ proposals: [proposal] })
  expect(text).toContain(words)
  expect(text).not.toContain('Nothing was told often enough')
})

test('what nobody told is not told of', () => {
  const kept = { ...NONE, advices: 1, untold: 1 }
  const text = inOneLine({ rules: [{ ...MOVE, kept }] })
  expect(text).toContain('1 advice, 1 of them with no outcome told. Nothing was told often enough')
  expect(text).toContain(
    'MOVE Easy (go-easy, by night) Followed: 1 time, as far as told; no outcome told How to read it',
  )
})

test('everything that can be told of an advice', () => {
  const kept: Tally = {
    advices: 12,
    untold: 2,
    afterwards: {
      told: 9,
      looser: 5,
      same: 3,
      flatter: 1,
      shareFlatter: { low: 0.02, high: 0.36 },
    },
    effort: { told: 8, above: 2 },
    pain: { told: 7, some: 3, higherNext: 1 },
    nextMorning: {
      told: 10,
      soreness: { told: 9, lower: 4, same: 3, higher: 2, shareHigher: { low: 0.08, high: 0.48 } },
      newPain: 1,
      verdicts: { move: 7, rest: 2, reassess: 1 },
    },
  }
  const otherwise = { ...NONE, advices: 1, untold: 1 }
  const text = inOneLine({
    rules: [{ ...MOVE, rule: null, kept, otherwise, overridden: 1 }],
    overrides: [{ ...MOVE, to: 'rest', turned: { ...NONE, advices: 1, untold: 1 } }],
  })
  for (const words of [
    'MOVE Easy (go-easy, by another version of book)',
    'Followed: 12 times, as far as told; no outcome told of 2',
    'Afterwards: 9 told: looser 5, same 3, flatter 1 (2–36 %); effort above the advised in 2 of 8; pain in 3 of 7, higher than usual the next morning in 1',
    'Next day: 10 told; soreness lower 4, same 3, higher 2 (8–48 %); pain that was not there before 1; then move 7, rest 2, reassess 1',
    'Otherwise: 1 time something else, or more, was logged',
    'Decided: otherwise, 1 time; what came of it stands below',
    'Where you decided otherwise MOVE Easy (go-easy) You: rested instead, 1 time; no outcome told',
  ]) {
    expect(text).toContain(words)
  }
})

test.each([
  ['night', 'book', 'by night)'],
  ['night', 'hills', 'by night of hills)'],
  [null, 'hills', 'by hills)'],
])('the rule %s of the rulebook %s is %s', (rule, id, words) => {
  expect(inOneLine({ rules: [{ ...MOVE, rule, rulebook: id }] })).toContain(`(go-easy, ${words}`)
})

test('rules that were not kept are told of', () => {
  expect(inOneLine({ rules: [MOVE] })).not.toContain('did not keep')
  expect(inOneLine({ rules: [MOVE], decidedAgain: 3 })).toContain(
    'The journal did not keep the rule of 3 advices; the same rulebook decided again on the answers, to tell it.',
  )
})
