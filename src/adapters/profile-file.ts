import { isDeepStrictEqual } from 'node:util'
import type { Answers } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import { store } from './compiled-cache.ts'
import { profileAnswers, type Questions } from '../core/checkin/profile.ts'
import { editProfile, type ProfileChanges } from './profile-edit.ts'
import { MOST_PROFILE_BYTES, PROFILE_SLOT } from './profile-store.ts'
import { newProfile } from './profile-template.ts'
import { readPrivateFile } from './read-private.ts'
import { decodeSource } from './source-text.ts'
import { writePrivateFile } from './write-private.ts'
import { parseYaml } from './yaml-text.ts'

const LIMITS = { bytes: MOST_PROFILE_BYTES, depth: 4 }

/**
 * Reads and checks a profile, and remembers it parsed. Throws `data` with the place of every foreign
 * key and wrong value, `no-input` when it cannot be read.
 */
export function readProfile(
  path: string,
  cache: string,
  questions: Questions,
  warn: (text: string) => void,
): Answers {
  const file = readPrivateFile(path, MOST_PROFILE_BYTES)
  if (file === undefined) return {}
  const { answers, value } = checked(file.bytes, path, questions)
  if (file.openMode !== undefined) {
    const mode = file.openMode.toString(8)
    warn(`${path} is open to others (mode ${mode}); chmod 600 makes it private\n`)
  }
  store(cache, PROFILE_SLOT, file.bytes, JSON.stringify(value))
  return answers
}

/** The profile as it stands, with its comments; undefined when there is none. */
export function profileText(path: string): string | undefined {
  const file = readPrivateFile(path, MOST_PROFILE_BYTES)
  return file === undefined ? undefined : decodeSource(file.bytes, path, MOST_PROFILE_BYTES)
}

/**
 * Sets and removes values and keeps everything else of the file; without a file, begins one that
 * explains its keys. A profile that is not right is not touched: throws `data`. Throws `io` when the
 * new one could not be written; the old one then still stands.
 */
export function changeProfile(
  path: string,
  cache: string,
  changes: ProfileChanges,
  questions: Questions,
): void {
  const text = profileText(path)
  const before = text === undefined ? {} : checked(text, path, questions).answers
  const after = Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined),
  )
  if (isDeepStrictEqual(before, after)) return
  const edited = editProfile(text ?? newProfile(questions), changes)
  const { answers, value } = checked(edited, path, questions)
  if (!isDeepStrictEqual(answers, after)) throw new Error(`editing ${path} changed other values`)
  const bytes = Buffer.from(edited)
  writePrivateFile(path, bytes)
  store(cache, PROFILE_SLOT, bytes, JSON.stringify(value))
}

function checked(
  content: string | Uint8Array,
  path: string,
  questions: Questions,
): { readonly answers: Answers; readonly value: unknown } {
  const { value, placeOf } = parseYaml(content, path, LIMITS)
  if ((typeof value !== 'object' && value !== null) || Array.isArray(value)) {
    const message = 'expected keys with values, such as  age: 42'
    throw new RecoverError('data', [{ message, at: placeOf([]) }])
  }
  const { answers, problems } = profileAnswers(value, questions)
  if (problems.length === 0) return { answers, value }
  throw new RecoverError(
    'data',
    problems.map(({ key, part, message }) => ({ message, at: placeOf([key], part) })),
    'Mend that place in the file by hand, or delete the line.',
  )
}
