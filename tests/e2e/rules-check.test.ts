import { describe, test } from 'vitest'
import { z } from 'zod'
import { HILLS } from './hills-rulebook.ts'
import { advised, AT, newFile, newFolder, recover, type Ran } from './recover.ts'

/** Rests whoever minds hills, and whoever does not: no proof has anything to say against it. */
const CALM = `${HILLS.replace('verdict: move', 'verdict: rest').split('\ndoses:')[0] ?? ''}
doses:
  short:
    optional: true
    minutes: { from: 10, to: 15 }
    rpe: { aim: 1, max: 2 }
    talk: full sentences
    activities: [walk, mobility]
    banned: []
    afterwards: []
    because: A stroll is enough.
    sources: [practice-amunix]
`.replace(
  'verdict: rest\n    headline: No hills today',
  'verdict: rest\n    dose: short\n    headline: No hills today',
)

const counterexample = z.object({
  answers: z.record(z.string(), z.unknown()),
  differs: z.array(z.string()),
  advice: z.string(),
  verdict: z.string(),
  care: z.string(),
  session: z
    .object({ minutes: z.object({ min: z.int(), target: z.int(), max: z.int() }) })
    .nullable(),
})
const count = z.string().regex(/^\d+$/)
const step = z.object({ question: z.string(), measure: z.string(), count })
const report = z.strictObject({
  rulebook: z.object({ id: z.string(), version: z.string(), sha256: z.string() }).nullable(),
  gate: z.object({ id: z.literal('safety') }).nullable(),
  clean: z.boolean(),
  form: z.array(
    z.object({
      message: z.string(),
      at: z.object({ file: z.string(), line: z.int(), column: z.int() }).nullable(),
    }),
  ),
  proof: z
    .strictObject({
      extent: z.strictObject({ classes: count, regions: z.int(), nodes: z.int() }),
      invariants: z.array(
        z.object({
          invariant: z.object({ id: z.string(), says: z.string() }),
          covered: count,
          proved: z.boolean(),
          smallest: counterexample.optional(),
        }),
      ),
    })
    .nullable(),
  monotone: z
    .strictObject({
      compared: count,
      loosenings: z.array(step.extend({ before: counterexample, after: counterexample })),
      openRisks: z.array(step.extend({ open: counterexample, answered: counterexample })),
      exceptions: z.array(z.object({ exception: z.object({ id: z.string() }), used: count })),
    })
    .nullable(),
  leftOut: z.array(z.strictObject({ id: z.string(), why: z.string() })),
  milliseconds: z.int(),
  keptMilliseconds: z.int().nullable(),
})

function reportOf({ stdout }: Ran): z.infer<typeof report> {
  return report.parse(JSON.parse(stdout))
}

describe('recover rules check', () => {
  test.concurrent('finds nothing: exit 0, in words and as JSON', async ({ expect }) => {
    const home = newFolder()
    const file = newFile('calm.yaml', CALM)
    const ran = await recover(['rules', 'check', file, '--json'], { home })
    const said = reportOf(ran)
    expect(said).toMatchObject({ clean: true, form: [], rulebook: { id: 'hills' } })
    expect(said.proof?.invariants.every(({ proved }) => proved)).toBe(true)
    expect(BigInt(said.proof?.extent.classes ?? 0)).toBeGreaterThan(10n ** 9n)
    expect(said.monotone).toMatchObject({ loosenings: [], openRisks: [] })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    const again = await recover(['rules', 'check', file], { home })
    expect(again).toMatchObject({ code: 0, stderr: '' })
    expect(again.stdout).toMatch(/invariants hold, over all/)
  })

  test.concurrent('what it finds is what recover today does', async ({ expect }) => {
    const home = newFolder()
    const file = newFile('hills.yaml', HILLS)
    const ran = await recover(['rules', 'check', file, '--json'], { home })
    expect(ran).toMatchObject({ code: 65, stderr: '' })
    const { clean, proof, monotone } = reportOf(ran)
    expect(clean).toBe(false)
    const broken = proof?.invariants.flatMap(({ smallest }) => smallest ?? []) ?? []
    expect(broken.length).toBeGreaterThan(1)
    const [loosening] = monotone?.loosenings ?? []
    const shown = [...broken.slice(0, 2), ...(loosening ? [loosening.before, loosening.after] : [])]
    for (const { answers, advice, verdict, care, session } of shown) {
      const words = ['today', ...AT, '--no-save', '--unproven', '--rules', file, '--answers', '-']
      const today = await recover([...words, '--json'], { stdin: JSON.stringify(answers), home })
      expect(today.code).toBe(0)
      expect(advised(today)).toMatchObject({ advice, verdict, care })
      expect(advised(today).session?.minutes ?? null).toEqual(session?.minutes ?? null)
    }
    const inWords = await recover(['rules', 'check', file], { home })
    const placed = inWords.stdout.split('\n').filter((line) => line.startsWith(`${file}:`))
    expect(placed.length).toBeGreaterThan(1)
    for (const line of placed) {
      const [, number = '0', advice = ''] = /:(\d+):\d+: gives it (\S+)$/.exec(line) ?? []
      const branch = HILLS.split('\n').slice(Number(number) - 1, Number(number) + 2)
      expect(branch.join(' ')).toContain(advice)
    }
  })

  test.concurrent('form alone takes no proof', async ({ expect }) => {
    const words = ['rules', 'check', newFile('hills.yaml', HILLS), '--form-only', '--json']
    const ran = await recover(words)
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(reportOf(ran)).toMatchObject({ clean: true, proof: null, monotone: null })
  })

  test.concurrent('tells all that is wrong in a file, with its places', async ({ expect }) => {
    const wrong = HILLS.replace('advise: go-up', 'advise: go-upp').replace('least: 3', 'least: 9')
    const file = newFile('wrong.yaml', wrong)
    const inWords = await recover(['rules', 'check', file])
    expect(inWords).toMatchObject({ code: 65, stderr: '' })
    const lines = wrong.split('\n')
    for (const part of ['go-upp', '9 } }']) {
      const row = lines.findIndex((line) => line.includes(part))
      const column = (lines[row] ?? '').indexOf(part)
      const at = `${file}:${String(row + 1)}:${String(column + 1)}: `
      expect(inWords.stdout).toContain(at)
      const after = inWords.stdout.slice(inWords.stdout.indexOf(at)).split('\n')
      // The caret stands below the word.
      expect(after[2]?.indexOf('^')).toBe(after[1]?.indexOf(part))
      expect(after[2]?.trim()).toBe('^')
    }
    const asJson = await recover(['rules', 'check', file, '--json'])
    expect(asJson).toMatchObject({ code: 65, stderr: '' })
    const said = reportOf(asJson)
    expect(said).toMatchObject({ clean: false, rulebook: null, proof: null, monotone: null })
    expect(said.form.map(({ at }) => at?.file)).toEqual([file, file])
  })

  test.concurrent('a file that cannot be read is no finding', async ({ expect }) => {
    const ran = await recover(['rules', 'check', '/nowhere/rules.yaml', '--json'])
    expect(ran).toMatchObject({ code: 66, stdout: '' })
  })
})
