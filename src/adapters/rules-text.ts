import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Compiled } from '../core/rulebook/compile.ts'
import type { Problem } from '../core/rulebook/problem.ts'
import { RecoverError, type Finding } from '../errors.ts'
import { readRules } from './read-rules.ts'
import { shaped, shapedAsFar, type Shaped } from './schema-findings.ts'
import { parseYaml, type YamlText } from './yaml-text.ts'

/** A file of rules in the shape of its schema, and where everything in it stands. */
export interface RulesText<Written> {
  readonly written: Written
  readonly sha256: string
  readonly text: YamlText
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Reads a file of rules. Throws `no-input`, or `data` with every deviation and its place. */
export function rulesText<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
  bytes = readRules(file),
): RulesText<z.infer<Schema>> {
  const text = parseYaml(bytes, file)
  return { written: shaped(schema, text), sha256: sha256(bytes), text }
}

/** The same as far as the shape is right, so that what is wrong further on can be told too. */
export function rulesTextAsFar<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
  bytes = readRules(file),
): Shaped<z.infer<Schema>> & Omit<RulesText<unknown>, 'written'> {
  const text = parseYaml(bytes, file)
  return { ...shapedAsFar(schema, text), sha256: sha256(bytes), text }
}

/** What is wrong with the shape of a file, and the names of what had to be left out of it. */
type Before = Pick<Shaped<unknown>, 'findings' | 'leftOut'>

const WHOLE: Before = { findings: [], leftOut: new Set() }

/** Whether something is only missed because it was left out. */
function isOfLeftOut(message: string, leftOut: ReadonlySet<string>): boolean {
  if (leftOut.size === 0) return false
  if (message.startsWith('nothing leads to ')) return true
  const [, name = ''] = /^"([^"]*)" is not /.exec(message) ?? []
  return leftOut.has(name)
}

/** What a file was compiled to. Throws `data` with every problem and its place. */
export function unwrap<Value>(
  compiled: Compiled<Value>,
  file: YamlText,
  { findings: before, leftOut }: Before = WHOLE,
): Value {
  if (compiled.ok && before.length === 0) return compiled.value
  const all = compiled.ok ? [] : compiled.problems
  const problems = all.filter(({ message }) => !isOfLeftOut(message, leftOut))
  throw new RecoverError('data', [...before, ...findingsIn(problems, file)])
}

/** What a compiler reports, each with the place where it stands. */
export function findingsIn(problems: readonly Problem[], file: YamlText): Finding[] {
  return problems.map(({ message, place }) => {
    // A name that is wrong where it is a key is shown at the key, not at what stands behind it.
    const part = message.startsWith(`"${String(place.at(-1))}"`) ? 'key' : 'value'
    return { message: `${place.join(' > ')}: ${message}`, at: file.placeOf(place, part) }
  })
}
