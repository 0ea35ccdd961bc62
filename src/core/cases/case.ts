import { z } from 'zod'
import { CARE_LEVELS, VERDICTS } from '../rulebook/model.ts'

/** Stands where a person has still to say what a check-in must get. */
export const UNFILLED = 'FILL-IN'

const minutes = z.strictObject({
  min: z.int().optional(),
  target: z.int().optional(),
  max: z.int().optional(),
})

const heartRate = z.strictObject({
  basis: z.enum(['measured-max', 'measured-threshold', 'tanaka']).optional(),
  'max-bpm': z.int().optional(),
  'aim-bpm': z.int().optional(),
  'max-percent': z.number().optional(),
})

/** What the advice of a case must be. Only what is written is compared. */
const expectation = z.strictObject({
  verdict: z.enum(VERDICTS),
  care: z.enum(CARE_LEVELS),
  advice: z.string().optional(),
  rule: z.string().optional(),
  session: z.null().optional(),
  minutes: minutes.optional(),
  modality: z.string().optional(),
  'not-modality': z.array(z.string()).optional(),
  'heart-rate': heartRate.nullable().optional(),
  'rpe-max': z.number().optional(),
  optional: z.boolean().optional(),
  warns: z.boolean().optional(),
  conditional: z.boolean().optional(),
  parts: z.array(z.string()).optional(),
})

const worked = z.strictObject({
  name: z.string().min(1),
  /** The rule, row or part of the evidence it stands for. */
  row: z.string().min(1),
  kind: z.enum(['fires', 'near-miss']).optional(),
  given: z.record(z.string(), z.unknown()),
  /** `given` is the whole check-in; nothing is filled in from a rested runner. */
  only: z.literal(true).optional(),
  at: z.string().optional(),
  expect: expectation,
  sources: z.array(z.string()).min(1),
  why: z.string().min(1),
})

/** One file of worked check-ins with the advice they must get. */
export const casesSchema = z.strictObject({ about: z.string(), cases: z.array(worked).min(1) })

export type WorkedCase = z.infer<typeof worked>
export type Expectation = z.infer<typeof expectation>
