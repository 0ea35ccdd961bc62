import { expect, test } from 'vitest'
import { constant, newNodes } from '../../../src/core/proof/nodes.ts'

test('functions are the same reference exactly when they are equal, also where their hashes meet', () => {
  const { make, push, size } = newNodes([2])
  const pair = (low: number, high: number): number => {
    push(constant(low))
    push(constant(high))
    return make(0)
  }
  // Among so many hashes of 32 bits a few are the same by chance.
  const many = 300_000
  const refs = Array.from({ length: many }, (_, value) =>
    pair((value * value) % 1_000_003, 2_000_000 + value),
  )
  expect(new Set(refs).size).toBe(many)
  expect(size()).toBe(many)
  expect(pair(4, 2_000_002)).toBe(refs[2])
  expect(pair(7, 7)).toBe(constant(7))
})

test('what would take too many is given up, and said', () => {
  const { make, push } = newNodes([2], 3)
  const node = (value: number): number => {
    push(constant(value))
    push(constant(value + 1))
    return make(0)
  }
  const [first] = [node(0), node(1), node(2)]
  expect(node(0)).toBe(first)
  expect(() => node(3)).toThrow(
    expect.objectContaining({
      code: 'data',
      message: expect.stringMatching(
        /^too many questions .* can be looked at in 3 regions$/,
      ) as string,
      hint: expect.stringContaining('fewer questions') as string,
    }),
  )
})
