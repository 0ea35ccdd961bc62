import type { KeptFile } from '../app.ts'
import type { Places } from './paths.ts'
import { readInput } from './read-input.ts'
import { readPrivateFile } from './read-private.ts'

/** More than a profile, a choice or a rulebook may have. */
const MOST_BYTES = 4 * 1024 * 1024

/**
 * What is kept beside the journal, each file whole: the profile, the rulebook of one's own that is in
 * use, and the choice of it. The cache is made of these and holds nothing else. Throws `no-input` and
 * `data`.
 */
export function keptFiles(places: Places, rulebook: string | undefined): KeptFile[] {
  if (!places.kept) return []
  const own = [
    { name: 'profile', path: places.profile },
    { name: 'rulebookChoice', path: places.rulebookChoice },
  ] as const
  const files = own.flatMap(({ name, path }): KeptFile[] => {
    const bytes = readPrivateFile(path, MOST_BYTES)?.bytes
    return bytes === undefined ? [] : [{ name, path, bytes }]
  })
  if (rulebook === undefined) return files
  const hint = 'recover rules use default goes back to the shipped rulebook.'
  const input = { path: rulebook, name: rulebook, maxBytes: MOST_BYTES, hint }
  return [...files, { name: 'rulebook', path: rulebook, bytes: readInput(input) }]
}
