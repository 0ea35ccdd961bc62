import type { Entry } from './entry.ts'
import { readLine, type Unread } from './line.ts'

/** A line that could not be read as an entry. It is kept as it is. */
export interface JournalProblem {
  /** 1-based. */
  readonly line: number
  readonly why: Unread
}

/** What was read of a journal: the entries in the order written, and the lines that were passed over. */
export interface Journal {
  readonly entries: readonly Entry[]
  readonly problems: readonly JournalProblem[]
}

const NEWLINE = 10

/**
 * Reads a journal, or a part of one that begins with a line; that line has the number given. Lines that
 * `skip` holds for are not looked at.
 */
export function readJournal(
  bytes: Uint8Array,
  firstLine = 1,
  skip: (line: Uint8Array) => boolean = () => false,
): Journal {
  const entries: Entry[] = []
  const problems: JournalProblem[] = []
  let line = firstLine
  for (let start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(NEWLINE, start)
    const end = newline === -1 ? bytes.length : newline
    const bytesOfLine = bytes.subarray(start, end)
    start = end + 1
    if (skip(bytesOfLine)) continue
    const read = readLine(bytesOfLine)
    if (read?.ok === true) entries.push(read.entry)
    else if (read !== undefined) problems.push({ line, why: read.why })
  }
  return { entries, problems }
}
