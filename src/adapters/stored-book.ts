import type {
  Adjustment,
  AdviceRule,
  Book,
  Branch,
  Condition,
  SafetyBook,
} from '../core/rulebook/model.ts'
import { largeText } from './large-text.ts'

/** What is stored together: a gate, a book, or both, with what belongs to them. */
export interface Books {
  readonly safety?: SafetyBook
  readonly book?: Book
}

/** A rule of which the head says when it applies, and a part what it then says. */
type Rule = Branch | Adjustment

/** What of an advice decides between it and another. */
const DECIDES: readonly string[] = ['id', 'verdict', 'care', 'dose', 'soft']

/** What of a rule every check-in needs: to tell whether it applies, and where it leads. */
const HEAD: readonly string[] = ['rule', 'asks', 'target', 'verdicts']

/** Everything that a rule may say once it applies. */
const SAID: readonly string[] = [
  'because',
  'sources',
  'choice',
  'timesMinutes',
  'atMostMinutes',
  'heartRate',
  'atMostBpm',
  'atMostPercentMax',
  'atMostRpe',
  'ban',
  'only',
  'drop',
  'warn',
  'do',
  'avoid',
  'stopIf',
]

/** Under this key a rule in the head says at which byte of the parts its own begins. */
const PART = 'part'

/** A condition as it is stored: those it is made of by their places in the table. */
type StoredCondition =
  | { readonly op: 'all' | 'any' | 'not'; readonly of: readonly number[] }
  | Extract<Condition, { op: 'ask' }>

/** The first line of what is stored: its rules have, for their conditions, places in the table. */
type Head = Books & { readonly conditions: readonly StoredCondition[] }

/**
 * Compiled books as start-up reads them: a line of JSON with what every check-in needs, then one for
 * each part that most do without: the words of an advice, a dose, the ladders, what a rule says once it applies.
 * Conditions that are written alike are stored once.
 */
export function storedText({ safety, book, ...others }: Books): string {
  const parts: string[] = []
  let length = 0
  const apart = (part: object): number => {
    const text = `${JSON.stringify(part)}\n`
    const from = length
    parts.push(text)
    length += Buffer.byteLength(text)
    return from
  }
  const { conditions, placeOf } = conditionTable()
  const store: Store = { apart, placeOf }
  const head = {
    ...others,
    ...(safety && { safety: withoutParts(safety, store) }),
    ...(book && { book: withoutParts(book, store) }),
    conditions,
  }
  return [`${largeText(inAscii(JSON.stringify(head)))}\n`, ...parts].join('')
}

/** JSON of single bytes, which are read faster than UTF-8. */
function inAscii(json: string): string {
  return json.replaceAll(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** What is stored outside its rule: each gives the place where it can be found. */
interface Store {
  readonly apart: (part: object) => number
  readonly placeOf: (condition: Condition) => number
}

/** A table of conditions in which one stands behind those it is made of. */
function conditionTable(): {
  conditions: readonly StoredCondition[]
  placeOf: Store['placeOf']
} {
  const conditions: StoredCondition[] = []
  const places = new Map<string, number>()
  const placeOf = (condition: Condition): number => {
    const stored = storedCondition(condition, placeOf)
    const written = JSON.stringify(stored)
    const place = places.get(written) ?? conditions.push(stored) - 1
    places.set(written, place)
    return place
  }
  return { conditions, placeOf }
}

function storedCondition(condition: Condition, placeOf: Store['placeOf']): StoredCondition {
  switch (condition.op) {
    case 'ask':
      return condition
    case 'not':
      return { op: 'not', of: [placeOf(condition.of)] }
    case 'all':
    case 'any':
      return { op: condition.op, of: condition.of.map(placeOf) }
  }
}

/** The conditions of a table, which it becomes: in place, because start-up has no time for a copy of each. */
function conditionsOf(table: readonly StoredCondition[]): readonly Condition[] {
  const conditions = table as unknown as readonly Condition[]
  for (let place = 0; place < table.length; place += 1) {
    const stored = table[place] as StoredCondition
    if (stored.op === 'ask') continue
    const of = stored.of as (number | Condition)[]
    for (let index = 0; index < of.length; index += 1) {
      of[index] = conditions[of[index] as number] as Condition
    }
    if (stored.op === 'not') Object.assign(stored, { of: of[0] })
  }
  return conditions
}

function withoutParts(book: Book | SafetyBook, store: Store): object {
  const { apart } = store
  const doses = Object.entries(book.doses).map(([id, dose]) => [id, apart(dose)] as const)
  return {
    ...book,
    questions: Object.values(book.questions),
    advice: Object.values(book.advice).map((advised) => ({
      ...picked(advised, DECIDES),
      [PART]: apart(advised.words),
    })),
    doses: Object.fromEntries(doses),
    tree: {
      ...book.tree,
      nodes: Object.values(book.tree.nodes).map((node) => ({
        ...node,
        branches: heads(node.branches, store),
      })),
    },
    notes: heads(book.notes, store),
    ...('limits' in book && {
      limits: heads(book.limits, store),
      ladders: apart(book.ladders),
    }),
  }
}

function heads(rules: readonly Rule[], { apart, placeOf }: Store): object[] {
  return rules.map((rule) => ({
    ...picked(rule, HEAD),
    when: [placeOf(rule.when)],
    [PART]: apart(picked(rule, SAID)),
  }))
}

/** Some keys of a rule, inherited ones too; those that are not there are left out. */
function picked(rule: Rule | AdviceRule, keys: readonly string[]): object {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value: unknown = Reflect.get(rule, key)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

/**
 * What was stored. With `later` the parts of rules and advices are read when they are asked for, from the
 * same bytes: what they say is then inherited, and they must not be spread. Doses and ladders always are.
 */
export function readStored(bytes: Buffer, later: boolean): Books {
  const end = bytes.indexOf('\n') + 1
  const parts = bytes.subarray(end)
  const { conditions: table, ...stored } = JSON.parse(bytes.toString('latin1', 0, end)) as Head
  const conditions = conditionsOf(table)
  const say = later ? inheriting(parts) : merging(parts)
  const word = later ? inheritingWords(parts) : havingWords(parts)
  const complete = (rule: Rule): void => {
    const head = rule as unknown as { when: unknown }
    head.when = conditions[(head.when as [number])[0]]
    say(rule)
  }
  for (const book of [stored.safety, stored.book]) {
    if (book !== undefined) {
      const questions = byId(book.questions)
      Object.assign(book, { questions, advice: byId(book.advice, word) })
      const nodes = byId(book.tree.nodes, ({ branches }) => {
        branches.forEach(complete)
      })
      Object.assign(book.tree, { nodes })
      for (const id of Object.keys(book.doses)) readLater(book.doses, id, parts)
      book.notes.forEach(complete)
    }
  }
  if (stored.safety !== undefined) {
    stored.safety.limits.forEach(complete)
    readLater(stored.safety, 'ladders', parts)
  }
  return stored
}

/**
 * Things with an id are stored as a list, which V8 reads faster than as many keys; gives them by their ids. Without
 * a prototype, because V8 keeps so many keys best in such an object.
 */
function byId<Thing extends { readonly id: string }>(
  stored: Readonly<Record<string, Thing>>,
  complete: (thing: Thing) => void = () => undefined,
): Readonly<Record<string, Thing>> {
  const named = Object.create(null) as Record<string, Thing>
  const list = stored as unknown as readonly Thing[]
  list.forEach((thing) => {
    complete(thing)
    named[thing.id] = thing
  })
  return named
}

function partAt(parts: Buffer, from: number): object {
  return JSON.parse(parts.toString('utf8', from, parts.indexOf('\n', from))) as object
}

type HeadOfRule = Rule & { [PART]?: number }
type HeadOfAdvice = AdviceRule & { [PART]?: number }

function havingWords(parts: Buffer): (advice: HeadOfAdvice) => void {
  return (advice) => {
    const { [PART]: from } = advice
    delete advice[PART]
    Object.assign(advice, { words: partAt(parts, from as number) })
  }
}

function inheritingWords(parts: Buffer): (advice: HeadOfAdvice) => void {
  const read = new Map<HeadOfAdvice, object>()
  const parent = {
    get words(): object {
      const advice = this as unknown as HeadOfAdvice
      const words = read.get(advice) ?? partAt(parts, advice[PART] as number)
      read.set(advice, words)
      return words
    },
  }
  return (advice) => void Object.setPrototypeOf(advice, parent)
}

function merging(parts: Buffer): (rule: HeadOfRule) => void {
  return (rule) => {
    const { [PART]: from } = rule
    delete rule[PART]
    Object.assign(rule, partAt(parts, from as number))
  }
}

function inheriting(parts: Buffer): (rule: HeadOfRule) => void {
  const read = new Map<HeadOfRule, object>()
  const said = (rule: HeadOfRule): object => {
    const part = read.get(rule) ?? partAt(parts, rule[PART] as number)
    read.set(rule, part)
    return part
  }
  const parent = {}
  for (const key of SAID) {
    Object.defineProperty(parent, key, {
      get(this: HeadOfRule) {
        const value: unknown = Reflect.get(said(this), key)
        return value
      },
    })
  }
  return (rule) => void Object.setPrototypeOf(rule, parent)
}

function readLater<Key extends string>(
  of: Readonly<Record<Key, unknown>>,
  key: Key,
  parts: Buffer,
): void {
  const from = of[key] as number
  Object.defineProperty(of, key, {
    configurable: true,
    enumerable: true,
    get: () => {
      const value = partAt(parts, from)
      Object.defineProperty(of, key, { enumerable: true, value })
      return value
    },
  })
}
