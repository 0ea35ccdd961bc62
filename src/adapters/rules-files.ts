import { join } from 'node:path'
import { compileBook, compileSafety, compileSources } from '../core/rulebook/compile.ts'
import { invariantsFor, type LeftOut, type Proofs } from '../core/proof/compile-invariants.ts'
import type { RulesFile, RulesPlace } from '../core/proof/finding-place.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { rulebookSchema, safetySchema, sourcesSchema } from '../core/rulebook/schema.ts'
import { RecoverError, type FilePlace, type Finding } from '../errors.ts'
import { invariantsOf, readInvariants } from './invariants-file.ts'
import { loadBook } from './rulebook-file.ts'
import { readRules } from './read-rules.ts'
import { rulesText, sha256, unwrap } from './rules-text.ts'
import type { Checked } from './shipped-rulebook.ts'
import { parseYaml, type YamlText } from './yaml-text.ts'

/** A rulebook with what has to hold of it, and where everything in its files stands. */
export interface RulesFiles {
  readonly rulebook: Rulebook
  readonly proofs: Proofs
  /** Invariants that speak of something this rulebook does not have. */
  readonly leftOut: readonly LeftOut[]
  /** Names everything that a proof depends on, but for the program. */
  readonly key: string
  /** Sources that something besides the rulebook cites. */
  readonly cited: readonly string[]
  /** Where something is to be mended; undefined in a file that is not its author's. */
  readonly placeOf: (place: RulesPlace) => FilePlace | undefined
}

/** What was made of the shipped files when this was built. */
export interface Built {
  readonly rulebook: Rulebook
  readonly checked: Checked
}

/**
 * Reads the files of a rulebook: those of a folder as they stand, or another rulebook behind the
 * shipped gate. Throws `no-input`, or `data` with the problems of all files.
 */
export function readRulesFiles(
  folder: string,
  built: Built,
  file: string | undefined,
  bytes?: Uint8Array,
): RulesFiles {
  const files: Files = {
    safety: join(folder, 'safety.yaml'),
    book: file ?? join(folder, 'recovery.yaml'),
    sources: join(folder, 'sources.yaml'),
    invariants: join(folder, 'invariants.yaml'),
  }
  const { cited } = built.checked
  const placeOf = placesIn(files, bytes)
  if (file === undefined) return { ...shippedFiles(files, built), leftOut: [], cited, placeOf }
  const { safety, sources } = built.rulebook
  const rulebook = loadBook(file, safety, sources, bytes)
  return {
    rulebook,
    ...proofsFor(rulebook, built.checked, false),
    key: keyOf(rulebook, built.checked),
    cited,
    placeOf: (place) => (place.file === 'book' ? placeOf(place) : undefined),
  }
}

function proofsFor(
  rulebook: Rulebook,
  { written }: Checked,
  shipped: boolean,
): Pick<RulesFiles, 'proofs' | 'leftOut'> {
  const { leftOut, ...proofs } = invariantsFor(written, rulebook, shipped)
  return { proofs, leftOut }
}

type Files = Readonly<Record<RulesFile, string>>

/** Each file is read once more, and only when something in it is to be shown. */
function placesIn(files: Files, book: Uint8Array | undefined): (place: RulesPlace) => FilePlace {
  const texts = new Map<RulesFile, YamlText>()
  const bytesOf = (file: RulesFile): Uint8Array =>
    file === 'book' && book !== undefined ? book : readRules(files[file])
  return ({ file, place, part }) => {
    const text = texts.get(file) ?? parseYaml(bytesOf(file), files[file])
    texts.set(file, text)
    return text.placeOf(place, part)
  }
}

function keyOf(
  { safety, book }: Rulebook,
  checked: Pick<Checked, 'sources' | 'invariants'>,
): string {
  return [safety.sha256, book.sha256, checked.sources, checked.invariants].join(' ')
}

function shippedFiles(files: Files, built: Built): Pick<RulesFiles, 'rulebook' | 'proofs' | 'key'> {
  if (isUnchanged(files, built)) {
    const { rulebook, checked } = built
    return { rulebook, ...proofsFor(rulebook, checked, true), key: keyOf(rulebook, checked) }
  }
  const findings: Finding[] = []
  const sources = attempt(() => rulesText(sourcesSchema, files.sources), findings)
  const safety = attempt(() => rulesText(safetySchema, files.safety), findings)
  const book = attempt(() => rulesText(rulebookSchema, files.book), findings)
  const invariants = attempt(() => readInvariants(files.invariants), findings)
  if (!sources || !safety || !book || !invariants) throw new RecoverError('data', findings)
  // A file names what earlier ones define, so from here on the first one with problems is told.
  const cited = compileSources(sources.written)
  const gate = unwrap(compileSafety(safety.written, safety.sha256, cited), safety.text)
  const rulebook = unwrap(compileBook(book.written, book.sha256, gate, cited), book.text)
  const key = keyOf(rulebook, { sources: sources.sha256, invariants: invariants.sha256 })
  return { rulebook, proofs: invariantsOf(invariants, rulebook), key }
}

/** Reading four files takes half a second; their hashes take none. */
function isUnchanged(files: Files, { rulebook, checked }: Built): boolean {
  const before: Readonly<Record<RulesFile, string>> = {
    safety: rulebook.safety.sha256,
    book: rulebook.book.sha256,
    sources: checked.sources,
    invariants: checked.invariants,
  }
  return FILES.every((file) => sha256(readRules(files[file])) === before[file])
}

const FILES = ['safety', 'book', 'sources', 'invariants'] as const

/** What was read; or undefined, and what is wrong with it among the findings. */
function attempt<Value>(read: () => Value, findings: Finding[]): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RecoverError) || error.code !== 'data') throw error
    findings.push(...error.findings)
    return undefined
  }
}
