import { assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heartRate, heartRateAsTold, type HeartRate } from '../../../src/core/advice/heart-rate.ts'
import type { Answers } from '../../../src/core/rulebook/model.ts'
import type { WrittenAdjustment, WrittenDose } from '../../../src/core/rulebook/schema.ts'
import { aBook, aDose, anAdjustment, aRulebook } from '../a-rulebook.ts'

type Change = Partial<WrittenAdjustment>

const stroll = aDose({ optional: true, minutes: { from: 10, to: 15 } })

/** A dose and adjustments that all apply, as a function of the answers. */
function rated(
  changes: readonly Change[],
  dose: Partial<WrittenDose>,
): (answers: Answers) => HeartRate | null {
  const notes = changes.map((change, index) =>
    anAdjustment({ rule: `r${String(index)}`, when: { pain: 'dull' }, ...change }),
  )
  const written = aBook({ doses: { stroll, easy: aDose(), one: aDose(dose) }, notes })
  const { book, safety } = aRulebook({ book: written })
  const compiled = book.doses['one'] as (typeof book.doses)[string]
  return (answers) =>
    heartRateAsTold(heartRate(compiled, book.notes, answers, safety.heartRate), answers)
}

function rateOf(
  answers: Answers,
  changes: readonly Change[] = [],
  dose: Partial<WrittenDose> = {},
): HeartRate | null {
  return rated(changes, dose)(answers)
}

/** `basis min-aim-max`, or what stands for no number. */
function said(rate: HeartRate | null): string {
  if (rate === null) return 'nothing'
  if (rate.bpm === null) return 'per cent only'
  return `${String(rate.basis)} ${String(rate.bpm.min)}-${String(rate.bpm.aim)}-${String(rate.bpm.max)}`
}

const all = { hrMax: 185, hrThreshold: 165, age: 36 }
const beats = (max: number): Change => ({ 'heart-rate': { 'max-bpm': max } })
const percent = (max: number): Change => ({ 'heart-rate': { 'max-percent': max } })
const none: Change = { 'heart-rate': 'none' }
const measured: Change = { 'heart-rate': 'measured-only' }

/** Half a beat is rounded up, in tenths of a beat and without floats. */
function inWhole(basis: string, tenths: number): string {
  const [min, aim, max] = [50, 60, 70].map((share) => Math.floor((share * tenths + 500) / 1000))
  return `${basis} ${String(min)}-${String(aim)}-${String(max)}`
}

describe('the basis', () => {
  test.for<[Answers, string]>([
    [all, 'measured-max 93-111-130'],
    [{ hrThreshold: 165, age: 36 }, 'measured-threshold 94-114-132'],
    // 208 - 0.7 x 36 = 182.8
    [{ age: 36 }, 'tanaka 91-110-128'],
    [{ age: 36, sex: 'male' }, 'tanaka 91-110-128'],
    [{ age: 36, sex: 'female' }, 'tanaka 88-107-125'],
    [{ hrMax: 185, sex: 'female' }, 'measured-max 93-111-130'],
    [{ hrThreshold: 165, sex: 'female' }, 'measured-threshold 94-114-132'],
    // A target that the heart reaches at rest: 60 % of 120 is 72.
    [{ hrMax: 120, hrRest: 72 }, 'nothing'],
    [{ hrMax: 120, hrRest: 71 }, 'measured-max 60-72-84'],
    [{ hrRest: 72 }, 'per cent only'],
    [{}, 'per cent only'],
    [{ sex: 'female' }, 'per cent only'],
    // Half a beat is rounded up: 50 % of 187 and of 181.
    [{ age: 30 }, 'tanaka 94-112-131'],
    [{ hrMax: 181 }, 'measured-max 91-109-127'],
    [{ hrMax: 180 }, 'measured-max 90-108-126'],
  ])('%j: %s', ([answers, expected]) => {
    expect(said(rateOf(answers))).toBe(expected)
  })

  test('comes with its percentages, its error and the beats to take off in water', () => {
    const percentMax = { min: 50, aim: 60, max: 70 }
    const percentThreshold = { min: 57, aim: 69, max: 80 }
    const rest = { zone: '1', swimMinusBpm: 10 }
    expect(rateOf({ hrMax: 180 })).toEqual({
      ...rest,
      percentMax,
      bpm: { min: 90, aim: 108, max: 126 },
      basis: 'measured-max',
      uncertaintyBpm: 3,
    })
    expect(rateOf({ hrThreshold: 165 })).toEqual({
      ...rest,
      percentThreshold,
      bpm: { min: 94, aim: 114, max: 132 },
      basis: 'measured-threshold',
      uncertaintyBpm: 4,
    })
    expect(rateOf({ age: 36 })).toMatchObject({ percentMax, basis: 'tanaka', uncertaintyBpm: 8 })
    expect(rateOf({})).toEqual({
      ...rest,
      percentMax,
      bpm: null,
      basis: null,
      uncertaintyBpm: null,
    })
  })

  test('half beats are those of the decimal, not of the float', () => {
    const rate = rated([], {})
    for (let hrMax = 100; hrMax <= 230; hrMax += 1) {
      expect([hrMax, said(rate({ hrMax }))]).toEqual([hrMax, inWhole('measured-max', 10 * hrMax)])
    }
    for (let age = 10; age <= 100; age += 1) {
      expect([age, said(rate({ age }))]).toEqual([age, inWhole('tanaka', 2080 - 7 * age)])
    }
  })
})

describe('where a number would mislead', () => {
  test.for<[Answers, Change[], string]>([
    [all, [none], 'nothing'],
    [{}, [none], 'nothing'],
    [all, [measured, none], 'nothing'],
    [all, [measured], 'measured-max 93-111-130'],
    [{ hrThreshold: 165, age: 36 }, [measured], 'measured-threshold 94-114-132'],
    [{ age: 36 }, [measured], 'nothing'],
    [{}, [measured], 'nothing'],
  ])('%j with %j: %s', ([answers, changes, expected]) => {
    expect(said(rateOf(answers, changes))).toBe(expected)
  })

  test('a stroll and a dose without one have none', () => {
    expect(rateOf(all, [], { optional: true, minutes: { from: 10, to: 15 } })).toBeNull()
    expect(rateOf(all, [], { 'heart-rate': undefined })).toBeNull()
  })
})

describe('caps', () => {
  test.for<[Answers, Change[], string]>([
    [all, [beats(130)], 'measured-max 93-111-130'],
    [all, [beats(129)], 'measured-max 93-111-129'],
    [all, [beats(110)], 'measured-max 93-110-110'],
    [all, [beats(90)], 'measured-max 90-90-90'],
    [all, [beats(120), beats(110)], 'measured-max 93-110-110'],
    [{ hrThreshold: 165 }, [beats(120)], 'measured-threshold 94-114-120'],
    [{ age: 36, sex: 'female' }, [beats(107)], 'tanaka 88-107-107'],
    [{}, [beats(120)], 'nothing'],
    [all, [percent(70)], 'measured-max 93-111-130'],
    [all, [percent(55)], 'measured-max 93-102-102'],
    [all, [percent(55), percent(40)], 'measured-max 74-74-74'],
    [{ age: 36 }, [percent(55)], 'tanaka 91-101-101'],
    [all, [percent(55), beats(100)], 'measured-max 93-100-100'],
  ])('%j with %j: %s', ([answers, changes, expected]) => {
    expect(said(rateOf(answers, changes))).toBe(expected)
  })

  test('the percentages say it too', () => {
    expect(rateOf({}, [percent(55)])?.percentMax).toEqual({ min: 50, aim: 55, max: 55 })
    expect(rateOf(all, [percent(40)])?.percentMax).toEqual({ min: 40, aim: 40, max: 40 })
  })

  test('min, aim and max stay in order, under every cap and under 70 % of what is known', () => {
    const answers = constantFrom<(number: number) => Answers>(
      (number) => ({ hrMax: 100 + number }),
      (number) => ({ age: 10 + number }),
      (number) => ({ age: 10 + number, sex: 'female' }),
    )
    const caps = record({
      bpm: integer({ min: 60, max: 200 }),
      share: integer({ min: 30, max: 100 }),
    })
    assert(
      property(answers, integer({ min: 0, max: 90 }), caps, (of, number, { bpm, share }) => {
        const rate = rateOf(of(number), [beats(bpm), percent(share)])
        const { min, aim, max } = rate?.bpm ?? { min: 0, aim: 0, max: 0 }
        const known = of(number)
        const reference = Number(known['hrMax'] ?? 208 - 0.7 * Number(known['age']))
        expect(min).toBeLessThanOrEqual(aim)
        expect(aim).toBeLessThanOrEqual(max)
        expect(max).toBeLessThanOrEqual(
          Math.min(bpm, Math.round((reference * Math.min(share, 70)) / 100)),
        )
        expect(rate?.percentMax?.max).toBe(Math.min(share, 70))
      }),
    )
  })
})

test('a heart rate that is not told is not withheld', () => {
  expect(heartRateAsTold(null, { hrRest: 50 })).toBeNull()
  expect(heartRateAsTold(null, {})).toBeNull()
})
