import { z } from 'zod'
import { adviceNames, bookSchema, sessionSchema } from '../advice/advice-schema.ts'

const count = z.int().nonnegative()
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const names = z.array(z.string())
const way = z.enum(['looser', 'tighter', 'other']).meta({
  description: 'Which way the other rulebook goes: less careful, more careful, or neither',
})

const named = z.object(adviceNames)

const said = named.extend({
  session: sessionSchema.extend({ optional: z.boolean() }).nullable().meta({
    description: 'Null when nothing is prescribed; optional is the stroll of a rest day',
  }),
  supposed: names.meta({ description: 'Questions not answered then; the worst was supposed' }),
  assumed: names.meta({ description: 'Questions not answered then; read as the rulebook says' }),
})

const sides = z
  .object({
    care: way,
    verdict: way,
    session: way,
    minutes: way,
    heartRate: way,
    effort: way,
    activities: way,
    banned: way,
    advice: way,
  })
  .partial()
  .meta({ description: 'What differs; of another verdict or care, only these' })

const days = z.array(
  z.object({
    date: day,
    way,
    sides,
    recorded: named.meta({ description: 'What was advised on that day' }),
    inUse: said,
    other: said,
  }),
)

/** What `recover rules replay --json` prints. Objects are open: fields may be added within a version. */
export const replaySchema = z
  .object({
    schemaVersion: z.literal(1),
    inUse: bookSchema,
    other: bookSchema,
    from: day,
    to: day.meta({ description: 'Today' }),
    replayed: count.meta({ description: 'Check-ins that both decided anew' }),
    same: count,
    lessCareful: count,
    moreCareful: count,
    different: count.meta({ description: 'Neither more nor less careful' }),
    days: days.meta({ description: 'The days that differ, the least careful first' }),
    changedSince: z
      .array(z.object({ date: day, recorded: named, inUse: named, sameRulebook: z.boolean() }))
      .meta({ description: 'Where the rulebook in use now says other than was advised then' }),
    notReplayed: z
      .array(
        z.object({
          date: day,
          why: z.enum(['other-questions', 'other-answers']),
          questions: names,
        }),
      )
      .meta({ description: 'Days told what one of the two, or neither, can read' }),
    unread: z
      .array(
        z.object({
          line: z.int().positive(),
          why: z.enum(['damaged', 'unknown-version', 'unknown-kind', 'not-whole']),
        }),
      )
      .meta({ description: 'Lines of the journal that were passed over' }),
  })
  .meta({
    title: 'recover replay',
    description: 'What recover rules replay says: another rulebook on days of the past',
  })
