import type { Entry } from '../core/journal/entry.ts'
import type { JournalProblem } from '../core/journal/read-journal.ts'
import { safeJson } from './json.ts'

/** What an export begins with, before the lines of the journal. */
export const EXPORT_BEGIN = '{"schemaVersion":1,\n"journal":['

/**
 * A line of the journal, as it stands there, with its version and check sum; one that cannot be read with
 * its number and why, its bytes as text or else in base64.
 */
export function exportLine(
  line: { readonly line: number; readonly entry: Entry } | JournalProblem,
  bytes: Uint8Array,
  first: boolean,
): string {
  const value: unknown =
    'entry' in line ? JSON.parse(textOf(bytes) ?? '') : { ...line, ...content(bytes) }
  return `${first ? '' : ','}\n${safeJson(value, 0).trimEnd()}`
}

/** A file that is kept beside the journal, behind its name. */
export function exportFile(file: {
  readonly name: string
  readonly path: string
  readonly bytes: Uint8Array
}): string {
  const { name, path, bytes } = file
  return `${JSON.stringify(name)}:${safeJson({ path, ...content(bytes) }, 0).trimEnd()}`
}

/** What an export ends with. */
export function exportEnd(files: readonly string[]): string {
  return `\n]${files.map((file) => `,\n${file}`).join('')}}\n`
}

function content(bytes: Uint8Array): { readonly text: string } | { readonly base64: string } {
  const text = textOf(bytes)
  return text === undefined ? { base64: Buffer.from(bytes).toString('base64') } : { text }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
