import { compileAsFar, MisnamedBook, type AsFar } from '../core/rulebook/as-far.ts'
import { compileBook, compileSafety, compileSources } from '../core/rulebook/compile.ts'
import type { Rulebook, SafetyBook, Source } from '../core/rulebook/model.ts'
import { rulebookSchema, safetySchema, sourcesSchema } from '../core/rulebook/schema.ts'
import { RecoverError } from '../errors.ts'
import { findingsIn, rulesText, rulesTextAsFar, unwrap } from './rules-text.ts'

type Sources = Readonly<Record<string, Source>>

/** Reads and compiles the gate and its sources. Throws `data` with every problem and its place. */
export function loadSafety(
  safetyFile: string,
  sourcesFile: string,
): { readonly safety: SafetyBook; readonly sources: Sources } {
  const sources = compileSources(rulesText(sourcesSchema, sourcesFile).written)
  const { written, sha256, text } = rulesText(safetySchema, safetyFile)
  return { safety: unwrap(compileSafety(written, sha256, sources), text), sources }
}

/**
 * Reads and compiles a rulebook behind a gate. Throws `no-input`, or `data` with every problem: a
 * `MisnamedBook` where its shape is right.
 */
export function loadBook(
  file: string,
  safety: SafetyBook,
  sources: Sources,
  bytes?: Uint8Array,
): Rulebook {
  const { written, sha256, text, ...before } = rulesTextAsFar(rulebookSchema, file, bytes)
  if (written === undefined) throw new RecoverError('data', before.findings)
  const compiled = compileBook(written, sha256, safety, sources)
  if (compiled.ok || before.findings.length > 0) return unwrap(compiled, text, before)
  const { problems } = compiled
  const asFar = (): AsFar | undefined => compileAsFar(written, problems, safety, sources)
  throw new MisnamedBook(findingsIn(problems, text), { asFar, placeOf: text.placeOf })
}

/** A rulebook of one's own behind the shipped gate, which it cannot change. */
export function rulebookBehindGate(
  file: string,
  { safety, sources }: Pick<Rulebook, 'safety' | 'sources'>,
  bytes?: Uint8Array,
): Rulebook {
  return loadBook(file, safety, sources, bytes)
}
