import { RecoverError, type Finding } from '../../errors.ts'

/**
 * A function of finitely many variables, each with finitely many values, to a whole number: a node
 * of a shared, ordered decision diagram when not negative, and else the constant `~ref`. Equal
 * functions are the same reference, so comparing them costs nothing.
 */
export type Ref = number

/** The constant function; every whole number from 0 up is allowed. */
export function constant(value: number): Ref {
  return ~value
}

/** The value of a constant function. */
export function valueOf(f: Ref): number {
  return ~f
}

export const FALSE: Ref = constant(0)
export const TRUE: Ref = constant(1)

/** The nodes of all diagrams over the same variables; the variable of level 0 is looked at first. */
export interface Nodes {
  /** How many values the variable of each level has. */
  readonly arity: readonly number[]
  /** How many nodes were made. */
  readonly size: () => number
  /** The first variable a function depends on; past the last one for a constant. */
  readonly levelOf: (f: Ref) => number
  /** The function once a variable is known that is its first, or comes before it. */
  readonly child: (f: Ref, level: number, value: number) => Ref
  /** Lays by one value's function, in the order of the values; `make` takes them up. */
  readonly push: (f: Ref) => void
  /** The function that chooses, by one variable, between those laid by last. */
  readonly make: (level: number) => Ref
}

const FIRST_SIZE = 1 << 12

/**
 * Three times what proving the shipped rulebook takes (2.7 million), and about 500 MB. Conditions can be woven so
 * that every further question doubles what is to be looked at; these would fill any memory, and time.
 */
export const MOST_NODES = 1 << 23

/** No node yet, over variables with so many values each. Throws `TooWoven` where it would take more than `most`. */
export function newNodes(arity: readonly number[], most = MOST_NODES): Nodes {
  let levels = new Int32Array(FIRST_SIZE)
  let firsts = new Int32Array(FIRST_SIZE)
  let hashes = new Int32Array(FIRST_SIZE)
  let kids = new Int32Array(FIRST_SIZE)
  let table = new Int32Array(FIRST_SIZE * 2).fill(-1)
  let stack = new Int32Array(FIRST_SIZE)
  let size = 0
  let used = 0
  let top = 0

  /** The hash of what was laid by last. */
  const hashOf = (level: number, base: number): number => {
    let hash = Math.imul(level + 1, 0x9e3779b1)
    for (let at = base; at < base + (arity[level] as number); at += 1) {
      hash = Math.imul(hash ^ (stack[at] as number), 0x85ebca6b)
      hash ^= hash >>> 15
    }
    return hash
  }

  const same = (node: number, level: number, base: number, hash: number): boolean => {
    if (hashes[node] !== hash || levels[node] !== level) return false
    const first = firsts[node] as number
    for (let at = 0; at < (arity[level] as number); at += 1) {
      if (kids[first + at] !== stack[base + at]) return false
    }
    return true
  }

  const rehash = (): void => {
    table = new Int32Array(table.length * 2).fill(-1)
    const mask = table.length - 1
    for (let node = 0; node < size; node += 1) {
      let slot = (hashes[node] as number) & mask
      while (table[slot] !== -1) slot = (slot + 1) & mask
      table[slot] = node
    }
  }

  const add = (level: number, base: number, hash: number, slot: number): Ref => {
    if (size === most) throw new TooWoven(wovenWords(most))
    const node = size
    const many = arity[level] as number
    if (node === levels.length) {
      levels = grown(levels)
      firsts = grown(firsts)
      hashes = grown(hashes)
    }
    while (used + many > kids.length) kids = grown(kids)
    levels[node] = level
    firsts[node] = used
    hashes[node] = hash
    for (let at = 0; at < many; at += 1) kids[used + at] = stack[base + at] as number
    used += many
    size += 1
    table[slot] = node
    if (size * 2 > table.length) rehash()
    return node
  }

  const levelOf = (f: Ref): number => (f < 0 ? arity.length : (levels[f] as number))

  return {
    arity,
    size: () => size,
    levelOf,
    child: (f, level, value) =>
      levelOf(f) === level ? (kids[(firsts[f] as number) + value] as Ref) : f,
    push: (f) => {
      if (top === stack.length) stack = grown(stack)
      stack[top] = f
      top += 1
    },
    make: (level) => {
      const many = arity[level] as number
      const base = top - many
      top = base
      let at = base + 1
      while (at < base + many && stack[at] === stack[base]) at += 1
      if (at === base + many) return stack[base] as Ref
      const mask = table.length - 1
      const hash = hashOf(level, base)
      let slot = hash & mask
      for (;;) {
        const found = table[slot] as number
        if (found < 0) return add(level, base, hash, slot)
        if (same(found, level, base, hash)) return found
        slot = (slot + 1) & mask
      }
    },
  }
}

/** Conditions that take more nodes than there is room for. */
export class TooWoven extends RecoverError {
  constructor(findings: string | readonly Finding[]) {
    super(
      'data',
      findings,
      'Compare fewer questions in one condition, and let one node after the other ask them.',
    )
  }
}

function wovenWords(most: number): string {
  return `too many questions are woven into each other in conditions: not every check-in can be looked at in ${String(most)} regions`
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(array.length * 2)
  twice.set(array)
  return twice
}
