import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect as holds, test } from 'vitest'
import { z } from 'zod'
import { journalLine } from '../../src/core/journal/line.ts'
import { EVERY_KIND } from '../core/journal/entries.ts'
import { HILLS } from './hills-rulebook.ts'
import { openPty } from './pty.ts'
import { BIN, newFile, newFolder, recover, shell } from './recover.ts'

const file = z.strictObject({ path: z.string(), text: z.string() })
const unread = z.union([
  z.strictObject({ line: z.int(), why: z.string(), text: z.string() }),
  z.strictObject({ line: z.int(), why: z.string(), base64: z.string() }),
])
const exported = z.strictObject({
  schemaVersion: z.literal(1),
  journal: z.array(
    z.union([z.strictObject({ v: z.int(), crc: z.int(), entry: z.looseObject({}) }), unread]),
  ),
  profile: file.optional(),
  rulebookChoice: file.optional(),
  rulebook: file.optional(),
})

test.concurrent('everything that is kept comes back from it, byte for byte', async ({ expect }) => {
  const home = newFolder()
  const old = readFileSync(
    new URL('../fixtures/journals/version-1.ndjson', import.meta.url),
    'utf8',
  )
  const binary = Buffer.from([0x80, 0xff, 0x00])
  const lines = [...EVERY_KIND.map(journalLine), old, 'dear diary \u202E\u009B31m\n'].join('')
  const journal = Buffer.concat([Buffer.from(lines), binary, Buffer.from('\n')])
  writeFileSync(join(home, 'journal.ndjson'), journal, { mode: 0o600 })
  writeFileSync(join(home, 'profile.yaml'), '# mine\nage: 42\n', { mode: 0o600 })
  const rules = newFile('hills.yaml', HILLS)
  writeFileSync(join(home, 'rulebook'), `${rules}\n`, { mode: 0o600 })
  const { code, stdout, stderr } = await recover(['export', '--all'], { home })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  // oxlint-disable-next-line no-control-regex -- it looks for what steers a terminal
  expect(stdout).not.toMatch(/[\u0000-\u0009\u007F-\u009F\u202E]/)
  const all = exported.parse(JSON.parse(stdout))
  expect(all.profile).toEqual({ path: join(home, 'profile.yaml'), text: '# mine\nage: 42\n' })
  expect(all.rulebookChoice?.text).toBe(`${rules}\n`)
  expect(all.rulebook).toEqual({ path: rules, text: HILLS })
  const back = all.journal.map((line) => {
    if ('base64' in line) return Buffer.from(line.base64, 'base64')
    return Buffer.from('text' in line ? line.text : JSON.stringify(line))
  })
  const newline = Buffer.from('\n')
  expect(Buffer.concat(back.flatMap((line) => [line, newline]))).toEqual(journal)
})

test.concurrent('nothing is kept: an export of nothing', async ({ expect }) => {
  const { code, stdout } = await recover(['export', '--all'])
  expect(code).toBe(0)
  expect(exported.parse(JSON.parse(stdout))).toEqual({ schemaVersion: 1, journal: [] })
})

test.concurrent('what cannot be read whole is no export', async ({ expect }) => {
  const home = newFolder()
  writeFileSync(join(home, 'rulebook'), '/nowhere/hills.yaml\n', { mode: 0o600 })
  const ran = await recover(['export', '--all'], { home })
  expect(ran).toMatchObject({ code: 66, stdout: '' })
})

test.concurrent('without --all, and to a full disk', async ({ expect }) => {
  const [bare, full] = await Promise.all([
    recover(['export']),
    shell('$recover export --all > /dev/full'),
  ])
  expect(bare).toMatchObject({ code: 2, stdout: '' })
  expect(bare.stderr).toContain('expected --all')
  expect(full.code).toBe(74)
})

test.each([80, 40])('in a terminal of %i columns', async (columns) => {
  const home = newFolder()
  const pty = openPty([process.execPath, BIN, 'export', '--all'], {
    columns,
    env: { RECOVER_HOME: home },
  })
  const { code, rows, restored } = await pty.ended()
  holds({ code, restored }).toEqual({ code: 0, restored: true })
  holds(rows.join('')).toContain('"schemaVersion":1')
})
