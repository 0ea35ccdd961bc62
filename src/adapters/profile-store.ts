import { lstatSync } from 'node:fs'
import type { ProfileStore } from '../app.ts'
import type { Answers } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import { cached, erase, forget } from './compiled-cache.ts'
import type { Places } from './paths.ts'
import { profileAnswers, type Questions } from '../core/checkin/profile.ts'
import type * as ProfileFile from './profile-file.ts'
import { readPrivateFile } from './read-private.ts'
import { removePrivateFile } from './remove-private.ts'

/** Far more than a profile with a comment on every key. */
export const MOST_PROFILE_BYTES = 64 * 1024

/** The slot of the profile in the cache of compiled files. */
export const PROFILE_SLOT = 'profile'

/**
 * The profile in its file. Reading what was read before loads no YAML parser; `full` does the rest.
 * `warn` hears when others may read the file. Where nothing can be kept, the path is '', reading
 * finds nothing and setting throws `io`.
 */
export function profileStore(
  places: Places,
  full: () => Promise<typeof ProfileFile>,
  warn: (text: string) => void,
): ProfileStore {
  if (!places.kept) {
    return {
      path: '',
      read: () => Promise.resolve({}),
      text: () => Promise.resolve(undefined),
      set: () => Promise.reject(new RecoverError('io', places.why)),
      exists: () => false,
      forget: () => undefined,
    }
  }
  const { profile: path, cache } = places
  return {
    path,
    read: async (questions) => {
      const answers = readProfileFast(path, cache, questions)
      if (answers !== 'not-cached') return answers ?? {}
      return (await full()).readProfile(path, cache, questions, warn)
    },
    text: async () => (await full()).profileText(path),
    set: async (changes, questions) => {
      const { changeProfile } = await full()
      changeProfile(path, cache, changes, questions)
    },
    exists: () => lstatSync(path, { throwIfNoEntry: false }) !== undefined,
    forget: () => {
      erase(cache, PROFILE_SLOT)
      removePrivateFile(path)
    },
  }
}

/**
 * The profile as start-up reads it: undefined when there is none, 'not-cached' when it has to be
 * parsed, explained or warned about. Throws `no-input` when it cannot be read.
 */
export function readProfileFast(
  path: string,
  cache: string,
  questions: Questions,
): Answers | undefined | 'not-cached' {
  const file = readPrivateFile(path, MOST_PROFILE_BYTES)
  if (file === undefined) {
    forget(cache, PROFILE_SLOT)
    return undefined
  }
  const before = file.openMode === undefined ? cached(cache, PROFILE_SLOT, file.bytes) : undefined
  if (before === undefined) return 'not-cached'
  const { answers, problems } = profileAnswers(JSON.parse(before.toString('utf8')), questions)
  return problems.length === 0 ? answers : 'not-cached'
}
