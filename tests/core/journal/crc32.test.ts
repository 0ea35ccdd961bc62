import { crc32 as zlib } from 'node:zlib'
import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from '../../../src/core/journal/crc32.ts'
import { anyText } from '../any-text.ts'

test.for([
  ['', 0],
  ['123456789', 0xcbf43926],
  ['The quick brown fox jumps over the lazy dog', 0x414fa339],
  ['\u0000', 0xd202ef8d],
] as const)('of %j is %i', ([text, sum]) => {
  expect(crc32(new TextEncoder().encode(text))).toBe(sum)
})

test('of each byte is what zlib says of it', () => {
  const bytes = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte))
  expect(bytes.map(crc32)).toEqual(bytes.map((byte) => zlib(byte)))
})

test('is what zlib says of the same bytes', () => {
  assert(
    property(anyText(60), (text) => {
      expect(crc32(new TextEncoder().encode(text))).toBe(zlib(text))
    }),
  )
})
