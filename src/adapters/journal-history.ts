import { effective } from '../core/journal/effective.ts'
import type { DayEntry, Entry } from '../core/journal/entry.ts'
import { readLine } from '../core/journal/line.ts'
import { oldestFirst } from '../core/journal/oldest-first.ts'
import type { JournalProblem } from '../core/journal/read-journal.ts'
import { linesOf, readAt, withJournal } from './journal-read.ts'

/** Where an entry stands, and what of it decides whether it holds and when it was. */
interface Placed extends Pick<DayEntry, 'kind' | 'id' | 'date' | 'at'> {
  readonly start: number
  readonly end: number
}

/**
 * Hands over the entries that hold, oldest first, and returns the lines that were passed over. A line is
 * read twice, so that of a lifetime only its order is held in memory. Throws `no-input` and `data`.
 */
export function readHistory(path: string, take: (entry: DayEntry) => void): JournalProblem[] {
  const problems: JournalProblem[] = []
  withJournal(path, (descriptor, size) => {
    const placed: (Placed | Extract<Entry, { kind: 'correction' | 'deletion' }>)[] = []
    for (const { start, end, read } of linesOf(descriptor, size)) {
      if (read === undefined) continue
      if (!('entry' in read)) {
        problems.push(read)
        continue
      }
      const { entry } = read
      if (entry.kind === 'correction' || entry.kind === 'deletion') placed.push(entry)
      else {
        const { kind, id, date, at } = entry
        placed.push({ kind, id, date, at, start, end })
      }
    }
    for (const one of effective<Placed>(placed).toSorted(oldestFirst)) {
      if (!('start' in one)) take(one)
      else {
        const { start, end } = one
        const read = readLine(withoutNewline(readAt(descriptor, start, end - start)))
        // The file is only ever added to while it is open: what stood there stands there.
        if (read?.ok === true) take(read.entry as DayEntry)
      }
    }
  })
  return problems
}

const NEWLINE = 10

function withoutNewline(bytes: Buffer): Buffer {
  return bytes.at(-1) === NEWLINE ? bytes.subarray(0, -1) : bytes
}
