import { expect, test } from 'vitest'
import type { CasesReport } from '../../src/core/cases/run-cases.ts'
import { casesText } from '../../src/render/cases.ts'
import { displayWidth } from '../../src/render/width.ts'

const all = { reached: 2, all: 2, missed: [] }
const worked = {
  file: 'legs.yaml',
  name: 'Soreness 6 the day after a long run',
  row: 'part 3f',
  given: { soreness: 6, redFlags: [], lastEffort: 'long', usualMinutes: 60 },
  expect: {},
  why: 'Soreness of 5-6 halves the dose.',
}
const report = {
  results: [
    { worked, differences: [] },
    { worked, differences: [{ what: 'verdict', expected: 'move', found: undefined }] },
  ],
  advice: all,
  branches: { reached: 1, all: 2, missed: ['safety:emergency > heart'] },
  adjustments: all,
  reached: [],
} as unknown as CasesReport

test('a case that fails, and what was not reached, in lines that fit', () => {
  const text = casesText(report, 40)
  expect(text.split('\n').filter((line) => displayWidth(line) > 40)).toEqual([])
  expect(text.replaceAll(/\s+/g, ' ')).toBe(
    'FAILS Soreness 6 the day after a long run (part 3f) given { "soreness": 6, "redFlags": [], "lastEffort": "long", "usualMinutes": 60 } verdict: expected "move", found undefined because Soreness of 5-6 halves the dose. 2 cases: 1 hold, 1 fail advice: 2 of 2 reached branches: 1 of 2 reached; not reached: safety:emergency > heart dose adjustments, limits and notes: 2 of 2 reached ',
  )
})

test('what was given is the same when it is pasted, line breaks and all', () => {
  const [, pasted = ''] = /given (\{[^}]*\})/.exec(casesText(report, 40)) ?? []
  expect(pasted).toContain('\n')
  expect(JSON.parse(pasted)).toEqual(worked.given)
})
