import { z } from 'zod'
import { exceptionSchema, idSchema, namesSchema as names } from '../rulebook/schema.ts'

/** The written form of `invariants.yaml`. Names and conditions are checked by the compiler. */

const text = z.string().min(1)

/** Levels in an order: some of them, or all from one on, or up to one. */
const levels = z.union(
  [
    z.string(),
    z.array(z.string()).min(1),
    z.strictObject({ 'at-least': z.string() }),
    z.strictObject({ 'at-most': z.string() }),
  ],
  { error: 'expected a name, a list of names, or { at-least: NAME }' },
)

const bounds = z
  .strictObject({
    'at-least': z.number().optional(),
    above: z.number().optional(),
    below: z.number().optional(),
    'at-most': z.number().optional(),
  })
  .refine(
    (written) => Object.keys(written).length > 0,
    'expected at-least, above, below or at-most',
  )

const facts = z
  .strictObject({
    verdict: levels.optional(),
    care: levels.optional(),
    advice: names.optional(),
    session: names.optional(),
    minutes: bounds.optional(),
    'least-minutes': bounds.optional(),
    'heart-rate': names.optional(),
    'percent-max': bounds.optional(),
    'percent-threshold': bounds.optional(),
    bpm: bounds.optional(),
    rpe: bounds.optional(),
    offers: names.optional(),
    'offers-only': names.optional(),
    banned: names.optional(),
    applies: names.optional(),
  })
  .refine((written) => Object.keys(written).length > 0, 'expected what the advice is or is not')

const condition = z.record(z.string(), z.unknown())

const invariant = z.strictObject({
  id: idSchema,
  says: text,
  when: condition.optional(),
  holds: z.enum(['known', 'possible']).optional(),
  never: facts.optional(),
  always: facts.optional(),
  'shipped-only': z.literal(true).optional(),
  because: text.optional(),
  sources: z.array(idSchema).min(1),
  choice: z.boolean().optional(),
})

/** `invariants.yaml`. */
export const invariantsSchema = z
  .strictObject({
    about: text,
    invariants: z.array(invariant).min(1),
    exceptions: z.array(exceptionSchema),
  })
  .meta({
    title: 'recover invariants',
    description: 'What must hold of every check-in, and where worse answers may loosen the advice',
  })

export type { WrittenException } from '../rulebook/schema.ts'
export type WrittenInvariants = z.infer<typeof invariantsSchema>
export type WrittenInvariant = z.infer<typeof invariant>
export type WrittenFacts = z.infer<typeof facts>
