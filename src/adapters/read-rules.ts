import { readInput } from './read-input.ts'

/** How many bytes a rulebook may have: enough for one with every situation known. */
export const MOST_RULES_BYTES = 256 * 1024

/** The bytes of a file of rules. Throws `no-input`. */
export function readRules(file: string): Uint8Array {
  return readInput({
    path: file,
    name: file,
    maxBytes: MOST_RULES_BYTES,
    hint: 'Check the name of the rulebook file.',
  })
}
