/**
 * A text as it may stand on a terminal line: line breaks and tabs become spaces; control characters
 * (C0, DEL, C1) and characters that turn the reading direction are taken out, so that no text of a
 * rulebook, a file or a person can move the cursor, recolour the screen or show words in another
 * order than they are stored in.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Bidi_Control}\uFEFF]/gu, '')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
}
