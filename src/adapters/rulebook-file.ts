import { createHash } from 'node:crypto'
import {
  compileBook,
  compileSafety,
  compileSources,
  type Compiled,
} from '../core/rulebook/compile.ts'
import type { Rulebook, SafetyBook, Source } from '../core/rulebook/model.ts'
import { rulebookSchema, safetySchema, sourcesSchema } from '../core/rulebook/schema.ts'
import { RecoverError } from '../errors.ts'
import { readInput } from './read-input.ts'
import { shaped } from './schema-findings.ts'
import { DEFAULT_LIMITS, parseYaml, type YamlText } from './yaml-text.ts'

type Sources = Readonly<Record<string, Source>>

function read(file: string): Uint8Array {
  const { bytes: maxBytes } = DEFAULT_LIMITS
  return readInput({
    path: file,
    name: file,
    maxBytes,
    hint: 'Check the name of the rulebook file.',
  })
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function unwrap<Value>(compiled: Compiled<Value>, file: YamlText): Value {
  if (compiled.ok) return compiled.value
  throw new RecoverError(
    'data',
    compiled.problems.map(({ message, place }) => {
      // A name that is wrong where it is a key is shown at the key, not at what stands behind it.
      const part = message.startsWith(`"${String(place.at(-1))}"`) ? 'key' : 'value'
      return { message: `${place.join(' > ')}: ${message}`, at: file.placeOf(place, part) }
    }),
  )
}

/** Reads and compiles the gate and its sources. Throws `data` with every problem and its place. */
export function loadSafety(
  safetyFile: string,
  sourcesFile: string,
): { readonly safety: SafetyBook; readonly sources: Sources } {
  const sources = compileSources(shaped(sourcesSchema, parseYaml(read(sourcesFile), sourcesFile)))
  const bytes = read(safetyFile)
  const parsed = parseYaml(bytes, safetyFile)
  const compiled = compileSafety(shaped(safetySchema, parsed), sha256(bytes), sources)
  return { safety: unwrap(compiled, parsed), sources }
}

/** Reads and compiles a rulebook behind a gate. Throws `no-input`, or `data` with every problem. */
export function loadBook(file: string, safety: SafetyBook, sources: Sources): Rulebook {
  const bytes = read(file)
  const parsed = parseYaml(bytes, file)
  const compiled = compileBook(shaped(rulebookSchema, parsed), sha256(bytes), safety, sources)
  return unwrap(compiled, parsed)
}

/** A rulebook of one's own behind the shipped gate, which it cannot change. */
export function rulebookBehindGate(file: string, shipped: Rulebook): Rulebook {
  return loadBook(file, shipped.safety, shipped.sources)
}
