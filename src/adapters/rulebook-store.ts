import { join } from 'node:path'
import type { RulebookStore } from '../app.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import { engineOf } from './engine.ts'
import { beginRulebook } from './new-rulebook.ts'
import { ownRulebook } from './own-rulebook.ts'
import type { Places } from './paths.ts'
import { chooseRulebook, rulebookInUse, SHIPPED } from './rulebook-choice.ts'
import type * as RulebookFile from './rulebook-file.ts'
import { shippedGate, shippedRulebook } from './shipped-rulebook.ts'

const WAY_BACK = 'This rulebook is in use; recover rules use default goes back to the shipped one.'

/**
 * The shipped rulebook of a built folder, and those of one's own. `full` loads what reads YAML, when
 * that is needed.
 */
export function rulebookStore(
  places: Places,
  dist: string,
  full: () => Promise<typeof RulebookFile>,
): RulebookStore & { readonly read: (named?: string) => Promise<Rulebook> } {
  const rules = join(dist, '..', 'rules')
  const fileOf = (named?: string): string | undefined =>
    named === SHIPPED ? undefined : (named ?? rulebookInUse(places))
  return {
    fileOf,
    read: async (named) => {
      const file = fileOf(named)
      if (file === undefined) return shippedRulebook(dist)
      const cache = places.kept ? places.cache : undefined
      const gate = shippedGate(dist)
      const own = ownRulebook(file, { gate, engine: () => engineOf(dist), cache }, full)
      return named === undefined ? own.catch(withWayBack) : own
    },
    begin: (file, schema) => {
      const at = file ?? homeOf(places)
      const from = { template: join(rules, 'recovery.yaml'), guide: join(rules, 'README.md') }
      return beginRulebook(at, schema, from)
    },
    choose: (file) => chooseRulebook(places, file),
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
