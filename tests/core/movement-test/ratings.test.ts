import { describe, expect, it } from 'vitest'
import {
  moreCarefulOutcome,
  OUTCOMES,
  ratedOutcome,
} from '../../../src/core/movement-test/ratings.ts'
import { aGate } from '../a-rulebook.ts'

const rule = aGate().movementTest
const before = { stiffness: 5, pain: 2, effort: 3 }

describe('ratings before and after', () => {
  it.each([
    ['stiffness down by one', { ...before, stiffness: 4 }, 'looser'],
    ['nothing changed', before, 'same'],
    ['only effort and pain down', { stiffness: 5, pain: 1, effort: 2 }, 'same'],
    ['stiffness up by one', { ...before, stiffness: 6 }, 'heavier'],
    ['effort up by one', { ...before, effort: 4 }, 'heavier'],
    ['pain up by one', { ...before, pain: 3 }, 'heavier'],
    ['looser, but dearer', { stiffness: 2, pain: 2, effort: 4 }, 'heavier'],
    ['looser, but pain up by one', { stiffness: 2, pain: 3, effort: 3 }, 'heavier'],
    ['looser, but pain up by two', { stiffness: 0, pain: 4, effort: 0 }, 'worse'],
    ['everything up', { stiffness: 10, pain: 10, effort: 10 }, 'worse'],
  ])('%s: %o is %s', (_name, after, outcome) => {
    expect(ratedOutcome(rule, before, after)).toBe(outcome)
  })
})

describe('what was rated and what was said', () => {
  it('counts as the more careful of the two', () => {
    for (const [i, a] of OUTCOMES.entries()) {
      for (const [j, b] of OUTCOMES.entries()) {
        expect(moreCarefulOutcome(a, b)).toBe(OUTCOMES[Math.max(i, j)])
      }
    }
  })
})
