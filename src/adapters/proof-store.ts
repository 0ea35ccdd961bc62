import { readdirSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Looked } from '../core/proof/check.ts'
import { cached, store } from './compiled-cache.ts'
import { engineOf } from './engine.ts'
import type { Places } from './paths.ts'
import { sha256 } from './rules-text.ts'

const PREFIX = 'proof-'

/** Who tries more versions than this of a rulebook waits for an early one again. */
const MOST_KEPT = 30

/** What was proved of rulebooks, by what names it. */
export interface Proofs {
  kept(key: string): Looked | undefined
  keep(key: string, looked: Looked): void
}

/**
 * What was proved of rulebooks, each by the hash of everything that the proof depends on. It lies
 * where files may be removed at any time; where nothing can be kept, nothing is, and nothing throws.
 */
export function proofsIn(places: Places, dist: string): Proofs {
  if (!places.kept) return { kept: () => undefined, keep: () => undefined }
  const { cache } = places
  const nameOf = (key: string): string => sha256(Buffer.from(`${key} ${engineOf(dist)}`))
  return {
    kept: (key) => {
      const name = nameOf(key)
      const value = cached(cache, `${PREFIX}${name}`, Buffer.from(name))
      return value === undefined
        ? undefined
        : (fromPlain(JSON.parse(value.toString('utf8'))) as Looked)
    },
    keep: (key, looked) => {
      const name = nameOf(key)
      store(cache, `${PREFIX}${name}`, Buffer.from(name), JSON.stringify(toPlain(looked)))
      forgetOldest(cache)
    },
  }
}

function forgetOldest(cache: string): void {
  try {
    const names = readdirSync(cache).filter((name) => name.startsWith(PREFIX))
    const dated = names.map((name) => ({ name, at: statSync(join(cache, name)).mtimeMs }))
    const old = dated.toSorted((a, b) => b.at - a.at).slice(MOST_KEPT)
    for (const { name } of old) unlinkSync(join(cache, name))
  } catch {
    // Another process removed one, or the folder is read-only: nothing depends on it.
  }
}

/** How a whole number of thirty digits stands in JSON. */
const WHOLE = 'whole'

function toPlain(value: unknown): unknown {
  if (typeof value === 'bigint') return { [WHOLE]: value.toString() }
  return inside(value, toPlain)
}

function fromPlain(value: unknown): unknown {
  const isWhole = typeof value === 'object' && value !== null && WHOLE in value
  return isWhole ? BigInt(String(value[WHOLE])) : inside(value, fromPlain)
}

function inside(value: unknown, each: (value: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(each)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, each(inner)]))
}
