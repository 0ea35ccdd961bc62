import { eachCondition } from '../rulebook/classes.ts'
import type { Condition, Rulebook, Tree } from '../rulebook/model.ts'
import { KNOWN_ORDER } from './known-order.ts'

/** A question, or one item of a list. */
export interface Read {
  readonly question: string
  readonly item?: string
}

/** Every condition of a rulebook, the ones a walk meets first at the front. */
export function conditionsInOrder({ safety, book }: Rulebook): Condition[] {
  const doses = [...Object.values(safety.doses), ...Object.values(book.doses)]
  const after = [doses.flatMap(({ adjust }) => adjust), safety.limits, safety.notes, book.notes]
  return [
    ...conditionsOfTree(safety.tree),
    ...conditionsOfTree(book.tree),
    ...after.flat().map(({ when }) => when),
  ]
}

function conditionsOfTree({ start, nodes }: Tree): Condition[] {
  const seen = new Set<string>()
  const visit = (id: string): Condition[] => {
    const node = nodes[id]
    if (node === undefined || seen.has(id)) return []
    seen.add(id)
    const targets = [...node.branches, node.otherwise].map(({ target }) => target)
    return [
      ...node.branches.map(({ when }) => when),
      ...targets.flatMap((target) => (target.to === 'node' ? visit(target.id) : [])),
    ]
  }
  return visit(start)
}

/** How often places are moved; they do not any more after some forty times. */
const ROUNDS = 40

/** What share of the names of a rulebook, and of the known order, have to be in both for the order to be of use. */
const ALIKE = 0.9

/**
 * Questions and items in an order that keeps diagrams small: what conditions read together stands
 * together. Of a rulebook much like the shipped one it is the known order, and elsewhere `drawnTogether`,
 * from the order in which the rulebook first reads them. A list comes before its items.
 */
export function readingOrder(
  { questions }: Pick<Rulebook, 'questions'>,
  conditions: readonly Condition[],
): Read[] {
  const { reads, readTogether } = readsOf(questions, conditions)
  const names = [...reads.keys()]
  const ordered = new Map<string, Read>()
  for (const name of inKnownOrder(names, readTogether) ?? drawnTogether(names, readTogether)) {
    const { question, item } = reads.get(name) as Read
    ordered.set(question, { question })
    if (item !== undefined) ordered.set(name, { question, item })
  }
  return [...ordered.values()]
}

/** What there is to order, by name, and the names that a condition reads together. */
export function readsOf(
  questions: Rulebook['questions'],
  conditions: readonly Condition[],
): { readonly reads: ReadonlyMap<string, Read>; readonly readTogether: readonly string[][] } {
  const reads = new Map<string, Read>()
  const read = (question: string, items: readonly string[]): string[] => {
    reads.set(question, { question })
    for (const item of items) reads.set(`${question} ${item}`, { question, item })
    return [question, ...items.map((item) => `${question} ${item}`)]
  }
  const readTogether = conditions.map((condition) => {
    const names = new Set<string>()
    eachCondition(condition, (part) => {
      if (part.op !== 'ask') return
      const { question, test } = part
      const of = test.test === 'includes' ? test.any : test.test === 'count' ? test.of : []
      for (const name of read(question, of)) names.add(name)
    })
    return [...names]
  })
  for (const question of Object.values(questions)) {
    read(question.id, question.kind === 'flags' ? Object.keys(question.items) : [])
  }
  return { reads, readTogether }
}

/** The known order, with what it does not know amid what is read together with it; undefined for another rulebook. */
function inKnownOrder(
  names: readonly string[],
  groups: readonly (readonly string[])[],
): string[] | undefined {
  const here = new Set(names)
  const known = KNOWN_ORDER.filter((name) => here.has(name))
  if (known.length < ALIKE * Math.max(names.length, KNOWN_ORDER.length)) return undefined
  const places = new Map(known.map((name, place) => [name, place]))
  const placeOf = (name: string): number => {
    const beside = groups
      .filter((group) => group.includes(name))
      .flatMap((group) => group.flatMap((other) => places.get(other) ?? []))
    return beside.reduce((sum, place) => sum + place, 0) / Math.max(beside.length, 1)
  }
  const wanted = new Map(names.map((name) => [name, places.get(name) ?? placeOf(name)]))
  return names.toSorted((a, b) => (wanted.get(a) as number) - (wanted.get(b) as number))
}

/**
 * Names in an order in which those of a group stand near each other: each is moved time and again to the middle of its
 * groups, from the order given (the FORCE heuristic, Aloul 2003).
 */
export function drawnTogether(
  names: readonly string[],
  groups: readonly (readonly string[])[],
): string[] {
  const numbers = new Map(names.map((name, number) => [name, number]))
  const members = groups.map((group) => group.map((name) => numbers.get(name) as number))
  const order = names.map((_, number) => number)
  const place = Float64Array.from(order)
  for (let round = 0; round < ROUNDS; round += 1) {
    const pulled = new Float64Array(names.length)
    const pulls = new Float64Array(names.length)
    for (const group of members) {
      const middle = group.reduce((sum, name) => sum + (place[name] as number), 0) / group.length
      for (const name of group) {
        pulled[name] = (pulled[name] as number) + middle
        pulls[name] = (pulls[name] as number) + 1
      }
    }
    const wanted = place.map((here, name) =>
      pulls[name] === 0 ? here : (pulled[name] as number) / (pulls[name] as number),
    )
    order.sort((a, b) => (wanted[a] as number) - (wanted[b] as number))
    for (const [index, name] of order.entries()) place[name] = index
  }
  return order.map((number) => names[number] as string)
}
