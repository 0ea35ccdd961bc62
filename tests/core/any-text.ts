import { array, integer, oneof, type Arbitrary } from 'fast-check'

/** Text of any code points, halves of pairs too; quicker than fast-check's own, which knows each by name. */
export function anyText(maxLength = 20): Arbitrary<string> {
  const letter = oneof(integer({ min: 0, max: 0x7f }), integer({ min: 0, max: 0x10ffff }))
  return array(letter, { maxLength }).map((points) => String.fromCodePoint(...points))
}
