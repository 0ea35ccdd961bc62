import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import type { Answers } from '../../src/core/rulebook/model.ts'
import { answerAll, AT, keysFor, promptsOf, reach, rulebook } from './healthy-runner.ts'
import { KEY, openPty, type Pty } from './pty.ts'

const bin = fileURLToPath(new URL('../../bin/recover.js', import.meta.url))

interface Run {
  readonly pty: Pty
  readonly home: string
}

function today(flags: readonly string[] = [], options: Parameters<typeof openPty>[1] = {}): Run {
  const home = mkdtempSync(join(tmpdir(), 'recover-home-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const command = [process.execPath, bin, 'today', '--at', AT, ...flags]
  const env = { RECOVER_HOME: home, ...options.env }
  return { pty: openPty(command, { keepStdout: true, ...options, env }), home }
}

test('a healthy runner answers at most eight prompts, and standard output holds only the advice', async () => {
  const prompts = promptsOf()
  expect(prompts.length).toBeLessThanOrEqual(8)
  const { pty, home } = today()
  await answerAll(pty, prompts)
  const { code, stdout, raw, restored } = await pty.ended()
  expect({ code, restored }).toStrictEqual({ code: 0, restored: true })
  expect(stdout.trimStart()).toMatch(/^MOVE\b/)
  expect(stdout).not.toContain('\u001B')
  expect(stdout).not.toContain('? ')
  expect(raw).not.toContain('MOVE')
  expect(readFileSync(join(home, 'journal.ndjson'), 'utf8')).toContain('"movement":"looser"')
})

test('the red-flag screen is answered with one key on a terminal of 24 rows and 80 columns', async () => {
  const { pty } = today()
  await pty.shows('None of these: Enter.')
  await pty.shows('exercise you cannot stop')
  const shown = pty.rows().join(' ').replaceAll(/\s+/g, ' ')
  const [prompt] = promptsOf()
  const question = prompt?.kind === 'screen' ? prompt.questions[0] : undefined
  const lines = question?.kind === 'flags' ? Object.values(question.groups) : []
  expect(lines.length).toBeGreaterThan(10)
  expect(lines.filter((line) => !shown.includes(line))).toStrictEqual([])
  pty.send(KEY.enter)
  await pty.shows(rulebook.questions['soreness']?.ask ?? '')
})

const ways = [
  ['Esc', KEY.esc],
  ['Ctrl-C', KEY.ctrlC],
  ['Ctrl-D', KEY.ctrlD],
] as const
const prompts = promptsOf()
const places = ways.flatMap(([name, key]) =>
  prompts.flatMap((_, at) => {
    const place = { name, key, at, plain: false }
    // Esc is what a line reader would not hear.
    return name === 'Esc' ? [place, { ...place, plain: true }] : [place]
  }),
)

test.each(places)(
  '$name at prompt $at, plain $plain: 130, nothing on standard output, nothing saved',
  async ({ key, at, plain }) => {
    const { pty, home } = today(plain ? ['--plain'] : [])
    await answerAll(pty, prompts.slice(0, at), plain)
    const prompt = prompts[at]
    if (prompt !== undefined) await reach(pty, prompt, plain)
    pty.send(key)
    const { code, stdout, restored } = await pty.ended()
    const saved = existsSync(join(home, 'journal.ndjson'))
    expect({ code, stdout, restored, saved }).toStrictEqual({
      code: 130,
      stdout: '',
      restored: true,
      saved: false,
    })
  },
)

test('a red flag is ticked, told apart, and ends in its emergency call; nothing more is asked', async () => {
  const { pty } = today()
  await pty.shows('None of these: Enter.')
  pty.send(`${KEY.space}${KEY.enter}`)
  await pty.shows('None of these after all')
  pty.send(`${KEY.space}${KEY.enter}`)
  const { code, stdout } = await pty.ended()
  const { redFlags } = rulebook.questions
  const [worst] = redFlags?.kind === 'flags' ? Object.keys(redFlags.items) : []
  expect(worst).toBe('chest-pain-now')
  expect(code).toBe(0)
  expect(stdout).toMatch(/emergency number/)
})

test('--plain asks in lines of plain text', async () => {
  const { pty } = today(['--plain'])
  await answerAll(pty, prompts, true)
  const { code, stdout, raw } = await pty.ended()
  expect(code).toBe(0)
  expect(raw).not.toContain('\u001B')
  expect(stdout.trimStart()).toMatch(/^MOVE\b/)
})

test('TERM=dumb is asked in plain lines too', async () => {
  const { pty } = today([], { env: { TERM: 'dumb' } })
  await answerAll(pty, prompts, true)
  const { code, raw } = await pty.ended()
  expect(code).toBe(0)
  expect(raw).not.toContain('\u001B')
})

test('at 40 columns everything is asked and the advice is read on the same screen', async () => {
  const { pty } = today([], { columns: 40, rows: 120, keepStdout: false })
  await answerAll(pty, prompts)
  const { code, rows, restored } = await pty.ended()
  expect({ code, restored }).toStrictEqual({ code: 0, restored: true })
  expect(rows.join('\n')).toMatch(/^ *MOVE\b/m)
})

test('at 40 columns and 24 rows the lists come in parts', async () => {
  const { pty } = today([], { columns: 40 })
  await answerAll(pty, prompts)
  const { code, raw } = await pty.ended()
  expect(code).toBe(0)
  expect(raw.replaceAll(/\s+/g, ' ')).toContain('(part 1 of 3, more lines follow)')
})

test('a wrong answer is told what was expected and asked again', async () => {
  const { pty } = today(['--json'])
  const [screen, soreness, ...rest] = prompts
  if (screen === undefined || soreness === undefined) throw new Error('no prompts')
  await answerAll(pty, [screen])
  await reach(pty, soreness)
  pty.send(`11${KEY.enter}`)
  await pty.shows('"11": expected a whole number from 0 to 10.')
  pty.send(keysFor(soreness))
  await answerAll(pty, rest)
  const { stdout } = await pty.ended()
  expect(JSON.parse(stdout)).toHaveProperty('answers.soreness', 4)
})

test('what flags answer is not asked, and --json keeps standard output one JSON object', async () => {
  const known = { redFlags: [], soreness: 4, sleep: 7.5, hunger: 'normal', pain: 'none' }
  const flags = ['--red-flag', 'none', '--soreness', '4', '--sleep', '7h30', '--hunger', 'normal']
  const { pty } = today([...flags, '--pain', 'none', '--json'])
  const left = promptsOf(known)
  expect(left).toHaveLength(prompts.length - 5)
  await answerAll(pty, left)
  const { code, stdout, raw } = await pty.ended()
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, verdict: 'move', answers: known })
  for (const id of Object.keys(known)) {
    expect(raw).not.toContain(rulebook.questions[id]?.ask ?? id)
  }
})

test('a check-in that is known whole asks nothing', async () => {
  const { pty: first } = today(['--json'])
  await answerAll(first, prompts)
  const advice: { answers: Answers } = JSON.parse((await first.ended()).stdout)
  const flags = Object.entries(advice.answers).flatMap(([id, value]) => {
    const question = rulebook.questions[id]
    if (question === undefined || question.origin === 'clock') return []
    return [
      `--${question.flag}`,
      typeof value === 'object' ? value.join(',') || 'none' : String(value),
    ]
  })
  const { pty } = today(flags)
  const { code, raw, stdout } = await pty.ended()
  expect({ code, raw }).toStrictEqual({ code: 0, raw: '' })
  expect(stdout.trimStart()).toMatch(/^MOVE\b/)
})

test.each([
  ['--no-color', ['--no-color'], {}],
  ['NO_COLOR', [], { NO_COLOR: '1' }],
])('%s holds for the prompts', async (_, flags, env) => {
  const { pty } = today(flags, { env })
  await answerAll(pty, prompts.slice(0, 3))
  pty.send(KEY.ctrlC)
  const { raw } = await pty.ended()
  // oxlint-disable-next-line no-control-regex -- it looks for colour
  expect(raw).not.toMatch(/\u001B\[[\d;]*m/)
})
