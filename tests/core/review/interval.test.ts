import { assert, constant, double, integer, property, tuple } from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { betaQuantile, betaShareBelow } from '../../../src/core/review/beta.ts'
import { jeffreysInterval } from '../../../src/core/review/interval.ts'

describe('the Beta distribution', () => {
  // Computed with scipy 1.17.
  it.each([
    [0.025, 2.5, 5.5, 0.064_728_266_949_483_43],
    [0.975, 2.5, 5.5, 0.647_661_654_959_421],
    [0.05, 6.5, 1.5, 0.559_582_614_947_528_5],
    [0.95, 6.5, 1.5, 0.974_242_925_796_344_9],
    [0.05, 0.5, 7.5, 0.000_270_984_431_937_788_3],
    [0.95, 0.5, 0.5, 0.993_844_170_297_568_9],
    [0.025, 1000.5, 2000.5, 0.316_631_703_102_666_4],
    [0.975, 3650.5, 0.5, 0.999_999_865_479_207],
    [0.05, 18.5, 83.5, 0.122_643_536_233_851_92],
  ])('has a share of %d of Beta(%d, %d) below %d', (share, a, b, value) => {
    expect(betaQuantile(share, a, b)).toBeCloseTo(value, 12)
  })

  it.each([
    [0.3, 2.5, 0.5, 0.018_927_124_071_945_658],
    [0.999, 0.5, 0.5, 0.979_864_958_366_623_5],
    [0.25, 1000, 3000, 0.502_427_980_892_100_1],
    [1e-9, 0.5, 7.5, 9.610_650_458_430_018e-5],
    [0, 0.5, 0.5, 0],
    [1, 0.5, 0.5, 1],
  ])('has below %d of Beta(%d, %d) a share of %d', (x, a, b, share) => {
    expect(betaShareBelow(x, a, b)).toBeCloseTo(share, 11)
  })

  const size = double({ min: 0.5, max: 400, noNaN: true })
  const share = double({ min: 0.001, max: 0.999, noNaN: true })

  test('has the quantiles that are known in closed form', () => {
    assert(
      property(share, size, (p, a) => {
        expect(betaQuantile(p, a, 1)).toBeCloseTo(p ** (1 / a), 10)
        expect(betaQuantile(p, 1, a)).toBeCloseTo(1 - (1 - p) ** (1 / a), 10)
        expect(betaQuantile(p, 0.5, 0.5)).toBeCloseTo(Math.sin((Math.PI * p) / 2) ** 2, 10)
      }),
      { numRuns: 30 },
    )
  })

  test('is the other way round when its parameters are, its quantiles rise, and the share below one is that share', () => {
    assert(
      property(share, share, size, size, (p, q, a, b) => {
        const [low, high] = [Math.min(p, q), Math.max(p, q)]
        expect(betaQuantile(low, a, b)).toBeLessThanOrEqual(betaQuantile(high, a, b))
        expect(betaQuantile(p, a, b)).toBeCloseTo(1 - betaQuantile(1 - p, b, a), 9)
        expect(betaShareBelow(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 6)
      }),
      { numRuns: 30 },
    )
  })
})

describe('the interval of a share', () => {
  // Computed with scipy 1.17, closed at 0 and 1.
  it.each([
    [2, 7, 0.95, 0.065, 0.648],
    [6, 7, 0.9, 0.56, 0.974],
    [3, 10, 0.95, 0.093, 0.606],
    [15, 30, 0.9, 0.354, 0.646],
    [0, 10, 0.95, 0, 0.217],
    [10, 10, 0.95, 0.783, 1],
  ])('of %i of %i is, with %d, from %d to %d', (count, of, credibility, low, high) => {
    const interval = jeffreysInterval(count, of, credibility)
    expect(interval.low).toBeCloseTo(low, 3)
    expect(interval.high).toBeCloseTo(high, 3)
  })

  const seen = integer({ min: 1, max: 300 }).chain((of) =>
    tuple(integer({ min: 0, max: of }), constant(of)),
  )

  test('holds the share that was seen and the mean, is wider when surer, and mirrors', () => {
    assert(
      property(seen, double({ min: 0.8, max: 0.98, noNaN: true }), ([count, of], sure) => {
        const { low, high } = jeffreysInterval(count, of, sure)
        for (const inside of [count / of, (count + 0.5) / (of + 1)]) {
          expect(low).toBeLessThanOrEqual(inside)
          expect(high).toBeGreaterThanOrEqual(inside)
        }
        const surer = jeffreysInterval(count, of, 0.99)
        expect(surer.low).toBeLessThanOrEqual(low)
        expect(surer.high).toBeGreaterThanOrEqual(high)
        const mirrored = jeffreysInterval(of - count, of, sure)
        expect(mirrored.low).toBeCloseTo(1 - high, 9)
        expect(mirrored.high).toBeCloseTo(1 - low, 9)
      }),
      { numRuns: 30 },
    )
  })
})
