import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCases } from '../../src/adapters/cases-folder.ts'
import { momentOfText } from '../../src/adapters/clock.ts'
import { readRulesFiles, type RulesFiles } from '../../src/adapters/rules-files.ts'
import { checkedWhenBuilt, shippedRulebook } from '../../src/adapters/shipped-rulebook.ts'
import type { WorkedCase } from '../../src/core/cases/case.ts'
import { runCases } from '../../src/core/cases/run-cases.ts'
import { cutsOf } from '../../src/core/proof/cuts.ts'
import { decisionOf, type Decision } from '../../src/core/proof/decision.ts'
import { formFindings } from '../../src/core/proof/form.ts'
import { monotone } from '../../src/core/proof/monotone.ts'
import { prove } from '../../src/core/proof/prove.ts'
import { RecoverError } from '../../src/errors.ts'
import type { Mutant } from './mutants.ts'

/** What keeps a rulebook right, cheapest first. */
export const LAYERS = ['form', 'case', 'proof', 'monotone'] as const
export type Layer = (typeof LAYERS)[number]

/** What a layer has against a mutant. */
export interface Caught {
  readonly layer: Layer
  readonly by: string
}

/**
 * The layers that catch a mutant of the rules in a folder: the first one, or with `all` each of them
 * by itself. None has survived.
 */
export function caughtBy({ file, edit }: Mutant, { all }: { readonly all: boolean }): Caught[] {
  const folder = mkdtempSync(join(tmpdir(), 'recover-mutant-'))
  try {
    cpSync('rules', folder, { recursive: true })
    const path = join(folder, file)
    writeFileSync(path, edit(readFileSync(path, 'utf8')))
    return caughtIn(folder, all)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function caughtIn(folder: string, all: boolean): Caught[] {
  const files = filesIn(folder)
  if (files instanceof RecoverError) return [{ layer: 'form', by: files.message }]
  const { rulebook, proofs } = files
  let worked: Decision | undefined
  const decision = (): Decision => {
    const { invariants, exceptions } = proofs
    const further = [...invariants, ...exceptions].flatMap(({ when }) => when ?? [])
    worked ??= decisionOf(rulebook, further, cutsOf(rulebook, invariants))
    return worked
  }
  const look: Readonly<Record<Layer, () => string | undefined>> = {
    form: () => {
      const [found] = formFindings(rulebook, files.cited)
      return found && Object.values(found).join(' ')
    },
    case: () => failedCase(files),
    proof: () => {
      const broken = prove(decision(), proofs.invariants).invariants.filter(({ proved }) => !proved)
      return told(broken.map(({ invariant }) => invariant.id))
    },
    monotone: () => {
      const { loosenings, openRisks } = monotone(decision(), proofs.exceptions)
      return told(
        [...loosenings, ...openRisks].map(({ question, measure }) => `${question}, ${measure}`),
      )
    },
  }
  const caught: Caught[] = []
  for (const layer of LAYERS) {
    if (caught.length > 0 && !all) break
    const by = look[layer]()
    if (by !== undefined) caught.push({ layer, by })
  }
  return caught
}

const built = { rulebook: shippedRulebook('dist'), checked: checkedWhenBuilt('dist') }

function filesIn(folder: string): RulesFiles | RecoverError {
  try {
    return readRulesFiles(folder, built, undefined)
  } catch (error) {
    if (error instanceof RecoverError && error.code === 'data') return error
    throw error
  }
}

/** The hour of an ordinary morning, of which cases are that do not say when. */
const MORNING = '2026-11-22T07:10'

let cases: readonly WorkedCase[] | undefined

function failedCase({ rulebook }: RulesFiles): string | undefined {
  cases ??= readCases('rules/cases')
  const { results } = runCases(rulebook, cases, (at) => momentOfText(at ?? MORNING))
  return told(
    results.filter(({ differences }) => differences.length > 0).map(({ worked }) => worked.name),
  )
}

function told(names: readonly string[]): string | undefined {
  const [first] = names
  return first && (names.length === 1 ? first : `${first} (and ${String(names.length - 1)} more)`)
}
