import { RecoverError } from '../errors.ts'
import type { JournalStore } from '../app.ts'
import { appendEntry } from './journal-append.ts'
import { readHistory } from './journal-history.ts'
import { readAll, readTail } from './journal-read.ts'
import { rewriteJournal } from './journal-rewrite.ts'
import type { Places } from './paths.ts'

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
      history: () => [],
      rewrite: () => 0,
    }
  }
  const path = places.journal
  return {
    path,
    append: (entry) => appendEntry(path, entry),
    tail: (since, checkInsSince) => readTail(path, since, checkInsSince),
    all: (take) => readAll(path, take),
    history: (take) => readHistory(path, take),
    rewrite: (drops) => rewriteJournal(path, drops),
  }
}
