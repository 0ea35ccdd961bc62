/** The reversed polynomial of CRC-32 as zip, gzip and PNG use it. */
const POLYNOMIAL = 0xedb88320

// Filled in a loop, because `Uint32Array.from` would take start-up five times as long.
const TABLE = new Uint32Array(256)
for (let byte = 0; byte < TABLE.length; byte += 1) {
  let sum = byte
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ POLYNOMIAL : sum >>> 1
  TABLE[byte] = sum
}

/**
 * CRC-32 of bytes, the same as zlib's. Here, because loading zlib would cost start-up more than a
 * whole answer takes.
 */
export function crc32(bytes: Uint8Array): number {
  let sum = ~0
  // An index, because this reads months of lines before anything is compiled.
  for (let at = 0; at < bytes.length; at += 1) {
    sum = (sum >>> 8) ^ (TABLE[(sum ^ (bytes[at] as number)) & 0xff] as number)
  }
  return ~sum >>> 0
}
