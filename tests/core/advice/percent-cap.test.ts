import { describe, expect, test } from 'vitest'
import { settle } from '../../../src/core/advice/settle.ts'
import type { HeartRate } from '../../../src/core/advice/heart-rate.ts'
import type { Answers } from '../../../src/core/rulebook/model.ts'
import { aBook, aDose, anAdjustment, aRulebook } from '../a-rulebook.ts'

const stroll = aDose({ optional: true, minutes: { from: 10, to: 15 } })

/** The heart rate of a rested runner whose sore legs cap the per cent of maximum. */
function cappedAt(percents: readonly number[], told: Answers, doseMax = 70): HeartRate | null {
  const band = {
    'percent-max': { min: 50, aim: 55, max: doseMax },
    'percent-threshold': { min: 57, aim: 69, max: 80 },
  }
  const adjust = percents.map((percent, index) =>
    anAdjustment({
      rule: `cap-${String(index)}`,
      when: { soreness: { 'at-least': 1 } },
      'heart-rate': { 'max-percent': percent },
    }),
  )
  const easy = aDose({ 'heart-rate': band, adjust })
  const rulebook = aRulebook({ book: aBook({ doses: { stroll, easy } }) })
  const answers = { redFlags: [], soreness: 3, sleep: 8, pain: 'none', ...told }
  return settle(rulebook, answers).outcome.session?.heartRate ?? null
}

describe('a cap in per cent of maximum, where only a threshold is known', () => {
  test.for<[number[], number]>([
    [[69], 70],
    [[55], 70],
    [[100, 55], 70],
    [[59.9], 60],
  ])('%j under a dose of up to %d %%: no number holds it', ([caps, doseMax]) => {
    expect(cappedAt(caps, { hrThreshold: 160 }, doseMax)).toBeNull()
    expect(cappedAt(caps, { hrThreshold: 160, age: 40 }, doseMax)).toBeNull()
  })

  test.for<[number[], number]>([
    [[], 70],
    [[70], 70],
    [[71, 70], 70],
    [[60], 60],
  ])('%j under a dose of up to %d %%: the band of the threshold stands', ([caps, doseMax]) => {
    const rate = cappedAt(caps, { hrThreshold: 160 }, doseMax)
    expect(rate?.percentThreshold).toEqual({ min: 57, aim: 69, max: 80 })
    expect(rate?.bpm).toEqual({ min: 91, aim: 110, max: 128 })
    expect(rate?.percentMax).toBeUndefined()
  })

  test('a measured maximum beside it takes the cap as it is written', () => {
    const rate = cappedAt([55], { hrThreshold: 160, hrMax: 190 })
    expect(rate?.basis).toBe('measured-max')
    expect(rate?.percentMax).toEqual({ min: 50, aim: 55, max: 55 })
    expect(rate?.bpm?.max).toBe(105)
  })

  test('without any basis the capped per cents are told', () => {
    const rate = cappedAt([55], {})
    expect(rate?.percentMax).toEqual({ min: 50, aim: 55, max: 55 })
    expect(rate?.bpm).toBeNull()
  })
})
