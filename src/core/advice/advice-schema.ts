import { z } from 'zod'

const minutes = z.int().nonnegative()
const range = z.strictObject({ min: minutes, target: minutes, max: minutes })
const band = z.strictObject({ min: z.number(), aim: z.number(), max: z.number() })
const care = z.enum(['none', 'clinician-soon', 'clinician-today', 'emergency'])
const verdict = z.enum(['move', 'rest', 'reassess'])
const answer = z.union([z.number(), z.string(), z.array(z.string())])
const names = z.array(z.string())

const heartRate = z.object({
  zone: z.string(),
  percentMax: band.optional().meta({ description: 'Per cent of maximum heart rate' }),
  percentThreshold: band.optional().meta({ description: 'Per cent of threshold heart rate' }),
  bpm: band.nullable().meta({ description: 'Null without an age, a maximum or a threshold' }),
  basis: z.enum(['measured-max', 'measured-threshold', 'tanaka']).nullable(),
  uncertaintyBpm: z.number().nullable().meta({ description: 'One standard error of bpm.max' }),
  swimMinusBpm: z.number().meta({ description: 'Beats to take off bpm in water' }),
})

/** What an advice is named by. */
export const adviceNames = {
  verdict,
  care,
  advice: z.string().meta({ description: "The rulebook's name of this advice" }),
}

/** A session as it is printed. */
export const sessionSchema = z.object({
  optional: z.literal(true).optional().meta({ description: 'The stroll of a rest day' }),
  minutes: range.meta({ description: 'Whole minutes of the main activity' }),
  heartRate: heartRate.nullable().meta({ description: 'Null where a number would mislead' }),
  rpe: z.object({ aim: z.number(), max: z.number() }).meta({ description: 'CR10' }),
  talk: z.string(),
  modality: z.string().meta({ description: 'The first choice' }),
  alternatives: names,
  banned: names,
  parts: z.array(z.object({ minutes, activity: z.string() })),
  uphill: z
    .array(
      z.object({
        activity: z.string(),
        slope: z.number().meta({ description: 'Per cent, upwards' }),
        secondsPerKm: z
          .int()
          .nullable()
          .meta({ description: 'Null where the easy pace on the flat is not known' }),
      }),
    )
    .optional()
    .meta({ description: 'Easy paces on the slope that was told' }),
})

/** Which rulebook it is. */
export const bookSchema = z.object({ id: z.string(), version: z.string(), sha256: z.string() })

/**
 * What `recover today --json` prints. Objects are open: fields may be added within a version, and
 * a reader must not stumble over them.
 */
export const adviceSchema = z
  .object({
    schemaVersion: z.literal(1),
    date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
    at: z.string().meta({ description: 'Local moment with its offset' }),
    ...adviceNames,
    rule: z.string().meta({
      description: 'The branch that led to it, or the node whose branches were all passed',
    }),
    headline: z.string(),
    call: z.string().nullable().meta({ description: 'The one line of an emergency' }),
    session: sessionSchema.nullable().meta({ description: 'Null when nothing is prescribed' }),
    do: names,
    avoid: names,
    stopIf: names,
    reassess: z.object({ when: z.string(), what: z.string() }),
    because: z.array(
      z.object({ rule: z.string(), text: z.string(), sources: names, choice: z.boolean() }),
    ),
    wouldChange: z.array(
      z.object({
        question: z.string(),
        from: answer.nullable(),
        to: answer,
        verdict,
      }),
    ),
    coverage: z.object({
      answered: names,
      derived: names.meta({ description: 'Answered by the journal alone' }),
      unknown: names,
      assumes: z.array(z.object({ question: z.string(), value: answer, said: z.string() })),
      conditional: z.boolean(),
    }),
    warnings: z.array(z.object({ code: z.string(), text: z.string() })),
    answers: z.record(z.string(), answer),
    rulebook: bookSchema,
    safety: bookSchema,
  })
  .meta({ title: 'recover advice', description: 'The advice for one check-in' })
