import { plainText } from '../core/checkin/plain-text.ts'
import { displayWidth, graphemes } from './width.ts'

export type Paint = (text: string) => string

/** A run of text in one colour. Its own spaces count; none is added between pieces. */
export interface Piece {
  readonly text: string
  readonly paint?: Paint
}

export type Pieces = string | readonly Piece[]

export interface Frame {
  readonly columns: number
  /** Stands before the first line: a label, a bullet, or both. */
  readonly lead?: readonly Piece[]
  /** Where the text of every line begins. A wider lead pushes only the first line to the right. */
  readonly indent: number
}

/** No line is laid out for less than this, however narrow the terminal says it is. */
const LEAST_COLUMNS = 8

/** A space at which no line is broken; on the page it is like any other. */
export const UNBROKEN = '\u00A0'

type Word = readonly Piece[]

/**
 * Breaks a paragraph into lines of at most `columns`, with a hanging indent. Every text is made
 * plain on the way, so nothing reaches a terminal that could steer it. No character is dropped:
 * a word longer than a line is broken at a hyphen or slash of its own, else with a hyphen between
 * letters, else anywhere.
 */
export function wrap(content: Pieces, frame: Frame): string[] {
  const columns = Math.max(LEAST_COLUMNS, Math.floor(frame.columns))
  const indent = Math.min(frame.indent, Math.floor(columns / 2))
  const pieces = typeof content === 'string' ? [{ text: content }] : content
  const room = columns - indent
  let line: Word[] = []
  const lines = [line]
  const lead = led(frame.lead ?? [], indent)
  let left = columns - lead.width
  for (const word of words(pieces).flatMap((whole) => broken(whole, room))) {
    const width = widthOf(word)
    const gap = line.length === 0 ? 0 : 1
    if (width + gap <= left) {
      line.push(word)
      left -= width + gap
    } else {
      line = [word]
      lines.push(line)
      left = room - width
    }
  }
  return lines.map((placed, index) =>
    `${index === 0 ? lead.text : ' '.repeat(indent)}${painted(placed)}`
      .replaceAll(UNBROKEN, ' ')
      .trimEnd(),
  )
}

/** A text without what could steer a terminal, and without line breaks of its own. */
function inLine(text: string): string {
  return plainText(text).replaceAll(/\n+/g, ' ')
}

/** What the first line begins with, at least as wide as the indent and apart from what follows. */
function led(pieces: readonly Piece[], indent: number): { text: string; width: number } {
  const plain = pieces.map((piece) => ({ ...piece, text: inLine(piece.text) }))
  const own = widthOf(plain)
  const width = own === 0 ? indent : Math.max(indent, own + 1)
  const text = plain.map((piece) => piece.paint?.(piece.text) ?? piece.text).join('')
  return { text: `${text}${' '.repeat(width - own)}`, width }
}

function words(pieces: readonly Piece[]): Word[] {
  const found: Piece[][] = [[]]
  for (const { text, paint } of pieces) {
    inLine(text)
      .split(/ +/)
      .forEach((part, index) => {
        if (index > 0) found.push([])
        if (part !== '')
          found.at(-1)?.push(paint === undefined ? { text: part } : { text: part, paint })
      })
  }
  return found.filter((word) => word.length > 0)
}

function widthOf(word: Word): number {
  return word.reduce((width, { text }) => width + displayWidth(text), 0)
}

/** A word in parts that fit. */
function broken(word: Word, room: number): Word[] {
  if (widthOf(word) <= room) return [word]
  const parts: Piece[][] = [[]]
  let left = room
  for (const { text, paint } of word) {
    for (const chunk of chunks(text, room)) {
      const width = displayWidth(chunk)
      if (width > left) {
        parts.push([])
        left = room
      }
      parts.at(-1)?.push(paint === undefined ? { text: chunk } : { text: chunk, paint })
      left -= width
    }
  }
  return parts
}

function chunks(text: string, room: number): string[] {
  return text.split(/(?<=[-/])/).flatMap((chunk) => {
    if (displayWidth(chunk) <= room) return [chunk]
    return SPELLED.test(chunk) ? hyphenated(chunk, room) : graphemes(chunk)
  })
}

/** Letters of a script that is spelled; Chinese, Japanese and Korean break without a sign. */
const SPELLED =
  /^(?!.*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])\p{L}+[-/]?$/u

function hyphenated(chunk: string, room: number): string[] {
  const letters = graphemes(chunk)
  const step = room - 1
  return letters.flatMap((_letter, at) => {
    if (at % step > 0) return []
    const part = letters.slice(at, at + step).join('')
    return [at + step < letters.length ? `${part}-` : part]
  })
}

/** One line: words with spaces between, each run of one colour painted in one go. */
function painted(line: readonly Word[]): string {
  const runs: { text: string; paint: Paint | undefined }[] = []
  line.forEach((word, index) => {
    word.forEach(({ text, paint }, part) => {
      const last = runs.at(-1)
      const space = index > 0 && part === 0 ? ' ' : ''
      if (last !== undefined && last.paint === paint) last.text += `${space}${text}`
      else {
        // A space between two colours stays unpainted, so that no bar of colour hangs over.
        if (space !== '') runs.push({ text: space, paint: undefined })
        runs.push({ text, paint })
      }
    })
  })
  return runs.map(({ text, paint }) => (paint === undefined ? text : paint(text))).join('')
}
