import { type Document, parseDocument, type YAMLError } from 'yaml'
import type { Place } from '../core/rulebook/problem.ts'
import { type FilePlace, type Finding, RecoverError } from '../errors.ts'
import { MOST_RULES_BYTES } from './read-rules.ts'
import { decodeSource, placeIn } from './source-text.ts'
import { offsetOf } from './yaml-place.ts'
import { type Found, plainValue } from './yaml-value.ts'

/** A YAML file, read: plain JSON values, and where each of them stands. */
export interface YamlText {
  /** `null` when the file is empty or holds comments only. */
  readonly value: unknown
  /**
   * Where a path of keys and indexes stands: its value, or its key where the key itself is wrong or
   * the value is empty. Where the path ends early, the innermost parent that exists: the place to
   * add what is missing.
   */
  readonly placeOf: (path: Place, part?: 'key' | 'value') => FilePlace
}

/** How much a file may hold: bytes before it is parsed, maps and lists inside one another after. */
export interface YamlLimits {
  readonly bytes: number
  readonly depth: number
}

/** Enough for a rulebook with every situation known. */
export const DEFAULT_LIMITS: YamlLimits = { bytes: MOST_RULES_BYTES, depth: 32 }

const MOST_FINDINGS = 20

const MEND = 'Mend that place, then run the same command again.'

/**
 * Reads one YAML 1.2 document, or JSON, as plain JSON values. Whatever could mean something else
 * than what stands there is refused with its place: aliases, tags, merge keys, other versions,
 * keys that are not text or stand twice, numbers that cannot be kept. Throws `data`.
 */
export function parseYaml(
  content: string | Uint8Array,
  file: string,
  limits: YamlLimits = DEFAULT_LIMITS,
): YamlText {
  const text = decodeSource(content, file, limits.bytes)
  refuseBrackets(text, file, limits.depth)
  const found: Found[] = []
  const document = compose(text)
  // What a grammar error makes of the rest of the file is rarely another error of its author.
  const [broken] = [...document.errors, ...document.warnings]
  if (broken !== undefined) found.push({ message: brokenInWords(broken), offset: broken.pos[0] })
  refuseVersion(document, text, found)
  const value = found.length > 0 ? null : plainValue(document.contents, limits.depth, found)
  if (found.length > 0) throw new RecoverError('data', findings(found, file, text), MEND)
  return {
    value,
    placeOf: (path, part = 'value') => placeIn(file, text, offsetOf(document.contents, path, part)),
  }
}

/**
 * `version` and `schema` hold against a `%YAML 1.1` header, which would make `no` false. Duplicate
 * keys are found here: the parser compares every key with every other, and takes 1 for another key
 * than "1".
 */
function compose(text: string): Document.Parsed {
  // The parser makes an error object for each of thousands of wrong characters: without their stack
  // traces a hostile file costs a fifth of the time.
  const traces = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      prettyErrors: false,
      uniqueKeys: false,
    })
  } finally {
    Error.stackTraceLimit = traces
  }
}

// So many brackets in a row open more than any limit allows, and the parser would take a second to say so.
const BRACKETS = /[[{](?:\s*[[{]){199}/

function refuseBrackets(text: string, file: string, depth: number): void {
  const at = BRACKETS.exec(text)?.index
  if (at === undefined) return
  const message = `nested too deep; expected at most ${String(depth)} levels`
  throw new RecoverError('data', [{ message, at: placeIn(file, text, at) }], MEND)
}

function brokenInWords({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here; expected one'
  if (code === 'RESOURCE_EXHAUSTION') return 'nested too deep to be read'
  const help = HELP.get(code)
  return `not YAML: ${message}${help === undefined ? '' : `; ${help}`}`
}

/** What most often mends what the parser names in words of its own: its author knows no YAML. */
const HELP: ReadonlyMap<string, string> = new Map([
  ['BAD_INDENT', 'what belongs together begins in the same column, and brackets are closed'],
  ['BAD_SCALAR_START', 'a text that begins like this stands in quotes'],
  ['BLOCK_AS_IMPLICIT_KEY', 'a text with a colon and a space in it stands in quotes'],
  ['BLOCK_IN_FLOW', 'within brackets every key: value stands in { } of its own'],
  ['MISSING_CHAR', 'what is opened is closed, and what belongs together begins in the same column'],
  ['MULTILINE_IMPLICIT_KEY', 'behind a key stand a colon and a space'],
  ['TAB_AS_INDENT', 'use spaces'],
  ['UNEXPECTED_TOKEN', 'a text that begins with a bracket or a quote stands in quotes as a whole'],
])

function refuseVersion(document: Document.Parsed, text: string, found: Found[]): void {
  const { explicit, version } = document.directives?.yaml ?? {}
  if (explicit !== true || version === '1.2') return
  const message = `found a header for YAML ${version}; this file is read as YAML 1.2`
  found.push({ message, offset: Math.max(0, text.indexOf('%YAML')) })
}

function findings(found: readonly Found[], file: string, text: string): Finding[] {
  const places = found.toSorted((a, b) => a.offset - b.offset).slice(0, MOST_FINDINGS)
  return places.map(({ message, offset, first }) => {
    const twice = first === undefined ? '' : `, first on line ${lineOf(text, first)}`
    return { message: `${message}${twice}`, at: placeIn(file, text, offset) }
  })
}

function lineOf(text: string, offset: number): string {
  return String(placeIn('', text, offset).line)
}
