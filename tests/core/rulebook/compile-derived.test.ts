import { describe, expect, test } from 'vitest'
import type { WrittenDerived, WrittenQuestion } from '../../../src/core/rulebook/schema.ts'
import { aBook, aChoice, aList, aNumber, aRulebook, aScale, problemsOfBook } from '../a-rulebook.ts'

const derived = (from: WrittenDerived): { readonly derived: WrittenDerived } => ({ derived: from })
const said = 'it is {asked}'

function problemsOf(asked: WrittenQuestion): string[] {
  const others = { list: aList(['one']), number: aNumber(), choice: aChoice(['one']) }
  return problemsOfBook(aBook({ questions: { asked, ...others } }))
}

describe('how a journal answers a question', () => {
  test('is read with its numbers', () => {
    const asked = aNumber({}, derived({ by: 'flatter-within', days: 14, 'holds-days': 2, said }))
    const { questions } = aRulebook({ book: aBook({ questions: { asked } }) })
    expect(questions['asked']?.derived).toEqual({
      from: { by: 'flatter-within', days: 14, holdsDays: 2 },
      said,
    })
    expect(questions['sleep']).not.toHaveProperty('derived')
  })

  const effort = ['none', 'easy', 'long', 'tempo', 'intervals', 'strength', 'race', 'other']
  test.for<[string, WrittenQuestion]>([
    ['a number', aNumber({}, derived({ by: 'hours-since-effort', said }))],
    ['a scale', aScale(derived({ by: 'soreness-days', 'at-least': 4, said }))],
    ['choices', aChoice(effort, derived({ by: 'last-effort', said }))],
    ['any choices', aChoice(['one'], derived({ by: 'race-kind', said }))],
    ['any modality', aChoice(['one'], derived({ by: 'effort-modality', said }))],
    ['a list', aList(['one'], derived({ by: 'open-episode', said }))],
    ['the choice of an episode', aChoice(['one'], derived({ by: 'open-episode', said }))],
    ['the step of an episode', aNumber({}, derived({ by: 'open-episode', said }))],
    ['from choices', aNumber({}, derived({ by: 'episode-day', of: 'choice', said }))],
    ['from a list', aNumber({}, derived({ by: 'episode-days', of: 'list', said }))],
    ['from a number', aNumber({}, derived({ by: 'resting-hr-above', of: 'number', said }))],
  ])('%s', ([, asked]) => {
    expect(problemsOf(asked)).toEqual([])
  })

  const by = 'questions > asked > derived > by'
  const hills = { hours: 48, metres: 300, 'metres-per-km': 30 }
  test.for<[WrittenDerived, string]>([
    [{ by: 'last-effort', said }, 'none, easy, long, tempo, intervals, strength, race, other'],
    [{ by: 'soreness-trend', said }, 'lower, same, higher'],
    [{ by: 'pain-trend', said }, 'lower, same, higher'],
    [{ by: 'downhill', ...hills, said }, 'yes'],
  ])('%j needs its choices', ([from, choices]) => {
    const problem = `${by}: ${from.by} answers a question with choices, among them ${choices}`
    expect(problemsOf(aNumber({}, derived(from)))).toEqual([problem])
    expect(problemsOf(aChoice(choices.split(', '), derived(from)))).toEqual([])
  })

  const of = 'questions > asked > derived > of'
  test.for<[string, WrittenQuestion, string]>([
    [
      'a number of a list',
      aList(['one'], derived({ by: 'sleep-fortnight', said })),
      `${by}: sleep-fortnight answers a question with a number or a scale`,
    ],
    [
      'choices of a number',
      aNumber({}, derived({ by: 'race-kind', said })),
      `${by}: race-kind answers a question with choices`,
    ],
    [
      'choices that are not there',
      aChoice(['lower', 'higher'], derived({ by: 'soreness-trend', said })),
      `${by}: soreness-trend answers a question with choices, among them lower, same, higher`,
    ],
    [
      'an episode of a scale',
      aScale(derived({ by: 'open-episode', said })),
      `${by}: open-episode answers a question with choices, items or a number`,
    ],
    [
      'a core answer',
      aNumber({}, { core: true, ...derived({ by: 'sleep-fortnight', said }) }),
      'questions > asked > derived: a core answer is never derived',
    ],
    [
      'from a question that is not there',
      aNumber({}, derived({ by: 'episode-days', of: 'lists', said })),
      `${of}: "lists" is not a question (did you mean list?)`,
    ],
    [
      'days of episodes from a number',
      aNumber({}, derived({ by: 'episode-days', of: 'number', said })),
      `${of}: episode-days needs a question with items`,
    ],
    [
      'a day of episodes from a number',
      aNumber({}, derived({ by: 'episode-day', of: 'number', said })),
      `${of}: episode-day needs a question with choices`,
    ],
    [
      'beats from choices',
      aNumber({}, derived({ by: 'resting-hr-above', of: 'choice', said })),
      `${of}: resting-hr-above needs a question with a number`,
    ],
    [
      'words about a question that is not there',
      aNumber({}, derived({ by: 'sleep-fortnight', said: '{askd}' })),
      'questions > asked > derived > said: "askd" is not a question (did you mean asked?)',
    ],
  ])('%s is no answer', ([, asked, problem]) => {
    expect(problemsOf(asked)).toEqual([problem])
  })
})
