import type { RecoverError } from '../errors.ts'
import { safeJson } from './json.ts'

/** An error for programs: `{ "error": { code, message, hint, at? } }`, on one line. */
export function errorJson({ code, message, hint, findings }: RecoverError): string {
  const at = findings[0]?.at
  const place = at === undefined ? {} : { at: { file: at.file, line: at.line, column: at.column } }
  return safeJson({ error: { code, message, hint: hint ?? null, ...place } }, 0)
}

/** The same for a defect of ours, which has no code of its own. */
export function defectJson(message: string, hint: string): string {
  return safeJson({ error: { code: 'defect', message, hint } }, 0)
}
