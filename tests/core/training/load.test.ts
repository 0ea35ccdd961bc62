import { describe, expect, it } from 'vitest'
import { sessionLoad } from '../../../src/core/training/load.ts'

describe('the load of a session', () => {
  it.each([
    [60, 5, 300],
    [45, 0, 0],
    [90, 7, 630],
  ])('is minutes times CR10: %i min at %i is %i', (minutes, rpe, load) => {
    expect(sessionLoad({ minutes, rpe })).toBe(load)
  })
})
