import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Prompt } from '../../src/core/checkin/next.ts'
import {
  background,
  first,
  movement,
  one,
  redFlags,
  sleep,
  soreness,
} from '../adapters/ask/questions.ts'
import { KEY, openPty, type Pty } from './pty.ts'

const source = fileURLToPath(new URL('../fixtures/ask.ts', import.meta.url))
// Beside the packages, where the built script finds inquirer.
const script = join(source, '../../../node_modules/.cache/recover-tests/ask.mjs')
const folder = mkdtempSync(join(tmpdir(), 'recover-ask-'))

beforeAll(async () => {
  await build({
    entryPoints: [source],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  })
})
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0

function asks(
  prompts: readonly Prompt[],
  flags: readonly string[] = [],
  options: Parameters<typeof openPty>[1] = {},
): Pty {
  files += 1
  const file = join(folder, `${String(files)}.json`)
  writeFileSync(file, JSON.stringify(prompts))
  return openPty([process.execPath, script, file, ...flags], { keepStdout: true, ...options })
}

const prompts = [first, one(soreness), one(sleep), one(movement), background]
const keys = [KEY.enter, `4${KEY.enter}`, `7h30${KEY.enter}`, `1${KEY.enter}`, KEY.enter]
// The last words of each prompt: once they are shown, it listens.
const drawn = [
  'A knock to the head',
  '10 the worst you can imagine:',
  '0 to 24 h:',
  'or I had to stop',
  'Flat or drained',
]
const plain = [
  '1 to 3 with spaces between, or Enter for none of these:',
  '10 the worst you can imagine:',
  '0 to 24 h:',
  'Type a number from 1 to 3:',
  '1 to 2 with spaces between, or Enter for none of these:',
]
const answers = {
  redFlags: [],
  soreness: 4,
  sleep: 7.5,
  movement: 'looser',
  illness: 'none',
  signs: [],
}

async function answer(pty: Pty, shown: readonly string[], count = shown.length): Promise<void> {
  for (const [at, text] of shown.slice(0, count).entries()) {
    await pty.shows(text)
    pty.send(keys[at] ?? '')
  }
}

describe.each([
  { flags: [], shown: drawn },
  { flags: ['--plain'], shown: plain },
])('in a terminal $flags', ({ flags, shown }) => {
  test('a check-in is asked on standard error; standard output holds the answers alone', async () => {
    const pty = asks(prompts, flags)
    await answer(pty, shown)
    const { code, stdout, restored } = await pty.ended()
    expect({ code, restored, answers: JSON.parse(stdout) as unknown }).toStrictEqual({
      code: 0,
      restored: true,
      answers,
    })
  })

  const ways = [
    ['Esc', KEY.esc],
    ['Ctrl-C', KEY.ctrlC],
    ['Ctrl-D', KEY.ctrlD],
  ] as const
  const places = ways.flatMap(([name, key]) => keys.map((_, at) => ({ name, key, at })))

  test.each(places)('$name at prompt $at leaves with 130', async ({ key, at }) => {
    const pty = asks(prompts, flags)
    await answer(pty, shown, at)
    await pty.shows(shown[at] ?? '')
    pty.send(key)
    const { code, stdout, restored, raw } = await pty.ended()
    expect({ code, stdout, restored }).toStrictEqual({ code: 130, stdout: '', restored: true })
    expect(raw).toContain('Cancelled: nothing was changed or saved')
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s gives the terminal back',
    async (name) => {
      const pty = asks([first], flags)
      await pty.shows('A knock to the head')
      pty.signal(name)
      const { code, restored } = await pty.ended()
      expect({ code, restored }).toStrictEqual({ code: 130, restored: true })
    },
  )

  test('keys pressed before a prompt is shown do not answer it', async () => {
    const gate = join(folder, `gate-${String(files)}`)
    const pty = asks([first], [...flags, '--gate', gate])
    await pty.shows('busy')
    pty.send(`none${KEY.enter}1`)
    // The terminal echoes what nobody reads yet.
    await pty.shows('none 1')
    writeFileSync(gate, '')
    await pty.shows(shown[0] ?? '')
    pty.send(`${flags.length > 0 ? '1' : KEY.space}${KEY.enter}`)
    const { stdout } = await pty.ended()
    expect(JSON.parse(stdout)).toStrictEqual({ redFlags: ['dark-urine'] })
  })

  test('at 40 columns and 24 rows every line of a list is whole on the screen', async () => {
    const label = 'one leg swollen, warm or red, a pop in the calf, or severe tight leg pain'
    const items = Array.from({ length: 12 }, (_, index) => [
      `item-${String(index + 10)}`,
      { label: `Line ${String(index + 1)}: ${label}.`, group: 'all' },
    ])
    const long = { ...redFlags, groups: { all: 'All' }, items: Object.fromEntries(items) }
    const pty = asks([one(long)], flags, { columns: 40 })
    const seen: string[] = []
    for (const last of [`Line 6: ${label}.`, `Line 12: ${label}.`]) {
      await pty.shows(last)
      if (flags.length > 0) await pty.shows('these:')
      seen.push(pty.rows().join(' ').replaceAll(/\s+/g, ' '))
      pty.send(KEY.enter)
    }
    const { stdout } = await pty.ended()
    expect(JSON.parse(stdout)).toStrictEqual({ redFlags: [] })
    const missing = (page: string, from: number, to: number): number[] =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
        (line) => !page.includes(`Line ${String(line)}: ${label}.`),
      )
    expect(missing(seen[0] ?? '', 1, 6)).toStrictEqual([])
    expect(missing(seen[1] ?? '', 7, 12)).toStrictEqual([])
    expect(seen[0]).toContain('(part 1 of 2, more lines follow)')
  })
})

test('arrow keys are no Esc, even when they arrive in two pieces', async () => {
  const pty = asks([first])
  await pty.shows('A knock to the head')
  pty.send(KEY.down)
  await pty.shows('>[ ] Chest trouble')
  pty.send('\u001B')
  pty.send('[B')
  await pty.shows('>[ ] A knock to the head')
  pty.send(`${KEY.space}${KEY.enter}`)
  const { code, stdout } = await pty.ended()
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toStrictEqual({ redFlags: ['head-knock'] })
})

test('what was answered stays in sight, and no torn rows', async () => {
  const pty = asks(prompts)
  await answer(pty, drawn)
  const { rows } = await pty.ended()
  expect(rows.filter((row) => row !== '')).toStrictEqual([
    '? Any of these red flags? none of these',
    '? How sore are your legs? 4',
    '? How long did you sleep? 7h30',
    '? How do you feel after ten easy minutes? Looser',
    '? Do any of these apply to you? none of these',
  ])
})

test.each([
  ['TERM=dumb', { env: { TERM: 'dumb' } }],
  ['few rows', { rows: 11 }],
  ['few columns', { columns: 29 }],
])('%s is asked in plain lines', async (_, options) => {
  const pty = asks([first], ['--colour'], options)
  await pty.shows('these:')
  pty.send(`3${KEY.enter}`)
  const { stdout, raw } = await pty.ended()
  expect(JSON.parse(stdout)).toStrictEqual({ redFlags: ['head-knock'] })
  expect(raw).not.toContain('\u001B')
})

test('choices too tall to be redrawn are asked in plain lines', async () => {
  const choices = Array.from({ length: 13 }, (_, index) => [
    `c${String(index)}`,
    `Choice ${String(index + 1)}.`,
  ])
  const tall = { ...movement, choices: Object.fromEntries(choices) }
  const pty = asks([one(tall)], [], { rows: 14 })
  await pty.shows('Type a number from 1 to 13:')
  pty.send(`13${KEY.enter}`)
  const { stdout } = await pty.ended()
  expect(JSON.parse(stdout)).toStrictEqual({ movement: 'c12' })
})
