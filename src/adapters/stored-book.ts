import type { AdviceWords, Book, Dose, SafetyBook } from '../core/rulebook/model.ts'

/** What is stored together: a gate, a book, or both, with what belongs to them. */
export interface Books {
  readonly safety?: SafetyBook
  readonly book?: Book
}

/** Where a part stands among the parts: its first byte, and the one after its last. */
type Span = readonly [from: number, to: number]

/**
 * Compiled books as start-up reads them: a line of JSON with what every check-in needs, then one for
 * each part that most do without, the words of an advice or a dose.
 */
export function storedText({ safety, book, ...others }: Books): string {
  const parts: string[] = []
  let length = 0
  const apart = (part: AdviceWords | Dose): Span => {
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

function withoutParts(book: Book, apart: (part: AdviceWords | Dose) => Span): object {
  const advice = Object.entries(book.advice).map(([id, { words, ...rule }]) => {
    return [id, { ...rule, words: apart(words) }] as const
  })
  const doses = Object.entries(book.doses).map(([id, dose]) => [id, apart(dose)] as const)
  return { ...book, advice: Object.fromEntries(advice), doses: Object.fromEntries(doses) }
}

/** What was stored. Its parts are read from the same bytes when they are asked for. */
export function readStored(bytes: Buffer): Books {
  const end = bytes.indexOf('\n') + 1
  const parts = bytes.subarray(end)
  const stored = JSON.parse(bytes.toString('utf8', 0, end)) as Books
  for (const book of [stored.safety, stored.book]) {
    if (book !== undefined) {
      for (const advice of Object.values(book.advice)) readLater(advice, 'words', parts)
      for (const id of Object.keys(book.doses)) readLater(book.doses, id, parts)
    }
  }
  return stored
}

function readLater<Key extends string>(
  of: Readonly<Record<Key, unknown>>,
  key: Key,
  parts: Buffer,
): void {
  const [from, to] = of[key] as Span
  Object.defineProperty(of, key, {
    configurable: true,
    enumerable: true,
    get: () => {
      const value: unknown = JSON.parse(parts.toString('utf8', from, to))
      Object.defineProperty(of, key, { enumerable: true, value })
      return value
    },
  })
}
