import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readJsonAnswers } from '../../src/adapters/json-answers.ts'
import { loadBook, loadSafety } from '../../src/adapters/rulebook-file.ts'
import { settle } from '../../src/core/advice/settle.ts'
import { newFile, recover } from './recover.ts'

const text = readFileSync('tests/fixtures/rulebooks/sound.yaml', 'utf8')

function edited(from: string, to: string): string {
  expect(text).toContain(from)
  return newFile('hills.yaml', text.replace(from, to))
}

const before = newFile('hills.yaml', text)

const diffSchema = z.object({
  same: z.boolean(),
  compared: z.string().regex(/^\d{9,}$/),
  changes: z.array(
    z.object({
      way: z.enum(['looser', 'tighter', 'other']),
      example: z.object({
        answers: z.record(z.string(), z.unknown()),
        before: z.object({ verdict: z.string() }),
        after: z.object({ verdict: z.string() }),
      }),
    }),
  ),
})

describe('recover rules diff', () => {
  const after = edited('hillMood: { at-least: 3 }', 'hillMood: { at-least: 4 }')

  test('tells which check-ins get another advice, with one that shows it', async () => {
    const { code, stdout, stderr } = await recover(['rules', 'diff', before, after], {
      env: { COLUMNS: '80' },
    })
    expect([code, stderr]).toStrictEqual([0, ''])
    expect(stdout).toMatch(
      /^LESS CAREFUL {2}rest → move \(stay-flat → go-up\), in [\d.,]+ × 10\^\d+ classes\n/,
    )
    expect(stdout).toMatch(/\nWhere: {6}hill mood is 3\/5 \(of all that get \S+ (before|after)\)\n/)
    expect(stdout).toMatch(/\n\{"redFlags":\[\].*"hillMood":3.*\}\n/)
    expect(stdout).toMatch(/\nChanges: {4}• less careful: 2, in [^\n]*\n/)
    const longest = Math.max(
      ...stdout
        .split('\n')
        .filter((line) => !line.startsWith('{'))
        .map((line) => line.length),
    )
    expect(longest).toBeLessThanOrEqual(80)
  })

  test('names a check-in that a file of answers may hold, and that the two answer so', async () => {
    const { code, stdout } = await recover(['rules', 'diff', before, after, '--json'])
    const { same, changes } = diffSchema.parse(JSON.parse(stdout))
    expect([code, same, changes.length]).toStrictEqual([0, false, 4])
    const { answers, ...made } = changes[0]?.example ?? { answers: {} }
    const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
    const verdicts = [before, after].map((file) => {
      const rulebook = loadBook(file, safety, sources)
      const read = readJsonAnswers(
        newFile('answers.json', JSON.stringify(answers)),
        rulebook.questions,
      )
      return settle(rulebook, read ?? {}).outcome.advice.verdict
    })
    expect(made).toMatchObject({
      before: { verdict: verdicts[0] },
      after: { verdict: verdicts[1] },
    })
    expect(verdicts).toStrictEqual(['rest', 'move'])
  })

  test('says that two mean the same, however they are written', async () => {
    const again = edited('{ hillMood: { at-least: 3 } }', '{ not: { hillMood: { below: 3 } } }')
    const { code, stdout } = await recover(['rules', 'diff', before, again])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Before: /)
    expect(stdout).toMatch(/\nChanges: +none: all /)
  })

  test('names the questions that only one of them has', async () => {
    const renamed = newFile('hills.yaml', text.replaceAll('climbed', 'metres'))
    const { stdout } = await recover(['rules', 'diff', before, renamed])
    expect(stdout).toMatch(/\nOnly before: ?the question climbed/)
    expect(stdout).toMatch(/\nOnly after: ?the question metres/)
  })

  test('refuses what cannot be compared or read', async () => {
    const scale = 'scale: { from: 0, to: 5, low: not at all, high: as much as one can }'
    const number = edited(scale, 'number: { from: 0, to: 5, step: 1, unit: moods }')
    const other = await recover(['rules', 'diff', before, number])
    expect(other).toMatchObject({ code: 65, stdout: '' })
    expect(other.stderr).toContain('hillMood asks for a scale in one and a number in the other')
    expect(await recover(['rules', 'diff', before, '/no/such.yaml'])).toMatchObject({ code: 66 })
    expect(await recover(['rules', 'diff', before])).toMatchObject({ code: 2 })
  })
})
