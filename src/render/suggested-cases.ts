import { UNFILLED } from '../core/cases/case.ts'
import { RESTED_CASE } from '../core/cases/run-cases.ts'
import type { Suggestion } from '../core/cases/suggest.ts'
import { safeJson } from './json.ts'

/** Suggested check-ins as a file of cases. What each must get is left for a person to say. */
export function suggestedCases(suggestions: readonly Suggestion[]): string {
  if (suggestions.length === 0) {
    return '# Nothing is missing: every branch and adjustment, and both sides of every number, have a case.\n'
  }
  return [
    `# ${UNFILLED}: what this check-in must get, and on whose word. Until then rules test refuses the file.`,
    'about: Cases that were missing.',
    'cases:',
    ...suggestions.flatMap(caseLines),
    '',
  ].join('\n')
}

function caseLines({ name, about, answers }: Suggestion): string[] {
  const whole = Object.keys(RESTED_CASE).some((id) => answers[id] === undefined)
  const given = Object.entries(answers).filter(
    ([id, value]) => whole || String(value) !== String(RESTED_CASE[id]),
  )
  return [
    `  - name: ${onOneLine(name)}`,
    `    row: ${onOneLine(about)}`,
    `    given: ${onOneLine(Object.fromEntries(given))}`,
    ...(whole ? ['    only: true'] : []),
    '    expect:',
    `      verdict: ${UNFILLED} # move, rest or reassess`,
    `      care: ${UNFILLED} # none, clinician-soon, clinician-today or emergency`,
    `    sources: [${UNFILLED}]`,
    `    why: ${UNFILLED}`,
    '',
  ]
}

/** JSON is YAML too. */
function onOneLine(value: unknown): string {
  return safeJson(value, 0).trimEnd()
}
