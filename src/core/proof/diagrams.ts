import { constant, FALSE, newNodes, TRUE, valueOf, type Nodes, type Ref } from './nodes.ts'

/** Combines two functions value by value. */
export interface Operation {
  /** Tells it from every other operation in the cache. */
  readonly id: number
  readonly of: (a: number, b: number) => number
  /** The result where it can be told without looking further. */
  readonly quick: (f: Ref, g: Ref) => Ref | undefined
}

/** Takes a state to another: some variables get one value. */
export interface Move {
  readonly id: number
  /** By level; -1 where the variable stays as it is. */
  readonly to: Int16Array
  readonly last: number
}

/** Decision diagrams over one set of variables, and what can be done with them. */
export interface Diagrams extends Nodes {
  /** The function that is `of(value)` for each value of one variable, none of which comes before it. */
  readonly choose: (level: number, of: (value: number) => Ref) => Ref
  /** `then` where `test` is not 0, and `otherwise` where it is. */
  readonly ite: (test: Ref, then: Ref, otherwise: Ref) => Ref
  readonly and: (f: Ref, g: Ref) => Ref
  readonly or: (f: Ref, g: Ref) => Ref
  readonly not: (f: Ref) => Ref
  readonly operation: (of: Operation['of'], quick?: Operation['quick']) => Operation
  readonly apply: (operation: Operation, f: Ref, g: Ref) => Ref
  /** The function of one function's values. */
  readonly map: (f: Ref, of: (value: number) => number) => Ref
  /** True where a function has one value. */
  readonly is: (f: Ref, value: number) => Ref
  /** Each value of a function replaced by a function. */
  readonly cases: (f: Ref, of: (value: number) => Ref) => Ref
  /** The function that takes each value of a variable for another. */
  readonly revalued: (f: Ref, as: (level: number, value: number) => number) => Ref
  /** Every value a function has. */
  readonly values: (f: Ref) => number[]
  readonly move: (changes: readonly (readonly [level: number, to: number])[]) => Move
  /** Where `test` holds, what `f` is at the state a move leads to; elsewhere `otherwise`. */
  readonly moved: (move: Move, test: Ref, f: Ref, otherwise: Ref) => Ref
}

/** How many results are kept, at first and at most; what was overwritten is worked out again. */
const FIRST_KEPT = 1 << 12
const MOST_KEPT = 1 << 19
const WIDTH = 5
const ITE = 1

/** No diagram yet, over variables with so many values each. Throws as `newNodes` does. */
export function newDiagrams(arity: readonly number[], most?: number): Diagrams {
  const nodes = newNodes(arity, most)
  const { levelOf, child, push, make } = nodes
  let room = FIRST_KEPT
  let cache = new Int32Array(room * WIDTH)
  let ids = ITE

  const slotOf = (id: number, f: Ref, g: Ref, h: Ref): number => {
    let hash = Math.imul(f ^ Math.imul(id, 0x27d4eb2f), 0x9e3779b1)
    hash = Math.imul((hash ^ (hash >>> 15)) + g, 0x85ebca6b)
    hash = Math.imul((hash ^ (hash >>> 13)) + h, 0xc2b2ae35)
    return ((hash ^ (hash >>> 16)) & (room - 1)) * WIDTH
  }
  const kept = (at: number, id: number, f: Ref, g: Ref, h: Ref): boolean =>
    cache[at] === id && cache[at + 1] === f && cache[at + 2] === g && cache[at + 3] === h
  const keep = (id: number, f: Ref, g: Ref, h: Ref, result: Ref): Ref => {
    if (nodes.size() > room && room < MOST_KEPT) {
      room *= 2
      cache = new Int32Array(room * WIDTH)
    }
    const at = slotOf(id, f, g, h)
    cache[at] = id
    cache[at + 1] = f
    cache[at + 2] = g
    cache[at + 3] = h
    cache[at + 4] = result
    return result
  }

  const ite = (test: Ref, then: Ref, otherwise: Ref): Ref => {
    if (test < 0) return test === FALSE ? otherwise : then
    if (then === otherwise) return then
    if (then === TRUE && otherwise === FALSE) return test
    const at = slotOf(ITE, test, then, otherwise)
    if (kept(at, ITE, test, then, otherwise)) return cache[at + 4] as Ref
    const level = Math.min(levelOf(test), levelOf(then), levelOf(otherwise))
    for (let value = 0; value < (arity[level] as number); value += 1) {
      push(
        ite(child(test, level, value), child(then, level, value), child(otherwise, level, value)),
      )
    }
    return keep(ITE, test, then, otherwise, make(level))
  }

  const apply = (operation: Operation, f: Ref, g: Ref): Ref => {
    const quick = operation.quick(f, g)
    if (quick !== undefined) return quick
    if (f < 0 && g < 0) return constant(operation.of(valueOf(f), valueOf(g)))
    const { id } = operation
    const at = slotOf(id, f, g, 0)
    if (kept(at, id, f, g, 0)) return cache[at + 4] as Ref
    const level = Math.min(levelOf(f), levelOf(g))
    for (let value = 0; value < (arity[level] as number); value += 1) {
      push(apply(operation, child(f, level, value), child(g, level, value)))
    }
    return keep(id, f, g, 0, make(level))
  }

  const moved = (move: Move, test: Ref, f: Ref, otherwise: Ref): Ref => {
    if (test === FALSE) return otherwise
    const first = levelOf(f)
    if (first > move.last && (f === otherwise || test === TRUE)) return f
    const level = Math.min(levelOf(test), first, levelOf(otherwise))
    if (level > move.last) return ite(test, f, otherwise)
    const { id } = move
    const at = slotOf(id, test, f, otherwise)
    if (kept(at, id, test, f, otherwise)) return cache[at + 4] as Ref
    const to = move.to[level] as number
    for (let value = 0; value < (arity[level] as number); value += 1) {
      const next = child(f, level, to < 0 ? value : to)
      push(moved(move, child(test, level, value), next, child(otherwise, level, value)))
    }
    return keep(id, test, f, otherwise, make(level))
  }

  const newId = (): number => {
    ids += 1
    return ids
  }
  const choose = (level: number, of: (value: number) => Ref): Ref => {
    for (let value = 0; value < (arity[level] as number); value += 1) push(of(value))
    return make(level)
  }
  const operation = (of: Operation['of'], quick: Operation['quick'] = never): Operation => ({
    id: newId(),
    of,
    quick,
  })
  const map = (f: Ref, of: (value: number) => number): Ref => apply(operation(of), f, FALSE)
  const values = (f: Ref): number[] => {
    const found = new Set<number>()
    const seen = new Set<Ref>()
    const visit = (g: Ref): void => {
      if (g < 0) return void found.add(valueOf(g))
      if (seen.has(g)) return
      seen.add(g)
      const level = levelOf(g)
      for (let value = 0; value < (arity[level] as number); value += 1) {
        visit(child(g, level, value))
      }
    }
    visit(f)
    return [...found]
  }
  const revalued: Diagrams['revalued'] = (f, as) => {
    const done = new Map<Ref, Ref>()
    const visit = (g: Ref): Ref => {
      if (g < 0) return g
      const known = done.get(g)
      if (known !== undefined) return known
      const level = levelOf(g)
      const result = choose(level, (value) => visit(child(g, level, as(level, value))))
      done.set(g, result)
      return result
    }
    return visit(f)
  }
  const tests = new Map<number, Operation>()
  const is = (f: Ref, value: number): Ref => {
    const test = tests.get(value) ?? operation((other) => (other === value ? 1 : 0))
    tests.set(value, test)
    return apply(test, f, FALSE)
  }

  return {
    ...nodes,
    choose,
    ite,
    and: (f, g) => ite(f, g, FALSE),
    or: (f, g) => ite(f, TRUE, g),
    not: (f) => ite(f, FALSE, TRUE),
    operation,
    apply,
    map,
    is,
    revalued,
    cases: (f, of) => values(f).reduce((all, value) => ite(is(f, value), of(value), all), FALSE),
    values,
    move: (changes) => {
      const to = new Int16Array(arity.length).fill(-1)
      for (const [level, value] of changes) to[level] = value
      return { id: newId(), to, last: Math.max(...changes.map(([level]) => level)) }
    },
    moved,
  }
}

function never(): undefined {
  return undefined
}
