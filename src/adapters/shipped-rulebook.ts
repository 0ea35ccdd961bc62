import { readFileSync, writeFileSync } from 'node:fs'
import type { WrittenInvariants } from '../core/proof/invariants-schema.ts'
import type { Rulebook, Source } from '../core/rulebook/model.ts'

// Start-up reads the first file only: what a source says is needed where it is shown.
const RULEBOOK = 'rulebook.json'
const SOURCES = 'sources.json'
const CHECKED = 'checked.json'

/** Writes a compiled rulebook to the built folder. */
export function writeShippedRulebook(folder: string, rulebook: Rulebook): void {
  const { sources, questions: _both, ...rest } = rulebook
  writeFileSync(`${folder}/${RULEBOOK}`, JSON.stringify(rest))
  writeFileSync(`${folder}/${SOURCES}`, JSON.stringify(sources))
}

/** The rulebook this version ships, compiled when it was built. `folder` is the built `dist`. */
export function shippedRulebook(folder: string): Rulebook {
  const rest = JSON.parse(readFileSync(`${folder}/${RULEBOOK}`, 'utf8')) as Omit<
    Rulebook,
    'sources' | 'questions'
  >
  let sources: Rulebook['sources'] | undefined
  return {
    ...rest,
    questions: { ...rest.safety.questions, ...rest.book.questions },
    get sources() {
      sources ??= JSON.parse(readFileSync(`${folder}/${SOURCES}`, 'utf8')) as Readonly<
        Record<string, Source>
      >
      return sources
    },
  }
}

/** What was checked when this was built, by the hash of each file: what has not changed needs no reading. */
export interface Checked {
  readonly sources: string
  readonly invariants: string
  readonly written: WrittenInvariants
}

/** Writes what was checked to the built folder. */
export function writeChecked(folder: string, checked: Checked): void {
  writeFileSync(`${folder}/${CHECKED}`, JSON.stringify(checked))
}

/** What was checked when this was built. */
export function checkedWhenBuilt(folder: string): Checked {
  return JSON.parse(readFileSync(`${folder}/${CHECKED}`, 'utf8')) as Checked
}
