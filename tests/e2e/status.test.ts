import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newFolder, recover, RESTED_FLAGS } from './recover.ts'

/** The same by the start-up path, and by the full program, which `--json` alone goes through. */
const SHORT = [['status'], ['status', '--format', 'short'], ['status', '--format=short']]
const JSON_WAYS = [
  ['status', '--format', 'json'],
  ['status', '--format=json'],
  ['status', '--json'],
]

describe('recover status', () => {
  test.each(SHORT)('says plainly that there is no check-in: %s %s %s', async (...given) => {
    const words = given.filter((word) => word !== undefined)
    const home = join(newFolder(), 'none')
    const ran = await recover(words, { env: { RECOVER_HOME: home } })
    expect(ran).toEqual({ code: 0, stdout: 'No check-in today: recover today\n', stderr: '' })
    expect(existsSync(home)).toBe(false)
  })

  test.each(SHORT)('is the verdict in one line: %s %s %s', async (...given) => {
    const words = given.filter((word) => word !== undefined)
    const home = newFolder()
    await recover(['today', ...RESTED_FLAGS], { home })
    const before = readFileSync(join(home, 'journal.ndjson'))
    const ran = await recover(words, { home })
    expect(ran).toEqual({
      code: 0,
      stdout: 'MOVE Easy flow for heavy, sore legs\n',
      stderr: '',
    })
    expect(readFileSync(join(home, 'journal.ndjson'))).toEqual(before)
  })

  test.each(JSON_WAYS)('is one line of JSON: %s %s %s', async (...given) => {
    const words = given.filter((word) => word !== undefined)
    const home = newFolder()
    const none = JSON.parse((await recover(words, { home })).stdout)
    expect(none).toMatchObject({ schemaVersion: 1, checkedIn: false, verdict: null })
    const flags = ['--red-flag', 'chest-pain-now', '--json']
    await recover(['today', ...flags], { home })
    const ran = await recover(words, { home })
    expect(ran.stdout.trimEnd()).not.toContain('\n')
    expect(JSON.parse(ran.stdout)).toMatchObject({
      checkedIn: true,
      verdict: 'reassess',
      care: 'emergency',
      override: null,
    })
    expect((await recover(['status'], { home })).stdout).toContain('(emergency: call now)')
  })

  test('a check-in of another day is not today’s', async () => {
    const home = newFolder()
    await recover(['today', ...RESTED_FLAGS, '--at', '2020-01-01T07:00'], { home })
    expect((await recover(['status'], { home })).stdout).toMatch(/^No check-in today/)
  })

  test('damaged lines are told of, and hide nothing', async () => {
    const home = newFolder()
    await recover(['today', ...RESTED_FLAGS], { home })
    writeFileSync(join(home, 'journal.ndjson'), 'torn\n', { flag: 'a' })
    const ran = await recover(['status'], { home })
    expect(ran.stdout).toMatch(/^MOVE /)
    expect(ran.stderr).toContain('line 2')
  })

  test('an unknown format is a usage error', async () => {
    const ran = await recover(['status', '--format', 'long'])
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toContain('short, json')
  })
})
