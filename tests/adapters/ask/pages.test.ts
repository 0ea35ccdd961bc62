import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { paginate, sizeOf, type Screen } from '../../../src/adapters/ask/pages.ts'

const heights = (rows: number, ...items: number[]): number[][] =>
  paginate(items, (height) => height, rows)

function screen(columns?: number, rows?: number): Screen {
  return Object.assign(new PassThrough(), { columns, rows })
}

test('keeps on one page what fits exactly, and not one row more', () => {
  expect(heights(6, 2, 2, 2)).toStrictEqual([[2, 2, 2]])
  expect(heights(5, 2, 2, 2)).toStrictEqual([[2, 2], [2]])
})

test('gives a line that is taller than a page one of its own', () => {
  expect(heights(3, 1, 5, 1)).toStrictEqual([[1], [5], [1]])
})

test('takes a terminal that will not tell its size for the usual one', () => {
  expect(sizeOf(screen())).toStrictEqual({ columns: 80, rows: 24 })
  expect(sizeOf(screen(0, 0))).toStrictEqual({ columns: 80, rows: 24 })
  expect(sizeOf(screen(40, 12))).toStrictEqual({ columns: 40, rows: 12 })
})
