import { existsSync, unlinkSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { RecoverError } from '../errors.ts'
import { errnoOf, whyRefused } from './errno-words.ts'
import type { Places } from './paths.ts'
import { readPrivateFile } from './read-private.ts'
import { hiddenIn } from './source-text.ts'
import { writePrivateFile } from './write-private.ts'

/** How the shipped rulebook is named where a file could be. */
export const SHIPPED = 'default'

const MOST_BYTES = 8192

/**
 * The file of the rulebook in use when none is named: the chosen one, or else the one that lies in the
 * folder of the profile. Undefined is the shipped one. Throws `data` for a choice that names no file.
 */
export function rulebookInUse(places: Places): string | undefined {
  if (!places.kept) return undefined
  const chosen = chosenIn(places.rulebookChoice)
  if (chosen !== undefined) return chosen === SHIPPED ? undefined : chosen
  return existsSync(places.rulebook) ? places.rulebook : undefined
}

function chosenIn(path: string): string | undefined {
  const bytes = readPrivateFile(path, MOST_BYTES)?.bytes
  if (bytes === undefined) return undefined
  const chosen = bytes.toString('utf8').replace(/\r?\n$/, '')
  if (chosen === SHIPPED || (isAbsolute(chosen) && isOneLine(chosen))) return chosen
  const message = `expected ${SHIPPED} or the full path of a rulebook`
  const [text = ''] = chosen.split('\n')
  throw new RecoverError(
    'data',
    [{ message, at: { file: path, line: 1, column: 1, text } }],
    'recover rules use FILE, or recover rules use default, writes it anew.',
  )
}

function isOneLine(text: string): boolean {
  return !text.includes('\n') && hiddenIn(text) === undefined
}

/**
 * Remembers which rulebook is in use: a file, or (undefined) the shipped one. Throws `io`, and
 * `usage` for a name that no line can hold.
 */
export function chooseRulebook(places: Places, file: string | undefined): void {
  if (!places.kept) throw new RecoverError('io', places.why)
  const path = file === undefined ? SHIPPED : resolve(file)
  if (!isOneLine(path)) {
    throw new RecoverError('usage', 'the name of that file cannot be kept', 'Rename it first.')
  }
  // What is in use without a choice needs none, and moves with its folder.
  if (path === unchosen(places)) forget(places.rulebookChoice)
  else writePrivateFile(places.rulebookChoice, Buffer.from(`${path}\n`))
}

function unchosen({ rulebook }: { readonly rulebook: string }): string {
  return existsSync(rulebook) ? rulebook : SHIPPED
}

function forget(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return
    throw new RecoverError('io', `${path} could not be removed: ${whyRefused(error)}`)
  }
}
