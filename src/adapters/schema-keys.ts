import { z } from 'zod'
import type { Place } from '../core/rulebook/problem.ts'

/** The keys that a schema knows at a place; where it allows several shapes, those of all of them. */
export function keysAt(schema: z.ZodType, place: Place): string[] {
  const keys = shapesAt(schema, place).flatMap((shape) =>
    shape instanceof z.ZodObject ? Object.keys(shape.shape) : [],
  )
  return [...new Set(keys)]
}

function shapesAt(schema: z.core.$ZodType, place: Place): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return shapesAt(schema.unwrap(), place)
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option: z.core.$ZodType) => shapesAt(option, place))
  }
  const [step, ...rest] = place
  if (step === undefined) return [schema]
  const next = child(schema, step)
  return next === undefined ? [] : shapesAt(next, rest)
}

function child(schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodRecord) return schema.valueType
  if (schema instanceof z.ZodArray) return schema.element
  if (!(schema instanceof z.ZodObject)) return undefined
  const shape: Readonly<Record<string | number, z.core.$ZodType>> = schema.shape
  return Object.hasOwn(shape, step) ? shape[step] : undefined
}
