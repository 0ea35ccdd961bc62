import { describe, expect, test } from 'vitest'
import type { Change } from '../../src/core/advice/would-change.ts'
import { byRelevance, changeWords } from '../../src/render/changes.ts'
import { aBook, aChoice, aList, aNumber, aRulebook, aScale } from '../core/a-rulebook.ts'
import { aStyle } from './a-page.ts'

const rulebook = aRulebook({
  book: aBook({
    questions: {
      painScore: aScale(),
      hours: aNumber({ from: 0, to: 200, step: 1 }),
      movement: aChoice(['looser', 'not-done'], { core: true }),
      signs: aList(['chest', 'head']),
    },
  }),
})

function said(question: string, from: Change['from'], to: Change['to'], unicode = false): string {
  const change = { question, from, to, verdict: 'rest' } as const
  return changeWords(change, rulebook, aStyle(80, { unicode }), 'short').replaceAll('\u00A0', ' ')
}

describe('a change in words', () => {
  test.for<[string, Change['from'], Change['to'], string]>([
    ['painScore', 2, 3, 'pain score 3/10 -> rest'],
    ['movement', 'looser', 'not-done', 'movement not done -> rest'],
    ['hours', 30, 23, 'hours 23 h -> rest'],
    ['sleep', 7.5, 4.9, 'sleep under 5 h -> rest'],
    ['sleep', 4, 5.1, 'sleep over 5 h -> rest'],
    ['sleep', 7.5, 5, 'sleep 5 h -> rest'],
    ['sleep', 7.5, 6.5, 'sleep 6 h 30 -> rest'],
    ['sleep', null, 4.9, 'sleep 4 h 54 -> rest'],
    ['redFlags', [], ['chest'], 'red flags: the chest -> rest'],
    ['redFlags', null, ['chest', 'head'], 'red flags: the chest and the head -> rest'],
    ['redFlags', ['chest'], [], 'red flags: without the chest -> rest'],
    ['redFlags', ['chest'], ['head'], 'red flags: the head, without the chest -> rest'],
    ['redFlags', null, [], 'red flags: none -> rest'],
  ])('%s from %j to %j', ([question, from, to, expected]) => {
    expect(said(question, from, to)).toBe(expected)
  })

  test('has an arrow where there is Unicode', () => {
    expect(said('painScore', 2, 3, true)).toBe('pain score 3/10 → rest')
  })
})

test('core questions come first, then the order of the rulebook', () => {
  const changes = ['redFlags', 'soreness', 'painScore', 'movement', 'signs'].map(
    (question): Change => ({ question, from: null, to: 1, verdict: 'rest' }),
  )
  expect(byRelevance(changes, rulebook).map(({ question }) => question)).toStrictEqual([
    'soreness',
    'movement',
    'redFlags',
    'painScore',
    'signs',
  ])
})
