import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  parseDocument,
  type ParsedNode,
  type YAMLError,
  type YAMLMap,
} from 'yaml'
import type { Place } from '../core/rulebook/problem.ts'
import { type FilePlace, type Finding, RecoverError } from '../errors.ts'
import { decodeSource, placeIn } from './source-text.ts'
import { offsetOf, startOf } from './yaml-place.ts'

/** How much a file may be; both are checked before anything is made of it. */
export interface YamlLimits {
  readonly bytes: number
  /** Maps and lists inside one another. */
  readonly depth: number
}

/** A YAML file, read: plain JSON values, and where each of them stands. */
export interface YamlText {
  /** `null` when the file is empty or holds comments only. */
  readonly value: unknown
  /**
   * Where a path of keys and indexes stands: its value, or its key where the key itself is wrong or
   * the value is empty. Where the path ends early, the innermost parent that exists: the place to
   * add what is missing.
   */
  placeOf(path: Place, part?: 'key' | 'value'): FilePlace
}

const DEFAULT_LIMITS: YamlLimits = { bytes: 256 * 1024, depth: 32 }

const MOST_FINDINGS = 20

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
  const found: Found[] = []
  const document = compose(text)
  // What a grammar error makes of the rest of the file is rarely another error of its author.
  const [broken] = [...document.errors, ...document.warnings]
  if (broken !== undefined) found.push({ message: brokenInWords(broken), offset: broken.pos[0] })
  refuseVersion(document, text, found)
  const value = found.length > 0 ? null : valueOf(document.contents, { found, limits }, 0)
  if (found.length > 0) throw new RecoverError('data', findings(found, file, text))
  return {
    value,
    placeOf: (path, part = 'value') => placeIn(file, text, offsetOf(document.contents, path, part)),
  }
}

interface Found {
  readonly message: string
  readonly offset: number
  /** Where the same key stood first. */
  readonly first?: number
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

function brokenInWords({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here; expected one'
  if (code === 'RESOURCE_EXHAUSTION') return 'nested too deep to be read'
  return `not YAML: ${message}`
}

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

interface Reading {
  readonly found: Found[]
  readonly limits: YamlLimits
}

function valueOf(node: ParsedNode | null, reading: Reading, depth: number): unknown {
  if (node === null) return null
  const refuse = (message: string) => {
    reading.found.push({ message, offset: startOf(node) })
    return null
  }
  if (isAlias(node)) return refuse(`found the alias *${node.source}; expected the value itself`)
  if (isScalar(node)) {
    refuseProperties(node, reading)
    const { value } = node
    if (typeof value !== 'number') return value
    if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) {
      return value === 0 ? 0 : value
    }
    return refuse(`${node.source ?? String(value)} is not a number that can be kept as written`)
  }
  if (depth >= reading.limits.depth) {
    return refuse(`nested too deep; expected at most ${String(reading.limits.depth)} levels`)
  }
  refuseProperties(node, reading)
  return isMap(node)
    ? mapValue(node, reading, depth)
    : node.items.map((item) => valueOf(item, reading, depth + 1))
}

function mapValue(map: YAMLMap.Parsed, reading: Reading, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  const before = new Map<string, number>()
  for (const pair of map.items) {
    const key = keyOf(pair.key, reading, before)
    const child = valueOf(pair.value, reading, depth + 1)
    if (key !== undefined) value[key] = child
  }
  return value
}

// Names that plain objects give a meaning to, and YAML 1.1's way to copy another map's keys.
const NOT_A_KEY = new Set(['__proto__', 'constructor', 'prototype', '<<'])

/** A key of a map, or undefined when it was refused. `before` knows where the keys before it stand. */
function keyOf(
  node: ParsedNode | null,
  reading: Reading,
  before: Map<string, number>,
): string | undefined {
  const offset = node === null ? 0 : startOf(node)
  const refuse = (message: string) => void reading.found.push({ message, offset })
  if (!isScalar(node)) return refuse('found a key that is not text; expected a name')
  refuseProperties(node, reading)
  const name = String(node.value)
  const first = before.get(name)
  if (first !== undefined) {
    const message = `"${name}" stands twice`
    return void reading.found.push({ message, offset, first })
  }
  before.set(name, offset)
  if (typeof node.value !== 'string') {
    return refuse(`found the key ${name}, which is not text; in quotes it would be: "${name}"`)
  }
  if (NOT_A_KEY.has(name)) return refuse(`"${name}" cannot be a key`)
  return name
}

function refuseProperties(node: ParsedNode, { found }: Reading): void {
  const { anchor, tag } = node
  const offset = startOf(node)
  if (anchor !== undefined) {
    found.push({ message: `found the anchor &${anchor}; expected none`, offset })
  }
  if (tag !== undefined) found.push({ message: `found the tag ${tag}; expected none`, offset })
}
