import { readSync } from 'node:fs'
import type { Entry } from '../core/journal/entry.ts'
import { MOST_LINE_BYTES, readLine } from '../core/journal/line.ts'
import { dayOfCheckIn } from '../core/journal/skim.ts'
import { readJournal, type Journal, type JournalProblem } from '../core/journal/read-journal.ts'
import { tooLarge, withPrivateFile } from './read-private.ts'

const NEWLINE = 10

/** A check-in every day is less than a megabyte a year. */
const MOST_BYTES = 256 * 1024 * 1024

/** What is read at once: the entries of some weeks. */
const PIECE_BYTES = 64 * 1024

/** What is read first of the end: the entries of a day. Each piece after it is twice as long. */
const END_BYTES = 2 * 1024

/** Whole lines of a journal. */
interface Piece extends Journal {
  /** Where in the file they begin. */
  readonly start: number
  /** The days of the check-ins in it that were not read. */
  readonly skipped: readonly string[]
}

/**
 * The end of a journal: every entry about a day from `since` on, and most likely some before; back at
 * least to an entry that states which episodes are open, or to the beginning. It ends where a whole
 * piece holds nothing newer, so that one wrong clock hides nothing. Check-ins of before `checkInsSince`
 * are left out, unread, once it is known what is open: they are the most of a journal. Throws `no-input` and `data`.
 */
export function readTail(path: string, since: string, checkInsSince = ''): Journal {
  const newer = ({ date, written }: Entry): boolean => date >= since || written >= since
  const read = withJournal(path, (descriptor, size) => {
    const pieces: Piece[] = []
    let stated = false
    const skipBefore = (): string => (stated ? checkInsSince : '')
    for (const piece of piecesFromEnd(descriptor, size, skipBefore)) {
      pieces.unshift(piece)
      const { entries, skipped } = piece
      stated ||= entries.some((entry) => 'open' in entry)
      const empty = entries.length === 0 && skipped.length === 0
      const older = !entries.some(newer) && !skipped.some((date) => date >= since)
      if (stated && !empty && older) break
    }
    return {
      entries: pieces.flatMap(({ entries }) => entries),
      problems: pieces.flatMap((piece) => inFile(descriptor, piece)),
    }
  })
  return read ?? { entries: [], problems: [] }
}

function* piecesFromEnd(
  descriptor: number,
  size: number,
  skipBefore: () => string,
): Generator<Piece> {
  let cut: Buffer = Buffer.alloc(0)
  let length = END_BYTES
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - length)
    length = Math.min(length * 2, PIECE_BYTES)
    const piece = Buffer.concat([readAt(descriptor, start, end - start), cut])
    end = start
    const first = start === 0 ? 0 : piece.indexOf(NEWLINE) + 1
    const goesOn = start > 0 && first === 0
    // The end of a line that began before; of an endless one, enough to see that it is.
    cut = piece.subarray(0, goesOn ? MOST_LINE_BYTES + 1 : first)
    if (!goesOn) yield { start: start + first, ...readPiece(piece.subarray(first), skipBefore()) }
  }
}

function readPiece(bytes: Uint8Array, skipBefore: string): Omit<Piece, 'start'> {
  const skipped: string[] = []
  if (skipBefore === '') return { ...readJournal(bytes), skipped }
  const read = readJournal(bytes, 1, (line) => {
    const date = dayOfCheckIn(line)
    if (date === undefined || date >= skipBefore) return false
    skipped.push(date)
    return true
  })
  return { ...read, skipped }
}

/** The problems of a piece by their line in the file, which is counted only where there is one. */
function inFile(descriptor: number, { start, problems }: Piece): JournalProblem[] {
  if (problems.length === 0) return []
  let before = 0
  for (let from = 0; from < start; from += PIECE_BYTES) {
    const bytes = readAt(descriptor, from, Math.min(PIECE_BYTES, start - from))
    for (const byte of bytes) if (byte === NEWLINE) before += 1
  }
  return problems.map(({ line, why }) => ({ line: before + line, why }))
}

/** A line that was read: an entry, or why it is none. */
export type JournalLine = { readonly line: number; readonly entry: Entry } | JournalProblem

/**
 * Hands over every line that is not blank, in the order written, with its bytes; none is kept. Of an
 * endless line, which no writer here leaves, only the beginning is handed over. Throws as `readTail`.
 */
export function readAll(path: string, take: (line: JournalLine, bytes: Uint8Array) => void): void {
  withJournal(path, (descriptor, size) => {
    for (const { read, bytes } of linesOf(descriptor, size))
      if (read !== undefined) take(read, bytes)
  })
}

/** A line and where it stands in its file. */
interface PlacedLine {
  readonly start: number
  /** Behind its newline. */
  readonly end: number
  /** Without its newline. */
  readonly bytes: Uint8Array
  /** Undefined for a blank line. */
  readonly read: JournalLine | undefined
}

/** The lines of an open journal up to a size, one after another. */
export function* linesOf(descriptor: number, size: number): Generator<PlacedLine> {
  let begun: Buffer = Buffer.alloc(0)
  let line = 0
  let start = 0
  const placed = (bytes: Uint8Array, end: number): PlacedLine => {
    line += 1
    const read = readLine(bytes)
    if (read === undefined) return { start, end, bytes, read }
    return {
      start,
      end,
      bytes,
      read: read.ok ? { line, entry: read.entry } : { line, why: read.why },
    }
  }
  for (let from = 0; from < size; from += PIECE_BYTES) {
    const bytes = readAt(descriptor, from, Math.min(PIECE_BYTES, size - from))
    let done = 0
    for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, done)) {
      const end = from + at + 1
      yield placed(Buffer.concat([begun, bytes.subarray(done, at)]), end)
      begun = Buffer.alloc(0)
      start = end
      done = at + 1
    }
    // Of an endless line, enough to see that it is.
    begun = Buffer.concat([begun, bytes.subarray(done)]).subarray(0, MOST_LINE_BYTES + 1)
  }
  if (start < size) yield placed(begun, size)
}

/** Opens a journal to read it, as `withPrivateFile` does; one larger than any can be is `data`. */
export function withJournal<Result>(
  path: string,
  read: (descriptor: number, size: number) => Result,
): Result | undefined {
  return withPrivateFile(path, (descriptor, { size }) => {
    if (size > MOST_BYTES) throw tooLarge(path, size, MOST_BYTES)
    return read(descriptor, size)
  })
}

/** Bytes of an open file; fewer where it ends. */
export function readAt(descriptor: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, from))
}
