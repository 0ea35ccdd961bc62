import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { journalLine, journalEntries, type CheckInEntry } from '../core/journal/entry.ts'
import { RecoverError } from '../errors.ts'
import type { JournalStore } from '../app.ts'
import type { Places } from './paths.ts'

const NEWLINE = 10

function failed(path: string, why: string): RecoverError {
  return new RecoverError('io', `the journal could not be written: ${why}`, `Its file is ${path}.`)
}

/** Makes a new file's name durable: on most file systems that takes an fsync of its folder. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, constants.O_RDONLY)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function openJournal(path: string): { descriptor: number; created: boolean } {
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_NOFOLLOW | constants.O_NONBLOCK
  try {
    return { descriptor: openSync(path, flags), created: false }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  return { descriptor: openSync(path, flags | constants.O_CREAT, 0o600), created: true }
}

/** A torn last line must not swallow the next entry: it gets its newline first. */
function endsInsideLine(descriptor: number, size: number): boolean {
  if (size === 0) return false
  const last = Buffer.alloc(1)
  readSync(descriptor, last, 0, 1, size - 1)
  return last[0] !== NEWLINE
}

/**
 * Appends one entry with a single write and makes it durable before it returns. Refuses anything
 * that is not a regular file of one's own. Throws `io`; the entry is then not to be called saved.
 */
function appendEntry(path: string, entry: CheckInEntry): void {
  try {
    const { descriptor, created } = openJournal(path)
    try {
      const status = fstatSync(descriptor)
      if (!status.isFile()) throw failed(path, 'it is not a regular file')
      if (process.getuid !== undefined && status.uid !== process.getuid()) {
        throw failed(path, 'it belongs to someone else')
      }
      const line = journalLine(entry)
      const bytes = Buffer.from(endsInsideLine(descriptor, status.size) ? `\n${line}` : line)
      const written = writeSync(descriptor, bytes)
      if (written !== bytes.length) throw failed(path, 'only a part of the entry fitted')
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    if (created) syncFolder(dirname(path))
  } catch (error) {
    if (error instanceof RecoverError) throw error
    throw failed(path, String((error as NodeJS.ErrnoException).code))
  }
}

/** The journal in its place; where nothing can be kept, it is empty and refuses entries. */
export function journalStore(places: Places): JournalStore {
  if (!places.kept) {
    return {
      path: '',
      append: () => {
        throw new RecoverError('io', places.why)
      },
      last: () => undefined,
    }
  }
  const path = places.journal
  return {
    path,
    append: (entry) => appendEntry(path, entry),
    last: (date) => readEntries(path).findLast((e) => date === undefined || e.date === date),
  }
}

/** Every check-in that can be read, in the order written. No journal is an empty one. */
function readEntries(path: string): CheckInEntry[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new RecoverError('no-input', `the journal could not be read: ${path}`)
  }
  return journalEntries(text)
}
