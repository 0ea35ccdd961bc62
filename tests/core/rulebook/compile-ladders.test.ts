import { expect, test } from 'vitest'
import type { WrittenLadder } from '../../../src/core/rulebook/schema.ts'
import { aSafety, problemsOfSafety } from '../a-rulebook.ts'
import { aLadderedRulebook, aStep, LADDERS, QUESTIONS } from '../health/a-ladder.ts'

function problemsOf(ladder: Partial<WrittenLadder>, kind = 'it'): string[] {
  const { questions } = aSafety()
  const it = { label: 'It', tell: [], steps: [aStep('rest', { answers: { ill: 'sick' } })] }
  const ladders = { [kind]: { ...it, ...ladder } }
  return problemsOfSafety(aSafety({ questions: { ...questions, ...QUESTIONS }, ladders }))
}

test('ladders that every morning hears', () => {
  for (const [kind, ladder] of Object.entries(LADDERS)) expect(problemsOf(ladder, kind)).toEqual([])
})

test('a ladder is kept with its words and its steps in order', () => {
  const { illness, cold } = aLadderedRulebook().safety.ladders
  expect(illness).toMatchObject({ label: 'An illness', tell: ['ill'] })
  expect(illness?.steps.map(({ id, hours }) => [id, hours])).toEqual([
    ['rest', 24],
    ['walk', 24],
    ['week', 72],
  ])
  expect(cold?.steps).toMatchObject([{ id: 'light', answers: { ill: 'cold' } }])
})

test('what one of its steps answers may be told', () => {
  const answered = [
    aStep('rest', { answers: { cleared: 'no' } }),
    aStep('walk', { answers: { day: 1 } }),
  ]
  expect(problemsOf({ tell: ['cleared'], steps: answered })).toEqual([])
})

test('an item of a list that no episode answers is not heard', () => {
  expect(problemsOf({ steps: [aStep('rest')] }, 'chest')).toEqual([
    'ladders > chest > steps > 0 > step: a step that answers nothing is heard on no morning',
  ])
})

const steps = 'ladders > it > steps > 0'
test.for<[string, Partial<WrittenLadder>, string]>([
  [
    'a step that answers nothing',
    { steps: [aStep('rest')] },
    `${steps} > step: a step that answers nothing is heard on no morning`,
  ],
  [
    'a step that stands twice',
    { steps: ['rest', 'rest'].map((step) => aStep(step, { answers: { day: 1 } })) },
    'ladders > it > steps > 1 > step: "rest" is taken',
  ],
  [
    'a step named as the end',
    { steps: [aStep('climbed', { answers: { day: 1 } })] },
    `${steps} > step: "climbed" is taken`,
  ],
  [
    'a question that is not there',
    { steps: [aStep('rest', { answers: { days: 1 } })] },
    `${steps} > answers > days: "days" is not a question (did you mean day?)`,
  ],
  [
    'a question that no episode answers',
    { steps: [aStep('rest', { answers: { hours: 1 } })] },
    `${steps} > answers > hours: hours is not derived by open-episode, so no morning is told`,
  ],
  [
    'an answer that is none',
    { steps: [aStep('rest', { answers: { ill: 'well' } })] },
    `${steps} > answers > ill: "well" is no answer to ill`,
  ],
  [
    'a condition on nothing',
    { steps: [aStep('rest', { answers: { day: 1 }, until: {} })] },
    `${steps} > until: expected a condition such as { pain: sharp }`,
  ],
  [
    'told where no step answers',
    { tell: ['cleared'] },
    'ladders > it > tell > 0: expected a question with choices that a step answers',
  ],
  [
    'told of a number',
    { tell: ['day'], steps: [aStep('rest', { answers: { day: 1 } })] },
    'ladders > it > tell > 0: expected a question with choices that a step answers',
  ],
  [
    'told of a question that is not there',
    { tell: ['nothing'] },
    'ladders > it > tell > 0: expected a question with choices that a step answers',
  ],
])('%s', ([, ladder, problem]) => {
  expect(problemsOf(ladder)).toEqual([problem])
})
