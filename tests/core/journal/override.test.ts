import { describe, expect, it } from 'vitest'
import { overrideOf } from '../../../src/core/journal/override.ts'
import type { CheckInEntry } from '../../../src/core/journal/entry.ts'
import {
  aBook,
  anAdvice,
  aRulebook,
  problemsOfBook,
  problemsOfSafety,
  aSafety,
} from '../a-rulebook.ts'
import { aCheckIn } from './entries.ts'

const BOOK = aBook()
const rulebook = aRulebook({
  book: {
    ...BOOK,
    advice: {
      ...BOOK.advice,
      lazy: anAdvice({ verdict: 'rest', soft: true }),
      firm: anAdvice({ verdict: 'rest' }),
    },
  },
})
const { book, safety } = rulebook

function advised(advice: string, verdict: CheckInEntry['advice']['verdict'], sha = book.sha256) {
  return aCheckIn('a', {
    advice: {
      verdict,
      care: 'none',
      advice,
      headline: 'so',
      rulebook: { id: book.id, version: book.version, sha256: sha },
      safety: { id: safety.id, version: safety.version, sha256: safety.sha256 },
    },
  })
}

describe('deciding against an advice', () => {
  it('is free towards rest', () => {
    expect(overrideOf(advised('any', 'move'), 'rest', rulebook)).toEqual({
      may: true,
      moreCareful: true,
    })
    expect(overrideOf(advised('any', 'move', 'another'), 'rest', rulebook).may).toBe(true)
  })

  it('is possible towards moving from a soft rest', () => {
    expect(overrideOf(advised('lazy', 'rest'), 'move', rulebook)).toEqual({
      may: true,
      moreCareful: false,
    })
  })

  it.each([
    ['what was advised: move', advised('any', 'move'), 'move', 'advised-so'],
    ['what was advised: rest', advised('lazy', 'rest'), 'rest', 'advised-so'],
    ['reassess, to moving', advised('stop', 'reassess'), 'move', 'reassess'],
    ['reassess, to resting', advised('stop', 'reassess'), 'rest', 'reassess'],
    ['a firm rest', advised('firm', 'rest'), 'move', 'not-soft'],
    ['a rest of the gate', advised('see-someone', 'rest'), 'move', 'gate'],
    ['a rest that is no advice', advised('toString', 'rest'), 'move', 'gate'],
    ['another rulebook', advised('lazy', 'rest', 'another'), 'move', 'other-rulebook'],
  ] as const)('is not possible: %s', (_name, checkIn, to, why) => {
    expect(overrideOf(checkIn, to, rulebook)).toEqual({ may: false, why })
  })

  it('is not possible when the gate has changed', () => {
    const { advice, ...rest } = advised('lazy', 'rest')
    const checkIn = { ...rest, advice: { ...advice, safety: { ...advice.safety, sha256: 'x' } } }
    expect(overrideOf(checkIn, 'move', rulebook)).toEqual({ may: false, why: 'other-rulebook' })
  })
})

describe('what may be soft', () => {
  it.each([
    ['a move', anAdvice({ verdict: 'move', dose: 'easy', soft: true })],
    ['a reassess', anAdvice({ verdict: 'reassess', soft: true })],
    ['a rest with a clinician', anAdvice({ verdict: 'rest', care: 'clinician-soon', soft: true })],
  ])('not %s', (_name, advice) => {
    const problems = problemsOfBook({ ...BOOK, advice: { ...BOOK.advice, it: advice } })
    expect(problems.join('\n')).toContain('only a rest without a clinician may be decided against')
  })

  it('nothing of the gate', () => {
    const gate = aSafety()
    const advice = { ...gate.advice, it: anAdvice({ verdict: 'rest', soft: true }) }
    expect(problemsOfSafety({ ...gate, advice }).join('\n')).toContain(
      'nobody decides against the gate',
    )
  })
})
