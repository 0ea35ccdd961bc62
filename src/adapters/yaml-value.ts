import { isAlias, isMap, isScalar, type ParsedNode, type YAMLMap } from 'yaml'
import { hiddenIn } from './source-text.ts'
import { startOf } from './yaml-place.ts'

/** Something that is not read from YAML files, and where it stands. */
export interface Found {
  readonly message: string
  readonly offset: number
  /** Where the same key stood first. */
  readonly first?: number
}

/**
 * A parsed node as plain JSON: strings, booleans, null, numbers that are what was written, lists,
 * and objects with own, harmless keys. All else is added to `found`, and the result is not to be used.
 */
export function plainValue(root: ParsedNode | null, depth: number, found: Found[]): unknown {
  return valueOf(root, { depth, found }, 0)
}

interface Reading {
  readonly depth: number
  readonly found: Found[]
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
    if (typeof value === 'string') {
      // An escape in quotes can hold what the file itself must not.
      const hidden = hiddenIn(value)
      return hidden === undefined ? value : refuse(hidden)
    }
    if (typeof value !== 'number') return value
    if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) {
      return value === 0 ? 0 : value
    }
    return refuse(`${node.source ?? String(value)} is not a number that can be kept as written`)
  }
  if (depth >= reading.depth) {
    return refuse(`nested too deep; expected at most ${String(reading.depth)} levels`)
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
  const hidden = hiddenIn(name)
  if (hidden !== undefined) return refuse(hidden)
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
