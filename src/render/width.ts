/** Blocks of characters two columns wide (East Asian Wide and Fullwidth), first and last of each. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
]

/**
 * Characters that stand for themselves in one column, whatever is around them: Latin letters, and the punctuation,
 * arrows, frames and marks that pages here are made of. They are told apart first, because what ICU needs for the
 * others takes as long to load as a third of the way to the first prompt.
 */
const PLAIN =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc\u2713-\u2718]*$/
const EMOJI = /^\p{Emoji_Presentation}|\uFE0F|^\p{Regional_Indicator}{2}/u
const NO_COLUMN = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u

let segmenter: Intl.Segmenter | undefined

/** What a person sees as single characters, in order. */
export function graphemes(text: string): string[] {
  if (PLAIN.test(text)) return text.split('')
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** How many terminal columns a text takes. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length
  return graphemes(text).reduce((width, grapheme) => width + graphemeWidth(grapheme), 0)
}

function graphemeWidth(grapheme: string): number {
  if (NO_COLUMN.test(grapheme)) return 0
  if (EMOJI.test(grapheme)) return 2
  const point = grapheme.codePointAt(0) ?? 0
  return WIDE.some(([first, last]) => point >= first && point <= last) ? 2 : 1
}
