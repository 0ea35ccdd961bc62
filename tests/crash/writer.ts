import { writeSync } from 'node:fs'
import { appendEntry } from '../../src/adapters/journal-append.ts'
import { rewriteJournal } from '../../src/adapters/journal-rewrite.ts'
import type { SessionEntry } from '../../src/core/journal/entry.ts'

/**
 * A process that writes to a journal until it is done or killed: `append` says the id of each entry once
 * it is saved; `forget` adds entries of the day to forget and forgets them, over and over, and says how
 * many lines went.
 */
const [mode, path = '', name = '', count = '0'] = process.argv.slice(2)

/** The day that is forgotten. */
const FORGOTTEN = '2026-11-20'

function aSession(id: string, date: string): SessionEntry {
  const about = { at: `${date}T18:00:00+01:00`, date, written: `${date}T17:00:00.000Z` }
  return { kind: 'session', id, ...about, session: 'easy', minutes: 40 }
}

const STDOUT = 1

for (let index = 0; index < Number(count); index += 1) {
  const id = `${name}-${String(index)}`
  if (mode === 'append') {
    appendEntry(path, aSession(id, '2026-11-22'))
    writeSync(STDOUT, `${id}\n`)
  } else {
    appendEntry(path, aSession(id, FORGOTTEN))
    const gone = rewriteJournal(path, (line) => 'entry' in line && line.entry.date === FORGOTTEN)
    writeSync(STDOUT, `${String(gone)}\n`)
  }
}
