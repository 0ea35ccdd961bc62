import type { RulesCheck } from '../core/proof/check.ts'
import type { InvariantResult, MonotoneResult, OpenRisk, ProofResult } from '../core/proof/model.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { adviceLines, counterexampleJson, counterexampleWords } from './counterexample.ts'
import { findingText } from './error.ts'
import { demandWords } from './fact-words.ts'
import { largeWords, secondsWords } from './large.ts'
import { entry, headed, list, page, paragraph } from './layout.ts'
import { loosensLines, opensLines } from './loosening.ts'
import { questionName } from './question-words.ts'
import { theme, type Style } from './style.ts'

/** What was found out about a rulebook: what breaks it first, each with its smallest check-in, then the figures. */
export function checkText(check: RulesCheck, style: Style): string {
  const { rulebook, form } = check
  const findings = form.map((finding) => findingText(finding).trimEnd().split('\n'))
  if (rulebook === null) return page([...findings, formLines(check, style)])
  const broken = [
    ...refuted(check.proof).map((result) => refutedLines(result, rulebook, style)),
    ...(check.monotone?.loosenings ?? []).map((each) => loosensLines(each, rulebook, style)),
    ...once(check.monotone?.openRisks ?? []).map((each) => opensLines(each, rulebook, style)),
  ]
  return page([
    ...findings,
    ...broken.slice(0, MOST),
    broken.length > MOST ? paragraph(style, moreWords(broken.length - MOST)) : [],
    [
      ...paragraph(style, bookWords(rulebook)),
      ...formLines(check, style),
      ...(check.proof === null ? [] : proofLines(check, check.proof, style)),
      ...(check.monotone === null ? [] : monotoneLines(check.monotone, style)),
      ...(check.proof === null ? [] : assumedLines(rulebook, style)),
      ...entry(style, 'Time:', timeWords(check)),
    ],
  ])
}

function timeWords({ milliseconds, keptMilliseconds }: RulesCheck): string {
  const time = secondsWords(milliseconds)
  if (keptMilliseconds === undefined) return time
  return `${time}; the proof took ${secondsWords(keptMilliseconds)} when it was made, and nothing that it depends on has changed since`
}

/** Who mends twenty runs it again. */
const MOST = 20

function moreWords(left: number): string {
  return `... and ${String(left)} more of these; --json lists them all.`
}

/** An open answer compared with several worse ones is told once. */
function once(risks: readonly OpenRisk[]): OpenRisk[] {
  return risks.filter(
    ({ question, measure }, index) =>
      risks.findIndex((other) => other.question === question && other.measure === measure) ===
      index,
  )
}

type Refuted = Extract<InvariantResult, { proved: false }>

function refuted(proof: ProofResult | null): Refuted[] {
  return (proof?.invariants ?? []).filter((result): result is Refuted => !result.proved)
}

function bookWords({ safety, book }: Rulebook): string {
  return `${book.id} ${book.version}, behind the gate ${safety.id} ${safety.version}`
}

function refutedLines(
  { invariant, smallest }: Refuted,
  rulebook: Rulebook,
  style: Style,
): string[] {
  return [
    ...headed(
      style,
      { text: 'REFUTED', paint: theme(style).strong },
      `${invariant.id}: ${invariant.says}`,
    ),
    ...entry(style, 'Demanded:', demandWords(invariant, rulebook)),
    ...entry(style, 'But:', counterexampleWords(smallest, rulebook, style)),
    counterexampleJson(smallest),
    ...adviceLines(smallest),
  ]
}

function formLines({ form, rulebook, wholeForm }: RulesCheck, style: Style): string[] {
  const found = form.length === 0 ? 'no findings' : counted(form.length, 'finding')
  const unseen = wholeForm ? 'no proof is tried' : 'nothing else is looked at'
  const left = rulebook === null ? `; ${unseen} until they are mended` : ''
  return entry(style, 'Form:', `${found}${left}`)
}

function proofLines({ leftOut }: RulesCheck, proof: ProofResult, style: Style): string[] {
  const { invariants, extent } = proof
  const held = invariants.filter(({ proved }) => proved).length
  const classes = `over all ${largeWords(extent.classes, style)} classes of check-ins, unanswered questions included`
  const size = `${largeWords(BigInt(extent.regions), style)} regions`
  return [
    ...entry(
      style,
      'Proof:',
      `${String(held)} of ${String(invariants.length)} invariants hold, ${classes}, in ${size}`,
    ),
    ...list(
      style,
      'Left out:',
      leftOut.map(({ id, why }) => `${id}: ${why}`),
    ),
  ]
}

function monotoneLines(
  { compared, loosenings, openRisks, exceptions }: MonotoneResult,
  style: Style,
): string[] {
  const steps = `${largeWords(compared, style)} single steps to a worse answer compared`
  const looser =
    loosenings.length === 0
      ? 'no worse answer loosens the advice'
      : `${counted(loosenings.length, 'way')} to loosen the advice by a worse answer`
  const open =
    openRisks.length === 0
      ? 'no answer left open is riskier than its worst'
      : `${counted(once(openRisks).length, 'way')} to loosen it by not answering`
  return [
    ...entry(style, 'Monotone:', `${looser}, and ${open}; ${steps}`),
    ...list(
      style,
      'Except:',
      exceptions.map(
        ({ exception: { id, reason }, used }) =>
          `${id} (${used === 0n ? 'never needed' : `${largeWords(used, style)} steps`}): ${reason}`,
      ),
    ),
  ]
}

/** What no answer means where the rulebook says so: these are read as stated, not as the worst. */
function assumedLines({ questions }: Rulebook, style: Style): string[] {
  const assumed = Object.values(questions).flatMap((question) =>
    question.unknown.policy === 'assume'
      ? [`${questionName(question)}: ${question.unknown.said}`]
      : [],
  )
  return list(style, 'Assumed:', assumed)
}

function counted(count: number, name: string): string {
  return `${String(count)} ${name}${count === 1 ? '' : 's'}`
}
