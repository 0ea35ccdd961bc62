import { z } from 'zod'
import { WEEKDAYS } from './model.ts'
import { SIMPLE_DERIVATIONS } from './model.ts'

/** The written form of the rulebook files, before short forms are expanded. See rules/README.md. */

// The names that every object has anyway are nobody's.
const TAKEN =
  '(?!(constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|to(Locale)?String|valueOf)$)'

const id = z
  .string()
  .regex(
    new RegExp(`^${TAKEN}[a-z][a-z0-9]*(-[a-z0-9]+)*$`),
    'a name in kebab-case, such as short-night',
  )
const questionId = z
  .string()
  .regex(new RegExp(`^${TAKEN}[a-z][A-Za-z0-9]*$`), 'a name in camelCase, such as painScore')
export { id as idSchema }

const text = z.string().min(1)
const texts = z.array(text)
const sources = z.array(id).min(1)
const percent = z.number().min(0).max(100)
const rise = z.int().min(1).max(10)

/** A condition is checked in full by the compiler, which knows the questions it speaks of. */
const condition = z.record(
  z.string(),
  z.unknown(),
  'expected a condition such as { soreness: { at-least: 6 } }',
)

/** A name, or some. */
const someNames = z.union([z.string(), z.array(z.string()).min(1)], {
  error: 'expected a name, or a list of names',
})
export { someNames as namesSchema }

const value = z.union([z.string(), z.number()], { error: 'expected a name or a number' })

const unknown = z.union([
  z.literal('careful'),
  z.strictObject({
    assume: z.union([z.string(), z.number(), texts]),
    said: text,
  }),
])

const said = text
const count = z.int().positive()
const names = z.array(id).min(1)

/** How a journal answers a question: see "From the journal" in rules/README.md. */
const derived = z.discriminatedUnion('by', [
  z.strictObject({ by: z.enum(SIMPLE_DERIVATIONS), said }),
  z.strictObject({ by: z.literal('soreness-days'), 'at-least': count, said }),
  z.strictObject({ by: z.literal('soreness-rise'), 'after-hours': count, 'at-least': count, said }),
  z.strictObject({ by: z.literal('nights-under'), hours: z.number().positive(), said }),
  z.strictObject({ by: z.literal('worn-out-days'), signs: names, said }),
  z.strictObject({ by: z.literal('days-with'), sessions: names, said }),
  z.strictObject({ by: z.enum(['flatter-in-a-row', 'after-pain']), 'holds-days': count, said }),
  z.strictObject({ by: z.literal('flatter-within'), days: count, 'holds-days': count, said }),
  z.strictObject({ by: z.literal('recovery-sessions'), minutes: count, said }),
  z.strictObject({
    by: z.literal('downhill'),
    hours: count,
    metres: count,
    'metres-per-km': count,
    said,
  }),
  z.strictObject({
    by: z.literal('weeks-since-recovery-week'),
    'share-of-usual': z.number().positive().max(1),
    intense: names,
    'intense-at-most': z.int().nonnegative(),
    said,
  }),
  z.strictObject({
    by: z.enum(['resting-hr-above', 'episode-days', 'episode-day']),
    of: questionId,
    said,
  }),
  z.strictObject({ by: z.literal('open-episode'), only: names.optional(), said }),
])
export type WrittenDerived = z.infer<typeof derived>

const item = z.strictObject({ group: id, label: text, 'or-when': condition.optional() })

export const questionSchema = z.strictObject({
  ask: text,
  help: text.optional(),
  flag: id.optional(),
  core: z.boolean().optional(),
  origin: z.enum(['asked', 'profile', 'journal', 'clock']).optional(),
  offered: z.boolean().optional(),
  screen: z.enum(['first', 'background']).optional(),
  line: text.optional(),
  worse: z.union([z.enum(['higher', 'lower', 'more', 'none']), z.array(z.string()).min(2)]),
  unknown: unknown.optional(),
  derived: derived.optional(),
  scale: z.strictObject({ from: z.int(), to: z.int(), low: text, high: text }).optional(),
  number: z
    .strictObject({
      from: z.number(),
      to: z.number(),
      step: z.number().positive(),
      unit: text,
      clock: z.boolean().optional(),
    })
    .optional(),
  choices: z.record(id, text).optional(),
  'yes-no': z.literal(true).optional(),
  groups: z.record(id, text).optional(),
  items: z.record(id, item).optional(),
})

const grounds = {
  because: text,
  sources,
  choice: z.boolean().optional(),
}

const target = {
  go: id.optional(),
  advise: id.optional(),
  pass: z.literal(true).optional(),
}

const branch = z.strictObject({ rule: id, when: condition, ...target, ...grounds })

const node = z.strictObject({
  title: text,
  branches: z.array(branch),
  otherwise: z.strictObject({
    ...target,
    because: text.optional(),
    sources: sources.optional(),
    choice: z.boolean().optional(),
  }),
})

const tree = z.strictObject({ start: id, nodes: z.record(id, node) })

const lookAgain = z.strictObject({
  what: text,
  in: z.literal('next-morning').optional(),
  hours: z.int().positive().optional(),
  days: z.int().positive().optional(),
})

const advice = z.strictObject({
  verdict: z.enum(['move', 'rest', 'reassess']),
  care: z.enum(['none', 'clinician-soon', 'clinician-today', 'emergency']).optional(),
  headline: text,
  call: text.max(80).optional(),
  dose: id.optional(),
  soft: z.literal(true).optional(),
  do: texts.min(1),
  avoid: texts.optional(),
  'stop-if': texts.optional(),
  'look-again': lookAgain,
  ...grounds,
})

const words = {
  warn: text.optional(),
  do: texts.optional(),
  avoid: texts.optional(),
  'stop-if': texts.optional(),
}

const adjustment = z.strictObject({
  rule: id,
  when: condition,
  for: z.array(z.enum(['move', 'rest', 'reassess'])).optional(),
  minutes: z
    .strictObject({
      times: z.number().positive().max(1).optional(),
      'at-most': z.int().positive().optional(),
    })
    .optional(),
  'heart-rate': z
    .union([
      z.enum(['none', 'measured-only']),
      z.strictObject({ 'max-bpm': z.int().positive() }),
      z.strictObject({ 'max-percent': percent }),
    ])
    .optional(),
  'rpe-at-most': z.number().min(0).max(10).optional(),
  ban: z.array(id).optional(),
  only: z.array(id).min(1).optional(),
  drop: z.array(id).optional(),
  ...words,
  ...grounds,
})

const band = z.strictObject({ min: percent, aim: percent, max: percent })
const minutesPair = z.tuple([z.int().positive(), z.int().positive()])

const minutes = z.union([
  z.strictObject({
    'share-of-usual': z.tuple([z.number().positive(), z.number().positive()]),
    'at-least': z.int().positive(),
    'at-most': z.int().positive(),
    'usual-unknown': minutesPair,
    'target-at-most': z.int().positive(),
  }),
  z.strictObject({ from: z.int().positive(), to: z.int().positive() }),
])

const dose = z.strictObject({
  optional: z.boolean().optional(),
  minutes,
  'heart-rate': z.strictObject({ 'percent-max': band, 'percent-threshold': band }).optional(),
  rpe: z.strictObject({ aim: z.number().min(0).max(10), max: z.number().min(0).max(10) }),
  talk: text,
  activities: z.array(id).min(1),
  banned: z.array(id),
  afterwards: z.array(z.strictObject({ activity: id, minutes: z.int().positive() })),
  adjust: z.array(adjustment).optional(),
  ...grounds,
})

const book = {
  id,
  version: z
    .string('expected a version such as 1.0.0')
    .regex(/^\d+\.\d+\.\d+$/, 'a version such as 1.0.0'),
  about: text,
  questions: z.record(questionId, questionSchema),
  advice: z.record(id, advice),
  doses: z.record(id, dose).optional(),
  notes: z.array(adjustment).optional(),
}

/** Where worsening an answer may loosen the advice, and why. Names are checked by the compiler. */
export const exceptionSchema = z.strictObject({
  id,
  question: questionId,
  from: value.optional(),
  to: value.optional(),
  measures: someNames.optional(),
  when: condition.optional(),
  reason: text,
})

const week = z.strictObject({
  'passive-days': z.int().min(0).max(7),
  'active-recovery-days': z.tuple([z.int().min(0).max(7), z.int().min(0).max(7)]),
  'hard-days-at-most': z.int().min(0).max(7),
  'recovery-week-after-weeks': z.tuple([z.int().min(1), z.int().min(1)]),
  'strength-days': z.array(z.enum(WEEKDAYS)),
  load: z.strictObject({
    'monotony-notice-above': z.number().positive(),
    'monotony-at-most': z.number().positive(),
    'week-load-at-least': z.number().min(0),
  }),
  ...grounds,
})

const review = z.strictObject({
  'outcomes-at-least': z.int().min(1),
  credibility: z.number().gt(0).lt(1),
  'propose-above': z.number().min(0).max(1),
  ...grounds,
})

const ladder = z.strictObject({
  label: text,
  tell: z.array(questionId),
  steps: z
    .array(
      z.strictObject({
        step: id,
        label: text,
        hours: z.int().positive(),
        check: text,
        until: condition.optional(),
        answers: z.record(questionId, value).optional(),
        ...grounds,
      }),
    )
    .min(1),
})

/** `recovery.yaml`, or a rulebook of one's own. */
export const rulebookSchema = z
  .strictObject({
    ...book,
    tree,
    week: week.optional(),
    review: review.optional(),
    exceptions: z.array(exceptionSchema).optional(),
  })
  .meta({ title: 'recover rulebook', description: 'Questions, a decision tree, advice and doses' })

/** `safety.yaml`. */
export const safetySchema = z.strictObject({
  ...book,
  gate: tree,
  limits: z.array(adjustment),
  ceilings: z.strictObject({
    minutes: z.int().positive(),
    'stroll-minutes': z.int().positive(),
    'percent-max': percent,
    'percent-threshold': percent,
    rpe: z.number().min(0).max(10),
  }),
  'heart-rate': z.strictObject({
    formula: z.strictObject({ intercept: z.number(), slope: z.number() }),
    'uncertainty-bpm': z.strictObject({
      tanaka: z.int(),
      'measured-max': z.int(),
      'measured-threshold': z.int(),
    }),
    'women-minus-bpm': z.int().nonnegative(),
    'swim-minus-bpm': z.int().nonnegative(),
    ...grounds,
  }),
  'movement-test': z.strictObject({
    minutes: z.int().positive(),
    bells: z.array(z.int().positive()),
    worse: z.strictObject({ 'pain-rises': rise }),
    heavier: z.strictObject({
      'stiffness-rises': rise,
      'pain-rises': rise,
      'effort-rises': rise,
    }),
    looser: z.strictObject({ 'stiffness-falls': rise }),
    ...grounds,
  }),
  ladders: z.record(id, ladder),
  activities: z.record(
    id,
    z.strictObject({ label: text, 'eccentric-rank': z.int().min(0), needs: id.optional() }),
  ),
})

const source = z.strictObject({
  authors: text,
  year: z.int().optional(),
  title: text.optional(),
  finding: text,
  doi: z.string().regex(/^10\./, 'a DOI, such as 10.1000/182').optional(),
  url: text.optional(),
  pmid: z.union([z.string(), z.int()]).optional(),
  pmc: text.optional(),
  kind: z.enum([
    'systematic-review',
    'consensus',
    'guideline',
    'trial',
    'cohort',
    'lab-study',
    'method',
    'survey',
    'narrative-review',
    'practice-article',
    'patient-leaflet',
    'secondary-page',
    'textbook',
    'convention',
  ]),
  strength: z.enum(['strong', 'moderate', 'weak', 'practice', 'convention']),
  read: z.enum(['A', 'B', 'C']),
  verified: z.union([z.boolean(), z.literal('secondary')]),
})

/** `sources.yaml`. */
export const sourcesSchema = z.strictObject({
  sources: z.record(id, source).meta({ description: 'Every work that a rule may cite, by id' }),
})

export type WrittenQuestion = z.infer<typeof questionSchema>
export type WrittenBook = z.infer<typeof rulebookSchema>
export type WrittenSafety = z.infer<typeof safetySchema>
export type WrittenSources = z.infer<typeof sourcesSchema>
export type WrittenAdjustment = z.infer<typeof adjustment>
export type WrittenDose = z.infer<typeof dose>
export type WrittenAdvice = z.infer<typeof advice>
export type WrittenException = z.infer<typeof exceptionSchema>
export type WrittenLadder = z.infer<typeof ladder>
export type WrittenTree = z.infer<typeof tree>
