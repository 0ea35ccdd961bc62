import { expect, test } from 'vitest'
import { ownPart } from '../../src/adapters/shipped-rulebook.ts'
import { readStored, storedText } from '../../src/adapters/stored-book.ts'
import type { Book, Rulebook, SafetyBook } from '../../src/core/rulebook/model.ts'
import { aRulebook, aSafety } from '../core/a-rulebook.ts'

type Stored = Pick<Rulebook, 'safety' | 'book' | 'classes' | 'edges'>

const rulebook = aRulebook({ safety: aSafety() })
const stored = { safety: rulebook.safety, ...ownPart(rulebook) }
const text = storedText(stored)

const read = (bytes: Buffer): Stored => readStored(bytes, true) as Stored

/** A part cannot be read when the text after its first line is gone. */
function withoutParts(whole: string): Buffer {
  return Buffer.from(whole.slice(0, whole.indexOf('\n') + 1))
}

test('what is read is what was stored', () => {
  expect(readStored(Buffer.from(text), false)).toEqual(stored)
  expect(storedText(readStored(Buffer.from(text), false))).toBe(text)
  // What is read later is stored whole again all the same.
  expect(storedText(read(Buffer.from(text)))).toBe(text)
})

test.each<[string, (book: Book) => unknown]>([
  ['the words of an advice', ({ advice }) => Object.values(advice)[0]?.words],
  ['a dose', ({ doses }) => Object.values(doses)[0]],
  ['why a branch is taken', ({ tree }) => Object.values(tree.nodes)[0]?.branches[0]?.sources],
])('%s are read when they are asked for, and once', (_, part) => {
  const { book } = read(Buffer.from(text))
  expect(part(book)).toBe(part(book))
  expect(() => part(read(withoutParts(text)).book)).toThrow(SyntaxError)
})

test('what every check-in needs is not read later', () => {
  const { safety, book } = read(withoutParts(text))
  for (const [{ advice, tree }, whole] of [
    [safety, rulebook.safety],
    [book, rulebook.book],
  ] as const) {
    const decides = ({ verdict, care, dose }: (typeof advice)[string]) => ({ verdict, care, dose })
    expect(Object.values(advice).map(decides)).toEqual(Object.values(whole.advice).map(decides))
    const leads = ({ branches }: (typeof tree.nodes)[string]) =>
      branches.map(({ rule, when, asks, target }) => ({ rule, when, asks, target }))
    expect(Object.values(tree.nodes).map(leads)).toEqual(Object.values(whole.tree.nodes).map(leads))
  }
})

test('a gate is stored by itself too, and letters of any length', () => {
  const { safety } = rulebook
  const [id = '', advice] = Object.entries(safety.advice)[0] ?? []
  if (advice === undefined) throw new Error('a gate has advice')
  const words = { ...advice.words, headline: 'na\u{EF}ve \u{1F3C3} \u2028' }
  const other: SafetyBook = { ...safety, advice: { ...safety.advice, [id]: { ...advice, words } } }
  const gate = readStored(Buffer.from(storedText({ safety: other })), false)
  expect(gate).toEqual({ safety: other })
})
