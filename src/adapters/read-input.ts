import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { RecoverError } from '../errors.ts'
import { errnoOf, whyRefused } from './errno-words.ts'
import { pause } from './pause.ts'

const STDIN = 0
const PIECE_BYTES = 65_536
const WAIT_MILLISECONDS = 5

/** How long a pipe without a writer is waited for: `producer > pipe &` may still be starting. */
const WRITER_MILLISECONDS = 1000

const { O_RDONLY, O_NONBLOCK } = constants

/** A file that somebody named on the command line. */
export interface Input {
  /** As typed, for `openSync`; undefined is standard input. */
  readonly path: string | undefined
  /** How it is called in an error. */
  readonly name: string
  readonly maxBytes: number
  /** What to do when it cannot be read. */
  readonly hint: string
}

/**
 * Reads a named file whole: a file, a link to one, a pipe (`<(jq ...)`), standard input. Nothing can
 * make it hang or fill the memory, except a writer that opened a pipe and stays silent, as with any
 * program that reads one. Throws `no-input`, and `data` when there is more than anyone would write.
 */
export function readInput(input: Input): Buffer {
  const { path, name, hint } = input
  try {
    if (path === undefined) return readWhole(STDIN, input)
    const descriptor = openSync(path, O_RDONLY | O_NONBLOCK)
    try {
      return readWhole(descriptor, input)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    if (error instanceof RecoverError) throw error
    throw new RecoverError('no-input', `${name} cannot be read: ${whyRefused(error)}`, hint)
  }
}

function readWhole(descriptor: number, { path, name, maxBytes, hint }: Input): Buffer {
  const status = fstatSync(descriptor)
  const named = path !== undefined && status.isFIFO()
  let patience = WRITER_MILLISECONDS
  const parts: Buffer[] = []
  let bytes = 0
  for (;;) {
    const part = Buffer.alloc(PIECE_BYTES)
    const count = readPiece(descriptor, part)
    if (count === 'later') {
      pause(WAIT_MILLISECONDS)
    } else if (count > 0) {
      parts.push(part.subarray(0, count))
      bytes += count
      if (bytes > maxBytes) throw tooLarge(name, status.size, maxBytes)
    } else if (!named || bytes > 0) {
      return Buffer.concat(parts)
    } else if (patience > 0) {
      pause(WAIT_MILLISECONDS)
      patience -= WAIT_MILLISECONDS
    } else {
      throw new RecoverError('no-input', `${name} is a pipe that nobody writes to`, hint)
    }
  }
}

/** The bytes read, 0 at the end; 'later' when a writer is there and has nothing to say yet. */
function readPiece(descriptor: number, into: Buffer): number | 'later' {
  try {
    return readSync(descriptor, into)
  } catch (error) {
    if (errnoOf(error) !== 'EAGAIN') throw error
    return 'later'
  }
}

/** A pipe or a device does not say how much more would come. */
function tooLarge(name: string, size: number, maxBytes: number): RecoverError {
  const found = size > maxBytes ? `${String(size)} bytes` : `more than ${String(maxBytes)} bytes`
  return new RecoverError(
    'data',
    `${name} has ${found}; expected at most ${String(maxBytes)}`,
    'Keep only what is read from it.',
  )
}
