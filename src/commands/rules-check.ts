import { Command } from 'commander'
import type { App } from '../app.ts'
import { isClean, type RulesCheck } from '../core/proof/check.ts'
import type { Proofs } from '../core/proof/compile-invariants.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { EXIT, RecoverError, type Finding } from '../errors.ts'
import type { Invocation } from './invocation.ts'
import { styleOf } from './style.ts'

interface CheckOptions {
  readonly formOnly?: true
  readonly json?: true
  readonly color: boolean
}

/** `recover rules check`: form, proof and monotonicity of a rulebook. */
export function rulesCheckCommand(app: App, { done }: Invocation): Command {
  return new Command('check')
    .description('prove a rulebook: its form, the invariants, and that worse answers never loosen')
    .argument('[file]', 'another rulebook (default: the one in use)')
    .option('--form-only', 'form alone, without the proofs')
    .option('--json', 'the report as one JSON object')
    .option('--no-color', 'no colour')
    .action(async (file: string | undefined, options: CheckOptions) => {
      const begun = app.elapsed()
      const found = await checked(app, file, options.formOnly ?? false)
      const check: RulesCheck = { ...found, milliseconds: app.elapsed() - begun }
      app.out(await reported(check, app, options))
      done(isClean(check) ? EXIT.ok : EXIT.data)
    })
}

async function reported(check: RulesCheck, app: App, options: CheckOptions): Promise<string> {
  if (options.json) return (await import('../render/proof-json.ts')).checkJson(check)
  const { checkText } = await import('../render/proof.ts')
  return checkText(check, await styleOf(app, options.color))
}

type Found = Omit<RulesCheck, 'milliseconds'>

const UNPROVED = { proof: null, monotone: null }

async function checked(app: App, file: string | undefined, formOnly: boolean): Promise<Found> {
  const files = await app.rulesFiles(file).catch(findingsOf)
  if (files instanceof RecoverError) {
    return { rulebook: null, form: files.findings, ...UNPROVED, leftOut: [] }
  }
  const { rulebook, proofs, leftOut } = files
  const form = await formOf(files)
  const proved = formOnly ? UNPROVED : await proofOf(rulebook, proofs)
  return { rulebook, form, leftOut, ...proved }
}

type RulesFiles = Awaited<ReturnType<App['rulesFiles']>>

/** The flaws of form that only the whole space shows, in the order of the file. */
async function formOf({ rulebook, cited, placeOf }: RulesFiles): Promise<Finding[]> {
  const { formFindings } = await import('../core/proof/form.ts')
  const { placeOfFinding } = await import('../core/proof/finding-place.ts')
  const { findingWords } = await import('../render/finding-words.ts')
  return formFindings(rulebook, cited)
    .flatMap((found) => {
      const at = placeOf(placeOfFinding(found, rulebook))
      return at === undefined ? [] : [{ message: findingWords(found), at }]
    })
    .toSorted((a, b) => a.at.line - b.at.line)
}

/** What is wrong in a file is what was asked for; a file that cannot be read is an error. */
function findingsOf(error: unknown): RecoverError {
  if (error instanceof RecoverError && error.code === 'data') return error
  throw error
}

/** The prover is loaded only where something is proved. */
async function proofOf(
  rulebook: Rulebook,
  { invariants, exceptions }: Proofs,
): Promise<Pick<Found, 'proof' | 'monotone'>> {
  const { decisionOf } = await import('../core/proof/decision.ts')
  const { cutsOf } = await import('../core/proof/cuts.ts')
  const { prove } = await import('../core/proof/prove.ts')
  const { monotone } = await import('../core/proof/monotone.ts')
  const further = [...invariants, ...exceptions].flatMap(({ when }) => when ?? [])
  const decision = decisionOf(rulebook, further, cutsOf(rulebook, invariants))
  return { proof: prove(decision, invariants), monotone: monotone(decision, exceptions) }
}
