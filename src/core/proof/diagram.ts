/**
 * A function of finitely many variables, each with finitely many values, to a whole number: a node
 * of a shared, ordered decision diagram when not negative, and else the constant `~ref`. Equal
 * functions have equal references.
 */
export type Ref = number

/** The constant function: every number from 0 up is allowed. */
export function constant(value: number): Ref {
  return ~value
}

export const FALSE: Ref = constant(0)
export const TRUE: Ref = constant(1)

/** Combines two functions value by value. Its name tells it from every other in the cache. */
export interface Operation {
  readonly id: number
  readonly of: (a: number, b: number) => number
  /** The result when it can be told without looking further. */
  readonly quick?: (f: Ref, g: Ref) => Ref | undefined
}

const CACHE_SIZE = 1 << 19
const FIRST_OPERATION = 1

/** The diagrams over variables of which each has so many values; the first is looked at first. */
export class Diagrams {
  readonly #arity: readonly number[]
  #level = new Int32Array(1 << 12)
  #first = new Int32Array(1 << 12)
  #kids = new Int32Array(1 << 14)
  #size = 0
  #used = 0
  #table = new Int32Array(1 << 13).fill(-1)
  #stack = new Int32Array(1 << 12)
  #top = 0
  // A lossy cache of results: what was overwritten is worked out again.
  readonly #cache = new Int32Array(CACHE_SIZE * 5)
  #operations = FIRST_OPERATION

  constructor(arity: readonly number[]) {
    this.#arity = arity
  }

  /** How many nodes were made. */
  get size(): number {
    return this.#size
  }

  /** An operation on values; with `quick`, for what need not be looked at in full. */
  operation(of: Operation['of'], quick?: Operation['quick']): Operation {
    this.#operations += 1
    return { id: this.#operations, of, ...(quick === undefined ? {} : { quick }) }
  }

  levelOf(f: Ref): number {
    return f < 0 ? this.#arity.length : (this.#level[f] as number)
  }

  /** The function once a variable at or above its first one is known. */
  child(f: Ref, level: number, value: number): Ref {
    return this.levelOf(f) === level ? (this.#kids[(this.#first[f] as number) + value] as Ref) : f
  }

  /** The function that is `of(value)` for each value of one variable. */
  choose(level: number, of: (value: number) => Ref): Ref {
    const arity = this.#arity[level] as number
    const base = this.#top
    for (let value = 0; value < arity; value += 1) this.#push(of(value))
    return this.#make(level, base)
  }

  #push(f: Ref): void {
    if (this.#top === this.#stack.length) this.#stack = grown(this.#stack)
    this.#stack[this.#top] = f
    this.#top += 1
  }

  #make(level: number, base: number): Ref {
    const stack = this.#stack
    const arity = this.#top - base
    this.#top = base
    let same = true
    let hash = Math.imul(level + 1, 0x9e3779b1)
    for (let at = 0; at < arity; at += 1) {
      const kid = stack[base + at] as number
      same &&= kid === stack[base]
      hash = Math.imul(hash ^ kid, 0x85ebca6b)
      hash ^= hash >>> 15
    }
    if (same) return stack[base] as Ref
    const mask = this.#table.length - 1
    let slot = hash & mask
    for (;;) {
      const found = this.#table[slot] as number
      if (found < 0) break
      if (this.#level[found] === level && this.#sameKids(found, base, arity)) return found
      slot = (slot + 1) & mask
    }
    return this.#add(level, base, arity, slot)
  }

  #sameKids(node: number, base: number, arity: number): boolean {
    const first = this.#first[node] as number
    for (let at = 0; at < arity; at += 1) {
      if (this.#kids[first + at] !== this.#stack[base + at]) return false
    }
    return true
  }

  #add(level: number, base: number, arity: number, slot: number): Ref {
    const node = this.#size
    if (node === this.#level.length) {
      this.#level = grown(this.#level)
      this.#first = grown(this.#first)
    }
    if (this.#used + arity > this.#kids.length) this.#kids = grown(this.#kids)
    this.#level[node] = level
    this.#first[node] = this.#used
    for (let at = 0; at < arity; at += 1) {
      this.#kids[this.#used + at] = this.#stack[base + at] as number
    }
    this.#used += arity
    this.#size += 1
    this.#table[slot] = node
    if (this.#size * 2 > this.#table.length) this.#rehash()
    return node
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 2).fill(-1)
    const mask = table.length - 1
    for (let node = 0; node < this.#size; node += 1) {
      const level = this.#level[node] as number
      const first = this.#first[node] as number
      let hash = Math.imul(level + 1, 0x9e3779b1)
      for (let at = 0; at < (this.#arity[level] as number); at += 1) {
        hash = Math.imul(hash ^ (this.#kids[first + at] as number), 0x85ebca6b)
        hash ^= hash >>> 15
      }
      let slot = hash & mask
      while ((table[slot] as number) >= 0) slot = (slot + 1) & mask
      table[slot] = node
    }
    this.#table = table
  }

  /** `then` where `test` is not 0, and `otherwise` where it is. */
  ite(test: Ref, then: Ref, otherwise: Ref): Ref {
    if (test < 0) return test === FALSE ? otherwise : then
    if (then === otherwise) return then
    if (then === TRUE && otherwise === FALSE) return test
    const at = this.#slot(0, test, then, otherwise)
    const cache = this.#cache
    if (
      cache[at] === 1 &&
      cache[at + 1] === test &&
      cache[at + 2] === then &&
      cache[at + 3] === otherwise
    ) {
      return cache[at + 4] as Ref
    }
    const level = Math.min(this.levelOf(test), this.levelOf(then), this.levelOf(otherwise))
    const result = this.choose(level, (value) =>
      this.ite(
        this.child(test, level, value),
        this.child(then, level, value),
        this.child(otherwise, level, value),
      ),
    )
    return this.#keep(at, 1, test, then, otherwise, result)
  }

  and(f: Ref, g: Ref): Ref {
    return this.ite(f, g, FALSE)
  }

  or(f: Ref, g: Ref): Ref {
    return this.ite(f, TRUE, g)
  }

  not(f: Ref): Ref {
    return this.ite(f, FALSE, TRUE)
  }

  /** Two functions combined value by value. */
  apply(operation: Operation, f: Ref, g: Ref): Ref {
    const quick = operation.quick?.(f, g)
    if (quick !== undefined) return quick
    if (f < 0 && g < 0) return constant(operation.of(~f, ~g))
    const at = this.#slot(operation.id, f, g, 0)
    const cache = this.#cache
    if (cache[at] === operation.id && cache[at + 1] === f && cache[at + 2] === g) {
      return cache[at + 4] as Ref
    }
    const level = Math.min(this.levelOf(f), this.levelOf(g))
    const result = this.choose(level, (value) =>
      this.apply(operation, this.child(f, level, value), this.child(g, level, value)),
    )
    return this.#keep(at, operation.id, f, g, 0, result)
  }

  #slot(id: number, f: Ref, g: Ref, h: Ref): number {
    let hash = Math.imul(f ^ Math.imul(id, 0x27d4eb2f), 0x9e3779b1)
    hash = Math.imul((hash ^ (hash >>> 15)) + g, 0x85ebca6b)
    hash = Math.imul((hash ^ (hash >>> 13)) + h, 0xc2b2ae35)
    return ((hash ^ (hash >>> 16)) & (CACHE_SIZE - 1)) * 5
  }

  #keep(at: number, id: number, f: Ref, g: Ref, h: Ref, result: Ref): Ref {
    const cache = this.#cache
    cache[at] = id
    cache[at + 1] = f
    cache[at + 2] = g
    cache[at + 3] = h
    cache[at + 4] = result
    return result
  }

  /** The function once some variables are known; `values[level]` is left open where undefined. */
  restrict(f: Ref, values: ReadonlyMap<number, number>): Ref {
    const last = Math.max(...values.keys())
    const done = new Map<Ref, Ref>()
    const visit = (g: Ref): Ref => {
      const level = this.levelOf(g)
      if (level > last) return g
      const known = done.get(g)
      if (known !== undefined) return known
      const value = values.get(level)
      const result =
        value === undefined
          ? this.choose(level, (each) => visit(this.child(g, level, each)))
          : visit(this.child(g, level, value))
      done.set(g, result)
      return result
    }
    return visit(f)
  }

  /** How many assignments of all variables give something else than 0. */
  count(f: Ref): bigint {
    const { length } = this.#arity
    const below: bigint[] = Array.from({ length: length + 1 }, () => 1n)
    for (let level = length - 1; level >= 0; level -= 1) {
      below[level] = (below[level + 1] as bigint) * BigInt(this.#arity[level] as number)
    }
    const done = new Map<Ref, bigint>([[FALSE, 0n]])
    // How many assignments of the variables from the node's own on.
    const visit = (g: Ref): bigint => {
      if (g < 0) return g === FALSE ? 0n : 1n
      const known = done.get(g)
      if (known !== undefined) return known
      const level = this.levelOf(g)
      let total = 0n
      for (let value = 0; value < (this.#arity[level] as number); value += 1) {
        const kid = this.child(g, level, value)
        const gap = (below[level + 1] as bigint) / (below[this.levelOf(kid)] as bigint)
        total += visit(kid) * gap
      }
      done.set(g, total)
      return total
    }
    return visit(f) * ((below[0] as bigint) / (below[this.levelOf(f)] as bigint))
  }

  /** How many nodes a function needs. */
  nodes(f: Ref): number {
    const seen = new Set<Ref>()
    const visit = (g: Ref): void => {
      if (g < 0 || seen.has(g)) return
      seen.add(g)
      const level = this.levelOf(g)
      for (let value = 0; value < (this.#arity[level] as number); value += 1) {
        visit(this.child(g, level, value))
      }
    }
    visit(f)
    return seen.size
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(array.length * 2)
  twice.set(array)
  return twice
}
