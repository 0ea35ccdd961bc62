import { expect, test } from 'vitest'
import { wrap } from '../../../src/adapters/ask/wrap.ts'

test('breaks between words, at the width and not before', () => {
  expect(wrap('one two three', 7)).toStrictEqual(['one two', 'three'])
  expect(wrap('one two three', 6)).toStrictEqual(['one', 'two', 'three'])
})

test('cuts a word that is longer than a line', () => {
  expect(wrap('a mechanically odd pain', 6)).toStrictEqual(['a', 'mechan', 'ically', 'odd', 'pain'])
})

test('gives one empty line for an empty text', () => {
  expect(wrap('  ', 10)).toStrictEqual([''])
})

test('lets no line break or control character of a text through', () => {
  expect(wrap('one\ntwo\u001B[2J', 80)).toStrictEqual(['one two[2J'])
})
