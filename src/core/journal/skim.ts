/** As much of a line as surely holds what kind of entry it is, and of which day. */
const HEAD_BYTES = 256

const HEAD = /"entry":\{"kind":"check-in",.*?"date":"(\d{4}-\d\d-\d\d)"/

const UTF8 = new TextDecoder('utf-8')

/** The day of a line that begins as a check-in does, without reading the line; undefined of any other. */
export function dayOfCheckIn(line: Uint8Array): string | undefined {
  return HEAD.exec(UTF8.decode(line.subarray(0, HEAD_BYTES)))?.[1]
}
