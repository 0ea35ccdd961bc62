import { describe, expect, test } from 'vitest'
import { changesBetween } from '../../../src/core/diff/changes.ts'
import { sharedSpace } from '../../../src/core/diff/shared-space.ts'
import type { ScalarVariable } from '../../../src/core/proof/variables.ts'
import { RecoverError } from '../../../src/errors.ts'
import type { Rulebook } from '../../../src/core/rulebook/model.ts'
import { aChoice, aList, aNumber, aScale, assuming } from '../a-rulebook.ts'
import type { When } from '../generated-rulebooks.ts'
import { asking } from './asking.ts'

const KINDS = {
  scale: aScale(),
  number: aNumber(),
  choice: aChoice(['x']),
  list: aList(['x']),
}
type Kind = keyof typeof KINDS
const kinds = Object.keys(KINDS) as Kind[]

function restsIfTicked(unknown: object): Rulebook {
  return asking({ list: aList(['a', 'b'], unknown) }, [['rest', { list: ['a', 'b'] }]])
}

describe('a question of two rulebooks', () => {
  test.each(
    kinds.flatMap((one) => kinds.filter((kind) => kind !== one).map((other) => [one, other])),
  )('that is a %s in one and a %s in the other is refused', (one, other) => {
    const thrown = thrownBy(() => {
      sharedSpace(asking({ it: KINDS[one] }), asking({ it: KINDS[other] }))
    })
    expect(thrown).toBeInstanceOf(RecoverError)
    expect(thrown).toMatchObject({
      code: 'data',
      message: `it asks for a ${one} in one and a ${other} in the other`,
      hint: 'Give one of the two questions another name; then the rest can be compared.',
    })
  })

  test('has every answer of either, cut where the range of one begins or ends', () => {
    const rests: [string, When][] = [['rest', { level: { 'at-most': 4 } }]]
    const one = asking({ level: aScale({}, 0, 6) }, rests)
    const other = asking({ level: aScale({}, 2, 9) })
    for (const { space } of [sharedSpace(one, other), sharedSpace(other, one)]) {
      const { pieces } = space.variables.get('level') as ScalarVariable
      expect(pieces).toStrictEqual([
        { low: 0, high: 1 },
        { low: 2, high: 4 },
        { low: 5, high: 6 },
        { low: 7, high: 9 },
      ])
    }
  })

  test('is read as carefully as one of the two reads no answer, whichever it is', () => {
    const careful = asking({ kind: aChoice(['x', 'y']) }, [['rest', { kind: 'y' }]])
    const assumed = asking({ kind: aChoice(['x', 'y'], assuming('x')) }, [['rest', { kind: 'y' }]])
    for (const [one, other] of [
      [careful, assumed],
      [restsIfTicked({}), restsIfTicked(assuming([]))],
    ] as const) {
      const [there] = changesBetween(one, other).changes
      const [back] = changesBetween(other, one).changes
      expect([there?.way, back?.way]).toStrictEqual(['looser', 'tighter'])
      expect([there?.count, back?.count]).toStrictEqual([1n, 1n])
      expect(back?.where.when).toStrictEqual(there?.where.when)
    }
  })
})

function thrownBy(does: () => void): unknown {
  try {
    does()
  } catch (error) {
    return error
  }
  return undefined
}
