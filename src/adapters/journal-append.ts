import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Entry } from '../core/journal/entry.ts'
import { journalLine } from '../core/journal/line.ts'
import { RecoverError } from '../errors.ts'
import { errnoOf, whyRefused } from './errno-words.ts'
import { readAt } from './journal-read.ts'
import { whyNotOwn } from './own-file.ts'
import { pause } from './pause.ts'
import { makePrivateFolder, syncFolder } from './private-folder.ts'
import { removeStaleTemps, unlinkIfThere } from './temp-file.ts'
import { unwritable } from './write-private.ts'

const NEWLINE = Buffer.from('\n')

/** What a write that is killed leaves whole or not at all; larger ones were seen torn. */
const MOST_ENTRY_BYTES = 64 * 1024

/** Longer than rewriting a lifetime takes. */
const PATIENCE_MS = 5000
const WAIT_MS = 5

const PIECE_BYTES = 64 * 1024

const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants

/**
 * Appends one entry with a single write and makes it durable before it returns, without a lock: many
 * may append at once. Who rewrites the journal shows it by a temporary file from before the first byte
 * is read until it takes the journal's place (`rewriteJournal`). So when the entry is written, and after
 * that nobody rewrites, and the file is still the journal, then the entry is in it for good; else it is
 * looked for in the new journal and, where it is missing, written there.
 *
 * Refuses anything that is not a regular file of one's own. Throws `io`; the entry is then not to be
 * called saved.
 */
export function appendEntry(path: string, entry: Entry): void {
  const line = Buffer.from(journalLine(entry))
  if (line.length > MOST_ENTRY_BYTES) {
    throw unwritable(path, `an entry of ${String(line.length)} bytes is too long`)
  }
  try {
    let there = appendTo(path, line, 'new')
    while (!there) there = appendTo(path, line, 'perhaps there')
  } catch (error) {
    if (error instanceof RecoverError) throw error
    throw unwritable(path, whyRefused(error))
  }
}

/** One try; false when another file has become the journal meanwhile. */
function appendTo(path: string, line: Buffer, state: 'new' | 'perhaps there'): boolean {
  const { descriptor, created } = openJournal(path)
  try {
    const status = fstatSync(descriptor)
    const foreign = whyNotOwn(status)
    if (foreign !== undefined) throw unwritable(path, foreign)
    if (state === 'new' || !holds(descriptor, 0, line)) write(path, descriptor, line)
    fsyncSync(descriptor)
    if (created || state !== 'new') syncFolder(path)
    outlastRewriting(path)
    const now = lstatSync(path, { throwIfNoEntry: false })
    return now?.ino === status.ino && now.dev === status.dev
  } finally {
    closeSync(descriptor)
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

/** Writes a line; a second time when another writer's torn line came between and swallowed it. */
function write(path: string, descriptor: number, line: Buffer): void {
  for (let tries = 0; tries < 2; tries += 1) {
    const { size } = fstatSync(descriptor)
    // A torn last line must not swallow this one: it gets its newline first.
    const bytes = endsInsideLine(descriptor, size) ? Buffer.concat([NEWLINE, line]) : line
    // What arrived of a cut entry is a damaged line to every reader, and the next entry begins anew.
    if (writeSync(descriptor, bytes) !== bytes.length) throw unwritable(path, 'the disk is full')
    if (holds(descriptor, size, line)) return
  }
  throw unwritable(path, 'what was written cannot be read back')
}

function endsInsideLine(descriptor: number, size: number): boolean {
  return size > 0 && !readAt(descriptor, size - 1, 1).equals(NEWLINE)
}

/** Whether a line stands in the file, as a line of its own, not before a place that ends a line. */
function holds(descriptor: number, from: number, line: Buffer): boolean {
  const wanted = Buffer.concat([NEWLINE, line])
  let kept: Buffer = from === 0 ? NEWLINE : readAt(descriptor, from - 1, 1)
  for (let at = from; ; at += PIECE_BYTES) {
    const piece = readAt(descriptor, at, PIECE_BYTES)
    const bytes = Buffer.concat([kept, piece])
    if (bytes.includes(wanted)) return true
    if (piece.length < PIECE_BYTES) return false
    kept = bytes.subarray(-wanted.length)
  }
}

/**
 * Waits until nobody rewrites the journal. Whoever takes longer than anyone should (a suspended
 * program) loses the temporary file, and can then replace nothing any more.
 */
function outlastRewriting(path: string): void {
  const [folder, name] = [dirname(path), basename(path)]
  for (let waited = 0; ; waited += WAIT_MS) {
    const rewriting = removeStaleTemps(folder, name)
    if (rewriting.length === 0) return
    if (waited > PATIENCE_MS) throw unwritable(path, 'another program is rewriting it')
    if (waited === PATIENCE_MS) for (const temp of rewriting) unlinkIfThere(join(folder, temp))
    pause(WAIT_MS)
  }
}
