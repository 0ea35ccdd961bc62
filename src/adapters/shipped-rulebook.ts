import { readFileSync, writeFileSync } from 'node:fs'
import type { Rulebook, Source } from '../core/rulebook/model.ts'

// Start-up reads the first file only: what a source says is needed where it is shown.
const RULEBOOK = 'rulebook.json'
const SOURCES = 'sources.json'

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
