import { writeSync } from 'node:fs'
import { RecoverError } from '../errors.ts'

/** How long to wait before trying a full pipe again. */
const PIPE_WAIT_MILLISECONDS = 5

/**
 * Writes all of a text to a file descriptor before it returns, so that no exit can cut it: short
 * writes go on, a full pipe is waited for. A reader that has gone away is not an error (`| head`).
 * Throws `io` when the bytes cannot be written, a full disk for one.
 */
export function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPIPE') return
      if (code !== 'EAGAIN') {
        throw new RecoverError(
          'io',
          `the answer could not be written (${String(code)})`,
          'Standard output is full or closed; send it somewhere else.',
        )
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PIPE_WAIT_MILLISECONDS)
    }
  }
}
