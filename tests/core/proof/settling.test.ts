import { expect, test } from 'vitest'
import type { Answers } from '../../../src/core/rulebook/model.ts'
import type { WrittenDose } from '../../../src/core/rulebook/schema.ts'
import {
  aBook,
  aBranch,
  aChoice,
  aDose,
  anAdvice,
  aNode,
  anOpenGate,
  aRulebook,
} from '../a-rulebook.ts'
import { diagrammed, engineSays } from './enumerated.ts'
import { pointOf } from '../../../src/core/proof/point.ts'
import { proving } from './proving.ts'

const percent = (max: number): Partial<WrittenDose> => ({
  'heart-rate': {
    'percent-max': { min: 50, aim: 55, max },
    'percent-threshold': { min: 57, aim: 69, max: 80 },
  },
})

// Which of two advices is the more careful when pain is not told, by one thing after the other.
test.for<[string, Partial<WrittenDose>, Partial<WrittenDose>, string]>([
  ['nothing: the first', {}, {}, 'one'],
  ['the least minutes do not count: the first', { minutes: { from: 25, to: 30 } }, {}, 'one'],
  ['fewer minutes', { minutes: { from: 20, to: 40 } }, {}, 'other'],
  [
    'fewer minutes, with more to choose from',
    { activities: ['walk'] },
    { minutes: { from: 5, to: 9 } },
    'other',
  ],
  ['a lower heart rate', percent(68), percent(65), 'other'],
  ['a lower heart rate, of the first', percent(65), percent(68), 'one'],
  ['fewer activities', {}, { activities: ['walk', 'swim'] }, 'other'],
  ['fewer activities, of the first', { activities: ['walk', 'swim'] }, {}, 'one'],
])('%s', ([, one, other, advice]) => {
  const rulebook = aRulebook({
    safety: anOpenGate(),
    book: aBook({
      questions: { pain: aChoice(['none', 'dull']), legs: aChoice(['fresh', 'heavy']) },
      tree: {
        start: 'pain',
        nodes: {
          pain: aNode([aBranch('no-pain', { pain: 'none' }, { advise: 'one' })], {
            advise: 'other',
          }),
        },
      },
      advice: {
        one: anAdvice({ verdict: 'move', dose: 'one' }),
        other: anAdvice({ verdict: 'move', dose: 'other' }),
      },
      doses: { one: aDose(one), other: aDose(other) },
    }),
  })
  const { decision } = proving(rulebook, {})
  const proved = diagrammed(decision)
  for (const answers of [{}, { pain: 'none' }, { pain: 'dull' }] satisfies Answers[]) {
    const { bpm: _bpm, ...said } = engineSays(rulebook, answers)
    expect(proved(pointOf(decision.space, answers))).toStrictEqual(said)
  }
  expect(proved(pointOf(decision.space, {})).advice).toBe(advice)
})
