import type { z } from 'zod'
import { nearest } from '../core/rulebook/problem.ts'

/** What a value of a schema's own kinds is called by who wrote the file. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['tuple', 'a list'],
  ['object', 'keys with values'],
  ['record', 'keys with values'],
  ['null', 'nothing'],
  ['undefined', 'nothing'],
])

/** What was expected at a place, and what was found, as the author of the file would say it. */
export function issueWords(issue: z.core.$ZodIssue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${ownWords(issue) ?? `expected ${kindWord(issue.expected)}`}; found ${foundWord(found)}`
    case 'invalid_value':
      return `expected ${oneOf(issue.values.map(String))}; ${foundChoice(found, issue.values)}`
    case 'too_small':
      return smallWords(issue, found)
    case 'too_big':
      if (issue.origin === 'string') {
        return `expected at most ${String(issue.maximum)} characters; found ${String(String(found).length)}`
      }
      return `expected at most ${String(issue.maximum)}; found ${foundWord(found)}`
    case 'invalid_format':
      return issue.format === 'regex' ? `expected ${issue.message}` : issue.message
    case 'invalid_union':
      return `expected ${unionWords(issue)}; found ${foundWord(found)}`
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return issue.message
  }
}

/** What the schema itself says is expected; zod's own words begin otherwise. */
function ownWords({ message }: z.core.$ZodIssue): string | undefined {
  return message.startsWith('expected ') ? message : undefined
}

function smallWords(
  { origin, minimum, inclusive }: z.core.$ZodIssueTooSmall,
  found: unknown,
): string {
  if (origin === 'string') return 'expected some words; found an empty text'
  if (origin === 'array') {
    return `expected at least ${String(minimum)} ${minimum === 1 ? 'item' : 'items'} in the list`
  }
  const least = inclusive === true ? 'at least' : 'a number above'
  return `expected ${least} ${String(minimum)}; found ${foundWord(found)}`
}

function unionWords({ errors }: z.core.$ZodIssueInvalidUnion): string {
  const options = errors.flatMap((issues) =>
    issues.flatMap((issue) => {
      if (issue.code === 'invalid_value') return issue.values.map(String)
      return issue.code === 'invalid_type' ? [kindWord(issue.expected)] : []
    }),
  )
  return oneOf([...new Set(options)])
}

function oneOf(options: readonly string[]): string {
  const last = options.at(-1) ?? 'something else'
  return options.length < 2 ? last : `${options.slice(0, -1).join(', ')} or ${last}`
}

function foundChoice(found: unknown, values: readonly unknown[]): string {
  const close = typeof found === 'string' ? nearest(found, values.map(String)) : undefined
  const hint = close === undefined ? '' : ` (did you mean ${close}?)`
  return `found ${foundWord(found)}${hint}`
}

function kindWord(kind: string): string {
  return KINDS.get(kind) ?? kind
}

const MOST_SHOWN = 40

function foundWord(found: unknown): string {
  if (typeof found === 'string') {
    return found.length > MOST_SHOWN ? 'a longer text' : `the text "${found}"`
  }
  if (typeof found === 'number' || typeof found === 'boolean') return String(found)
  return kindWord(Array.isArray(found) ? 'array' : found === null ? 'null' : typeof found)
}
