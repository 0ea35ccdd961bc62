import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { KEY, openPty } from './pty.ts'
import { AT, BIN, newFolder, recover, RESTED_FLAGS } from './recover.ts'

const HOUR_MS = 3_600_000

function kept(home: string): unknown[] {
  const lines = readFileSync(join(home, 'journal.ndjson'), 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line).entry)
}

describe('recover log', () => {
  test('remembers a session told in one line', async () => {
    const home = newFolder()
    const ran = await recover(['log', '--kind', 'easy', '--minutes', '30', '--rpe', '2'], { home })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toMatch(
      /^Saved: easy session, 30 min at 2 of 10, \d{4}-\d\d-\d\d\nLoad: +60/,
    )
    expect(kept(home)).toMatchObject([{ kind: 'session', session: 'easy', minutes: 30, rpe: 2 }])
  })

  test('tells what hills cost', async () => {
    const home = newFolder()
    const hills = ['--distance', '20', '--ascent', '1000', '--descent', '1000', '--json']
    const line = ['log', '--kind', 'long', '--minutes', '150', '--rpe', '5', ...hills]
    const ran = await recover(line, { home })
    const { load, hills: cost } = JSON.parse(ran.stdout)
    expect(load).toBe(750)
    expect(cost.descentPerKm).toBe(50)
    expect(cost.flatKm).toBeGreaterThan(22)
    expect(cost.flatKm).toBeLessThan(24)
  })

  test('an easy pace on a slope is told with the advice of a morning', async () => {
    const home = newFolder()
    await recover(['profile', 'set', 'easyWalkPace', '11:00'], { home })
    const words = ['today', ...RESTED_FLAGS, ...AT, '--no-save', '--slope', '8']
    const { stdout } = await recover(words, { home })
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Uphill: on 8 % walk at 19:11 per km; an estimate, talk and effort overrule it',
    )
    const unknown = await recover(words)
    expect(unknown.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'walk by effort (for a pace add --easy-walk-pace)',
    )
    const flat = await recover(words.slice(0, -2), { home })
    expect(flat.stdout).not.toContain('Uphill:')
  })

  test('a passive day needs nothing more', async () => {
    const home = newFolder()
    expect((await recover(['log', '--kind', 'none'], { home })).stdout).toMatch(
      /^Saved: passive day/,
    )
    expect(kept(home)).toMatchObject([{ session: 'none', minutes: 0 }])
  })

  test.each([
    [['--kind', 'easy'], '--minutes is missing'],
    [['--minutes', '30'], '--kind is missing'],
    [['--kind', 'race', '--minutes', '30'], '--race-kind is missing'],
    [['--kind', 'jog', '--minutes', '30'], 'expected one of easy, long'],
    [['--kind', 'easy', '--minutes', '0'], '--minutes "0": expected'],
    [['--kind', 'easy', '--minutes', '30', '--rpe', '11'], '--rpe "11": expected'],
    [['--kind', 'easy', '--minutes', '30', '--at', '2999-01-01T10:00'], 'still to come'],
  ])('%o is a usage error', async (words, message) => {
    const home = newFolder()
    const ran = await recover(['log', ...words], { home })
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' })
    expect(ran.stderr).toContain(message)
  })

  test('a journal that cannot be written keeps what was typed', async () => {
    const ran = await recover(['log', '--kind', 'easy', '--minutes', '30'], {
      env: { RECOVER_HOME: '/dev/null/x' },
    })
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 74, stdout: '' })
    expect(ran.stderr).toContain('NOT SAVED')
    expect(ran.stderr).toContain('"minutes":30')
  })

  test.each([80, 40])(
    'asks in a terminal of %i columns, and Ctrl-C leaves nothing',
    async (columns) => {
      const home = newFolder()
      const open = () =>
        openPty([process.execPath, BIN, 'log'], {
          columns,
          keepStdout: true,
          env: { RECOVER_HOME: home },
        })
      const steps = [
        ['passive day', `6${KEY.enter}`],
        ['Longer, or in the mountains', `2${KEY.enter}`],
        ['Something else', `2${KEY.enter}`],
        ['10000 min:', `95${KEY.enter}`],
        ['the hardest you know:', `8${KEY.enter}`],
        ['Such as 300 m down, 20 m or more for every kilometre. It counts for 72 h.', ''],
        ['2) Yes', `2${KEY.enter}`],
        ['0 to 72 h:', `2h30${KEY.enter}`],
      ] as const
      for (let at = 0; at < steps.length; at += 1) {
        const pty = open()
        for (const [shown, keys] of steps.slice(0, at)) {
          await pty.shows(shown)
          pty.send(keys)
        }
        await pty.shows(steps[at]?.[0] ?? '')
        pty.send(KEY.ctrlC)
        expect(await pty.ended()).toMatchObject({ code: 130, stdout: '', restored: true })
      }
      const pty = open()
      for (const [shown, keys] of steps) {
        await pty.shows(shown)
        pty.send(keys)
      }
      const { code, stdout } = await pty.ended()
      expect(code).toBe(0)
      expect(stdout).toContain('Saved: race, 95 min at 8 of 10')
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
        'Downhill: counts as much downhill for 72 h, as you said',
      )
      const entries = z.array(z.looseObject({ at: z.string(), written: z.string() }))
      const [entry] = entries.parse(kept(home))
      expect(entry).toMatchObject({
        session: 'race',
        raceKind: 'half',
        modality: 'walk',
        minutes: 95,
        rpe: 8,
        downhill: true,
      })
      const ended = Date.parse(entry?.at ?? '') - Date.parse(entry?.written ?? '')
      expect(Math.abs(ended + 2.5 * HOUR_MS)).toBeLessThan(HOUR_MS / 10)
    },
  )

  test.each([
    ['the downhill of a ride', 'easy', ['1', '4', '40', '3', '0'], { modality: 'cycle' }],
    ['on what strength training was', 'strength', ['5', '40', '3', '0'], { minutes: 40 }],
  ])('in a terminal nobody asks for %s', async (_what, session, answers, entry) => {
    const home = newFolder()
    const pty = openPty([process.execPath, BIN, 'log', '--plain'], { env: { RECOVER_HOME: home } })
    const asked = {
      easy: ['passive day', 'Something else', '10000 min:', 'you know:', '72 h:'],
      strength: ['passive day', '10000 min:', 'you know:', '72 h:'],
    }[session]
    for (const [at, shown] of (asked ?? []).entries()) {
      await pty.shows(shown)
      pty.send(`${answers[at] ?? ''}${KEY.enter}`)
    }
    expect((await pty.ended()).code).toBe(0)
    expect(kept(home)).toMatchObject([{ session, rpe: 3, ...entry }])
    expect(kept(home)[0]).not.toHaveProperty('downhill')
  })

  test('one line of flags is not asked for more in a terminal', async () => {
    const home = newFolder()
    const line = ['log', '--kind', 'easy', '--minutes', '30', '--rpe', '2']
    const pty = openPty([process.execPath, BIN, ...line], { env: { RECOVER_HOME: home } })
    expect((await pty.ended()).code).toBe(0)
    expect(kept(home)).toMatchObject([{ session: 'easy', minutes: 30 }])
  })

  const FAR = ['--distance', '15', '--descent', '800']
  test.each([
    [[...FAR], 'counts as much downhill for 72 h, by its descent (from 300 m down, where'],
    [[...FAR, '--downhill', 'yes'], 'counts as much downhill for 72 h, as you said'],
    [
      [...FAR, '--downhill', 'no'],
      'does not count as much downhill, as you said, though its descent would (from 300 m down',
    ],
    [['--downhill', 'no'], 'does not count as much downhill, as you said'],
    [[...FAR, '--modality', 'cycle'], 'does not count as much downhill: the legs brake nothing'],
  ])('with %o the answer says: %s', async (words, said) => {
    const home = newFolder()
    const ran = await recover(['log', '--kind', 'long', '--minutes', '90', ...words], { home })
    expect(ran.code).toBe(0)
    const counts = said.startsWith('counts')
    expect(ran.stdout.replaceAll(/\s+/g, ' ')).toContain(`Downhill: ${said}`)
    const morning = await recover(['today', '--json', '--no-save', ...RESTED_FLAGS], { home })
    const { coverage } = JSON.parse(morning.stdout)
    expect(coverage.derived.includes('downhillLately')).toBe(counts)
  })

  test('and can be corrected as it says', async () => {
    const home = newFolder()
    await recover(['log', '--kind', 'long', '--minutes', '90', ...FAR], { home })
    expect((await recover(['correct', 'last', 'downhill', 'false'], { home })).code).toBe(0)
    const morning = await recover(['today', '--json', '--no-save', ...RESTED_FLAGS], { home })
    expect(JSON.parse(morning.stdout).coverage.derived).not.toContain('downhillLately')
  })

  test('--json says how it counts', async () => {
    const line = ['log', '--kind', 'long', '--minutes', '90', '--json']
    const [far, flat] = await Promise.all([recover([...line, ...FAR]), recover(line)])
    expect(JSON.parse(far.stdout).downhill).toEqual({
      counts: true,
      by: 'descent',
      descends: true,
    })
    expect(JSON.parse(flat.stdout).downhill).toBeNull()
  })
})

describe('recover after', () => {
  test('belongs to the session before it', async () => {
    const home = newFolder()
    await recover(['log', '--kind', 'easy', '--minutes', '30', '--rpe', '2'], { home })
    const ran = await recover(['after', '--felt', 'flatter', '--pain', '2'], { home })
    expect(ran.code).toBe(0)
    expect(ran.stdout).toMatch(/^Saved: flatter, after the easy session of /)
    expect(ran.stdout.replaceAll(/\s+/g, ' ')).toContain('Take the next one shorter, or rest.')
    const [session, after] = kept(home) as [{ id: string }, { of: string; pain: number }]
    expect(after).toMatchObject({ kind: 'after', felt: 'flatter', pain: 2, of: session.id })
  })

  test('counts by itself without one', async () => {
    const home = newFolder()
    const ran = await recover(['after', '--felt', 'looser', '--json'], { home })
    expect(JSON.parse(ran.stdout)).toMatchObject({ kind: 'after', felt: 'looser' })
    expect(JSON.parse(ran.stdout)).not.toHaveProperty('of')
    const text = await recover(['after', '--felt', 'same'], { home })
    expect(text.stdout).toContain('no session of the last 24 hours is remembered')
  })

  test.each([
    [[], '--felt is missing'],
    [['--felt', 'great'], 'expected one of looser, same, flatter'],
    [['--felt', 'same', '--pain', '11'], '--pain "11": expected'],
  ])('%o is a usage error', async (words, message) => {
    const ran = await recover(['after', ...words])
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain(message)
  })

  test('asks in a terminal', async () => {
    const home = newFolder()
    const pty = openPty([process.execPath, BIN, 'after'], {
      columns: 40,
      keepStdout: true,
      env: { RECOVER_HOME: home },
    })
    await pty.shows('Flatter than before')
    pty.send(`1${KEY.enter}`)
    await pty.shows('the hardest you know:')
    pty.send(`2${KEY.enter}`)
    await pty.shows('the worst you can imagine:')
    pty.send(`0${KEY.enter}`)
    expect((await pty.ended()).code).toBe(0)
    expect(kept(home)).toMatchObject([{ kind: 'after', felt: 'looser', rpe: 2, pain: 0 }])
  })
})
