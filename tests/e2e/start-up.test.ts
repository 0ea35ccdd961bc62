import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'vitest'
import { readCases } from '../../src/adapters/cases-folder.ts'
import {
  AT,
  BIN,
  command,
  journalEntries,
  newFile,
  newFolder,
  recover,
  RESTED_FLAGS,
  type Ran,
  type Start,
} from './recover.ts'

const RUNNER = {
  redFlags: [],
  soreness: 1,
  sleep: 8,
  hunger: 'normal',
  pain: 'none',
  movement: 'looser',
} as const

const cases = readCases(fileURLToPath(new URL('../../rules/cases', import.meta.url)))

/** Check-ins from every file of cases, some of each. */
const sampled = cases.filter((_, index) => index % Math.max(1, Math.floor(cases.length / 64)) === 0)

const project = join(dirname(BIN), '..')
const alone = newFolder()

// The start-up path by itself: nothing is there that it could leave its work to.
mkdirSync(join(alone, 'dist'))
cpSync(join(project, 'bin'), join(alone, 'bin'), { recursive: true })
for (const file of ['quick.cjs', 'rulebook.ndjson']) {
  cpSync(join(project, 'dist', file), join(alone, 'dist', file))
}

function startUp(words: readonly string[], start: Start = {}): Promise<Ran> {
  return command([process.execPath, join(alone, 'bin', 'recover.js'), ...words], start)
}

/** The full program: the start-up path leaves a command line with `--no-color` to it. */
function full(words: readonly string[], start: Start = {}): Promise<Ran> {
  return recover([...words, '--no-color'], start)
}

describe('the start-up path gives the bytes of the full program', () => {
  test('there are enough check-ins, and they differ', ({ expect }) => {
    expect(sampled.length).toBeGreaterThanOrEqual(60)
    expect(new Set(sampled.map(({ expect: { verdict } }) => verdict)).size).toBe(3)
  })

  test.concurrent.for(sampled)(
    '$name',
    async ({ given, only, at = '2026-11-22T07:10' }, { expect }) => {
      const answers = only === true ? given : { ...RUNNER, ...given }
      const file = newFile('answers.json', JSON.stringify(answers))
      const words = ['today', '--answers', file, '--json', '--at', at, '--no-save', '--exit-code']
      const [quick, whole] = await Promise.all([startUp(words), full(words)])
      expect([0, 10, 20]).toContain(quick.code)
      expect(quick.stderr).toBe('')
      expect(whole).toEqual(quick)
    },
  )

  test.concurrent('with a profile that was read before, and with one that was not', async ({
    expect,
  }) => {
    const home = newFolder()
    await recover(['profile', 'set', 'age', '50', 'condition', 'aged-65-plus'], { home })
    const words = ['today', ...AT, ...RESTED_FLAGS, '--json', '--no-save']
    const [quick, whole] = await Promise.all([startUp(words, { home }), full(words, { home })])
    expect(quick).toMatchObject({ code: 0, stderr: '' })
    expect(quick.stdout).toContain('"age": 50')
    expect(whole).toEqual(quick)
  })

  test.concurrent('and the same journal', async ({ expect }) => {
    const [home, other] = [newFolder(), newFolder()]
    const words = ['today', ...AT, ...RESTED_FLAGS, '--json']
    await Promise.all([startUp(words, { home }), full(words, { home: other })])
    expect(journalEntries(home)).toHaveLength(1)
    expect(journalEntries(other)).toEqual(journalEntries(home))
    expect(readdirSync(home)).toEqual(['journal.ndjson'])
  })
})

/** A folder with something in the place of the profile. */
function spoiled(): string {
  const home = newFolder()
  mkdirSync(join(home, 'profile.yaml'))
  return home
}

describe('a profile that cannot be read', () => {
  const words = ['today', ...AT, ...RESTED_FLAGS, '--json', '--no-save']
  test.concurrent('is done without, with a word about it', async ({ expect }) => {
    const home = spoiled()
    const [quick, whole] = await Promise.all([startUp(words, { home }), full(words, { home })])
    expect(quick.code).toBe(0)
    expect(quick.stderr).toMatch(/^recover: went on without your profile: .* it is a folder\n$/)
    expect(whole).toEqual(quick)
  })

  test.concurrent('is told once, also when the full program takes over', async ({ expect }) => {
    const { code, stderr } = await recover(['today', '--soreness=4', '--json'], { home: spoiled() })
    expect(code).toBe(2)
    expect(stderr.match(/went on without/g)).toHaveLength(1)
  })
})

describe('what the start-up path cannot answer is left to the full program, untouched', () => {
  const stdin = JSON.stringify(RUNNER)
  test.concurrent.for<[string, string[], number]>([
    ['text', ['today', ...RESTED_FLAGS], 0],
    ['standard input', ['today', '--answers', '-', '--json'], 0],
    ['YAML', ['today', '--answers', newFile('a.yaml', 'redFlags: [chest-pain-now]'), '--json'], 0],
    ['a file twice', ['today', '--answers', 'a', '--answers', 'b', '--json'], 2],
    ['a moment twice', ['today', ...AT, ...AT, ...RESTED_FLAGS, '--json'], 2],
    ['a flag of nothing', ['today', ...RESTED_FLAGS, '--json=yes'], 2],
    ['a wrong flag', ['today', ...RESTED_FLAGS, '--json', '--no-sav'], 2],
    ['a wrong answer', ['today', '--soreness', '11', '--json'], 2],
    ['a word alone', ['today', ...RESTED_FLAGS, '--json', 'now'], 2],
    ['two dashes', ['today', ...RESTED_FLAGS, '--json', '--'], 0],
    ['help', ['today', '--json', '--help'], 0],
  ])('%s', async ([, words, code], { expect }) => {
    const [quick, whole] = await Promise.all([startUp(words, { stdin }), recover(words, { stdin })])
    // Alone it finds nobody to leave it to, which is how it is seen that it does.
    expect(quick).toMatchObject({ code: 1, stdout: '' })
    expect(whole.code).toBe(code)
  })
})
