import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { readPrivateFile } from './read-private.ts'
import { writePrivateFile } from './write-private.ts'

/** Raised when what is stored, or how it is made of its source, changes. */
const FORMAT = 1

const MOST_BYTES = 4 * 1024 * 1024

/**
 * What was made of these very bytes before, so that start-up needs no parser; undefined when that is
 * not known for certain. One slot a kind: a profile that was changed leaves no old copy behind.
 */
export function cached(folder: string, kind: string, content: Uint8Array): unknown {
  try {
    const { bytes, openMode } = readPrivateFile(slot(folder, kind), MOST_BYTES) ?? {}
    if (bytes === undefined || openMode !== undefined) return undefined
    const text = bytes.toString('utf8')
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    if (text.slice(0, end) !== headOf(content, body)) return undefined
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Remembers what was made of these bytes. A cache that cannot be written is no error: it never throws. */
export function store(folder: string, kind: string, content: Uint8Array, value: unknown): void {
  try {
    const body = JSON.stringify(value)
    writePrivateFile(slot(folder, kind), Buffer.from(`${headOf(content, body)}\n${body}`))
  } catch {
    // The next start is as slow as this one.
  }
}

/** Removes what a kind has stored: its source is gone. Never throws. */
export function forget(folder: string, kind: string): void {
  try {
    unlinkSync(slot(folder, kind))
  } catch {
    // Nothing was stored, or the folder is read-only.
  }
}

function slot(folder: string, kind: string): string {
  return join(folder, `${kind}.json`)
}

/** Ties a body to its source and to itself: neither may have changed since. */
function headOf(content: Uint8Array, body: string): string {
  return `recover-cache ${String(FORMAT)} ${sha256(content)} ${sha256(body)}`
}

/** Loads node:crypto only where something is cached: it costs start-up some milliseconds. */
function sha256(content: Uint8Array | string): string {
  const { createHash } = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(content).digest('hex')
}
