import { existsSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { readPrivateFile } from './read-private.ts'
import { removePrivateFile } from './remove-private.ts'
import { writePrivateFile } from './write-private.ts'

/** Raised when what is stored, or how it is made of its source, changes. */
const FORMAT = 4

const MOST_BYTES = 4 * 1024 * 1024

/**
 * What was made of these very bytes before, so that start-up needs no parser; undefined when that is
 * not known for certain. One slot a kind: a profile that was changed leaves no old copy behind.
 */
export function cached(folder: string, kind: string, content: Uint8Array): Buffer | undefined {
  try {
    const { bytes, openMode } = readPrivateFile(slot(folder, kind), MOST_BYTES) ?? {}
    if (bytes === undefined || openMode !== undefined) return undefined
    const start = bytes.indexOf('\n') + 1 + content.length
    const end = start + (bytes.length - start) / 2
    const body = bytes.subarray(start, end)
    return bytes.equals(written(content, body)) ? body : undefined
  } catch {
    return undefined
  }
}

/** Remembers what was made of these bytes. A cache that cannot be written is no error: it never throws. */
export function store(folder: string, kind: string, content: Uint8Array, made: string): void {
  try {
    writePrivateFile(slot(folder, kind), written(content, Buffer.from(made)))
  } catch {
    // The next start is as slow as this one.
  }
}

/** Removes what a kind has stored: its source is gone. Never throws. */
export function forget(folder: string, kind: string): void {
  if (!existsSync(slot(folder, kind))) return
  try {
    unlinkSync(slot(folder, kind))
  } catch {
    // Nothing was stored, or the folder is read-only.
  }
}

/** Removes what a kind has stored, and half of it that killed writers left; throws `io` when it cannot. */
export function erase(folder: string, kind: string): void {
  removePrivateFile(slot(folder, kind))
}

function slot(folder: string, kind: string): string {
  return join(folder, `${kind}.json`)
}

/**
 * A slot: the source, and twice what was made of it. What was damaged since is not the same twice, and
 * comparing takes start-up a tenth of a millisecond, where a checksum would take it five.
 */
function written(content: Uint8Array, body: Uint8Array): Buffer {
  const lengths = `${String(content.length)} ${String(body.length)}`
  const head = Buffer.from(`recover-cache ${String(FORMAT)} ${lengths}\n`)
  return Buffer.concat([head, content, body, body])
}
