import type { CaseCoverage, CaseResult, CasesReport } from '../core/cases/run-cases.ts'
import { wrap } from './wrap.ts'

const INDENT = 7

/** What running the worked check-ins found: those that fail, and what of the rulebook the others reach. */
export function casesText({ results, ...coverage }: CasesReport, columns: number): string {
  const failed = results.filter(({ differences }) => differences.length > 0)
  const counts = `${String(results.length)} cases: ${String(results.length - failed.length)} hold, ${String(failed.length)} fail`
  const sentences = [
    counts,
    coverageWords('advice', coverage.advice),
    coverageWords('branches', coverage.branches),
    coverageWords('dose adjustments, limits and notes', coverage.adjustments),
  ]
  return [
    ...failed.flatMap((result) => failedLines(result, columns)),
    ...sentences.flatMap((sentence) => wrap(sentence, { columns, indent: 0 })),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function failedLines({ worked, differences }: CaseResult, columns: number): string[] {
  return [
    ...wrap(`${worked.name} (${worked.row})`, {
      columns,
      indent: INDENT,
      lead: [{ text: 'FAILS' }],
    }),
    ...[
      `given ${spaced(worked.given)}`,
      ...differences.map(
        ({ what, expected, found }) =>
          `${what}: expected ${spaced(expected)}, found ${spaced(found)}`,
      ),
      `because ${worked.why}`,
    ].flatMap((text) => wrap(text, { columns, indent: INDENT })),
  ]
}

/** JSON with spaces where a line may be broken: pasted, it is the same. */
function spaced(value: unknown): string {
  const text = JSON.stringify(value, null, 1) as string | undefined
  return String(text).replaceAll(/\n */g, ' ')
}

function coverageWords(kind: string, { reached, all, missed }: CaseCoverage): string {
  const left = missed.length === 0 ? '' : `; not reached: ${missed.join('; ')}`
  return `${kind}: ${String(reached)} of ${String(all)} reached${left}`
}
