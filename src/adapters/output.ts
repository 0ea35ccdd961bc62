import { writeSync } from 'node:fs'
import { plainText } from '../core/checkin/plain-text.ts'
import { RecoverError } from '../errors.ts'
import { errnoOf, whyRefused } from './errno-words.ts'
import { pause } from './pause.ts'

/** How long to wait before trying a full pipe again. */
const PIPE_WAIT_MILLISECONDS = 5

/**
 * Writes all of a text to a file descriptor before it returns, so that no exit can cut it: short
 * writes go on, a full pipe is waited for. A reader that has gone away is not an error (`| head`).
 * Throws `io` when the bytes cannot be written, a full disk for one.
 */
function writeAll(descriptor: number, text: string): void {
  try {
    writeBytes(descriptor, Buffer.from(text, 'utf8'))
  } catch (error) {
    throw new RecoverError(
      'io',
      `the answer could not be written: ${whyRefused(error)}`,
      'Standard output has no room; send it somewhere else.',
    )
  }
}

/** What a command says: its answer, and remarks on the way to it. */
interface Voices {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** As `err`, but at once: for who is being asked something, and waits. */
  readonly show: (text: string) => void
}

/**
 * Speaks to who sees both streams as one, as in a terminal: remarks wait for the answer, because
 * nothing may stand above the call of an emergency, or for the end where there is no answer. What
 * they name (a path, what a defect says) may hold anything and is made safe.
 */
export function createVoices(answers: number, remarks: number): Voices {
  let waiting: string | undefined = ''
  const tell = (): void => {
    writeIfPossible(remarks, waiting ?? '')
    waiting = undefined
  }
  process.once('exit', tell)
  return {
    out: (text) => {
      writeAll(answers, text)
      tell()
    },
    err: (text) => {
      const safe = plainText(text)
      if (waiting === undefined) writeIfPossible(remarks, safe)
      else waiting += safe
    },
    show: (text) => writeIfPossible(remarks, plainText(text)),
  }
}

/** Writes what can be written: an error message that finds no reader must not become an error. */
function writeIfPossible(descriptor: number, text: string): void {
  try {
    writeBytes(descriptor, Buffer.from(text, 'utf8'))
  } catch {
    // The exit status still says what happened.
  }
}

function writeBytes(descriptor: number, bytes: Uint8Array): void {
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written)
    } catch (error) {
      if (errnoOf(error) === 'EPIPE') return
      if (errnoOf(error) !== 'EAGAIN') throw error
      pause(PIPE_WAIT_MILLISECONDS)
    }
  }
}
