/**
 * What could steer a terminal, or make one line look like two: control characters (C0 but the line
 * break, DEL, C1), the marks that reorder what is shown, the separators that only some programs take
 * for a line break, and the byte order mark. By their numbers: their names would take start-up a third
 * of a millisecond to look up.
 */
export const STEERING =
  // oxlint-disable-next-line no-control-regex -- finding them is the point
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g

/**
 * Text that cannot steer a terminal: a rulebook of one's own may hold anything. A line break stays;
 * a tab and the other separators become a space, so that no two words run together.
 */
export function plainText(text: string): string {
  return text.replaceAll(/[\t\u2028\u2029]/g, ' ').replaceAll(STEERING, '')
}
