/** V8 keeps strings of more characters than this apart from its young objects. */
const LARGE = 131_072

/**
 * A text that start-up reads, made large by spaces at its end. A shorter one, read as a string of single bytes, would
 * fill the space of the young objects, and start-up would stop to collect them twice instead of once.
 */
export function largeText(text: string): string {
  return text.padEnd(LARGE + 1)
}
