import { describe, expect, it } from 'vitest'
import { sessionLoad, weekLoad } from '../../../src/core/training/load.ts'

const BOUNDS = { monotonyNoticeAbove: 2, monotonyAtMost: 5, weekLoadAtLeast: 300 }

describe('the load of a session', () => {
  it.each([
    [60, 5, 300],
    [45, 0, 0],
    [90, 7, 630],
  ])('is minutes times CR10: %i min at %i is %i', (minutes, rpe, load) => {
    expect(sessionLoad({ minutes, rpe })).toBe(load)
  })
})

describe('the load of a week', () => {
  it('has the monotony of its own seven days', () => {
    // Mean 200, deviations 200 three times, 100 twice and 0 twice: sqrt((3 * 40000 + 2 * 10000) / 7).
    const week = weekLoad([0, 400, 100, 300, 200, 0, 400], BOUNDS)
    expect(week.total).toBe(1400)
    const spread = Math.sqrt((4 * 40_000 + 2 * 10_000) / 7)
    expect(week.monotony).toBeCloseTo(200 / spread, 10)
    expect(week.strain).toBeCloseTo((1400 * 200) / spread, 8)
  })

  it('caps the monotony of equal days, which have no spread', () => {
    const week = weekLoad([200, 200, 200, 200, 200, 200, 200], BOUNDS)
    expect(week).toEqual({ total: 1400, daysTold: 7, monotony: 5, strain: 7000 })
  })

  it.each([
    [299, null],
    [300, 300 / 7 / Math.sqrt((6 * (300 / 7) ** 2 + (300 - 300 / 7) ** 2) / 7)],
  ])('tells no monotony of a week with little load: %i', (load, monotony) => {
    const week = weekLoad([load, 0, 0, 0, 0, 0, 0], BOUNDS)
    if (monotony === null) expect(week).toMatchObject({ monotony: null, strain: null })
    else expect(week.monotony).toBeCloseTo(monotony, 10)
  })

  it('takes a day that is not told as missing, and not as rest', () => {
    const week = weekLoad([500, null, 500, 0, 500, 0, 500], BOUNDS)
    expect(week).toEqual({ total: 2000, daysTold: 6, monotony: null, strain: null })
    expect(weekLoad([500, 0, 500, 0, 500, 0, 500], BOUNDS).monotony).not.toBeNull()
  })

  it('is nothing when nothing is told', () => {
    const nothing = Array.from({ length: 7 }, () => null)
    expect(weekLoad(nothing, BOUNDS)).toEqual({
      total: 0,
      daysTold: 0,
      monotony: null,
      strain: null,
    })
  })
})
