import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect as holds, test } from 'vitest'
import { journalLine } from '../../src/core/journal/line.ts'
import { aCheckIn, aDeletion, aSession } from '../core/journal/entries.ts'
import { KEY, openPty, type Pty } from './pty.ts'
import { BIN, journalLines, newFolder, recover, shell } from './recover.ts'

const elsewhere = { date: '2026-11-21', at: '2026-11-21T07:10:00+01:00' }
const OTHER = journalLine(aCheckIn('other', elsewhere))

/** A journal of three lines about 22 November, one about the day before, and a profile. */
function aHome(): string {
  const home = newFolder()
  const entries = [aCheckIn('a'), aSession('b'), aDeletion('c', 'b')].map(journalLine)
  writeFileSync(join(home, 'journal.ndjson'), [entries[0], OTHER, ...entries.slice(1)].join(''), {
    mode: 0o600,
  })
  writeFileSync(join(home, 'profile.yaml'), 'age: 42\n', { mode: 0o600 })
  return home
}

const journalOf = (home: string): string => readFileSync(join(home, 'journal.ndjson'), 'utf8')

describe('a day', () => {
  test.concurrent('goes, with what corrects it; the others stay byte for byte', async ({
    expect,
  }) => {
    const home = aHome()
    const ran = await recover(['forget', '2026-11-22', '--yes'], { home })
    expect(ran).toEqual({
      code: 0,
      stdout: 'Forgot 2026-11-22, 3 lines of the journal.\n',
      stderr: '',
    })
    expect(journalOf(home)).toBe(OTHER)
    expect(readdirSync(home).toSorted()).toEqual(['journal.ndjson', 'profile.yaml'])
    const again = await recover(['forget', '2026-11-22', '--yes'], { home })
    expect(again).toMatchObject({ code: 0, stdout: 'Nothing is remembered of 2026-11-22.\n' })
  })

  test.concurrent('lines that nobody can read stay, and are told of', async ({ expect }) => {
    const home = aHome()
    appendFileSync(join(home, 'journal.ndjson'), 'torn "date":"2026-11-22"')
    const { code, stdout } = await recover(['forget', '2026-11-22', '--yes'], { home })
    expect(code).toBe(0)
    expect(stdout).toContain('Line 5 of the journal cannot be read and was kept')
    expect(journalOf(home)).toBe(`${OTHER}torn "date":"2026-11-22"`)
  })
})

describe('everything', () => {
  test.concurrent('goes: journal, profile and what was made of it', async ({ expect }) => {
    const home = aHome()
    await recover(['profile', 'set', 'age', '43'], { home })
    appendFileSync(join(home, 'journal.ndjson'), 'torn')
    writeFileSync(join(home, '.profile.yaml.999999999-abc.tmp'), 'age: 41')
    writeFileSync(join(home, 'cache', '.profile.json.999999999-abc.tmp'), '41')
    const ran = await recover(['forget', '--all', '--yes'], { home })
    expect(ran).toMatchObject({
      code: 0,
      stdout: 'Forgot everything, 5 lines of the journal and the profile.\n',
    })
    expect(journalOf(home)).toBe('')
    expect(readdirSync(home).toSorted()).toEqual(['cache', 'journal.ndjson'])
    expect(readdirSync(join(home, 'cache'))).toEqual([])
  })

  test.concurrent('where there is nothing', async ({ expect }) => {
    const home = newFolder()
    const ran = await recover(['forget', '--all'], { home })
    expect(ran).toEqual({ code: 0, stdout: 'Nothing is remembered.\n', stderr: '' })
    expect(readdirSync(home)).toEqual([])
  })
})

describe('what is refused, with nothing gone', () => {
  test.concurrent.for<[string[], string]>([
    [['forget', '2026-11-22'], 'is asked first, and this is not a terminal'],
    [['forget', '--all'], 'is asked first, and this is not a terminal'],
    [['forget'], 'expected a day, or --all'],
    [['forget', '2026-11-22', '--all', '--yes'], 'found the day 2026-11-22 and --all'],
    [['forget', 'yesterday', '--yes'], 'is not a local moment'],
    [['forget', '2026-02-30', '--yes'], 'is not a local moment'],
  ])('%j', async ([words, message], { expect }) => {
    const home = aHome()
    const before = journalOf(home)
    const { code, stderr } = await recover(words, { home })
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(journalOf(home)).toBe(before)
    expect(existsSync(join(home, 'profile.yaml'))).toBe(true)
  })
})

function forget(home: string, columns: number, ...words: readonly string[]): Pty {
  const command = [process.execPath, BIN, 'forget', ...words]
  return openPty(command, { columns, env: { RECOVER_HOME: home } })
}

describe('in a terminal it asks first', () => {
  const sizes = [80, 40].map((columns) => ({ columns }))

  test.each(sizes)('$columns columns: yes', async ({ columns }) => {
    const home = aHome()
    const pty = forget(home, columns, '2026-11-22')
    await pty.shows('Forget 2026-11-22, 3 lines')
    await pty.shows('Yes, forget them')
    pty.send(`2${KEY.enter}`)
    const { code, rows, restored } = await pty.ended()
    holds({ code, restored }).toEqual({ code: 0, restored: true })
    holds(rows.join(' ')).toContain('Forgot 2026-11-22')
    holds(journalLines(home)).toHaveLength(1)
  })

  test.each(sizes)('$columns columns: no', async ({ columns }) => {
    const home = aHome()
    const pty = forget(home, columns, '--all')
    await pty.shows('Yes, forget them')
    pty.send(`1${KEY.enter}`)
    const { code, rows } = await pty.ended()
    holds(code).toBe(0)
    holds(rows.join(' ')).toContain('Nothing was forgotten.')
    holds(journalLines(home)).toHaveLength(4)
  })

  test.each(
    sizes
      .flatMap(({ columns }) =>
        [KEY.ctrlC, KEY.ctrlD, KEY.esc].flatMap((key) => [
          { columns, key, words: ['--all'] },
          { columns, key, words: ['2026-11-22', '--plain'] },
        ]),
      )
      .filter(({ key, words }) => key !== KEY.esc || !words.includes('--plain')),
  )('$columns columns, $key, $words: 130, and nothing is gone', async ({ columns, key, words }) => {
    const home = aHome()
    const before = journalOf(home)
    const pty = forget(home, columns, ...words)
    await pty.shows('Yes, forget them')
    pty.send(key)
    const { code, restored } = await pty.ended()
    holds({ code, restored }).toEqual({ code: 130, restored: true })
    holds(journalOf(home)).toBe(before)
    holds(readdirSync(home).toSorted()).toEqual(['journal.ndjson', 'profile.yaml'])
  })

  test('Enter alone forgets nothing', async () => {
    const home = aHome()
    const pty = forget(home, 80, '--all')
    await pty.shows('Yes, forget them')
    pty.send(KEY.enter)
    await pty.shows('Expected 1 to 2')
    pty.send(KEY.ctrlC)
    holds((await pty.ended()).code).toBe(130)
    holds(journalLines(home)).toHaveLength(4)
  })
})

test.concurrent('what could not be written is NOT FORGOTTEN, and all there still', async ({
  expect,
}) => {
  const home = aHome()
  const before = journalOf(home)
  const ran = await shell('ulimit -f 0; $recover forget 2026-11-22 --yes', { home })
  expect(ran).toMatchObject({ code: 74, stdout: '' })
  expect(ran.stderr).toContain('NOT FORGOTTEN')
  expect(journalOf(home)).toBe(before)
  expect(readdirSync(home).toSorted()).toEqual(['journal.ndjson', 'profile.yaml'])
})
