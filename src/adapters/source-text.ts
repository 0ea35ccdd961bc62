import { isUtf8 } from 'node:buffer'
import { type FilePlace, RecoverError } from '../errors.ts'

/** The place of an offset (in UTF-16 units) of a text, with the line it stands on. */
export function placeIn(file: string, text: string, offset: number): FilePlace {
  const lineStart = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  const lineEnd = text.indexOf('\n', lineStart)
  const line = text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd)
  return {
    file,
    line: text.slice(0, lineStart).split('\n').length,
    column: offset - lineStart + 1,
    text: line.endsWith('\r') ? line.slice(0, -1) : line,
  }
}

/**
 * The text of a file that a person wrote: at most so many bytes, UTF-8 without exception, nothing
 * in it that a terminal would obey or a reader could not see. Throws `data` with the place.
 */
export function decodeSource(content: string | Uint8Array, file: string, maxBytes: number): string {
  const bytes = Buffer.from(content)
  if (bytes.length > maxBytes) {
    const message = `${file} has ${String(bytes.length)} bytes; expected at most ${String(maxBytes)}`
    throw new RecoverError('data', message, 'Keep only what is read from it.')
  }
  const text = withoutMark(bytes.toString('utf8'))
  if (typeof content !== 'string' && !isUtf8(bytes)) {
    const { byte, at } = firstBroken(bytes, bytes.toString('utf8'))
    const offset = Math.max(0, at - (bytes.toString('utf8').length - text.length))
    const found =
      byte === 0 && bytes[1] !== undefined && bytes[1] >= 0xfe ? ' (it looks like UTF-16)' : ''
    throw new RecoverError(
      'data',
      [
        {
          message: `byte ${String(byte)} is not UTF-8${found}; expected UTF-8 text`,
          at: placeIn(file, text, offset),
        },
      ],
      'Save the file as UTF-8.',
    )
  }
  refuseControls(text, file)
  return text
}

function withoutMark(text: string): string {
  return text.startsWith('\u{FEFF}') ? text.slice(1) : text
}

/** Where decoding first had to replace bytes: U+FFFD that does not stand in the bytes themselves. */
function firstBroken(bytes: Buffer, decoded: string): { byte: number; at: number } {
  let byte = 0
  let at = 0
  for (const part of decoded.split('\u{FFFD}')) {
    byte += Buffer.byteLength(part)
    at += part.length
    if (bytes.toString('latin1', byte, byte + 3) !== '\u{EF}\u{BF}\u{BD}') break
    byte += 3
    at += 1
  }
  return { byte, at }
}

// Tab, line feed, and a carriage return before one, are all the control characters a text needs. The marks
// that reorder what is shown would let a file mean something else than its reader sees. Inside, because
// start-up has nothing to look at, and reading the expression takes it a fifth of a millisecond.
function findHidden(text: string): RegExpExecArray | null {
  return /(?!\t|\n|\r\n)[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.exec(text)
}

function refuseControls(text: string, file: string): void {
  const found = findHidden(text)
  if (found === null) return
  const message = hiddenWords(found[0])
  const at = placeIn(file, text, found.index)
  throw new RecoverError('data', [{ message, at }], 'Take it out of the file.')
}

/** What a terminal would obey or a reader could not see in a text; undefined when there is nothing. */
export function hiddenIn(text: string): string | undefined {
  const found = findHidden(text)
  return found === null ? undefined : hiddenWords(found[0])
}

function hiddenWords(sign: string): string {
  const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return `found the control character U+${code}; expected plain text`
}
