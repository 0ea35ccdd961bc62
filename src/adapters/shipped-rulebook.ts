import { readFileSync, writeFileSync } from 'node:fs'
import type { WrittenInvariants } from '../core/proof/invariants-schema.ts'
import type { Rulebook, SafetyBook, Source } from '../core/rulebook/model.ts'

// Start-up reads a gate and a rulebook; what a source says is needed where it is shown.
const GATE = 'gate.json'
const RULEBOOK = 'rulebook.json'
const SOURCES = 'sources.json'
const CHECKED = 'checked.json'

/** What every rulebook is walked behind. */
export type Gate = Pick<Rulebook, 'safety' | 'sources'>

/** What of a rulebook is its own. */
export type Own = Omit<Rulebook, 'file' | 'safety' | 'sources' | 'questions'>

/** What of a rulebook is its own, without what it shares with every other behind the same gate. */
export function ownPart(rulebook: Rulebook): Own {
  const {
    file: _file,
    safety: _safety,
    sources: _sources,
    questions: _questions,
    ...own
  } = rulebook
  return own
}

/** A rulebook put together again. Its sources are only read where they are needed. */
export function behindGate(own: Own, gate: Gate, file?: string): Rulebook {
  const { safety } = gate
  return {
    ...(file === undefined ? {} : { file }),
    ...own,
    safety,
    questions: { ...safety.questions, ...own.book.questions },
    get sources() {
      return gate.sources
    },
  }
}

/** Writes a compiled rulebook to the built folder. */
export function writeShippedRulebook(folder: string, rulebook: Rulebook): void {
  writeFileSync(`${folder}/${GATE}`, JSON.stringify(rulebook.safety))
  writeFileSync(`${folder}/${RULEBOOK}`, JSON.stringify(ownPart(rulebook)))
  writeFileSync(`${folder}/${SOURCES}`, JSON.stringify(rulebook.sources))
}

/** The gate this version ships, compiled when it was built. `folder` is the built `dist`. */
export function shippedGate(folder: string): Gate {
  const read = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8')
  let sources: Rulebook['sources'] | undefined
  return {
    safety: JSON.parse(read(GATE)) as SafetyBook,
    get sources() {
      sources ??= JSON.parse(read(SOURCES)) as Readonly<Record<string, Source>>
      return sources
    },
  }
}

/** The rulebook this version ships, compiled when it was built. */
export function shippedRulebook(folder: string): Rulebook {
  const own = JSON.parse(readFileSync(`${folder}/${RULEBOOK}`, 'utf8')) as Own
  return behindGate(own, shippedGate(folder))
}

/** What was checked when this was built, by the hash of each file: what has not changed needs no reading. */
export interface Checked {
  readonly sources: string
  readonly invariants: string
  readonly written: WrittenInvariants
  /** What invariants and worked cases cite. */
  readonly cited: readonly string[]
}

/** Writes what was checked to the built folder. */
export function writeChecked(folder: string, checked: Checked): void {
  writeFileSync(`${folder}/${CHECKED}`, JSON.stringify(checked))
}

/** What was checked when this was built. */
export function checkedWhenBuilt(folder: string): Checked {
  return JSON.parse(readFileSync(`${folder}/${CHECKED}`, 'utf8')) as Checked
}
