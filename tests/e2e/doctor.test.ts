import { chmodSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect as holds, test } from 'vitest'
import { z } from 'zod'
import { journalLine } from '../../src/core/journal/line.ts'
import { aCheckIn, aDeletion, aSession } from '../core/journal/entries.ts'
import { openPty } from './pty.ts'
import { BIN, newFolder, recover, RESTED_FLAGS, type Ran } from './recover.ts'

const report = z.strictObject({
  ok: z.boolean(),
  journal: z.strictObject({
    path: z.string().nullable(),
    entries: z.int(),
    days: z.strictObject({ first: z.iso.date(), last: z.iso.date() }).nullable(),
  }),
  found: z.array(
    z.strictObject({
      about: z.enum(['places', 'journal', 'profile', 'rulebook']),
      remark: z.boolean(),
      message: z.string(),
      hint: z.string().nullable(),
    }),
  ),
})

const reportOf = ({ stdout }: Ran): z.infer<typeof report> => report.parse(JSON.parse(stdout))
const past = {
  date: '2026-01-02',
  at: '2026-01-02T07:00:00+01:00',
  written: '2026-01-02T06:00:00.000Z',
}

test.concurrent('nothing to mend: 0, also before anything is kept', async ({ expect }) => {
  const home = newFolder()
  const before = await recover(['doctor'], { home })
  expect(before).toMatchObject({ code: 0, stderr: '' })
  expect(before.stdout).toContain('ok  journal: no entries')
  await recover(['today', ...RESTED_FLAGS], { home })
  await recover(['profile', 'set', 'age', '50'], { home })
  const ran = await recover(['doctor'], { home })
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(ran.stdout).toContain('ok  journal: 1 entry from ')
  expect(ran.stdout).toMatch(/ok {2}rulebook: recovery \d/)
  expect(ran.stdout).not.toContain('!!')
})

test.concurrent('what is odd about lines, by line; what is past is only remarked on', async ({
  expect,
}) => {
  const home = newFolder()
  const path = join(home, 'journal.ndjson')
  const text = [
    aCheckIn('a', past),
    aSession('b', { ...past, written: '2026-01-01T06:00:00.000Z' }),
    aSession('b', past),
    aDeletion('c', 'gone'),
  ].map((entry) => journalLine({ ...entry, ...(entry.id === 'c' ? past : {}) }))
  writeFileSync(path, text.join(''), { mode: 0o600 })
  const fine = await recover(['doctor', '--json'], { home })
  expect(fine.code).toBe(0)
  expect(reportOf(fine)).toMatchObject({ ok: true, journal: { path, entries: 4 } })
  expect(reportOf(fine).found.map(({ message }) => message)).toEqual([
    'entries that stand there twice, and count once: line 3',
    'corrections of entries that are not there, without effect: line 4',
    'written when the clock was earlier than at the entry before: line 2',
  ])

  const future = aCheckIn('f', {
    date: '2999-01-02',
    at: '2999-01-02T07:00:00+01:00',
    written: '2999-01-02T06:00:00.000Z',
  })
  const damaged = `${text.join('')}dear diary\n${journalLine(future)}{"v":2`
  writeFileSync(path, damaged)
  const ran = await recover(['doctor', '--json'], { home })
  expect(ran.code).toBe(65)
  expect(
    reportOf(ran)
      .found.filter(({ remark }) => !remark)
      .map(({ message }) => message),
  ).toEqual([
    'damaged: lines 5, 7',
    'written at an instant that is still to come: line 6',
    'about a day that is still to come: line 6',
  ])
  expect(readFileSync(path, 'utf8')).toBe(damaged)
})

test.concurrent('permissions, names, copies left behind', async ({ expect }) => {
  const home = newFolder()
  const path = join(home, 'journal.ndjson')
  writeFileSync(path, journalLine(aCheckIn('a', past)))
  chmodSync(path, 0o644)
  chmodSync(home, 0o755)
  linkSync(path, join(newFolder(), 'elsewhere'))
  writeFileSync(join(home, '.journal.ndjson.999999999-abc.tmp'), '')
  const ran = await recover(['doctor', '--json'], { home })
  expect(ran.code).toBe(65)
  expect(reportOf(ran).found.map(({ message }) => message)).toEqual([
    `${home} is open to others (mode 755)`,
    `${path} is open to others (mode 644)`,
    `${path} has 2 names`,
    `.journal.ndjson.999999999-abc.tmp beside ${path} is a copy that a writer has not finished`,
  ])
  expect(reportOf(ran).found[1]?.hint).toBe(`chmod 600 ${path} makes it private.`)
})

test.concurrent('a journal, a profile and a rulebook that cannot be used', async ({ expect }) => {
  const home = newFolder()
  symlinkSync('/etc/passwd', join(home, 'journal.ndjson'))
  writeFileSync(join(home, 'profile.yaml'), 'age: old\n', { mode: 0o600 })
  writeFileSync(join(home, 'rulebook.yaml'), 'tree: 7\n')
  const ran = await recover(['doctor', '--json'], { home })
  expect(ran.code).toBe(65)
  const { found } = reportOf(ran)
  expect(new Set(found.map(({ about }) => about))).toEqual(
    new Set(['places', 'journal', 'profile', 'rulebook']),
  )
  expect((await recover(['doctor'], { home })).stdout).toContain(
    '!!  rulebook: your own cannot be used',
  )
})

test.concurrent('nowhere to keep anything', async ({ expect }) => {
  const ran = await recover(['doctor'], { env: { HOME: '', RECOVER_HOME: undefined } })
  expect(ran.code).toBe(65)
  expect(ran.stdout).toContain('!!  nothing is kept')
})

test.each([80, 40])('in a terminal of %i columns', async (columns) => {
  const home = newFolder()
  writeFileSync(join(home, 'journal.ndjson'), 'dear diary\n', { mode: 0o600 })
  const pty = openPty([process.execPath, BIN, 'doctor'], {
    columns,
    rows: 60,
    env: { RECOVER_HOME: home },
  })
  const { code, rows, restored } = await pty.ended()
  holds({ code, restored }).toEqual({ code: 65, restored: true })
  holds(rows.join(' ').replaceAll(/\s+/g, ' ')).toContain(
    '!! damaged: line 1 They are kept as they are and passed over; everything else is read.',
  )
})
