import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs'
import { RecoverError } from '../errors.ts'
import { errnoOf, whyRefused } from './errno-words.ts'
import { howToMend, whyNotOwn } from './own-file.ts'

/** A file of one's own, read. */
export interface PrivateFile {
  readonly bytes: Buffer
  /** Its permission bits when others may read or change it, to be warned about; else undefined. */
  readonly openMode: number | undefined
}

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants

/**
 * Opens a file that only its owner is meant to read, and closes it after `read`; undefined when there
 * is none. A link, a pipe, a device or someone else's file is refused, and a pipe cannot hang it.
 * Throws `no-input`.
 */
export function withPrivateFile<Result>(
  path: string,
  read: (descriptor: number, status: Stats) => Result,
): Result | undefined {
  // Asking first is cheaper than an error, and what is not there is the rule on many a morning.
  if (!isThere(path)) return undefined
  let descriptor: number
  try {
    descriptor = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '')) return undefined
    throw unreadable(path, whyRefused(error))
  }
  try {
    const status = fstatSync(descriptor)
    const foreign = whyNotOwn(status)
    if (foreign !== undefined) throw unreadable(path, foreign)
    return read(descriptor, status)
  } catch (error) {
    if (error instanceof RecoverError) throw error
    throw unreadable(path, whyRefused(error))
  } finally {
    closeSync(descriptor)
  }
}

/** Whether there is anything, a link that leads nowhere too; what cannot be told is left to who opens it. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return true
  }
}

/**
 * Reads a file that only its owner is meant to read, as `withPrivateFile` does. Throws `data` too, when
 * the file is larger than anything it could hold.
 */
export function readPrivateFile(path: string, maxBytes: number): PrivateFile | undefined {
  return withPrivateFile(path, (descriptor, status) => {
    const bytes = readAtMost(descriptor, maxBytes + 1)
    if (bytes.length > maxBytes) throw tooLarge(path, Math.max(status.size, bytes.length), maxBytes)
    const wide = process.geteuid !== undefined && (status.mode & 0o077) !== 0
    return { bytes, openMode: wide ? status.mode & 0o777 : undefined }
  })
}

/** Not a file of ours: nobody has so much to keep. */
export function tooLarge(path: string, size: number, maxBytes: number): RecoverError {
  const message = `${path} has ${String(size)} bytes; expected at most ${String(maxBytes)}`
  return new RecoverError('data', message, 'Keep only what is read from it, or move it away.')
}

function readAtMost(descriptor: number, most: number): Buffer {
  const parts: Buffer[] = []
  let left = most
  while (left > 0) {
    const part = Buffer.alloc(Math.min(left, 65_536))
    const count = readSync(descriptor, part)
    if (count === 0) break
    parts.push(part.subarray(0, count))
    left -= count
  }
  return Buffer.concat(parts)
}

function unreadable(path: string, why: string): RecoverError {
  return new RecoverError('no-input', `${path} cannot be read: ${why}`, howToMend(why))
}
