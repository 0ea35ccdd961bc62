import type { App } from '../app.ts'
import type { MisnamedBook } from '../core/rulebook/as-far.ts'
import { isEmergency } from '../core/checkin/collect.ts'
import { proofsHold, type Proved } from '../core/proof/check.ts'
import type { FormFinding } from '../core/proof/model.ts'
import type { Answers, Rulebook } from '../core/rulebook/model.ts'
import { RecoverError, type Finding } from '../errors.ts'

/** A rulebook with its files, as the port gives them. */
export type RulesFiles = Awaited<ReturnType<App['rulesFiles']>>

/** What the form of a rulebook is judged by. */
type Formed = Pick<RulesFiles, 'rulebook' | 'cited' | 'placeOf'>

/** The flaws of form that only the whole space shows, each with its place, in the order of the file. */
export async function formOf(
  { rulebook, cited, placeOf }: Formed,
  isSure: (found: FormFinding) => boolean = () => true,
): Promise<Finding[]> {
  const { formFindings } = await import('../core/proof/form.ts')
  const { placeOfFinding } = await import('../core/proof/finding-place.ts')
  const { findingWords } = await import('../render/finding-words.ts')
  return formFindings(rulebook, cited)
    .filter(isSure)
    .flatMap((found) => {
      const at = placeOf(placeOfFinding(found, rulebook))
      return at === undefined ? [] : [{ message: findingWords(found), at }]
    })
    .toSorted((a, b) => a.at.line - b.at.line)
}

/** The flaws that a rulebook has whatever its wrong names are meant for; undefined where none can be told. */
export async function formAsFar({ asFar, placeOf }: MisnamedBook): Promise<Finding[] | undefined> {
  const known = asFar()
  if (known === undefined) return undefined
  const { rulebook, isSure } = known
  const ofBook: RulesFiles['placeOf'] = ({ file, place, part }) =>
    file === 'book' ? placeOf(place, part) : undefined
  return formOf({ rulebook, cited: [], placeOf: ofBook }, isSure).catch((error: unknown) => {
    // What is too woven to be looked at is told once it is all that is wrong.
    findingsOf(error)
    return undefined
  })
}

/** What is wrong in a file is what was asked for; a file that cannot be read is an error. */
export function findingsOf(error: unknown): RecoverError {
  if (error instanceof RecoverError && error.code === 'data') return error
  throw error
}

/** The same as `formOf`. Throws `data` where conditions are too woven; that is kept, so that nobody waits for it twice. */
export function formWithin(app: App, files: RulesFiles): Promise<Finding[]> {
  return within(app, files, `form ${files.key}`, () => formOf(files))
}

/** What can be proved of a rulebook; kept, so that nobody waits for it twice. Throws as `formWithin` does. */
export async function proofOf(
  app: App,
  files: RulesFiles,
): Promise<{ readonly proved: Proved; readonly kept: boolean }> {
  const before = await app.proofs.kept(files.key)
  if (before !== undefined && before !== 'too-woven') return { proved: before, kept: true }
  const proved = await within(app, files, files.key, () => proofNow(app, files))
  await app.proofs.keep(files.key, proved)
  return { proved, kept: false }
}

async function within<Found>(
  app: App,
  files: RulesFiles,
  key: string,
  look: () => Promise<Found>,
): Promise<Found> {
  if ((await app.proofs.kept(key)) === 'too-woven') throw await tooWoven(files)
  try {
    return await look()
  } catch (error) {
    const { TooWoven } = await import('../core/proof/nodes.ts')
    if (!(error instanceof TooWoven)) throw error
    await app.proofs.keep(key, 'too-woven')
    throw await tooWoven(files)
  }
}

/** The same, and where its author begins to mend it. */
async function tooWoven({ rulebook, placeOf }: RulesFiles): Promise<RecoverError> {
  const { MOST_NODES, TooWoven } = await import('../core/proof/nodes.ts')
  const { widestOf } = await import('../core/proof/widest.ts')
  const { wovenWords } = await import('../render/finding-words.ts')
  const wide = widestOf(rulebook)
  const message = wovenWords(MOST_NODES, wide)
  const at = wide && placeOf(wide.place)
  return new TooWoven([{ message, ...(at && { at }) }])
}

async function proofNow(
  app: App,
  { rulebook, proofs: { invariants, exceptions } }: RulesFiles,
): Promise<Proved> {
  // A person who waits is told for what.
  const { id, version } = rulebook.book
  if (app.terminal.asks) {
    app.show(`recover: proving ${id} ${version}:\nsome ten seconds after each change ...\n`)
  }
  const begun = app.elapsed()
  // The prover is loaded only where something is proved.
  const { decisionOf } = await import('../core/proof/decision.ts')
  const { cutsOf } = await import('../core/proof/cuts.ts')
  const { prove } = await import('../core/proof/prove.ts')
  const { monotone } = await import('../core/proof/monotone.ts')
  const further = [...invariants, ...exceptions].flatMap(({ when }) => when ?? [])
  const decision = decisionOf(rulebook, further, cutsOf(rulebook, invariants))
  const proof = prove(decision, invariants)
  const found = monotone(decision, exceptions)
  const extent = { ...proof.extent, nodes: decision.space.diagrams.size() }
  return { proof: { ...proof, extent }, monotone: found, milliseconds: app.elapsed() - begun }
}

/** The rulebook that may advise on these answers. Throws as `allowed` does. */
export async function allowedFor(
  app: App,
  rulebook: Rulebook,
  answers: Answers,
  options: Allowance,
): Promise<Rulebook> {
  // An emergency is for the gate, and waits for no proof.
  return isEmergency(rulebook, answers) ? rulebook : allowed(app, rulebook, options)
}

/** What was said of the rulebook on the command line. */
interface Allowance {
  readonly rules: string | undefined
  readonly unproven: boolean
}

/**
 * The same rulebook, once it may advise: the shipped one, and one of one's own whose proofs hold. One
 * that was not proved since it was last changed is proved now. Throws `data` where its form is flawed,
 * and where a proof fails, unless that is meant.
 */
export async function allowed(
  app: App,
  rulebook: Rulebook,
  { rules, unproven }: Allowance,
): Promise<Rulebook> {
  const { file } = rulebook
  if (file === undefined) return rulebook
  const standing = rulebook.standing ?? (await standingNow(app, rulebook, rules))
  if (standing === 'unproven' && !unproven) {
    const back =
      rules === undefined ? ', and recover rules use default goes back to the shipped one' : ''
    throw new RecoverError(
      'data',
      `${file}: its proofs do not hold, so it gives no advice`,
      `${checking(rules)} says where; --unproven uses it all the same${back}.`,
    )
  }
  return { ...rulebook, standing }
}

/** What to type to see all that is wrong. */
function checking(rules: string | undefined): string {
  return `recover rules check${rules === undefined ? '' : ` ${rules}`}`
}

async function standingNow(
  app: App,
  rulebook: Rulebook,
  rules: string | undefined,
): Promise<NonNullable<Rulebook['standing']>> {
  const files = await filesInForm(app, rules)
  const { TooWoven } = await import('../core/proof/nodes.ts')
  const holds = await proofOf(app, files).then(
    ({ proved }) => proofsHold(proved),
    (error: unknown) => {
      if (error instanceof TooWoven) return false
      throw error
    },
  )
  const standing = holds ? 'proved' : 'unproven'
  app.rulebooks.remember({ ...rulebook, standing })
  return standing
}

/** The files of a rulebook; throws `data` where its form is flawed. */
export async function filesInForm(app: App, rules: string | undefined): Promise<RulesFiles> {
  const files = await app.rulesFiles(rules)
  const form = await formWithin(app, files)
  if (form.length > 0) throw new RecoverError('data', form, `See ${checking(rules)}.`)
  return files
}
