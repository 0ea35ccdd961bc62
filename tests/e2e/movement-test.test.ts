import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { rulebook } from './healthy-runner.ts'
import { KEY, openPty, type Pty } from './pty.ts'
import { BIN, recover } from './recover.ts'

/** Every question that may be assumed, answered as it would be: nothing but the test is left to ask. */
const ASSUMED = Object.values(rulebook.questions).flatMap(({ id, unknown }) =>
  unknown.policy === 'assume' ? [[id, unknown.value] as const] : [],
)
const ANSWERS = {
  ...Object.fromEntries(ASSUMED),
  soreness: 4,
  sleep: 7.5,
  hunger: 'normal',
  pain: 'none',
}

function folder(): string {
  const home = mkdtempSync(join(tmpdir(), 'recover-test-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  writeFileSync(join(home, 'answers.json'), JSON.stringify(ANSWERS))
  return home
}

/** The kinds of the entries that are remembered. */
function kindsKept(home: string): string[] {
  const lines = readFileSync(join(home, 'kept', 'journal.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map((line) => JSON.parse(line).entry.kind)
}

function openTest(home: string, columns: number, env: Record<string, string> = {}): Pty {
  const command = [process.execPath, BIN, 'test', '--answers', join(home, 'answers.json')]
  const kept = { RECOVER_HOME: join(home, 'kept') }
  return openPty(command, { columns, keepStdout: true, env: { ...kept, ...env } })
}

/** Ten minutes pass in a moment. */
const QUICK = {
  NODE_OPTIONS: `--require=${fileURLToPath(new URL('../fixtures/quick-time.cjs', import.meta.url))}`,
}

const RATED = [
  ['can hardly move:', '4'],
  ['the worst you can imagine:', '1'],
  ['all you have:', '3'],
] as const

async function rate(pty: Pty, ratings: readonly (readonly [string, string])[]): Promise<void> {
  for (const [field, value] of ratings) {
    await pty.shows(field)
    pty.send(`${value}${KEY.enter}`)
  }
}

describe.each([80, 40])('the movement test on %i columns', (columns) => {
  test('is explained, rated, timed, and stopped by one key: reassess', async () => {
    const home = folder()
    const pty = openTest(home, columns)
    await pty.shows('The movement test:')
    await rate(pty, RATED)
    await pty.shows('Enter starts the 10 minutes:')
    pty.send(KEY.enter)
    await pty.shows('0:01')
    const bar = pty.rows().find((row) => /^ 0:0\d /.test(row)) ?? ''
    expect(bar).toMatch(/^ 0:0\d \[-+\] p pause {2}w worse$/)
    expect(bar.length).toBe(columns - 1)
    pty.send('w')
    const { code, stdout, restored, raw } = await pty.ended()
    expect({ code, restored }).toEqual({ code: 0, restored: true })
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'The test: stopped after 0 min because it got worse.',
    )
    expect(stdout).toMatch(/^REASSESS/m)
    expect(raw).toContain('That is an answer too.')
    expect(kindsKept(home)).toEqual(['test', 'check-in'])
  })

  test('Ctrl-C at every prompt and during the time leaves nothing behind', async () => {
    for (let at = 0; at < RATED.length + 2; at += 1) {
      const home = folder()
      const pty = openTest(home, columns)
      await rate(pty, RATED.slice(0, at))
      if (at < RATED.length) await pty.shows(RATED[at]?.[0] ?? '')
      else await pty.shows('Enter starts the 10 minutes:')
      if (at > RATED.length) {
        pty.send(KEY.enter)
        await pty.shows('0:01')
      }
      pty.send(KEY.ctrlC)
      const { code, stdout, restored } = await pty.ended()
      expect({ at, code, stdout, restored }).toEqual({ at, code: 130, stdout: '', restored: true })
      expect(existsSync(join(home, 'kept', 'journal.ndjson'))).toBe(false)
    }
  })
})

const WHAT_IT_DID = 'Looser than at the start'

/** Rates, lets the ten minutes pass, and answers the first of what is asked after them. */
async function wholeTest(pty: Pty, answered: number): Promise<void> {
  await rate(pty, RATED)
  await pty.shows('Enter starts the 10 minutes:')
  pty.send(KEY.enter)
  await pty.shows('10:00')
  await rate(pty, RATED.slice(0, answered))
  await pty.shows(RATED[answered]?.[0] ?? WHAT_IT_DID)
}

describe.each([80, 40])('after the ten minutes on %i columns', (columns) => {
  test('it is rated again, told what it did, and advised on', async () => {
    const home = folder()
    const pty = openTest(home, columns, QUICK)
    await wholeTest(pty, RATED.length)
    pty.send(`1${KEY.enter}`)
    const { code, stdout, restored } = await pty.ended()
    expect({ code, restored }).toEqual({ code: 0, restored: true })
    expect(stdout).toMatch(/^MOVE/m)
    expect(kindsKept(home)).toEqual(['test', 'check-in'])
  })

  test('Ctrl-C at every prompt leaves nothing behind', async () => {
    for (let at = 0; at <= RATED.length; at += 1) {
      const home = folder()
      const pty = openTest(home, columns, QUICK)
      await wholeTest(pty, at)
      pty.send(KEY.ctrlC)
      const { code, stdout, restored } = await pty.ended()
      expect({ at, code, stdout, restored }).toEqual({ at, code: 130, stdout: '', restored: true })
      expect(existsSync(join(home, 'kept', 'journal.ndjson'))).toBe(false)
    }
  })
})

test('time in which the program was stopped is no movement', async () => {
  const pty = openTest(folder(), 80)
  await rate(pty, RATED)
  await pty.shows('Enter starts')
  pty.send(KEY.enter)
  await pty.shows('0:01')
  pty.signal('SIGSTOP')
  await new Promise((resolve) => setTimeout(resolve, 5500))
  pty.signal('SIGCONT')
  await pty.shows('Time stood still: paused.')
  pty.send('w')
  expect((await pty.ended()).code).toBe(0)
})

describe('without a terminal', () => {
  const FLAGS = ['--soreness', '4', '--sleep', '7.5', '--hunger', 'normal', '--pain', 'none']
  const SCREENED = [...FLAGS, '--red-flag', 'none']
  const test1 = ['test', '--before', '4,1,3', '--no-save', '--json']

  test.each([
    ['2,1,2', [], 'looser', 'move'],
    ['4,1,3', [], 'same', 'move'],
    ['2,1,4', [], 'heavier', 'rest'],
    ['2,3,2', [], 'worse', 'reassess'],
    ['2,1,2', ['--movement', 'heavier'], 'heavier', 'rest'],
    ['2,3,2', ['--movement', 'looser'], 'worse', 'reassess'],
  ])('after %s %o: %s, %s', async (after, said, outcome, verdict) => {
    const ran = await recover([...test1, '--after', after, ...said, ...SCREENED])
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({
      test: { before: { stiffness: 4, pain: 1, effort: 3 }, outcome, minutes: 10 },
      provisional: { verdict: 'move' },
      advice: { schemaVersion: 1, verdict, answers: { movement: outcome } },
    })
  })

  test.each([
    [['--after', '2,1,2', ...FLAGS], '--red-flag is missing'],
    [SCREENED, '--after is missing'],
    [['--after', '2,1', ...SCREENED], '--after "2,1": expected stiffness, pain, effort'],
    [['--after', '2,1,11', ...SCREENED], '--after "2,1,11": expected'],
    [['--after', '2,1,2,3', ...SCREENED], '--after "2,1,2,3": expected'],
    [['--after', '2,1,2', ...SCREENED, '--movement', 'not-done'], '--movement not-done: expected'],
  ])('%o is a usage error: %s', async (words, message) => {
    const ran = await recover([...test1, ...words])
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' })
    expect(JSON.parse(ran.stderr).error.message).toContain(message)
  })

  test.each([
    ['a red flag', ['--red-flag', 'chest-pain-now'], 'emergency'],
    ['fever', ['--red-flag', 'none', '--illness', 'fever', '--illness-days', '1'], 'none'],
    ['a sharp pain', ['--red-flag', 'none', '--pain', 'sharp'], 'clinician-soon'],
  ])('is not allowed with %s: the advice as it was', async (_name, words, care) => {
    const flags = words.includes('--pain') ? FLAGS.slice(0, -2) : FLAGS
    const ran = await recover([...test1, '--after', '0,0,0', ...flags, ...words])
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({
      test: null,
      advice: { care, answers: { movement: 'not-done' } },
    })
  })
})
