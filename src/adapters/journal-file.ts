import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { journalLine, journalEntries, type CheckInEntry } from '../core/journal/entry.ts'
import { RecoverError } from '../errors.ts'
import type { JournalStore } from '../app.ts'
import { errnoOf, whyRefused } from './errno-words.ts'
import { howToMend, whyNotOwn } from './own-file.ts'
import type { Places } from './paths.ts'
import { makePrivateFolder, syncFolder } from './private-folder.ts'
import { readPrivateFile } from './read-private.ts'

const NEWLINE = 10

/** A check-in every day is less than a megabyte a year. */
const MOST_BYTES = 256 * 1024 * 1024

const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants

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
  const file = readPrivateFile(path, MOST_BYTES)
  return file === undefined ? [] : journalEntries(file.bytes.toString('utf8'))
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
      const foreign = whyNotOwn(status)
      if (foreign !== undefined) throw unwritable(path, foreign)
      const line = journalLine(entry)
      const bytes = Buffer.from(endsInsideLine(descriptor, status.size) ? `\n${line}` : line)
      // What arrived of a cut entry is a damaged line to every reader, and the next entry begins anew.
      if (writeSync(descriptor, bytes) !== bytes.length) throw unwritable(path, 'the disk is full')
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    if (created) syncFolder(path)
  } catch (error) {
    if (error instanceof RecoverError) throw error
    throw unwritable(path, whyRefused(error))
  }
}

/** Folder 0700 and file 0600 when they are made here, whatever the umask. */
function openJournal(path: string): { descriptor: number; created: boolean } {
  const flags = O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK
  try {
    return { descriptor: openSync(path, flags), created: false }
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error
  }
  makePrivateFolder(dirname(path))
  const descriptor = openSync(path, flags | O_CREAT, 0o600)
  fchmodSync(descriptor, 0o600)
  return { descriptor, created: true }
}

/** A torn last line must not swallow the next entry: it gets its newline first. */
function endsInsideLine(descriptor: number, size: number): boolean {
  if (size === 0) return false
  const last = Buffer.alloc(1)
  readSync(descriptor, last, 0, 1, size - 1)
  return last[0] !== NEWLINE
}

function unwritable(path: string, why: string): RecoverError {
  return new RecoverError('io', `${path} could not be written: ${why}`, howToMend(why))
}
