import { plainText } from '../core/checkin/plain-text.ts'
import type { FilePlace, Finding, RecoverError } from '../errors.ts'
import { displayWidth, graphemes } from './width.ts'

/** How much of a long line is shown around the place it is about. */
const EXCERPT_COLUMNS = 60

/** Who mends twenty places runs it again. */
const MOST_FINDINGS = 20

/**
 * An error as people read it: each finding with FILE:LINE:COLUMN, the line and a caret under the
 * place, then what to do next.
 */
export function errorText({ findings, hint }: RecoverError): string {
  const shown = findings.slice(0, MOST_FINDINGS).map(findingText)
  const left = findings.length - shown.length
  const more = left === 0 ? '' : `  ... and ${String(left)} more\n`
  return `${shown.join('')}${more}${hint === undefined ? '' : `  ${oneLine(hint)}\n`}`
}

/** One finding: its place and what is wrong there, the line, and a caret. Places are not wrapped: editors follow them. */
export function findingText({ message, at }: Finding): string {
  if (at === undefined) return `recover: ${oneLine(message)}\n`
  const place = `${oneLine(at.file)}:${String(at.line)}:${String(at.column)}`
  return `${place}: ${oneLine(message)}\n${caret(at)}`
}

/** What was typed may hold anything, line breaks too; an error must not look like two. */
function oneLine(text: string): string {
  return plainText(text.replaceAll('\n', ' '))
}

/** The line, cut to what is around the place, and a caret under the place as a terminal shows it. */
function caret({ text, column }: FilePlace): string {
  const half = EXCERPT_COLUMNS / 2
  const before = graphemes(plainText(text.slice(0, column - 1))).slice(-half)
  const after = graphemes(plainText(text.slice(column - 1))).slice(
    0,
    EXCERPT_COLUMNS - before.length,
  )
  const indent = ' '.repeat(displayWidth(before.join('')))
  return `    ${before.join('')}${after.join('')}\n    ${indent}^\n`
}
