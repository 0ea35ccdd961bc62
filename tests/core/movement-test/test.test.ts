import { describe, expect, it } from 'vitest'
import { settle } from '../../../src/core/advice/settle.ts'
import { mayTest } from '../../../src/core/movement-test/allowed.ts'
import { RATING_QUESTIONS, readRatings } from '../../../src/core/movement-test/rating-questions.ts'
import { judged } from '../../../src/core/movement-test/test.ts'
import { aBook, aDose, aGate, anAdvice, aRulebook, aSafety } from '../a-rulebook.ts'
import { expectAskable } from '../asked.ts'

describe('ratings typed in one word', () => {
  it('are read in the order in which they are asked', () => {
    expect(RATING_QUESTIONS.map(({ id }) => id)).toEqual(['stiffness', 'pain', 'effort'])
    expect(readRatings('4,0,10')).toEqual({ stiffness: 4, pain: 0, effort: 10 })
    expect(readRatings(' 4 , 1 , 3 ')).toEqual({ stiffness: 4, pain: 1, effort: 3 })
  })

  it('are asked on scales from 0 to 10, where more is worse', () => {
    for (const question of RATING_QUESTIONS) {
      expectAskable(question, question.id)
      expect(question).toMatchObject({ worse: 'higher', offered: true })
    }
  })

  it.each([
    '',
    '4',
    '4,1',
    '4,1,',
    ',1,3',
    '4,1,3,2',
    '4,1,11',
    '4,1,-1',
    '4,1,2.5',
    '4,1,x',
    '4,x,3',
    '04,1,3',
  ])('"%s" is none', (text) => {
    expect(readRatings(text)).toBeUndefined()
  })
})

describe('a test as it is judged', () => {
  const rule = aGate().movementTest
  const before = { stiffness: 4, pain: 0, effort: 3 }
  const after = { stiffness: 2, pain: 0, effort: 3 }

  it('is worse when it was stopped, whatever was said before', () => {
    expect(judged(rule, { before, after: null, minutes: 3 }, null).outcome).toBe('worse')
    expect(judged(rule, { before, after: null, minutes: 3 }, 'looser').outcome).toBe('worse')
  })

  it('is what was rated when nobody said anything', () => {
    expect(judged(rule, { before, after, minutes: 10 }, null)).toEqual({
      before,
      after,
      minutes: 10,
      said: null,
      outcome: 'looser',
    })
  })

  it('is the more careful of what was rated and said', () => {
    expect(judged(rule, { before, after, minutes: 10 }, 'heavier').outcome).toBe('heavier')
    expect(judged(rule, { before: after, after: before, minutes: 10 }, 'looser').outcome).toBe(
      'heavier',
    )
  })
})

describe('whether a runner may do the test', () => {
  const fine = { redFlags: [], soreness: 3, sleep: 8, pain: 'none' }
  it.each([
    ['nothing speaks against it', fine, true],
    ['the tree says to rest', { ...fine, sleep: 4 }, true],
    ['the gate stops them', { ...fine, pain: 'sharp' }, false],
    ['an emergency', { ...fine, redFlags: ['chest'] }, false],
  ])('%s', (_name, answers, may) => {
    expect(mayTest(settle(aRulebook(), answers))).toBe(may)
  })

  it('not while the tree wants something looked at, nor when a gate stops them to rest', () => {
    const advice = {
      'sleep-more': anAdvice({ verdict: 'reassess' }),
      'go-easy': anAdvice({ verdict: 'move', dose: 'easy' }),
    }
    const looking = aRulebook({ book: aBook({ advice, doses: { easy: aDose() } }) })
    expect(mayTest(settle(looking, { ...fine, sleep: 4 }))).toBe(false)
    expect(mayTest(settle(looking, fine))).toBe(true)

    const resting = { ...aSafety().advice, stop: anAdvice({ verdict: 'rest' }) }
    const gate = aRulebook({ safety: aSafety({ advice: resting }) })
    expect(mayTest(settle(gate, { ...fine, pain: 'sharp' }))).toBe(false)
  })
})
