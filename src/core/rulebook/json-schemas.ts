import { z } from 'zod'
import type { JsonSchema } from '../checkin/answers-schema.ts'
import { invariantsSchema } from '../proof/invariants-schema.ts'
import { KEY_WORDS } from './key-words.ts'
import { rulebookSchema, safetySchema, sourcesSchema } from './schema.ts'

/** The JSON Schema of a rulebook: what `recover schema rulebook` prints, and editors help with. */
export function rulebookJsonSchema(): JsonSchema {
  return worded(rulebookSchema)
}

/** The JSON Schemas of the shipped files of rules, by the name of the file. */
export function rulesSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    recovery: rulebookJsonSchema(),
    safety: worded(safetySchema),
    sources: worded(sourcesSchema),
    invariants: worded(invariantsSchema),
  }
}

function worded(schema: z.ZodType): JsonSchema {
  return wordedWithin(z.toJSONSchema(schema, { io: 'input' }), '') as JsonSchema
}

/** The same with a description for every key that has none, read under the key it stands under. */
function wordedWithin(node: unknown, under: string): unknown {
  if (Array.isArray(node)) return node.map((each) => wordedWithin(each, under))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([name, inner]) => [
      name,
      name === 'properties' ? wordedKeys(inner as object, under) : wordedWithin(inner, under),
    ]),
  )
}

function wordedKeys(properties: object, under: string): object {
  return Object.fromEntries(
    Object.entries(properties).map(([key, inner]) => {
      const description = KEY_WORDS[`${under} ${key}`] ?? KEY_WORDS[key]
      return [key, { description, ...(wordedWithin(inner, key) as object) }]
    }),
  )
}
