import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newFolder, recover, RESTED_FLAGS } from './recover.ts'

const REST = [...RESTED_FLAGS, '--days-since-passive=7']
const FIRM = RESTED_FLAGS.map((flag) => (flag.startsWith('--sleep') ? '--sleep=4' : flag))
const GATE = [...RESTED_FLAGS, '--illness=fever', '--illness-days=1']

const lastKept = (home: string): unknown => {
  const lines = readFileSync(join(home, 'journal.ndjson'), 'utf8').trimEnd().split('\n')
  return JSON.parse(lines.at(-1) ?? '').entry
}

describe('recover override', () => {
  test('towards rest is free, and status shows it', async () => {
    const home = newFolder()
    await recover(['today', ...RESTED_FLAGS], { home })
    const ran = await recover(['override', 'rest'], { home })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toMatch(/^Saved: you decided to rest today, against MOVE/)
    expect(lastKept(home)).toMatchObject({ kind: 'override', to: 'rest', from: 'move', why: '' })
    expect((await recover(['status'], { home })).stdout).toContain('(you decided: rest)')
    const { override } = JSON.parse((await recover(['status', '--json'], { home })).stdout)
    expect(override).toEqual({ to: 'rest', why: '' })
  })

  test('towards moving needs a soft rest and a reason', async () => {
    const home = newFolder()
    await recover(['today', ...REST], { home })
    const bare = await recover(['override', 'move'], { home })
    expect(bare).toMatchObject({ code: 2, stdout: '' })
    expect(bare.stderr).toContain('--why is missing')
    const ran = await recover(['override', 'move', '--why', 'a walk with a friend', '--json'], {
      home,
    })
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({ to: 'move', why: 'a walk with a friend' })
    expect(lastKept(home)).toEqual(JSON.parse(ran.stdout))
    // And how it left them is then told of that morning, whatever was logged the day before.
    const { of } = JSON.parse(ran.stdout)
    const after = await recover(['after', '--felt', 'flatter'], { home })
    expect(after.stdout).toContain('Saved: flatter, after moving against the advice of')
    expect(lastKept(home)).toMatchObject({ kind: 'after', felt: 'flatter', of })
  })

  test.each([
    ['a firm rest', FIRM, 'move', 'no matter of taste'],
    ['the gate', GATE, 'move', 'the safety gate gave this advice'],
    ['a reassess', ['--red-flag=chest-pain-now'], 'rest', 'has to be looked at first'],
    ['what was advised', RESTED_FLAGS, 'move', 'that is what was advised'],
  ])('is refused against %s', async (_name, flags, to, words) => {
    const home = newFolder()
    await recover(['today', ...flags], { home })
    const before = readFileSync(join(home, 'journal.ndjson'))
    const ran = await recover(['override', to, '--why', 'I want to'], { home })
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toContain(words)
    expect(readFileSync(join(home, 'journal.ndjson'))).toEqual(before)
  })

  test.each([
    [['override', 'rest'], 'no check-in today'],
    [['override', 'jog'], 'rest, move'],
    [['override', 'rest', '--why', '  '], 'expected 1 to 500 letters'],
    [['override', 'rest', '--why', 'x'.repeat(501)], '501 letters'],
  ])('%o', async (words, message) => {
    const home = newFolder()
    if (words.length > 2) await recover(['today', ...RESTED_FLAGS], { home })
    const ran = await recover(words, { home })
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toContain(message)
  })
})
