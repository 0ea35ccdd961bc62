import { z } from 'zod'
import { CARE_LEVELS, VERDICTS } from '../rulebook/model.ts'

const count = z.int().nonnegative()
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const share = z.number().min(0).max(1)
const names = z.array(z.string())

const interval = z
  .object({ low: share, high: share })
  .nullable()
  .meta({ description: 'Credible interval of the share; null where too few were told to say' })

const untold = count.meta({ description: 'Advices of which no outcome was told' })

const tally = z.object({
  advices: count,
  untold,
  afterwards: z.object({
    told: count,
    looser: count,
    same: count,
    flatter: count,
    shareFlatter: interval,
  }),
  effort: z.object({ told: count, above: count }),
  pain: z.object({ told: count, some: count, higherNext: count }),
  nextMorning: z.object({
    told: count,
    soreness: z.object({
      told: count,
      lower: count,
      same: count,
      higher: count,
      shareHigher: interval,
    }),
    newPain: count,
    verdicts: z.object({ move: count, rest: count, reassess: count }),
  }),
})

const named = { advice: z.string(), headline: z.string() }
const decidedAgain = count.meta({
  description:
    'Of how many the branch was not kept: the same rulebook decided again on the answers',
})
const advised = { ...named, verdict: z.enum(VERDICTS), care: z.enum(CARE_LEVELS) }
const branch = z.string().nullable().meta({
  description: 'The branch that led to it; null where it was not kept and cannot be found again',
})

const flatter = {
  flatter: count,
  told: count,
  text: z.string().meta({ description: 'The proposal in words; nothing is changed by it' }),
}

const proposal = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('modality'),
    modality: z.string(),
    leaveOut: z.object({ modalities: names, known: z.boolean(), also: names }).nullable().meta({
      description: 'What the profile would then name as at hand, and what else that leaves out',
    }),
    ...flatter,
  }),
  z.object({ about: z.literal('rule'), ...named, rule: branch, ...flatter }),
  z.object({ about: z.literal('override'), ...named, ...flatter }),
])

/** What `recover review --json` prints. Objects are open: fields may be added within a version. */
export const reviewSchema = z
  .object({
    schemaVersion: z.literal(1),
    from: day,
    to: day.meta({ description: 'Yesterday: what came of today is not known yet' }),
    advices: count,
    untold,
    decidedAgain,
    outcomesAtLeast: count,
    credibility: share,
    rules: z.array(
      z.object({
        ...advised,
        rule: branch,
        rulebook: z.string().meta({ description: 'The id of the rulebook that advised' }),
        decidedAgain,
        kept: tally,
        otherwise: tally.meta({ description: 'Where something else was logged than was advised' }),
        overridden: count,
      }),
    ),
    modalities: z.array(z.object({ modality: z.string(), kept: tally })),
    overrides: z.array(z.object({ ...advised, to: z.enum(['rest', 'move']), turned: tally })),
    proposals: z.array(proposal),
  })
  .meta({ title: 'recover review', description: 'How the advices of the past turned out' })
