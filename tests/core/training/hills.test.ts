import { assert, constantFrom, double, pre, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { energyCost, hillCost, paceOnSlope, STEEPEST } from '../../../src/core/training/hills.ts'

describe('energy cost by slope', () => {
  // Measured means and standard deviations of the paper's abstract.
  it.each([
    ['walk', -0.45, 3.46, 0.95],
    ['walk', -0.1, 0.81, 0.37],
    ['walk', 0.45, 17.33, 1.11],
    ['run', -0.45, 3.92, 0.81],
    ['run', -0.2, 1.73, 0.36],
    ['run', 0.45, 18.93, 1.74],
  ] as const)('%s at %f lies within %f ± %f J/kg/m', (gait, slope, mean, deviation) => {
    expect(Math.abs(energyCost(gait, slope) - mean)).toBeLessThan(deviation)
  })

  it('is 3.6 for running on the flat, and 2.5 for walking', () => {
    expect([energyCost('run', 0), energyCost('walk', 0)]).toEqual([3.6, 2.5])
  })

  it.each(['run', 'walk'] as const)('%s: what was not measured is as the steepest', (gait) => {
    expect(energyCost(gait, 0.6)).toBe(energyCost(gait, STEEPEST))
    expect(energyCost(gait, -0.6)).toBe(energyCost(gait, -STEEPEST))
  })

  it('is dearer the steeper it goes up', () => {
    const slope = double({ min: 0, max: STEEPEST, noNaN: true })
    assert(
      property(constantFrom('run', 'walk'), slope, slope, (gait, a, b) => {
        pre(Math.abs(a - b) > 1e-9)
        expect(energyCost(gait, Math.max(a, b))).toBeGreaterThan(energyCost(gait, Math.min(a, b)))
      }),
    )
  })
})

describe('a session over hills', () => {
  it('costs what the flat costs when there are none', () => {
    expect(hillCost({ distanceKm: 12, ascentM: 0, descentM: 0 })).toEqual({
      flatKm: 12,
      descentPerKm: 0,
      beyond: false,
    })
  })

  it('is a climb when nothing goes down', () => {
    const cost = hillCost({ distanceKm: 10, ascentM: 1000, descentM: 0 })
    expect(cost?.flatKm).toBeCloseTo((10 * energyCost('run', 0.1)) / 3.6, 10)
    expect(cost?.descentPerKm).toBe(0)
  })

  it('goes up and down on one even slope', () => {
    const cost = hillCost({ distanceKm: 20, ascentM: 1000, descentM: 1000 })
    const mean = (energyCost('run', 0.1) + energyCost('run', -0.1)) / 2
    expect(cost?.flatKm).toBeCloseTo((20 * mean) / 3.6, 10)
    expect(cost?.descentPerKm).toBe(50)
  })

  it('says where the slope was never measured', () => {
    expect(hillCost({ distanceKm: 2, ascentM: 900, descentM: 0 })?.beyond).toBe(false)
    expect(hillCost({ distanceKm: 2, ascentM: 901, descentM: 0 })?.beyond).toBe(true)
  })

  it.each([
    { distanceKm: 0, ascentM: 0, descentM: 0 },
    { distanceKm: 1, ascentM: 600, descentM: 400 },
    { distanceKm: 1, ascentM: 0, descentM: 2000 },
  ])('has no slope when it is not longer than it is high: %o', (hills) => {
    expect(hillCost(hills)).toBeUndefined()
  })
})

describe('a pace on a slope', () => {
  it('is the flat one on the flat, slower up and quicker gently down', () => {
    expect(paceOnSlope('run', 390, 0)).toBe(390)
    expect(paceOnSlope('run', 390, 0.1)).toBeCloseTo((390 * energyCost('run', 0.1)) / 3.6, 10)
    expect(paceOnSlope('walk', 660, 0.1)).toBeGreaterThan(660)
    expect(paceOnSlope('walk', 660, -0.1)).toBeLessThan(660)
  })
})
