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

const BEFORE_VERSION = '{"v":'
const BEFORE_SUM = ',"crc":'
const BEFORE_BODY = ',"entry":'
const DIGITS = /^\d+$/

const CARRIAGE_RETURN = 13

/** Far longer than any line that was written here: what a crash left behind, not to be looked at whole. */
export const MOST_LINE_BYTES = 1024 * 1024

/**
 * Reads one line, without its newline. The check sum is that of the bytes, so that no damage hides
 * behind their decoding; a carriage return at the end is an editor's, and harmless.
 */
export function readLine(bytes: Uint8Array): LineRead {
  const line = bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes
  if (line.length === 0) return undefined
  if (line.length > MOST_LINE_BYTES) return { ok: false, why: 'damaged' }
  const text = textOf(line)
  const head = headOf(text)
  if (head === undefined) return { ok: false, why: 'damaged' }
  const { version, sum, bodyAt } = head
  // What stands before the body is ASCII: as many bytes as letters.
  if (crc32(line.subarray(bodyAt, -1)) !== Number(sum)) return { ok: false, why: 'damaged' }
  const value = parsed(text.slice(bodyAt, -1))
  if (version === VERSION) return checked(value)
  if (version !== 1) return { ok: false, why: 'unknown-version' }
  // The first version wrote no id: this is a later line of which the version is damaged.
  if (hasId(value)) return { ok: false, why: 'damaged' }
  return checked(ofVersion1(value, sum))
}

/** As a `TextDecoder` that keeps a byte order mark reads it, but start-up has no time to make one. */
function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf8')
}

function hasId(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value
}

interface Head {
  readonly version: number
  /** As it is written. */
  readonly sum: string
  /** Where the entry begins; it ends before the last letter. */
  readonly bodyAt: number
}

/** What stands around the entry; looked for by hand, because a pattern is compiled first. */
function headOf(text: string): Head | undefined {
  const sumAt = text.indexOf(BEFORE_SUM)
  const bodyAt = text.indexOf(BEFORE_BODY, sumAt)
  if (!text.startsWith(BEFORE_VERSION) || sumAt === -1 || bodyAt === -1) return undefined
  const version = text.slice(BEFORE_VERSION.length, sumAt)
  const sum = text.slice(sumAt + BEFORE_SUM.length, bodyAt)
  if (!text.endsWith('}') || !DIGITS.test(version) || !DIGITS.test(sum)) return undefined
  return { version: Number(version), sum, bodyAt: bodyAt + BEFORE_BODY.length }
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
  const { date, at }: { date?: unknown; at?: unknown } = value
  // Null, and then not whole, where that is no moment.
  const written = new Date(String(at)).toJSON()
  return { ...value, id: `v1-${String(date)}-${sum}`, written, derived: [] }
}

/** A right check sum is no proof of JSON: anybody can compute one. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
