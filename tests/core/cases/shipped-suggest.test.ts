import { expect, test } from 'vitest'
import { readCases } from '../../../src/adapters/cases-folder.ts'
import { momentOfText } from '../../../src/adapters/clock.ts'
import { loadBook, loadSafety } from '../../../src/adapters/rulebook-file.ts'
import { runCases } from '../../../src/core/cases/run-cases.ts'
import { suggestionsFor } from '../../../src/core/cases/suggest.ts'

test('the shipped rules lack none', () => {
  const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
  const shipped = loadBook('rules/recovery.yaml', safety, sources)
  const report = runCases(shipped, readCases('rules/cases'), (hour) =>
    momentOfText(hour ?? '2026-11-22T07:10'),
  )
  expect(suggestionsFor(shipped, report)).toStrictEqual([])
}, 300_000)
