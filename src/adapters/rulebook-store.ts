import { join, resolve } from 'node:path'
import type { RulebookStore } from '../app.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import { engineOf } from './engine.ts'
import { beginRulebook } from './new-rulebook.ts'
import { ownRulebook, rememberOwn, type Behind } from './own-rulebook.ts'
import type { Places } from './paths.ts'
import { readRules } from './read-rules.ts'
import { chooseRulebook, rulebookInUse, SHIPPED } from './rulebook-choice.ts'
import type * as RulebookFile from './rulebook-file.ts'
import { shippedGate, shippedRulebook } from './shipped-rulebook.ts'

const WAY_BACK = 'This rulebook is in use; recover rules use default goes back to the shipped one.'

/** A store that reads. */
export interface OpenStore extends RulebookStore {
  /** The rulebook in use, or a named one. Throws `no-input`, or `data` with every problem. */
  read(named?: string): Promise<Rulebook>
  /** What is in the file of a rulebook. Throws `no-input`. */
  bytesOf(file: string): Uint8Array
}

/**
 * The shipped rulebook of a built folder, and those of one's own. `full` loads what reads YAML, when
 * that is needed. With `later` as little is read as an advice needs.
 */
export function rulebookStore(
  places: Places,
  { dist, later = false }: { readonly dist: string; readonly later?: boolean },
  full: () => Promise<typeof RulebookFile>,
): OpenStore {
  const rules = join(dist, '..', 'rules')
  const fileOf = (named?: string): string | undefined =>
    named === SHIPPED ? undefined : (named ?? rulebookInUse(places))
  // Read once: a pipe has no second time, and what is proved is what then decides.
  const read = new Map<string, Uint8Array>()
  const bytesOf = (file: string): Uint8Array => {
    const bytes = read.get(resolve(file)) ?? readRules(file)
    read.set(resolve(file), bytes)
    return bytes
  }
  const behind = (): Behind => ({
    gate: shippedGate(dist, later),
    engine: () => engineOf(dist),
    cache: places.kept ? places.cache : undefined,
    later,
  })
  const own = async (file: string): Promise<Rulebook> =>
    ownRulebook(file, bytesOf(file), behind(), full)
  return {
    fileOf,
    bytesOf,
    read: async (named) => {
      const file = fileOf(named)
      if (file === undefined) return shippedRulebook(dist, later)
      return named === undefined ? own(file).catch(withWayBack) : own(file)
    },
    begin: (file, schema) => {
      const at = file ?? homeOf(places)
      const from = { template: join(rules, 'recovery.yaml'), guide: join(rules, 'README.md') }
      return beginRulebook(at, schema, from)
    },
    choose: (file) => chooseRulebook(places, file),
    remember: (rulebook) => {
      if (rulebook.file === undefined) return
      rememberOwn(rulebook, bytesOf(rulebook.file), behind())
    },
  }
}

function homeOf(places: Places): string {
  if (places.kept) return places.rulebook
  throw new RecoverError('io', places.why, 'Or name a file: recover rules init FILE.')
}

/** Who did not name a rulebook may not know where it comes from. */
function withWayBack(error: unknown): Promise<Rulebook> {
  if (!(error instanceof RecoverError)) throw error
  const hint = error.code === 'no-input' ? WAY_BACK : `${error.hint ?? ''} ${WAY_BACK}`.trim()
  throw new RecoverError(error.code, error.findings, hint)
}
