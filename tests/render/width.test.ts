import { expect, test } from 'vitest'
import { displayWidth, graphemes } from '../../src/render/width.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Every character of the basic plane that a text may hold by itself. */
const characters = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code))

test('what is taken for a character of its own is one, between any others', () => {
  // A base letter before, and one behind: a mark that joins would be no grapheme of its own.
  const alone = characters.filter((character) => graphemes(character)[0] === character)
  const joined = alone.filter((character) => {
    const text = `e${character}e`
    return graphemes(text).length !== [...segmenter.segment(text)].length
  })
  expect(joined).toEqual([])
})

test('where no text has to be cut to be measured, each letter takes one column', () => {
  const wide = /[\p{Emoji_Presentation}\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u
  const letters = characters.filter((character) => displayWidth(character) === 1)
  expect(letters.length).toBeGreaterThan(1000)
  expect(letters.filter((letter) => wide.test(letter))).toEqual([])
})

test.each([
  ['Move 25\u201330 min \u2713', 16],
  ['e\u0301', 1],
  ['\u{1F3C3}', 2],
  ['\u{1F469}\u200D\u{1F4BB}', 2],
  ['\u65E5\u672C', 4],
  ['\u{1F1E9}\u{1F1EA}', 2],
  ['\u2194\uFE0F', 2],
  ['\u25FD', 2],
  ['', 0],
])('%j takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns)
})
