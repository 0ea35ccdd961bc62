import { testHolds } from '../rulebook/condition.ts'
import type { NumberQuestion, ScaleQuestion, Test } from '../rulebook/model.ts'

/** A stretch of answers that nothing tells apart; both ends are answers. */
export interface Piece {
  readonly low: number
  readonly high: number
}

type Numeric = ScaleQuestion | NumberQuestion

const double = new Float64Array(1)
const bits = new BigInt64Array(double.buffer)

/** The next number that a computer can tell from this one. */
export function numberAfter(value: number): number {
  double[0] = value
  if (value === 0) bits[0] = 1n
  else bits[0] = (bits[0] as bigint) + (value > 0 ? 1n : -1n)
  return double[0]
}

/** The last number that a computer can tell from this one. */
function numberBefore(value: number): number {
  return -numberAfter(-value)
}

/**
 * Cuts the range of a question wherever a test tells two answers apart, and at further places, each
 * the first answer of a new piece. Exact: an answer between two decimals has its piece as well.
 */
export function piecesOf(
  question: Numeric,
  tests: readonly Test[],
  starts: readonly number[] = [],
): Piece[] {
  const { from, to } = question
  const whole = question.kind === 'scale'
  const next = (value: number): number => (whole ? value + 1 : numberAfter(value))
  const inside = (values: readonly number[]): number[] => {
    const first = whole ? values.map(Math.ceil) : values
    return first.filter((value) => value > from && value <= to)
  }
  const kept = new Set(inside(starts))
  const cuts = inside(tests.flatMap(constantsOf).flatMap((value) => [value, next(value)]))
  const all = [...new Set([...cuts, ...kept])].toSorted((a, b) => a - b)
  const firsts = [from]
  for (const cut of all) {
    const before = firsts.at(-1) as number
    if (kept.has(cut) || tests.some((test) => passes(test, cut) !== passes(test, before))) {
      firsts.push(cut)
    }
  }
  return firsts.map((low, index) => {
    const after = firsts[index + 1]
    if (after === undefined) return { low, high: to }
    return { low, high: whole ? after - 1 : numberBefore(after) }
  })
}

function passes(test: Test, value: number): boolean {
  return testHolds(test, '', { '': value }) === true
}

function constantsOf(test: Test): number[] {
  if (test.test === 'is') return test.any.filter((value) => typeof value === 'number')
  if (test.test !== 'bounds') return []
  const { atLeast, above, below, atMost } = test.bounds
  return [atLeast, above, below, atMost].filter((bound) => bound !== undefined)
}

/** The answer of a piece that a person would give, as near as can be to another. */
export function answerIn({ low, high }: Piece, question: Numeric, near: number): number {
  const step = question.kind === 'scale' ? 1 : question.step
  const decimal = (steps: number): number => Number((steps * step).toFixed(6))
  const target = Math.min(high, Math.max(low, near))
  const said = [Math.floor(target / step), Math.ceil(target / step)].map(decimal)
  const inside = [near, ...said].find((value) => value >= low && value <= high)
  return inside ?? (low === question.from ? low : (low + high) / 2)
}

/**
 * The first answer of every stretch on which a measure that only ever rises, or only ever falls,
 * stays the same; the first stretch left out. Found by halving, down to neighbouring numbers.
 */
export function stepsOf(question: Numeric, measure: (value: number) => number): number[] {
  const starts: number[] = []
  const visit = (low: number, high: number, atLow: number, atHigh: number): void => {
    if (atLow === atHigh) return
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return void starts.push(high)
    const atMiddle = measure(middle)
    visit(low, middle, atLow, atMiddle)
    visit(middle, high, atMiddle, atHigh)
  }
  visit(question.from, question.to, measure(question.from), measure(question.to))
  return starts
}
