import { describe, expect, test } from 'vitest'
import { asCondition } from '../../../src/core/diff/as-condition.ts'
import { sharedSpace } from '../../../src/core/diff/shared-space.ts'
import { openValue, type ScalarVariable } from '../../../src/core/proof/variables.ts'
import type { Condition, Test } from '../../../src/core/rulebook/model.ts'
import { aChoice, aNumber, aScale } from '../a-rulebook.ts'
import type { When } from '../generated-rulebooks.ts'
import { asking } from './asking.ts'

const questions = {
  half: aNumber({ from: 0, to: 9, step: 0.5 }),
  level: aScale({}, 0, 9),
  kind: aChoice(['x', 'y', 'z']),
}

/** The classes of a question that hold one of the answers, and no answer where that is one of them, as a condition. */
function saidOf(cut: When, id: string, answers: readonly (string | number | null)[]): unknown {
  const book = asking(questions, [['rest', cut]])
  const { space } = sharedSpace(book, book)
  const variable = space.variables.get(id) as ScalarVariable
  const { pieces } = variable
  const values = answers.map((answer) => {
    if (answer === null) return openValue(variable)
    if (typeof answer === 'string') return variable.answers.indexOf(answer)
    return pieces.findIndex(({ low, high }) => low <= answer && answer <= high)
  })
  return asCondition(space, new Map([[variable.level, new Set(values)]]))
}

function asked(question: string, put: Test): Condition {
  return { op: 'ask', question, test: put }
}

describe('some answers as a condition', () => {
  test.each<[When, number, object]>([
    [{ half: { above: 1.5, 'at-most': 3.5 } }, 2, { above: 1.5, atMost: 3.5 }],
    [{ half: { 'at-least': 1.5, below: 3.5 } }, 2, { atLeast: 1.5, below: 3.5 }],
    // 1.25 and 3.75 are no halves: the first and the last that are.
    [{ half: { 'at-least': 1.25, 'at-most': 3.75 } }, 2, { atLeast: 1.5, atMost: 3.5 }],
    [{ half: { below: 3.5 } }, 0, { below: 3.5 }],
    [{ half: { 'at-least': 3.5 } }, 9, { atLeast: 3.5 }],
  ])('names numbers in steps of the question: %o', (cut, answer, said) => {
    const bounds = asked('half', { test: 'bounds', bounds: said })
    expect(saidOf(cut, 'half', [answer])).toStrictEqual(bounds)
  })

  test('names a single answer as what it is', () => {
    const level = asked('level', { test: 'is', any: [3] })
    expect(saidOf({ level: 3 }, 'level', [3])).toStrictEqual(level)
    const half = asked('half', { test: 'is', any: [2.5] })
    expect(saidOf({ half: { 'at-least': 2.5, 'at-most': 2.5 } }, 'half', [2.5])).toStrictEqual(half)
  })

  test('names choices, and no answer', () => {
    const unknown = asked('kind', { test: 'unknown' })
    const some = asked('kind', { test: 'is', any: ['x', 'z'] })
    expect(saidOf({ kind: 'x' }, 'kind', ['x', 'z'])).toStrictEqual(some)
    expect(saidOf({ kind: 'x' }, 'kind', ['x', 'z', null])).toStrictEqual({
      op: 'any',
      of: [some, unknown],
    })
    expect(saidOf({ kind: 'x' }, 'kind', [null])).toStrictEqual(unknown)
    expect(saidOf({ kind: 'x' }, 'kind', ['x', 'y', 'z'])).toStrictEqual({ op: 'not', of: unknown })
  })
})
