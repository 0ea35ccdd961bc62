import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { casesSchema, UNFILLED, type WorkedCase } from '../core/cases/case.ts'
import type { Place } from '../core/rulebook/problem.ts'
import { RecoverError, type Finding } from '../errors.ts'
import { whyRefused } from './errno-words.ts'
import { readInput } from './read-input.ts'
import { shaped } from './schema-findings.ts'
import { DEFAULT_LIMITS, parseYaml, type YamlText } from './yaml-text.ts'

const HINT = 'Check the name given to --cases; cases stand in files named *.yaml.'

/**
 * Reads every `.yaml` file of a folder of worked check-ins, in the order of their names. Throws
 * `no-input` when there is none, and `data` with places; a name may stand only once.
 */
export function readCases(folder: string): WorkedCase[] {
  const files = namesIn(folder).filter((name) => name.endsWith('.yaml'))
  if (files.length === 0) throw new RecoverError('no-input', `${folder} holds no cases`, HINT)
  const seen = new Set<string>()
  const twice: Finding[] = []
  const cases = files.toSorted().flatMap((name) => {
    const file = join(folder, name)
    const parsed = parseYaml(readCaseFile(file), file)
    refuseUnfilled(parsed)
    const written = shaped(casesSchema, parsed).cases
    written.forEach((worked, index) => {
      if (seen.has(worked.name)) {
        const at = parsed.placeOf(['cases', index, 'name'])
        twice.push({ message: `"${worked.name}" is the name of another case too`, at })
      }
      seen.add(worked.name)
    })
    return written
  })
  if (twice.length > 0) throw new RecoverError('data', twice)
  return cases
}

/** What was suggested counts only once somebody has said what it must get. */
function refuseUnfilled(file: YamlText): void {
  const findings = unfilledIn(file.value, []).map((place) => ({
    message: `${place.join(' > ')}: not filled in yet; say here what this check-in must get, and why`,
    at: file.placeOf(place),
  }))
  if (findings.length > 0) throw new RecoverError('data', findings)
}

function unfilledIn(value: unknown, place: Place): Place[] {
  if (value === UNFILLED) return [place]
  if (typeof value !== 'object' || value === null) return []
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries.flatMap(([step, inner]) => unfilledIn(inner, [...place, step]))
}

function readCaseFile(file: string): Uint8Array {
  return readInput({ path: file, name: file, maxBytes: DEFAULT_LIMITS.bytes, hint: HINT })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    throw new RecoverError('no-input', `${folder} cannot be read: ${whyRefused(error)}`, HINT)
  }
}
