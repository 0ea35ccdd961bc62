import { isAbsolute, join } from 'node:path'

/** What the process was started with, as far as it says where things are kept. */
export interface PathSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The user's home folder; `os.homedir()` may give '' and may throw. */
  readonly home: string | undefined
}

/** Where things are kept; or nowhere, when nothing says where: advice is then given all the same. */
export type Places =
  | {
      readonly kept: true
      readonly profile: string
      readonly journal: string
      /** A rulebook of one's own, in use because it is there. */
      readonly rulebook: string
      /** Says which rulebook is in use, when somebody chose one. */
      readonly rulebookChoice: string
      /** A folder that may be emptied at any time. */
      readonly cache: string
    }
  | { readonly kept: false; readonly why: string }

const NOWHERE =
  'HOME is not set to a full path, so nothing can be kept; set HOME, or RECOVER_HOME to a folder'

/**
 * `RECOVER_HOME` holds everything; without it the XDG base folders do, and without them their
 * defaults in the home folder. A base folder that is not a full path counts as not set, as the XDG
 * specification says: it would move with the folder one happens to stand in.
 */
export function placesOf({ env, home }: PathSurroundings): Places {
  const own = env['RECOVER_HOME'] ?? ''
  if (isAbsolute(own)) {
    return {
      kept: true,
      profile: join(own, 'profile.yaml'),
      journal: join(own, 'journal.ndjson'),
      rulebook: join(own, 'rulebook.yaml'),
      rulebookChoice: join(own, 'rulebook'),
      cache: join(own, 'cache'),
    }
  }
  if (own !== '') {
    const why = `RECOVER_HOME is "${own}", so nothing can be kept; set it to a full path`
    return { kept: false, why }
  }
  const base = (variable: string, inHome: string): string | undefined => {
    const folder = env[variable] ?? ''
    if (isAbsolute(folder)) return join(folder, 'recover')
    return home !== undefined && isAbsolute(home) ? join(home, inHome, 'recover') : undefined
  }
  const config = base('XDG_CONFIG_HOME', '.config')
  const data = base('XDG_DATA_HOME', '.local/share')
  const cache = base('XDG_CACHE_HOME', '.cache')
  if (config === undefined || data === undefined || cache === undefined) {
    return { kept: false, why: NOWHERE }
  }
  return {
    kept: true,
    profile: join(config, 'profile.yaml'),
    journal: join(data, 'journal.ndjson'),
    rulebook: join(config, 'rulebook.yaml'),
    rulebookChoice: join(config, 'rulebook'),
    cache,
  }
}
