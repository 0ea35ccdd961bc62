import type { z } from 'zod'
import type { Place } from '../core/rulebook/problem.ts'
import { RecoverError, type Finding } from '../errors.ts'
import type { YamlText } from './yaml-text.ts'

/**
 * The value of a file in the shape of a schema. Throws `data` with every deviation and its place:
 * an unknown key at the key, a wrong value at the value, a missing key where it belongs.
 */
export function shaped<Schema extends z.ZodType>(schema: Schema, file: YamlText): z.infer<Schema> {
  const result = schema.safeParse(file.value)
  if (result.success) return result.data
  const { issues } = result.error
  // A mistyped key is also a missing one; what was typed is the thing to look at.
  const typed = issues.filter(({ code }) => code === 'unrecognized_keys')
  const others = issues.filter(({ code }) => code !== 'unrecognized_keys')
  throw new RecoverError(
    'data',
    [...typed, ...others].flatMap((issue) => findings(issue, file)),
  )
}

function findings(issue: z.core.$ZodIssue, file: YamlText): Finding[] {
  const place = issue.path.filter((step) => typeof step !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      message: `${named(place)}"${key}" is not a key here`,
      at: file.placeOf([...place, key], 'key'),
    }))
  }
  if (issue.code === 'invalid_key') {
    const [first = issue] = issue.issues
    return [{ message: `${named(place)}${sentence(first)}`, at: file.placeOf(place, 'key') }]
  }
  if (issue.code === 'invalid_union') {
    // Of several readings, the one that went furthest says best what was meant.
    const [deepest] = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)
    if (deepest !== undefined && deepest.path.length > 0) {
      return findings({ ...deepest, path: [...issue.path, ...deepest.path] }, file)
    }
  }
  return [{ message: `${named(place)}${sentence(issue)}`, at: file.placeOf(place) }]
}

function named(place: Place): string {
  return place.length === 0 ? '' : `${place.join(' > ')}: `
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_format' && issue.format === 'regex')
    return `expected ${issue.message}`
  return issue.message.replace(/^Invalid input: /, '').replace(', received', '; found')
}
