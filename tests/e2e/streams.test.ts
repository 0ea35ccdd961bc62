import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import {
  advised,
  AT,
  BIN,
  command,
  journalLines,
  newFile,
  newFolder,
  recover,
  reported,
  RESTED_FLAGS,
  shell,
} from './recover.ts'

const flags = RESTED_FLAGS.join(' ')
const at = AT.join(' ')

describe('standard output that takes nothing', () => {
  test.concurrent.for([
    ['the advice', `today ${flags}`],
    ['the advice for a program', `today ${flags} --json`],
    ['the way to it', `why ${flags}`],
    ['the way to it for a program', `why ${flags} --json`],
    ['a schema', 'schema answers'],
    ['the profile', 'profile show'],
    ['help', 'today --help'],
    ['the version', '--version'],
    ['a rulebook in words', 'rules show --json'],
  ] as const)(
    '%s: a full disk exits 74, and nothing is remembered as advised',
    async (row, { expect }) => {
      const home = newFolder()
      const ran = await shell(`$recover ${row[1]} > /dev/full`, { home })
      expect(ran.code).toBe(74)
      const message = row[1].includes('--json') ? reported(ran).message : ran.stderr
      expect(message).toContain('the answer could not be written: the disk is full')
      if (row[1].startsWith('today') && !row[1].endsWith('--help')) {
        expect(message).toContain('NOT SAVED')
        expect(ran.stderr).toContain('soreness')
      }
      expect(journalLines(home)).toEqual([])
    },
  )

  test.concurrent.for([
    [`today ${flags}`],
    [`today ${flags} --json`],
    [`why ${flags} --json`],
    ['today --help'],
  ])('%s: a reader that has gone is no error', async ([words = ''], { expect }) => {
    const status = join(newFolder(), 'status')
    const line = `(sleep 0.2; $recover ${words}; echo $? > ${status}) | true; cat ${status}`
    // The pipe ends with `true`, so the status is waited for.
    const waiting = line.replace('cat', `while [ ! -s ${status} ]; do sleep 0.05; done; cat`)
    expect(await shell(waiting)).toEqual({ code: 0, stdout: '0\n', stderr: '' })
  })

  test.concurrent('what a reader of one letter got was shown: it is remembered', async ({
    expect,
  }) => {
    const home = newFolder()
    const ran = await shell(`$recover today ${flags} --json | head -c 1`, { home })
    expect(ran).toEqual({ code: 0, stdout: '{', stderr: '' })
    expect(journalLines(home)).toHaveLength(1)
  })

  test.concurrent.for([
    ['a usage error', 'today --soreness 11', 2],
    ['a usage error for a program', 'today --soreness 11 --json', 2],
    ['a file that is not there', 'today --answers /none', 66],
  ] as const)('standard error that takes nothing: %s keeps its status', async (row, { expect }) => {
    const [, words, status] = row
    expect((await shell(`$recover ${words} 2> /dev/full`)).code).toBe(status)
    expect((await shell(`$recover ${words} 2>&-`)).code).toBe(status)
  })

  test.concurrent('closed from the start: nothing hangs or breaks', async ({ expect }) => {
    expect(await shell(`$recover today ${flags} >&-`)).toMatchObject({ code: 0, stderr: '' })
    expect(await shell(`$recover today ${flags} <&-`)).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('all of it arrives', () => {
  test.concurrent('at a slow reader, by a pipe that is full', async ({ expect }) => {
    const line = `$recover why ${flags} --json | (sleep 0.4; cat)`
    const [slow, whole] = await Promise.all([
      shell(line),
      recover(['why', ...RESTED_FLAGS, '--json']),
    ])
    // More than the 64 KiB that a pipe holds.
    expect(whole.stdout.length).toBeGreaterThan(100_000)
    expect(slow).toEqual(whole)
  })

  test.concurrent('at a pipe that another program made refuse to be waited for', async ({
    expect,
  }) => {
    // Node sets its pipes so, and by that everyone's who shares them, for as long as it lives.
    const other = `${process.execPath} -e 'process.stdout.write("");setTimeout(()=>0,1500)'`
    const line = `(${other} & sleep 0.5; $recover why ${flags} --json; wait) | (sleep 1; cat)`
    const [refused, whole] = await Promise.all([
      shell(line),
      recover(['why', ...RESTED_FLAGS, '--json']),
    ])
    expect(refused).toEqual(whole)
  })
})

describe('equal input gives equal bytes', () => {
  const words = ['today', ...AT, ...RESTED_FLAGS, '--no-save']

  test.concurrent.for([['--json'], []])(
    'three runs, and every language: %s',
    async (more, { expect }) => {
      const first = await recover([...words, ...more])
      expect(first).toMatchObject({ code: 0, stderr: '' })
      const languages = ['C', 'C.UTF-8', 'de_DE.UTF-8', 'tr_TR.UTF-8', 'ar_EG.UTF-8', 'ja_JP']
      const runs = await Promise.all([
        recover([...words, ...more]),
        recover([...words, ...more]),
        ...languages.map((LANG) => recover([...words, ...more], { env: { LANG, LC_ALL: LANG } })),
      ])
      for (const run of runs) expect(run).toEqual(first)
    },
  )

  test.concurrent('every time zone, but for its own offset', async ({ expect }) => {
    const zones = ['Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kathmandu']
    const utc = await recover([...words, '--json'], { env: { TZ: 'UTC' } })
    expect(advised(utc).at).toBe('2026-11-22T07:10:00+00:00')
    const offsets = ['+01:00', '-03:30', '+13:00', '+05:45']
    const runs = await Promise.all(
      zones.map((TZ) => recover([...words, '--json'], { env: { TZ } })),
    )
    expect(runs.map(({ stdout }) => stdout)).toEqual(
      offsets.map((offset) => utc.stdout.replace('T07:10:00+00:00', `T07:10:00${offset}`)),
    )
  })

  test.concurrent.for([
    ['a day alone is its morning', '2026-11-22', '2026-11-22T07:00:00+01:00'],
    ['an hour that comes twice', '2026-10-25T02:30', '2026-10-25T02:30:00'],
    ['a leap day', '2028-02-29T23:59', '2028-02-29T23:59:00+01:00'],
    ['with a space', '2026-11-22 21:45', '2026-11-22T21:45:00+01:00'],
  ] as const)('%s', async ([, moment, expected], { expect }) => {
    const typed = ['today', ...RESTED_FLAGS, '--at', moment, '--json', '--no-save']
    const ran = await recover(typed, { env: { TZ: 'Europe/Berlin' } })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(advised(ran).at.startsWith(expected)).toBe(true)
    expect(advised(ran).date).toBe(moment.slice(0, 10))
  })
})

describe('colour', () => {
  const ESCAPE = '\u001B['
  const words = ['today', ...AT, ...RESTED_FLAGS, '--no-save']

  test.concurrent.for<[Record<string, string>, string[], boolean]>([
    [{}, [], false],
    [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, [], false],
    [{ FORCE_COLOR: '1' }, [], true],
    [{ FORCE_COLOR: '' }, [], true],
    [{ FORCE_COLOR: '3' }, [], true],
    [{ FORCE_COLOR: '0' }, [], false],
    [{ FORCE_COLOR: 'false' }, [], false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
    [{ FORCE_COLOR: '1', NO_COLOR: '' }, [], true],
    [{ FORCE_COLOR: '1' }, ['--no-color'], false],
    [{ FORCE_COLOR: '1' }, ['--json'], false],
    [{ FORCE_COLOR: '1' }, ['--json', '--plain'], false],
    [{ TERM: 'dumb' }, [], false],
  ])('into a pipe, %j %j: %s', async ([env, more, coloured], { expect }) => {
    const { code, stdout, stderr } = await recover([...words, ...more], { env })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.includes(ESCAPE)).toBe(coloured)
  })

  // `script` of bsdutils gives the command a terminal of its own.
  test.concurrent.for<[Record<string, string>, string, boolean]>([
    [{ TERM: 'xterm' }, '', true],
    [{ TERM: 'xterm', NO_COLOR: '1' }, '', false],
    [{ TERM: 'xterm' }, '--no-color', false],
    [{ TERM: 'dumb' }, '', false],
    [{ TERM: 'xterm' }, '--json', false],
  ])('onto a terminal, %j %s: %s', async ([env, more, coloured], { expect }) => {
    const line = `$recover today ${at} --red-flag chest-pain-now --no-save ${more}`
    const { code, stdout } = await shell(`script -qefc "${line}" /dev/null`, { env })
    expect(code).toBe(0)
    expect(stdout).toContain('Call your emergency number')
    expect(stdout.includes(ESCAPE)).toBe(coloured)
  })

  test.concurrent('a dumb terminal gets nothing but ASCII', async ({ expect }) => {
    const { stdout } = await recover(words, { env: { TERM: 'dumb' } })
    expect(stdout).toMatch(/^[\n -~]+$/)
  })

  test.concurrent('an error is never coloured, and what was typed cannot steer', async ({
    expect,
  }) => {
    const home = newFolder()
    const file = newFile('answers', '{ "pain": "\\u001b[31m", "a\\u0007\\u202e": 1 }')
    const env = { FORCE_COLOR: '3' }
    const [text, json] = await Promise.all([
      recover(['today', '--answers', file, '--soreness', '\u009B31m\u202E'], { home, env }),
      recover(['today', '--answers', file, '--json'], { home, env }),
    ])
    for (const { stderr } of [text, json]) {
      // oxlint-disable-next-line no-control-regex -- finding them is the point
      expect(stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/)
      expect(stderr.length).toBeGreaterThan(50)
    }
    expect(existsSync(join(home, 'journal.ndjson'))).toBe(false)
  })
})

test.concurrent('remarks come after the answer: nothing stands above the call of an emergency', async ({
  expect,
}) => {
  const home = join(newFolder(), '\u001B[31mred\u202E')
  mkdirSync(home)
  writeFileSync(join(home, 'profile.yaml'), 'age: old\n', { mode: 0o644 })
  const words = ['today', '--red-flag=chest-pain-now', '--no-save']
  const { code, stdout } = await command(
    ['sh', '-c', '"$@" 2>&1', 'sh', process.execPath, BIN, ...words],
    { home },
  )
  expect(code).toBe(0)
  expect(stdout).toMatch(/^STOP\. Call your emergency number/)
  expect(stdout).toContain('went on without your profile')
  expect(stdout).not.toContain('\u001B')
  expect(stdout).not.toContain('\u202E')
})

test.concurrent('the text fits the width that $COLUMNS states', async ({ expect }) => {
  const words = ['today', ...AT, ...RESTED_FLAGS, '--no-save']
  for (const columns of [40, 100]) {
    const { stdout } = await recover(words, { env: { COLUMNS: String(columns) } })
    const widest = Math.max(...stdout.split('\n').map((line) => line.length))
    expect(widest).toBeLessThanOrEqual(columns)
    expect(widest).toBeGreaterThan(columns / 2)
  }
})

describe('--exit-code gives the verdict', () => {
  test.concurrent.for<[string, string[], number]>([
    ['move', RESTED_FLAGS.slice(), 0],
    ['rest', RESTED_FLAGS.map((flag) => flag.replace('sleep=7.5', 'sleep=3')), 10],
    ['reassess', RESTED_FLAGS.map((flag) => flag.replace('pain=none', 'pain=sharp')), 20],
    ['an emergency', ['--red-flag=chest-pain-now'], 20],
  ])('%s', async ([, words, status], { expect }) => {
    const [coded, plain, json] = await Promise.all([
      recover(['today', ...AT, ...words, '--exit-code']),
      recover(['today', ...AT, ...words]),
      recover(['today', ...AT, ...words, '--exit-code', '--json']),
    ])
    expect([coded.code, plain.code, json.code]).toEqual([status, 0, status])
    expect(coded.stdout).toBe(plain.stdout)
  })
})
