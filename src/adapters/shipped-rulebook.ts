import { readFileSync, writeFileSync } from 'node:fs'
import type { WrittenInvariants } from '../core/proof/invariants-schema.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { readStored, storedText } from './stored-book.ts'

// Start-up reads a gate and a rulebook; what a source says is needed where it is shown.
const GATE = 'gate.ndjson'
const RULEBOOK = 'rulebook.ndjson'
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
  const { safety } = rulebook
  writeFileSync(`${folder}/${GATE}`, storedText({ safety }))
  // With the gate once more: start-up parses one text faster than two.
  writeFileSync(`${folder}/${RULEBOOK}`, storedText({ safety, ...ownPart(rulebook) }))
  writeFileSync(`${folder}/${SOURCES}`, JSON.stringify(rulebook.sources))
}

/** The gate this version ships, compiled when it was built. `folder` is the built `dist`; `later` as in `readStored`. */
export function shippedGate(folder: string, later: boolean): Gate {
  const bytes = readFileSync(`${folder}/${GATE}`)
  return gateOf(readStored(bytes, later) as Pick<Rulebook, 'safety'>, folder)
}

function gateOf({ safety }: Pick<Rulebook, 'safety'>, folder: string): Gate {
  let sources: Rulebook['sources'] | undefined
  return {
    safety,
    get sources() {
      sources ??= JSON.parse(readFileSync(`${folder}/${SOURCES}`, 'utf8')) as Rulebook['sources']
      return sources
    },
  }
}

/** The rulebook this version ships, compiled when it was built. */
export function shippedRulebook(folder: string, later = false): Rulebook {
  const bytes = readFileSync(`${folder}/${RULEBOOK}`)
  const { safety, ...own } = readStored(bytes, later) as Own & Pick<Rulebook, 'safety'>
  return behindGate(own, gateOf({ safety }, folder))
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
