/**
 * Text that cannot steer a terminal: a rulebook of one's own may hold anything. Control characters
 * (C0, DEL, C1) and the marks that reorder what is shown go; a line break stays and a tab becomes a
 * space, so that no two words run together.
 */
export function plainText(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(STEERING, '')
}

const STEERING =
  // oxlint-disable-next-line no-control-regex -- finding them is the point
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
