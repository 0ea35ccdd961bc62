import { createPaint, type Style } from './paint.ts'
import { sizeOf, type Screen } from './pages.ts'
import { wrap } from './wrap.ts'

/** `? ` before a question, and as much before every line that belongs to it. */
const INDENT = 2

/** What inquirer takes as a theme, as far as every prompt shares it. */
interface Theme {
  readonly prefix: { readonly idle: string; readonly done: string }
  readonly style: {
    readonly message: (text: string, status: string) => string
    readonly answer: Style
    readonly error: Style
    readonly highlight: Style
  }
}

/** A prompt laid out for the width the screen has now: broken between words, painted. */
export interface Frame {
  /** The question, its help, and the field: the line on which the cursor stays. */
  readonly heading: string
  /** A line of a list, behind a mark of so many characters. */
  listed(text: string, mark: number): string
  /** Advice under the prompt. */
  readonly tip: Style
  readonly theme: Theme
}

export interface Heading {
  readonly ask: string
  readonly help?: string | undefined
  /** Stands before what is typed. */
  readonly field?: string
}

export function createFrame({ ask, help, field }: Heading, output: Screen, colour: boolean): Frame {
  const paint = createPaint(colour)
  // The last column stays free where the cursor may stand: at its edge it would be a row lower.
  const { columns } = sizeOf(output)
  const width = columns - 1 - INDENT
  const asked = wrap(ask, width)
  const helped = help === undefined ? [] : wrap(help, width).map(paint.dim)
  const fielded = field === undefined ? [] : wrap(`${field}:`, width)
  const beneath = (text: string, style: Style): string =>
    `${' '.repeat(INDENT)}${hung(wrap(text, width).map(style), INDENT)}`

  return {
    heading: hung([...asked.map(paint.strong), ...helped, ...fielded], INDENT),
    listed: (text, mark) => hung(wrap(text, columns - mark), mark),
    tip: (text) => beneath(text, paint.dim),
    theme: {
      prefix: { idle: paint.accent('?'), done: paint.dim('?') },
      style: {
        message: (text, status) => (status === 'done' ? hung(asked, INDENT) : text),
        answer(text) {
          const room = width - 1 - (asked.at(-1) ?? '').length
          const [line, ...more] = wrap(text, width)
          if (line !== undefined && more.length === 0 && line.length <= room) {
            return paint.accent(line)
          }
          return `\n${beneath(text, paint.accent)}`
        },
        error: (text) => beneath(text, paint.bad),
        highlight: paint.accent,
      },
    },
  }
}

/** Lines of which all but the first are indented, to hang under a mark. */
function hung(lines: readonly string[], indent: number): string {
  return lines.join(`\n${' '.repeat(indent)}`)
}

/** How many rows a laid out text takes. */
export function rowsOf(text: string): number {
  return text.split('\n').length
}
