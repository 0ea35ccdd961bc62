import { plainText } from '../core/checkin/plain-text.ts'
import type { FilePlace, RecoverError } from '../errors.ts'

/** How much of a long line is shown around the place it is about. */
const EXCERPT_COLUMNS = 60

/**
 * An error as people read it: each finding with FILE:LINE:COLUMN, the line and a caret under the
 * place, then what to do next.
 */
export function errorText(error: RecoverError): string {
  const findings = error.findings.map(({ message, at }) =>
    at === undefined
      ? `recover: ${plainText(message)}\n`
      : `${plainText(at.file)}:${String(at.line)}:${String(at.column)}: ${plainText(message)}\n${caret(at)}`,
  )
  const hint = error.hint === undefined ? '' : `  ${plainText(error.hint)}\n`
  return `${findings.join('')}${hint}`
}

function caret({ text, column }: FilePlace): string {
  const start = Math.max(0, Math.min(column - 1, text.length) - EXCERPT_COLUMNS / 2)
  const excerpt = plainText(text.slice(start, start + EXCERPT_COLUMNS))
  return `    ${excerpt}\n    ${' '.repeat(Math.max(0, column - 1 - start))}^\n`
}

/** The same error for programs: `{ "error": { code, message, hint, at? } }`. */
export function errorJson(error: RecoverError): string {
  const { code, message, hint, findings } = error
  const at = findings[0]?.at
  const place = at === undefined ? {} : { at: { file: at.file, line: at.line, column: at.column } }
  return `${JSON.stringify({ error: { code, message, hint: hint ?? null, ...place } })}\n`
}
