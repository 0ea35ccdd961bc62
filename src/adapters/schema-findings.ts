import type { z } from 'zod'
import { nearest, notA, type Place } from '../core/rulebook/problem.ts'
import { RecoverError, type Finding } from '../errors.ts'
import { issueWords } from './issue-words.ts'
import { keysAt } from './schema-keys.ts'
import type { YamlText } from './yaml-text.ts'

/**
 * The value of a file in the shape of a schema. Throws `data` with every deviation and its place:
 * an unknown key at the key, a wrong value at the value, a missing key where it belongs.
 */
export function shaped<Schema extends z.ZodType>(schema: Schema, file: YamlText): z.infer<Schema> {
  const { written, findings } = shapedAsFar(schema, file)
  if (findings.length > 0) throw new RecoverError('data', findings)
  return written as z.infer<Schema>
}

/** What a file holds as far as its shape is right, and what is wrong with that. */
export interface Shaped<Written> {
  /** Without unknown keys and the parts that are wrong; undefined where what is left has not the shape either. */
  readonly written: Written | undefined
  /** The names of the parts that were left out. */
  readonly leftOut: ReadonlySet<string>
  readonly findings: readonly Finding[]
}

/** The value of a file in the shape of a schema, as far as it goes, so that what is next can be told too. */
export function shapedAsFar<Schema extends z.ZodType>(
  schema: Schema,
  file: YamlText,
): Shaped<z.infer<Schema>> {
  const result = schema.safeParse(file.value)
  if (result.success) return { written: result.data, leftOut: new Set(), findings: [] }
  const issues = result.error.issues.flatMap((issue) => telling(issue))
  const findings = findingsOf(issues, schema, file)
  const value = withoutUnknown(file.value, issues, schema)
  const known = schema.safeParse(value)
  if (known.success) return { written: known.data, leftOut: new Set(), findings }
  const leftOut = new Set<string>()
  for (const { path } of known.error.issues) leaveOut(value, placeOf(path), leftOut)
  const left = schema.safeParse(value)
  return { written: left.success ? left.data : undefined, leftOut, findings }
}

/** What a rulebook consists of, by name; and what it may do without. */
const PARTS: readonly Place[] = [['questions'], ['advice'], ['doses'], ['tree', 'nodes'], []]

/** Nothing else in a rulebook turns on these. */
const STAND_IN: ReadonlyMap<string, string> = new Map([
  ['id', 'left-out'],
  ['version', '0.0.0'],
  ['about', 'left out'],
])

/** Takes out the part that holds a place: a question, an advice, a dose, a node, or a key of the top. */
function leaveOut(value: unknown, place: Place, leftOut: Set<string>): void {
  const within = (part: Place): boolean =>
    place.length > part.length && part.every((step, index) => place[index] === step)
  const part = PARTS.find(within)
  if (part === undefined) return
  const name = String(place[part.length])
  // Without all of its advice, say, nothing else in a rulebook can be judged.
  if (part.length === 0 && PARTS.some(([first]) => first === name)) return
  const holder = valueAt(value, part) as Record<string, unknown>
  const standIn = part.length === 0 ? STAND_IN.get(name) : undefined
  if (standIn === undefined) delete holder[name]
  else holder[name] = standIn
  leftOut.add(name)
}

/** A copy without the keys that the schema does not know: mistyped ones are taken as they were meant. */
function withoutUnknown(value: unknown, issues: readonly Issue[], schema: z.ZodType): unknown {
  const copy = structuredClone(value)
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue
    const place = placeOf(issue.path)
    const known = keysAt(schema, place)
    const holder = valueAt(copy, place) as Record<string, unknown>
    for (const key of issue.keys.slice(0, MOST_FINDINGS)) {
      const meant = nearest(key, known)
      if (meant !== undefined && !Object.hasOwn(holder, meant)) holder[meant] = holder[key]
    }
    for (const key of issue.keys) delete holder[key]
  }
  return copy
}

function findingsOf(issues: readonly Issue[], schema: z.ZodType, file: YamlText): Finding[] {
  // A mistyped key is also a missing one; what was typed is the thing to look at.
  const typed = issues.filter((issue) => issue.code === 'unrecognized_keys')
  const meant = new Set(typed.flatMap((issue) => meantKeys(issue, schema)))
  const others = issues.filter(
    (issue) =>
      issue.code !== 'unrecognized_keys' &&
      !(isMissing(issue, file) && meant.has(keyOf(issue.path))),
  )
  const told = [...typed.flatMap(apart), ...others].slice(0, MOST_FINDINGS)
  return told.map((issue) => finding(issue, schema, file))
}

/** Finding the place of each takes time, and nobody mends more at once. */
const MOST_FINDINGS = 100

type Issue = z.core.$ZodIssue
type Unrecognized = Extract<Issue, { code: 'unrecognized_keys' }>

/** Unknown keys one by one. */
function apart(issue: Unrecognized): Unrecognized[] {
  return issue.keys.slice(0, MOST_FINDINGS).map((key) => ({ ...issue, keys: [key] }))
}

/** Of several shapes that a value may have, the one with the least to mend says what was meant. */
function telling(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const weight = (issues: readonly Issue[]): number =>
    issues.reduce(
      (sum, each) => sum + (each.code === 'unrecognized_keys' ? each.keys.length : 1),
      0,
    )
  const within = issue.errors.filter((issues) => issues.some(({ path }) => path.length > 0))
  const [least] = within.toSorted((a, b) => weight(a) - weight(b))
  if (least === undefined) return [issue]
  return least.flatMap((each) => telling({ ...each, path: [...issue.path, ...each.path] }))
}

function meantKeys({ keys, path }: Unrecognized, schema: z.ZodType): string[] {
  const known = keysAt(schema, placeOf(path))
  return keys.slice(0, MOST_FINDINGS).flatMap((key) => {
    const close = nearest(key, known)
    return close === undefined ? [] : [keyOf([...path, close])]
  })
}

function finding(issue: Issue, schema: z.ZodType, file: YamlText): Finding {
  const place = placeOf(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const message = `${named(place)}${notA('a key here', key, keysAt(schema, place))}`
    return { message, at: file.placeOf([...place, key], 'key') }
  }
  if (issue.code === 'invalid_key') {
    const [first = issue] = issue.issues
    const message = `${named(place)}${issueWords(first, place.at(-1))}`
    return { message, at: file.placeOf(place, 'key') }
  }
  if (isMissing(issue, file)) {
    const message = `${named(place.slice(0, -1))}"${String(place.at(-1))}" is missing`
    return { message, at: file.placeOf(place) }
  }
  const message = `${named(place)}${issueWords(issue, valueAt(file.value, place))}`
  return { message, at: file.placeOf(place) }
}

function isMissing(issue: Issue, file: YamlText): boolean {
  const place = placeOf(issue.path)
  return place.length > 0 && valueAt(file.value, place) === undefined
}

function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    value,
  )
}

function placeOf(path: Issue['path']): Place {
  return path.filter((step) => typeof step !== 'symbol')
}

function keyOf(path: Issue['path']): string {
  return JSON.stringify(placeOf(path))
}

function named(place: Place): string {
  return place.length === 0 ? '' : `${place.join(' > ')}: `
}
