import { renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { RecoverError } from '../errors.ts'
import { errnoOf, whyRefused } from './errno-words.ts'
import { linesOf, readAt, withJournal, type JournalLine } from './journal-read.ts'
import { pause } from './pause.ts'
import { syncFolder } from './private-folder.ts'
import { newTempName, removeStaleTemps, unlinkIfThere } from './temp-file.ts'
import { fillPrivateFile, unwritable } from './write-private.ts'

const PIECE_BYTES = 64 * 1024

const PATIENCE_MS = 5000

/** Two that meet must not meet again at once. */
const MOST_WAIT_MS = 50

class Busy extends Error {}

/**
 * Writes the journal anew without some of its lines; every other byte stays as it is, and a crash at any
 * moment leaves either the old journal or the new one. Returns how many lines are gone. What others
 * append meanwhile is not lost: `appendEntry` says how. Throws `io`; the old journal then still stands,
 * or the new one may not outlast a power cut.
 */
export function rewriteJournal(path: string, drops: (line: JournalLine) => boolean): number {
  for (let waited = 0; ;) {
    try {
      return rewrite(path, drops)
    } catch (error) {
      if (error instanceof RecoverError) throw error
      if (!(error instanceof Busy)) throw unwritable(path, whyRefused(error))
      if (waited > PATIENCE_MS) throw unwritable(path, 'another program is rewriting it')
    }
    const wait = 1 + Math.floor(Math.random() * MOST_WAIT_MS)
    pause(wait)
    waited += wait
  }
}

function rewrite(path: string, drops: (line: JournalLine) => boolean): number {
  const folder = dirname(path)
  const name = newTempName(basename(path))
  const temp = join(folder, name)
  try {
    let dropped = 0
    fillPrivateFile(temp, (write) => {
      // Who appends sees the file by now, and who rewrites does: of two, none goes on.
      if (removeStaleTemps(folder, basename(path), name).length > 0) throw new Busy()
      dropped = copyKept(path, drops, write)
    })
    if (dropped > 0) {
      replace(temp, path)
      syncFolder(path)
    }
    return dropped
  } finally {
    unlinkIfThere(temp)
  }
}

/** Takes the journal's place, unless somebody who could not wait any longer took the file away. */
function replace(temp: string, path: string): void {
  try {
    renameSync(temp, path)
  } catch (error) {
    throw errnoOf(error) === 'ENOENT' ? new Busy() : error
  }
}

function copyKept(
  path: string,
  drops: (line: JournalLine) => boolean,
  write: (bytes: Uint8Array) => void,
): number {
  let dropped = 0
  withJournal(path, (descriptor, size) => {
    const copy = (from: number, to: number): void => {
      for (let at = from; at < to; at += PIECE_BYTES) {
        write(readAt(descriptor, at, Math.min(PIECE_BYTES, to - at)))
      }
    }
    let kept = 0
    for (const { start, end, read } of linesOf(descriptor, size)) {
      if (read === undefined || !drops(read)) continue
      copy(kept, start)
      kept = end
      dropped += 1
    }
    copy(kept, size)
  })
  return dropped
}
