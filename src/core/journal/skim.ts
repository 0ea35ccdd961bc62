/** As much of a line as surely holds what kind of entry it is, and of which day. */
const HEAD_BYTES = 256

const CHECK_IN = '"entry":{"kind":"check-in",'
const BEFORE_DAY = '"date":"'
const DAY = /^\d{4}-\d\d-\d\d$/

/** The day of a line that begins as a check-in does, without reading the line; undefined of any other. */
export function dayOfCheckIn(line: Uint8Array): string | undefined {
  const { buffer, byteOffset, byteLength } = line
  const head = Buffer.from(buffer, byteOffset, Math.min(byteLength, HEAD_BYTES)).toString('latin1')
  const entryAt = head.indexOf(CHECK_IN)
  const dayAt = entryAt === -1 ? -1 : head.indexOf(BEFORE_DAY, entryAt)
  if (dayAt === -1) return undefined
  const start = dayAt + BEFORE_DAY.length
  const day = head.slice(start, head.indexOf('"', start))
  return DAY.test(day) ? day : undefined
}
