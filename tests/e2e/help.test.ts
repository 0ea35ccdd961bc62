import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'vitest'
import { z } from 'zod'
import { shippedRulebook } from '../../src/adapters/shipped-rulebook.ts'
import { commands } from '../../src/commands/index.ts'
import { expectedAnswer } from '../../src/core/checkin/intake.ts'
import { whyReserved } from '../../src/core/rulebook/reserved-flags.ts'
import { recover } from './recover.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const { questions } = shippedRulebook(path('../../dist'))

/** A page of help in which line breaks do not matter. */
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')

const ofQuestions = Object.values(questions).map(({ flag }) => flag)

/** The flags that a command has beside those of questions. */
const flags: Readonly<Record<string, readonly string[]>> = {
  today: ['--answers', '--json', '--no-save', '--rules', '--at', '--exit-code', '--plain'],
  why: ['--answers', '--json', '--rules', '--at', '--plain', '--no-color'],
  'profile show': ['--json'],
  'profile edit': ['--plain', '--no-color'],
  'rules test': ['--cases', '--json'],
}

describe('help', () => {
  test.concurrent('of the program lists every command, and how it ends', async ({ expect }) => {
    const { code, stdout, stderr } = await recover(['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const { name, summary } of commands) {
      expect(flat(stdout)).toMatch(new RegExp(` ${name} \\[options\\] ${summary}`))
    }
    expect(stdout).toContain('Exit status:')
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect((await recover(['help'])).stdout).toBe(stdout)
    expect((await recover(['-h'])).stdout).toBe(stdout)
  })

  test.concurrent.for(commands)(
    'of $name, and of everything under it',
    async ({ name }, { expect }) => {
      const open = [[name]]
      for (let words = open.shift(); words !== undefined; words = open.shift()) {
        const { code, stdout, stderr } = await recover([...words, '--help'])
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
        expect(stdout).toMatch(new RegExp(`^Usage: recover ${words.join(' ')}\\b`))
        expect(stdout).toContain('-h, --help')
        expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
        for (const flag of flags[words.join(' ')] ?? []) expect(stdout).toContain(`  ${flag}`)
        const [, below = ''] = stdout.split('Commands:\n')
        const names = [...below.matchAll(/^ {2}([a-z]+)/gm)].map(([, found = '']) => found)
        const longer = names.filter((found) => found !== 'help').map((found) => [...words, found])
        open.push(...longer)
      }
    },
  )

  test.concurrent('of rules tells all that it does', async ({ expect }) => {
    const { stdout } = await recover(['rules', '--help'])
    expect(stdout).toContain('\nprove, test, compare, show and change a rulebook\n')
    const names = [...stdout.matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(([, name]) => name)
    const said = 'check test diff replay show draw init use'
    expect(names.join(' ')).toBe(said)
  })

  test.concurrent.for(['today', 'why'])(
    'of %s says what every question takes',
    async (name, { expect }) => {
      const { stdout } = await recover([name, '--help'])
      for (const question of Object.values(questions)) {
        expect(flat(stdout)).toContain(flat(`${question.ask} ${expectedAnswer(question)}`))
      }
      const listed = [...stdout.matchAll(/^ {2}(?:-h, )?--([a-z-]+)/gm)].map(
        ([, flag = '']) => flag,
      )
      for (const flag of ofQuestions) expect(listed.filter((each) => each === flag)).toEqual([flag])
      // No rulebook of one's own may give a question one of the other flags.
      const ours = listed.filter((flag) => !ofQuestions.includes(flag))
      expect(ours.length).toBeGreaterThan(7)
      expect(ours.filter((flag) => whyReserved(flag) === undefined)).toEqual([])
    },
  )

  test.concurrent.for(['today', 'why', 'profile', 'rules', 'schema'])(
    'help %s is what --help of it is',
    async (name, { expect }) => {
      const [asked, flagged] = await Promise.all([
        recover(['help', name]),
        recover([name, '--help']),
      ])
      expect(asked).toEqual(flagged)
    },
  )

  test.concurrent('does not need what stands beside it to be right', async ({ expect }) => {
    const { code, stdout } = await recover(['today', '--soreness', '99', '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('--soreness')
  })

  test.concurrent.for(['--version', '-V'])(
    '%s is that of the package',
    async (flag, { expect }) => {
      const { version } = z
        .looseObject({ version: z.string() })
        .parse(JSON.parse(readFileSync(path('../../package.json'), 'utf8')))
      expect(await recover([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    },
  )
})
