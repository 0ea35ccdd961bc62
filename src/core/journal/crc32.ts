/** The reversed polynomial of CRC-32 as zip, gzip and PNG use it. */
const POLYNOMIAL = 0xedb88320

// For half a byte each, because a table for whole bytes takes start-up longer than reading some weeks with it.
const TABLE = new Uint32Array(16)
for (let half = 0; half < TABLE.length; half += 1) {
  let sum = half
  for (let bit = 0; bit < 4; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ POLYNOMIAL : sum >>> 1
  TABLE[half] = sum
}

/**
 * CRC-32 of bytes, the same as zlib's. Here, because loading zlib would cost start-up more than a
 * whole answer takes.
 */
export function crc32(bytes: Uint8Array): number {
  let sum = ~0
  // An index, because this reads months of lines before anything is compiled.
  for (let at = 0; at < bytes.length; at += 1) {
    sum ^= bytes[at] as number
    sum = (sum >>> 4) ^ (TABLE[sum & 0xf] as number)
    sum = (sum >>> 4) ^ (TABLE[sum & 0xf] as number)
  }
  return ~sum >>> 0
}
