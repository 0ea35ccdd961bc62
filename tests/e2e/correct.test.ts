import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect as holds, test } from 'vitest'
import { journalLine } from '../../src/core/journal/line.ts'
import { aCheckIn, aHealthEvent, anEpisode, aSession } from '../core/journal/entries.ts'
import { openPty } from './pty.ts'
import { BIN, journalLines, newFolder, recover, shell } from './recover.ts'

const START = aHealthEvent('cold-1', { open: [anEpisode('cold')] })
const MORNING = aCheckIn('morning', { open: [anEpisode('cold')] })
const BEFORE = [START, MORNING, aSession('run')].map(journalLine).join('')

function aHome(): string {
  const home = newFolder()
  writeFileSync(join(home, 'journal.ndjson'), BEFORE, { mode: 0o600 })
  return home
}

const journalOf = (home: string): string => readFileSync(join(home, 'journal.ndjson'), 'utf8')

test.concurrent('other values are a new line; the old one stays', async ({ expect }) => {
  const home = aHome()
  const ran = await recover(['correct', 'run', 'minutes', '45', 'rpe', '6'], { home })
  expect(ran).toEqual({
    code: 0,
    stdout: 'Corrected: 2026-11-22 07:10, easy, 45 min, effort 6 of 10\n',
    stderr: '',
  })
  expect(journalOf(home).startsWith(BEFORE)).toBe(true)
  expect(journalLines(home)).toHaveLength(4)
  const { stdout } = await recover(['history'], { home })
  expect(stdout).toContain('easy, 45 min, effort 6 of 10')
  expect(stdout).not.toContain('40 min')
})

test.concurrent('the newest, another day, yes and no, words', async ({ expect }) => {
  const home = aHome()
  const words = ['last', 'at', '2026-11-20T18:30', 'downhill', 'true', 'modality', 'bike']
  const ran = await recover(['correct', ...words], { home, env: { TZ: 'Europe/Vienna' } })
  expect(ran.stdout).toBe('Corrected: 2026-11-20 18:30, easy, 40 min, bike, downhill\n')
  const { stdout } = await recover(['history', '--json'], { home })
  expect(JSON.parse(stdout)).toMatchObject([
    { id: 'run', date: '2026-11-20', at: '2026-11-20T18:30:00+01:00', downhill: true },
    { id: 'cold-1' },
    { id: 'morning' },
  ])
})

test.concurrent('taken back, and corrected again after that', async ({ expect }) => {
  const home = aHome()
  const gone = await recover(['correct', 'run', '--delete'], { home })
  expect(gone.stdout).toBe('Taken back: 2026-11-22 07:10, easy, 40 min\n')
  const again = await recover(['correct', 'run', '--delete'], { home })
  expect(again.code).toBe(2)
  expect(again.stderr).toContain('no entry has the id run, or it was taken back')
  const check = await recover(['correct', 'last', '--delete'], { home })
  expect(check.stdout).toContain('Taken back: 2026-11-22 07:10, REASSESS')
})

test.concurrent('an episode whose beginning is taken back is over for the morning', async ({
  expect,
}) => {
  const home = aHome()
  expect((await recover(['correct', 'cold-1', '--delete'], { home })).code).toBe(0)
  expect(JSON.parse(journalLines(home).at(-1) ?? '')).toMatchObject({
    entry: { kind: 'deletion', of: 'cold-1', open: [] },
  })
})

test.concurrent.for<[string[], string]>([
  [['run'], 'found nothing to correct'],
  [['run', 'minutes', '45', '--delete'], 'found values and --delete'],
  [['run', 'minute', '45'], '"minute" is not a part of a session entry (did you mean minutes?)'],
  [['run', 'minutes'], 'minutes has no value'],
  [['run', 'minutes', 'many'], 'minutes: expected a number from 0 to 10000'],
  [['run', 'rpe', '11'], 'rpe: expected a number from 0 to 10'],
  [['run', 'at', '2999-01-01'], 'is still to come'],
  [['gone', 'minutes', '45'], 'no entry has the id gone'],
  [['morning', 'soreness', '2'], 'Check in anew for that day: recover today --at 2026-11-22'],
  [['cold-1', 'what', 'flu'], 'Take it back with --delete and enter it anew'],
])('%j: refused, and nothing is written', async ([words, message], { expect }) => {
  const home = aHome()
  const { code, stderr } = await recover(['correct', ...words], { home })
  expect(code).toBe(2)
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(message)
  expect(journalOf(home)).toBe(BEFORE)
})

test.concurrent('without a journal there is nothing to correct', async ({ expect }) => {
  const { code, stderr } = await recover(['correct', 'last', 'minutes', '4'])
  expect(code).toBe(2)
  expect(stderr).toContain('there is no entry yet')
})

test.concurrent('what could not be written is NOT SAVED', async ({ expect }) => {
  const home = aHome()
  const ran = await shell('ulimit -f 0; $recover correct run minutes 45', { home })
  expect(ran).toMatchObject({ code: 74, stdout: '' })
  expect(ran.stderr).toContain('NOT SAVED')
  expect(journalOf(home)).toBe(BEFORE)
})

test.each([80, 40])('in a terminal of %i columns', async (columns) => {
  const pty = openPty([process.execPath, BIN, 'correct', 'run', 'minutes', '45'], {
    columns,
    env: { RECOVER_HOME: aHome() },
  })
  const { code, rows, restored } = await pty.ended()
  holds({ code, restored }).toEqual({ code: 0, restored: true })
  holds(rows.join(' ').replaceAll(/\s+/g, ' ')).toContain(
    'Corrected: 2026-11-22 07:10, easy, 45 min',
  )
})
