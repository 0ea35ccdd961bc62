import { z } from 'zod'
import type { JsonSchema } from '../core/checkin/answers-schema.ts'
import { rulebookSchema } from '../core/rulebook/schema.ts'

/** The JSON Schema of a rulebook: what `recover schema rulebook` prints, and editors help with. */
export function rulebookJsonSchema(): JsonSchema {
  return z.toJSONSchema(rulebookSchema)
}
