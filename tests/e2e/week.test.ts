import { describe, expect, test } from 'vitest'
import { openPty } from './pty.ts'
import { BIN, newFile, newFolder, recover } from './recover.ts'
import { HILLS } from './hills-rulebook.ts'

const dayAgo = (days: number): string => {
  const now = new Date()
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days)
  const numbers = [then.getFullYear(), then.getMonth() + 1, then.getDate()]
  return numbers.map((number) => String(number).padStart(2, '0')).join('-')
}

async function aWeek(): Promise<string> {
  const home = newFolder()
  const log = (days: number, ...words: string[]) =>
    recover(['log', '--at', `${dayAgo(days)}T10:00`, ...words], { home })
  await log(6, '--kind', 'long', '--minutes', '95', '--rpe', '4')
  await log(5, '--kind', 'none')
  await log(3, '--kind', 'intervals', '--minutes', '60', '--rpe', '7')
  await log(1, '--kind', 'easy', '--minutes', '30')
  return home
}

describe('recover week', () => {
  test.each([80, 40])('is a picture on %i columns', async (columns) => {
    const home = await aWeek()
    const pty = openPty([process.execPath, BIN, 'week'], { columns, env: { RECOVER_HOME: home } })
    const { code, raw } = await pty.ended()
    // oxlint-disable-next-line no-control-regex -- it reads terminal output
    const lines = raw.replaceAll(/\u001B\[[\d;]*m/g, '').split('\r\n')
    expect(code).toBe(0)
    expect(lines.filter((line) => line.length > columns)).toEqual([])
    const text = lines.join(' ').replaceAll(/\s+/g, ' ')
    expect(text).toContain('380 long 95 min at 4')
    expect(text).toContain('day off')
    expect(text).toContain('easy 30 min, effort not told')
    expect(text).toContain('800 over 3 of 7 days told; monotony needs all seven')
    expect(text).toContain('a proposal; every morning decides anew')
    expect(/█{12} +420/.test(raw.replaceAll('\u00A0', ' '))).toBe(columns === 80)
  })

  test('a day off that was told counts, though a day after it was not told of', async () => {
    const home = await aWeek()
    const { stdout } = await recover(['week'], { home })
    expect(stdout).toContain('Day off:    1 taken, at least 1 of seven')
    const { ahead } = JSON.parse((await recover(['week', '--json'], { home })).stdout)
    const proposed = ahead.map(({ propose }: { propose: string }) => propose)
    expect(proposed.indexOf('passive')).toBe(2)
    expect(stdout).toMatch(/day off: none told of for six days/)
  })

  test('without one told, one is due, and nothing is said of what is not known', async () => {
    const home = newFolder()
    await recover(['log', '--kind', 'easy', '--minutes', '30', '--at', `${dayAgo(1)}T10:00`], {
      home,
    })
    const { stdout } = await recover(['week'], { home })
    expect(stdout).toContain('Day off:    not known, at least 1 of seven')
    expect(stdout).toMatch(/day off: none told of for six days/)
  })

  test('is one JSON object, and changes nothing', async () => {
    const home = await aWeek()
    const ran = await recover(['week', '--json'], { home })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    const week = JSON.parse(ran.stdout)
    expect(week).toMatchObject({
      back: { hardDays: 2, passiveDays: 1, load: { total: 800, daysTold: 3 } },
      recoveryWeek: 'unknown',
    })
    expect(week.back.days).toHaveLength(7)
    expect(week.ahead).toHaveLength(7)
    expect((await recover(['week', '--json'], { home })).stdout).toBe(ran.stdout)
  })

  test('proposes nothing while something has to be looked at', async () => {
    const home = newFolder()
    await recover(['today', '--red-flag=chest-pain-now'], { home })
    expect((await recover(['week'], { home })).stdout).toContain('None: something has to be looked')
  })

  test('a rulebook that says nothing of weeks is told of', async () => {
    const home = newFolder()
    await recover(['rules', 'use', newFile('hills.yaml', HILLS), '--unproven'], { home })
    const ran = await recover(['week'], { home })
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toContain('says nothing of weeks')
  })
})
