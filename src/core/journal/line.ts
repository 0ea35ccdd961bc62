import { crc32 } from './crc32.ts'
import type { Entry } from './entry.ts'
import { isEntry, isKnownKind } from './entry-shape.ts'

/** The version of the lines that are written. Older ones stay readable. */
const VERSION = 2

/**
 * Why a line is not read as an entry: its bytes are not those that were written; they were written
 * by a version, or are of a kind, that this version does not know; or the entry is not whole.
 */
export type Unread = 'damaged' | 'unknown-version' | 'unknown-kind' | 'not-whole'

/** A line as it was read; undefined is a blank one, which says nothing. */
export type LineRead =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly why: Unread }
  | undefined

/** One line of the journal, with its newline: the version, a check sum of the entry, the entry. */
export function journalLine(entry: Entry): string {
  const body = JSON.stringify(entry)
  const sum = crc32(new TextEncoder().encode(body))
  return `{"v":${String(VERSION)},"crc":${String(sum)},"entry":${body}}\n`
}

// `[^]` and not a dot, which stops at U+2028: a line of text to JavaScript, not to a file.
const LINE = /^\{"v":(\d+),"crc":(\d+),"entry":([^]*)\}$/

const CARRIAGE_RETURN = 13

/** Far longer than any line that was written here: what a crash left behind, not to be looked at whole. */
export const MOST_LINE_BYTES = 1024 * 1024

// A byte order mark is no part of a line that was written here.
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * Reads one line, without its newline. The check sum is that of the bytes, so that no damage hides
 * behind their decoding; a carriage return at the end is an editor's, and harmless.
 */
export function readLine(bytes: Uint8Array): LineRead {
  const line = bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes
  if (line.length === 0) return undefined
  if (line.length > MOST_LINE_BYTES) return { ok: false, why: 'damaged' }
  const [, version, sum, body] = LINE.exec(UTF8.decode(line)) ?? []
  if (body === undefined) return { ok: false, why: 'damaged' }
  // What stands before the body is ASCII: as many bytes as letters.
  const start = `{"v":${String(version)},"crc":${String(sum)},"entry":`.length
  if (crc32(line.subarray(start, -1)) !== Number(sum)) return { ok: false, why: 'damaged' }
  const value = parsed(body)
  if (Number(version) === VERSION) return checked(value)
  return Number(version) === 1
    ? checked(ofVersion1(value, String(sum)))
    : { ok: false, why: 'unknown-version' }
}

function checked(value: unknown): LineRead {
  if (isEntry(value)) return { ok: true, entry: value }
  return { ok: false, why: isKnownKind(value) ? 'not-whole' : 'unknown-kind' }
}

/**
 * The first version had check-ins only, without an id, the instant of writing, and what the journal
 * answered, which was nothing. Its check sum tells them apart.
 */
function ofVersion1(value: unknown, sum: string): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (!('date' in value && 'at' in value)) return value
  const instant = new Date(String(value.at))
  const written = Number.isNaN(instant.getTime()) ? '' : instant.toISOString()
  return { ...value, id: `v1-${String(value.date)}-${sum}`, written, derived: [] }
}

/** A right check sum is no proof of JSON: anybody can compute one. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
