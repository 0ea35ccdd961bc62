import { displayWidth, graphemes } from '../width.ts'

/**
 * How wide letters are in a wide sans-serif face, in em. What measures a drawing here does not know
 * the reader's font; narrower ones leave some room.
 */
const WIDTHS: readonly (readonly [letters: string, em: number])[] = [
  ["ijl|!.,:;'", 0.31],
  ['frt()[]{}/ -"I', 0.38],
  ['cksvxyzJ?*', 0.54],
  ['mwMW%@', 0.92],
  ['ABCDEFGHKLNOPQRSTUVXYZ+=<>~&', 0.7],
]
const OTHER = 0.6
const BOLD = 1.1

const EM = new Map(
  WIDTHS.flatMap(([letters, em]) => graphemes(letters).map((letter) => [letter, em])),
)

/** About how wide a text is at most, in the unit of the font size. */
export function textWidth(text: string, size: number, bold = false): number {
  const em = graphemes(text).reduce(
    (sum, grapheme) => sum + (EM.get(grapheme) ?? (displayWidth(grapheme) > 1 ? 1.1 : OTHER)),
    0,
  )
  return em * size * (bold ? BOLD : 1)
}

// A letter alone, such as the unit of a number, stays with what it follows.
const BREAKS = /\s+(?!\S(?:\s|$))/

/** A text in lines that fit a width; a word that is longer than a line is broken. */
export function fittedLines(text: string, width: number, size: number, bold = false): string[] {
  const fits = (line: string): boolean => textWidth(line, size, bold) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(BREAKS).filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (!fits(line)) {
      const [piece, rest] = splitAt(line, fits)
      lines.push(piece)
      line = rest
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

function splitAt(word: string, fits: (line: string) => boolean): [string, string] {
  const letters = graphemes(word)
  let most = 1
  while (most < letters.length && fits(letters.slice(0, most + 1).join(''))) most += 1
  return [letters.slice(0, most).join(''), letters.slice(most).join('')]
}
