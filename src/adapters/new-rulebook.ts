import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { NewRulebook } from '../app.ts'
import { RecoverError } from '../errors.ts'
import { createPrivateFile } from './write-private.ts'

/** What a new rulebook begins as. */
export interface Beginning {
  /** The shipped rulebook as its authors wrote it. */
  readonly template: string
  /** What everything in it means. */
  readonly guide: string
}

/**
 * Begins a rulebook of one's own: a copy of the shipped one with its comments, and beside it the schema
 * that editors help with. Replaces nothing: throws `usage` when the file is there already. Throws `io`.
 */
export function beginRulebook(file: string, schema: string, from: Beginning): NewRulebook {
  const rulebook = resolve(file)
  if (existsSync(rulebook)) throw isThere(rulebook)
  const beside = join(
    dirname(rulebook),
    `${basename(rulebook).replace(/\.ya?ml$/, '')}.schema.json`,
  )
  const text = ownCopy(readFileSync(from.template, 'utf8'), basename(beside), from.guide)
  // The schema first: a rulebook without it would look finished and not be.
  if (!existsSync(beside)) createPrivateFile(beside, Buffer.from(schema))
  if (!createPrivateFile(rulebook, Buffer.from(text))) throw isThere(rulebook)
  return { rulebook, schema: beside }
}

function isThere(file: string): RecoverError {
  return new RecoverError(
    'usage',
    `${file} is there already, and nothing is written over it`,
    'Edit it, or name another file: recover rules init FILE.',
  )
}

const MODELINE = '# yaml-language-server: $schema='

/** The shipped text with a modeline of its own, a word on what it is now, and an id of its own. */
function ownCopy(shipped: string, schema: string, guide: string): string {
  const text = shipped.startsWith(MODELINE) ? shipped.slice(shipped.indexOf('\n') + 1) : shipped
  return `${MODELINE}./${schema}
# A rulebook of your own, begun as a copy of the one recover ships. Change what you like, and raise the
# version when you do: every advice names it. The safety gate is not in here: it comes first, as shipped.
# What everything means: ${guide}
# After a change: recover rules check, then recover rules show.

${text.replace(/^id: (.*)$/m, 'id: my-$1')}`
}
