import type { DiagramBox, DiagramHeading, DiagramRow } from './diagram.ts'
import { fittedLines } from './text-width.ts'

/** Sizes of the parts of a box, in pixels. */
export const SIZE = {
  box: 540,
  pad: 14,
  text: 13,
  line: 17,
  title: 15,
  titleLine: 20,
  chip: 190,
  chipText: 12.5,
  chipWord: 10.5,
  chipLine: 15,
  headed: 14,
} as const

/** A line of a box with its text broken, and where it stands below the top of the box. */
export interface BoxLine {
  readonly line: DiagramRow | DiagramHeading
  readonly top: number
  readonly height: number
  readonly words: readonly string[]
  /** What the chip says where the line leads, in lines. */
  readonly chip: readonly string[]
}

/** A box with everything in it laid out. */
export interface BoxLayout {
  readonly title: readonly string[]
  readonly titleHeight: number
  readonly lines: readonly BoxLine[]
  readonly height: number
}

/** Breaks the texts of a box, which decides how high it is. */
export function boxLayout(box: DiagramBox): BoxLayout {
  const { pad, title: size, titleLine } = SIZE
  const title = fittedLines(`${String(box.number)}. ${box.title}`, SIZE.box - 2 * pad, size, true)
  const titleHeight = title.length * titleLine + pad
  const lines: BoxLine[] = []
  let top = titleHeight
  for (const line of box.lines) {
    const laid = line.kind === 'row' ? rowLine(line, top) : headingLine(line, top)
    lines.push(laid)
    top += laid.height
  }
  return { title, titleHeight, lines, height: top + 4 }
}

function headingLine(line: DiagramHeading, top: number): BoxLine {
  return { line, top, height: SIZE.line + 6, words: [line.words], chip: [] }
}

function rowLine(line: DiagramRow, top: number): BoxLine {
  const { pad, chip: chipWidth, text, chipText, chipLine } = SIZE
  const indent = line.headed ? SIZE.headed : 0
  const words = fittedLines(line.words, SIZE.box - 3 * pad - chipWidth - indent, text)
  const named = line.target.to === 'box' ? `→ ${line.target.label}` : line.target.id
  const chip = fittedLines(named, chipWidth - pad, chipText)
  const wordLine = line.target.to === 'box' ? 0 : chipLine
  const height = Math.max(words.length * SIZE.line, chip.length * chipLine + wordLine + 6) + 10
  return { line, top, height, words, chip }
}
