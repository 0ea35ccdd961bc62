import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import type { Place } from '../core/rulebook/problem.ts'

/** Where a node begins, as an offset of the text it was read from. */
export function startOf(node: ParsedNode): number {
  return node.range[0]
}

/**
 * Where a path of keys and indexes begins: at its value, or at its key where the key is asked for
 * or nothing stands behind it. A path that ends early gives the innermost parent that exists.
 */
export function offsetOf(root: ParsedNode | null, path: Place, part: 'key' | 'value'): number {
  let node = root
  let offset = root === null ? 0 : startOf(root)
  for (const [index, step] of path.entries()) {
    const next = child(node, step)
    if (next === undefined) return offset
    offset = index === path.length - 1 && part === 'value' ? next.value : next.key
    node = next.node
  }
  return offset
}

interface Child {
  readonly node: ParsedNode | null
  readonly key: number
  readonly value: number
}

function child(parent: ParsedNode | null, step: string | number): Child | undefined {
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === step)
    if (pair === undefined) return undefined
    const key = startOf(pair.key)
    return { node: pair.value, key, value: isEmpty(pair.value) ? key : startOf(pair.value) }
  }
  if (!isSeq(parent)) return undefined
  const item = parent.items[Number(step)]
  return item === undefined ? undefined : { node: item, key: startOf(item), value: startOf(item) }
}

function isEmpty(node: ParsedNode | null): node is null {
  return node === null || (isScalar(node) && node.source === '')
}
