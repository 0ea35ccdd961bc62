import { isDeepStrictEqual } from 'node:util'
import type { Answers } from '../core/rulebook/model.ts'
import { notA } from '../core/rulebook/problem.ts'
import { type Finding, RecoverError } from '../errors.ts'
import { store } from './compiled-cache.ts'
import { profileAnswers, profileQuestions, type Questions } from '../core/checkin/profile.ts'
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
 * explains its keys. What is wrong can be mended so, bit by bit; a file that is wrong elsewhere only is
 * not touched: throws `data`. Throws `usage` for removing what neither a profile may hold nor
 * this one does, and `io` when the new one could not be written; the old one then still stands.
 */
export function changeProfile(
  path: string,
  cache: string,
  changes: ProfileChanges,
  questions: Questions,
): void {
  const text = profileText(path)
  const { answers: before, problems } = looked(text ?? '', path, questions)
  const mended = problems.filter(({ key }) => Object.hasOwn(changes, key))
  if (mended.length === 0 && problems.length > 0) throw wrong(problems)
  const known = new Set(profileQuestions(questions).map(({ id }) => id))
  for (const { key } of mended) known.add(key)
  const nowhere = Object.keys(changes).filter((key) => !known.has(key))
  if (nowhere.length > 0) throw noSuchKeys(nowhere, questions)
  const after = Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined),
  )
  if (mended.length === 0 && isDeepStrictEqual(before, after)) return
  const edited = editProfile(text ?? newProfile(questions), changes)
  const { answers, value } = looked(edited, path, questions)
  if (!isDeepStrictEqual(answers, after)) throw new Error(`editing ${path} changed other values`)
  const bytes = Buffer.from(edited)
  writePrivateFile(path, bytes)
  store(cache, PROFILE_SLOT, bytes, JSON.stringify(value))
}

/** Something wrong with a profile, and where it stands. */
interface PlacedProblem extends Finding {
  readonly key: string
}

interface Looked {
  /** What of it is right. */
  readonly answers: Answers
  readonly value: unknown
  readonly problems: readonly PlacedProblem[]
}

function looked(content: string | Uint8Array, path: string, questions: Questions): Looked {
  const { value, placeOf } = parseYaml(content, path, LIMITS)
  if ((typeof value !== 'object' && value !== null) || Array.isArray(value)) {
    const message = 'expected keys with values, such as  age: 42'
    throw new RecoverError(
      'data',
      [{ message, at: placeOf([]) }],
      'Mend it by hand, or delete the file.',
    )
  }
  const { answers, problems } = profileAnswers(value, questions)
  const placed = problems.map(({ key, part, message }) => ({
    key,
    message,
    at: placeOf([key], part),
  }))
  return { answers, value, problems: placed }
}

function checked(content: string | Uint8Array, path: string, questions: Questions): Looked {
  const found = looked(content, path, questions)
  if (found.problems.length > 0) throw wrong(found.problems)
  return found
}

function wrong(problems: readonly PlacedProblem[]): RecoverError {
  const keys = problems.map(({ key }) => key)
  const hint = `Mend it by recover profile set KEY VALUE, or remove it by recover profile unset ${keys.join(' ')}; or by hand.`
  return new RecoverError('data', problems, hint)
}

function noSuchKeys(keys: readonly string[], questions: Questions): RecoverError {
  const names = profileQuestions(questions).flatMap(({ id, flag }) => [id, flag])
  const findings = keys.map((key) => ({
    message: notA('a key of the profile', key, new Set(names)),
  }))
  return new RecoverError('usage', findings, 'What the profile holds: recover profile show')
}
