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
import type { Entry } from '../core/journal/entry.ts'
import { journalLine } from '../core/journal/line.ts'
import { RecoverError } from '../errors.ts'
import type { JournalStore } from '../app.ts'
import { errnoOf, whyRefused } from './errno-words.ts'
import { howToMend, whyNotOwn } from './own-file.ts'
import { readAll, readTail } from './journal-read.ts'
import type { Places } from './paths.ts'
import { makePrivateFolder, syncFolder } from './private-folder.ts'

const NEWLINE = 10

const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants

/** The journal in its place; where nothing can be kept, it is empty and refuses entries. */
export function journalStore(places: Places): JournalStore {
  if (!places.kept) {
    return {
      path: '',
      append: () => {
        throw new RecoverError('io', places.why)
      },
      tail: () => ({ entries: [], problems: [] }),
      all: () => undefined,
    }
  }
  const path = places.journal
  return {
    path,
    append: (entry) => appendEntry(path, entry),
    tail: (since) => readTail(path, since),
    all: (take) => readAll(path, take),
  }
}

/**
 * Appends one entry with a single write and makes it durable before it returns. Refuses anything
 * that is not a regular file of one's own. Throws `io`; the entry is then not to be called saved.
 */
function appendEntry(path: string, entry: Entry): void {
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
