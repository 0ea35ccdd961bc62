import { Command } from 'commander'
import type { App } from '../app.ts'
import { isClean, type RulesCheck } from '../core/proof/check.ts'
import { MisnamedBook } from '../core/rulebook/as-far.ts'
import { EXIT, RecoverError, type Finding } from '../errors.ts'
import type { Invocation } from './invocation.ts'
import { findingsOf, formAsFar, formWithin, proofOf, type RulesFiles } from './prove.ts'
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
    const further = files instanceof MisnamedBook ? await formAsFar(files) : undefined
    return flawed([...files.findings, ...(further ?? [])], further !== undefined)
  }
  const form = await formWithin(app, files).catch(findingsOf)
  if (form instanceof RecoverError) return flawed(form.findings, false)
  const layers = formOnly ? UNPROVED : await layersOf(app, files).catch(findingsOf)
  if (layers instanceof RecoverError) return flawed([...form, ...layers.findings], true)
  const { rulebook, leftOut } = files
  return { rulebook, form, wholeForm: true, leftOut, ...layers }
}

/** A rulebook of which nothing can be proved. */
function flawed(form: readonly Finding[], wholeForm: boolean): Found {
  return { rulebook: null, form, wholeForm, ...UNPROVED, leftOut: [] }
}

async function layersOf(
  app: App,
  files: RulesFiles,
): Promise<Pick<RulesCheck, 'proof' | 'monotone' | 'keptMilliseconds'>> {
  const { proved, kept } = await proofOf(app, files)
  const { placed } = await import('../core/proof/placed.ts')
  const { milliseconds } = proved
  const layers = placed(proved, files.rulebook, files.placeOf)
  return { ...layers, ...(kept ? { keptMilliseconds: milliseconds } : {}) }
}
