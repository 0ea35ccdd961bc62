import { resolve } from 'node:path'
import type { Rulebook } from '../core/rulebook/model.ts'
import { cached, store } from './compiled-cache.ts'
import type * as RulebookFile from './rulebook-file.ts'
import { readStored, storedText } from './stored-book.ts'
import { behindGate, ownPart, type Gate, type Own } from './shipped-rulebook.ts'

/** The slot of the last rulebook in the cache of compiled files. */
const RULEBOOK_SLOT = 'rulebook'

/** What a rulebook of one's own is compiled behind, and with what. */
export interface Behind {
  readonly gate: Gate
  /** Names the program that compiles: what another one compiled is compiled again. */
  readonly engine: () => string
  /** Where what was compiled is kept; undefined where nothing is. */
  readonly cache: string | undefined
  /** As in `readStored`. */
  readonly later: boolean
}

/**
 * A rulebook in a file, behind the shipped gate. Once seen, it is read without a YAML parser and
 * without schemas; `full` does the rest. Throws `no-input`, or `data` with every problem.
 */
export async function ownRulebook(
  file: string,
  bytes: Uint8Array,
  behind: Behind,
  full: () => Promise<typeof RulebookFile>,
): Promise<Rulebook> {
  const { gate, cache } = behind
  const key = cache === undefined ? bytes : keyOf(bytes, behind)
  const before = cache === undefined ? undefined : cached(cache, RULEBOOK_SLOT, key)
  if (before !== undefined) {
    return behindGate(readStored(before, behind.later) as Own, gate, resolve(file))
  }
  const own = ownPart((await full()).rulebookBehindGate(file, gate, bytes))
  if (cache !== undefined) store(cache, RULEBOOK_SLOT, key, storedText(own))
  return behindGate(own, gate, resolve(file))
}

/** Remembers what was made of a rulebook's file, and what is known of it since. It never throws. */
export function rememberOwn(rulebook: Rulebook, bytes: Uint8Array, behind: Behind): void {
  if (behind.cache === undefined) return
  store(behind.cache, RULEBOOK_SLOT, keyOf(bytes, behind), storedText(ownPart(rulebook)))
}

/** The bytes of the file, and everything else that what is made of them depends on. */
function keyOf(bytes: Uint8Array, { gate, engine }: Behind): Uint8Array {
  return Buffer.concat([bytes, Buffer.from(`\0${gate.safety.sha256}\0${engine()}`)])
}
