import type { Adjustment, AdviceRule, Book, Branch, SafetyBook } from '../core/rulebook/model.ts'

/** What is stored together: a gate, a book, or both, with what belongs to them. */
export interface Books {
  readonly safety?: SafetyBook
  readonly book?: Book
}

/** Where a part stands among the parts: its first byte, and the one after its last. */
type Span = readonly [from: number, to: number]

/** A rule of which the head says when it applies, and a part what it then says. */
type Rule = Branch | Adjustment

/** What of an advice decides between it and another. */
const DECIDES: readonly string[] = ['id', 'verdict', 'care', 'dose', 'soft']

/** What of a rule every check-in needs: to tell whether it applies, and where it leads. */
const HEAD: readonly string[] = ['rule', 'when', 'asks', 'target', 'verdicts']

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

/** Under this key a rule in the head says where its part is. */
const PART = 'part'

/**
 * Compiled books as start-up reads them: a line of JSON with what every check-in needs, then one for
 * each part that most do without: the words of an advice, a dose, the ladders, what a rule says once it applies.
 */
export function storedText({ safety, book, ...others }: Books): string {
  const parts: string[] = []
  let length = 0
  const apart = (part: object): Span => {
    const text = `${JSON.stringify(part)}\n`
    const from = length
    parts.push(text)
    length += Buffer.byteLength(text)
    return [from, length]
  }
  const head = {
    ...others,
    ...(safety && { safety: withoutParts(safety, apart) }),
    ...(book && { book: withoutParts(book, apart) }),
  }
  return [`${JSON.stringify(head)}\n`, ...parts].join('')
}

type Apart = (part: object) => Span

function withoutParts(book: Book | SafetyBook, apart: Apart): object {
  const advice = Object.entries(book.advice).map(([id, advised]) => {
    return [id, { ...picked(advised, DECIDES), [PART]: apart(advised.words) }] as const
  })
  const doses = Object.entries(book.doses).map(([id, dose]) => [id, apart(dose)] as const)
  const nodes = Object.entries(book.tree.nodes).map(([id, node]) => {
    return [id, { ...node, branches: heads(node.branches, apart) }] as const
  })
  return {
    ...book,
    advice: Object.fromEntries(advice),
    doses: Object.fromEntries(doses),
    tree: { ...book.tree, nodes: Object.fromEntries(nodes) },
    notes: heads(book.notes, apart),
    ...('limits' in book && {
      limits: heads(book.limits, apart),
      ladders: apart(book.ladders),
    }),
  }
}

function heads(rules: readonly Rule[], apart: Apart): object[] {
  return rules.map((rule) => ({ ...picked(rule, HEAD), [PART]: apart(picked(rule, SAID)) }))
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
  const stored = JSON.parse(bytes.toString('utf8', 0, end)) as Books
  const complete = later ? inheriting(parts) : merging(parts)
  const word = later ? inheritingWords(parts) : havingWords(parts)
  for (const book of [stored.safety, stored.book]) {
    if (book !== undefined) {
      for (const id in book.advice) word(book.advice[id] as HeadOfAdvice)
      for (const id of Object.keys(book.doses)) readLater(book.doses, id, parts)
      for (const id in book.tree.nodes) book.tree.nodes[id]?.branches.forEach(complete)
      book.notes.forEach(complete)
    }
  }
  if (stored.safety !== undefined) {
    stored.safety.limits.forEach(complete)
    readLater(stored.safety, 'ladders', parts)
  }
  return stored
}

function partAt(parts: Buffer, [from, to]: Span): object {
  return JSON.parse(parts.toString('utf8', from, to)) as object
}

type HeadOfRule = Rule & { [PART]?: Span }
type HeadOfAdvice = AdviceRule & { [PART]?: Span }

function havingWords(parts: Buffer): (advice: HeadOfAdvice) => void {
  return (advice) => {
    const { [PART]: span } = advice
    delete advice[PART]
    Object.assign(advice, { words: partAt(parts, span as Span) })
  }
}

function inheritingWords(parts: Buffer): (advice: HeadOfAdvice) => void {
  const read = new Map<HeadOfAdvice, object>()
  const parent = {
    get words(): object {
      const advice = this as unknown as HeadOfAdvice
      const words = read.get(advice) ?? partAt(parts, advice[PART] as Span)
      read.set(advice, words)
      return words
    },
  }
  return (advice) => void Object.setPrototypeOf(advice, parent)
}

function merging(parts: Buffer): (rule: HeadOfRule) => void {
  return (rule) => {
    const { [PART]: span } = rule
    delete rule[PART]
    Object.assign(rule, partAt(parts, span as Span))
  }
}

function inheriting(parts: Buffer): (rule: HeadOfRule) => void {
  const read = new Map<HeadOfRule, object>()
  const said = (rule: HeadOfRule): object => {
    const part = read.get(rule) ?? partAt(parts, rule[PART] as Span)
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
  const span = of[key] as Span
  Object.defineProperty(of, key, {
    configurable: true,
    enumerable: true,
    get: () => {
      const value = partAt(parts, span)
      Object.defineProperty(of, key, { enumerable: true, value })
      return value
    },
  })
}
