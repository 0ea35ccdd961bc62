import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect as holds, test } from 'vitest'
import { z } from 'zod'
import type { Entry } from '../../src/core/journal/entry.ts'
import { journalLine } from '../../src/core/journal/line.ts'
import { aCheckIn, aCorrection, aSession, EVERY_KIND } from '../core/journal/entries.ts'
import { openPty } from './pty.ts'
import { AT, BIN, newFolder, recover, RESTED_FLAGS, reported, shell } from './recover.ts'

/** A folder with a journal of these lines. */
function homeWith(...lines: readonly string[]): string {
  const home = newFolder()
  writeFileSync(join(home, 'journal.ndjson'), lines.join(''), { mode: 0o600 })
  return home
}

const everyKind = EVERY_KIND.map(journalLine)
const array = z.array(z.looseObject({ kind: z.string(), date: z.string(), id: z.string() }))

test.concurrent('text: by day and hour, as it holds now', async ({ expect }) => {
  const earlier = aSession('before', {
    date: '2026-11-21',
    at: '2026-11-21T18:05:00+01:00',
    session: 'none',
    minutes: 0,
  })
  const home = homeWith(...everyKind, journalLine(earlier))
  const { code, stdout, stderr } = await recover(['history'], { home })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toBe(
    [
      '2026-11-21',
      '  18:05  passive day',
      '2026-11-22',
      '  07:10  REASSESS: advice to reassess',
      '  07:10  easy, 310 min',
      '  07:10  movement test of 10 min, looser: stiffness 3 to 1, pain 0 to 0, effort',
      '         2 to 2',
      '  07:10  illness, beginning: signs fever, note since noon',
      '  07:10  chose rest where the advice was move: a bad feeling "quoted"',
      '',
    ].join('\n'),
  )
})

test.concurrent('the rule and the session of an advice', async ({ expect }) => {
  const home = newFolder()
  await recover(['today', ...AT, ...RESTED_FLAGS], { home })
  const [text, json, csv] = await Promise.all([
    recover(['history'], { home }),
    recover(['history', '--json'], { home }),
    recover(['history', '--csv'], { home }),
  ])
  const [{ advice }] = JSON.parse(json.stdout)
  const { rule, session } = advice
  expect(session).toMatchObject({ modality: 'walk', minutes: { target: 25 }, rpe: { max: 3 } })
  expect(text.stdout.replaceAll(/\s+/g, ' ')).toContain(`: ${advice.headline}, 25 min walk`)
  const [head = '', row = ''] = csv.stdout.split('\n')
  expect(head.endsWith(',rule,advisedMinutes,advisedModality')).toBe(true)
  expect(row.endsWith(`,${rule},25,walk`)).toBe(true)
})

test.concurrent('everything that may be told of a session and after it', async ({ expect }) => {
  const home = homeWith(...everyKind.slice(1, 3))
  const { stdout } = await recover(['history'], { home })
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'ultra race, 300 min, run, 52.3 km, 2400 m up, 2400 m down, downhill, effort 8.5 of 10 07:10 afterwards looser, effort 2 of 10, pain 0 of 10',
  )
})

test.concurrent('a decision to rest needs no reason', async ({ expect }) => {
  const override = { ...EVERY_KIND[5], why: '' } as Entry
  const { stdout } = await recover(['history'], { home: homeWith(journalLine(override)) })
  expect(stdout).toMatch(/where the advice was move\n/)
})

test.concurrent('--ids names what recover correct is told', async ({ expect }) => {
  const { stdout } = await recover(['history', '--ids'], { home: homeWith(...everyKind) })
  expect(stdout).toContain('easy, 310 min [session]')
})

test.concurrent('--json: one array, oldest first, of the entries that hold', async ({ expect }) => {
  const home = homeWith(...everyKind)
  const { code, stdout, stderr } = await recover(['history', '--json'], { home })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(array.parse(JSON.parse(stdout)).map(({ kind }) => kind)).toEqual([
    'check-in',
    'session',
    'test',
    'health',
    'override',
  ])
  expect(JSON.parse(stdout)).toMatchObject([EVERY_KIND[0], { minutes: 310 }, {}, {}, {}])
})

test.concurrent('--csv: a row each, no cell that a spreadsheet would run', async ({ expect }) => {
  const entry = aCheckIn('a', {
    answers: { soreness: 3, redFlags: [], sleep: 7.5, mine: '-5', date: 'x' },
    advice: { ...aCheckIn('a').advice, advice: '\u200E=cmd|"x"\n,' },
  })
  const home = homeWith(journalLine(entry), ...everyKind.slice(1))
  const { stdout } = await recover(['history', '--csv'], { home })
  const [head, first, ...rest] = stdout.split('\n')
  expect(head?.startsWith('date,at,kind,id,verdict,care,advice,soreness,sleep,hunger')).toBe(true)
  expect(`${first ?? ''}\n${rest[0] ?? ''}`).toContain(
    `2026-11-22,2026-11-22T07:10:00+01:00,check-in,a,reassess,clinician-today,"'=cmd|""x""\n,",3,7.5,,,,none,"{""mine"":""-5"",""date"":""x""}"`,
  )
  expect(rest.slice(1).map((row) => row.split(',')[2])).toEqual([
    'session',
    'test',
    'health',
    'override',
    undefined,
  ])
})

test.concurrent('without a journal, and with an empty one', async ({ expect }) => {
  const [text, json, csv, empty] = await Promise.all([
    recover(['history']),
    recover(['history', '--json']),
    recover(['history', '--csv']),
    recover(['history', '--json'], { home: homeWith('') }),
  ])
  expect(text.stdout).toBe('Nothing is remembered yet: recover today remembers a check-in.\n')
  expect([json.stdout, empty.stdout].map((said) => JSON.parse(said))).toEqual([[], []])
  expect(csv.stdout.split('\n')).toHaveLength(2)
  expect([text, json, csv, empty].map(({ code }) => code)).toEqual([0, 0, 0, 0])
})

test.concurrent('two forms at once', async ({ expect }) => {
  const ran = await recover(['history', '--json', '--csv'])
  expect(ran).toMatchObject({ code: 2, stdout: '' })
  expect(reported(ran).message).toBe('--json and --csv are two forms')
})

test.concurrent('lines that cannot be read are told of, and hold nothing up', async ({
  expect,
}) => {
  const home = homeWith(...everyKind.slice(0, 2))
  appendFileSync(join(home, 'journal.ndjson'), 'dear diary\n\u0000\u0000')
  const { code, stdout, stderr } = await recover(['history', '--json'], { home })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toHaveLength(2)
  expect(stderr).toContain('lines 3-4, which are damaged; recover doctor says more')
})

test.concurrent('a reader that goes away is no error', async ({ expect }) => {
  const home = homeWith(...everyKind)
  const ran = await shell('$recover history --json | head -c 1', { home })
  expect(ran).toEqual({ code: 0, stdout: '[', stderr: '' })
})

test.concurrent('50 years: the whole of them, in little memory', async ({ expect }) => {
  const days = 18_250
  const lines = Array.from({ length: days }, (_, day) => {
    const date = new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10)
    const about = { date, at: `${date}T07:00:00+00:00`, written: `${date}T07:00:00.000Z` }
    const advice = { ...aCheckIn('').advice, headline: 'x'.repeat(700) }
    const morning = aCheckIn(`c${String(day)}`, { ...about, advice })
    const evening = aSession(`s${String(day)}`, about)
    return journalLine(morning) + journalLine(evening)
  })
  const home = homeWith(...lines)
  // Less than the file has: it is read and written in pieces, and only its order is held.
  const env = { NODE_OPTIONS: '--max-old-space-size=24' }
  expect(lines.join('').length).toBeGreaterThan(24_000_000)
  const { code, stdout } = await shell('$recover history --json | tail -n 2', { home, env })
  expect(code).toBe(0)
  expect(stdout).toContain(`"id":"s${String(days - 1)}"`)
})

test.each([80, 40])('in a terminal of %i columns no line is longer', async (columns) => {
  const home = homeWith(
    ...everyKind,
    journalLine(aCorrection('z', aSession('session', { minutes: 7 }))),
  )
  const pty = openPty([process.execPath, BIN, 'history', '--ids'], {
    columns,
    rows: 60,
    env: { RECOVER_HOME: home },
  })
  const { code, rows, restored } = await pty.ended()
  holds({ code, restored }).toEqual({ code: 0, restored: true })
  const text = rows.join(' ').replaceAll(/\s+/g, ' ')
  holds(text).toContain('easy, 7 min [session]')
  holds(text).toContain('chose rest where the advice was move: a bad feeling "quoted" [override]')
})
