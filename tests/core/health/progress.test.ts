import { describe, expect, test } from 'vitest'
import { steadyClock } from '../../../src/core/advice/moment.ts'
import {
  cleanQuestion,
  factQuestions,
  factsOf,
  kindQuestion,
} from '../../../src/core/health/health-questions.ts'
import { progressOf } from '../../../src/core/health/progress.ts'
import type { ChoiceQuestion, Ladder } from '../../../src/core/rulebook/model.ts'
import { expectAskable } from '../asked.ts'
import { after, aLadderedRulebook, anEpisode, aStep, LADDERS } from './a-ladder.ts'

const rulebook = aLadderedRulebook()
const progress = (what: string, step: string) =>
  progressOf(rulebook, anEpisode(what, { step, stepSince: after(0) }), steadyClock(60))

describe('how far an episode has come', () => {
  test('which steps are behind, and what leaves this one', () => {
    const { steps, next, mayEnd } = progress('illness', 'walk')
    expect(steps.map(({ state }) => state)).toEqual(['climbed', 'now', 'ahead'])
    expect(next).toEqual({
      notBefore: '2026-03-02T08:00:00+01:00',
      check: 'Was the walk clean?',
      until: null,
    })
    expect(mayEnd).toBe(false)
    expect(progress('illness', 'rest').next?.until).toMatchObject({ question: 'hours' })
  })

  test('once climbed it may end', () => {
    const { steps, next, mayEnd, label } = progress('illness', 'climbed')
    expect(steps.every(({ state }) => state === 'climbed')).toBe(true)
    expect({ next, mayEnd, label }).toEqual({ next: null, mayEnd: true, label: 'An illness' })
  })

  test('what the rulebook does not know may end as well', () => {
    expect(progress('bruise', 'rest')).toEqual({
      episode: 'bruise-1',
      what: 'bruise',
      since: '2026-03-01',
      label: 'bruise',
      steps: [],
      next: null,
      mayEnd: true,
    })
  })
})

describe('what is asked of an episode', () => {
  test('its kind, in the words of the rulebook', () => {
    const question = kindQuestion(rulebook)
    expect(question).toMatchObject({
      choices: { cold: 'A cold', illness: 'An illness', knock: 'A knock' },
    })
    expectAskable(question, 'what')
  })

  test('what its steps wait for, and of what they tell only what is as bad or worse', () => {
    const questions = factQuestions(rulebook)
    expect(Object.keys(questions)).toEqual(['ill', 'hours', 'cleared'])
    expect(Object.keys((questions['ill'] as ChoiceQuestion).choices)).toEqual(['sick', 'fever'])
    expect(factsOf(rulebook.safety.ladders['knock'] as Ladder)).toEqual(['cleared'])
  })

  test('without an order, only what the step says', () => {
    const ladder = {
      label: 'It',
      tell: ['cleared'],
      steps: [aStep('rest', { answers: { cleared: 'no' } })],
    }
    const { cleared } = factQuestions(aLadderedRulebook({ it: ladder }))
    expect(Object.keys((cleared as ChoiceQuestion).choices)).toEqual(['no'])
    const { safety, questions } = rulebook
    const unordered = { ...(questions['ill'] as ChoiceQuestion), worse: 'none' as const }
    const { ill } = factQuestions({
      ...rulebook,
      safety,
      questions: { ...questions, ill: unordered },
    })
    expect(Object.keys((ill as ChoiceQuestion).choices)).toEqual(['sick'])
    expect(Object.keys(LADDERS)).toHaveLength(3)
  })

  test('whether the day was clean, in the words of the step', () => {
    expect(cleanQuestion().ask).toBe('Were the last 24 hours clean?')
    expect(cleanQuestion('Was it?').ask).toBe('Was it?')
    expectAskable(cleanQuestion(), 'clean')
    expect(Object.keys((cleanQuestion() as ChoiceQuestion).choices)).toEqual(['yes', 'no'])
  })
})
