import { Argument, Command } from 'commander'
import { z } from 'zod'
import type { App } from '../app.ts'
import { adviceSchema } from '../core/advice/advice-schema.ts'
import { answersSchema, type JsonSchema } from '../core/checkin/answers-schema.ts'
import { safeJson } from '../render/json.ts'
import { reviewSchema } from '../core/review/review-schema.ts'
import { replaySchema } from '../core/replay/replay-schema.ts'
import { rulebookJsonSchema } from '../core/rulebook/json-schemas.ts'

const SUBJECTS = ['answers', 'advice', 'rulebook', 'profile', 'review', 'replay'] as const
type Subject = (typeof SUBJECTS)[number]

/** `recover schema`: a JSON Schema, draft 2020-12, of what goes in or comes out. */
export function schemaCommand(app: App): Command {
  return new Command('schema')
    .description('JSON Schemas of answers, advice, rulebook, profile, review and replay')
    .addArgument(new Argument('<subject>', 'what to describe').choices(SUBJECTS))
    .action(async (subject: Subject) => {
      app.out(safeJson(await schemaOf(subject, app)))
    })
}

async function schemaOf(subject: Subject, app: App): Promise<JsonSchema> {
  switch (subject) {
    case 'advice':
      return z.toJSONSchema(adviceSchema, { io: 'input' })
    case 'review':
      return z.toJSONSchema(reviewSchema, { io: 'input' })
    case 'replay':
      return z.toJSONSchema(replaySchema, { io: 'input' })
    case 'rulebook':
      return rulebookJsonSchema()
    case 'answers': {
      const questions = Object.values((await app.rulebook()).questions)
      return answersSchema('recover answers', 'What --answers reads', questions)
    }
    case 'profile': {
      const questions = Object.values((await app.rulebook()).questions)
      const kept = questions.filter(({ origin }) => origin === 'profile')
      return answersSchema('recover profile', 'What profile.yaml holds', kept)
    }
  }
}
