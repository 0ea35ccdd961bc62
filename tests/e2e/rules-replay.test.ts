import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { PastDay } from '../core/review/a-past.ts'
import { HILLS } from './hills-rulebook.ts'
import { dayAgo, homeWith, linesOf } from './past-days.ts'
import { openPty } from './pty.ts'
import {
  BIN,
  journalLines,
  newFile,
  newFolder,
  recover,
  reported,
  RESTED_FLAGS,
} from './recover.ts'

const shipped = readFileSync('rules/recovery.yaml', 'utf8')

/** The shipped rulebook with one thing changed. */
function changed(from: string, to: string): string {
  expect(shipped.split(from)).toHaveLength(2)
  return newFile('mine.yaml', shipped.replace(from, to))
}

const bolder = (): string =>
  changed('when: { sleep: { below: 5 } }', 'when: { sleep: { below: 4 } }')

/** Four weeks with a night of 4.5 h in each, and a hard session two days before it. */
const WEEKS: readonly PastDay[] = Array.from({ length: 28 }, (_, index): PastDay => {
  const day = { ago: 28 - index }
  if (index % 7 === 4) return { ...day, answers: { sleep: 4.5, signs: [], context: [] } }
  if (index % 7 === 2) return { ...day, session: { session: 'tempo', minutes: 40 } }
  return { ...day, answers: { soreness: 2 } }
})

describe('recover rules replay', () => {
  test.each([80, 40])(
    'says what another rulebook would have said on %i columns',
    async (columns) => {
      const home = homeWith(linesOf(WEEKS))
      const pty = openPty([process.execPath, BIN, 'rules', 'replay', bolder()], {
        columns,
        env: { RECOVER_HOME: home },
      })
      const { code, raw } = await pty.ended()
      // oxlint-disable-next-line no-control-regex -- it reads terminal output
      const lines = raw.replaceAll(/\u001B\[[\d;]*m/g, '').split('\r\n')
      expect(code).toBe(0)
      expect(lines.filter((line) => line.length > columns)).toEqual([])
      const text = lines.join(' ').replaceAll(/\s+/g, ' ')
      expect(text).toMatch(/^LESS CAREFUL rest → move \(short-night → \S+\)/)
      expect(text).toContain(dayAgo(3))
      expect(text).toContain('In use: recovery 1.0.0, as shipped')
      expect(text).toContain('28 decided anew by both')
      expect(text).toContain('4 less careful, 0 more careful, 0 different')
      expect(text).not.toContain('Since then:')
    },
  )

  test('is one JSON object, and changes nothing', async () => {
    const home = homeWith(linesOf(WEEKS))
    const file = bolder()
    const before = journalLines(home)
    const ran = await recover(['rules', 'replay', file, '--json', '--days', '14'], { home })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(ran.stdout)).toMatchObject({
      schemaVersion: 1,
      inUse: { id: 'recovery' },
      other: { id: 'recovery' },
      from: dayAgo(13),
      to: dayAgo(0),
      replayed: 13,
      same: 11,
      lessCareful: 2,
      moreCareful: 0,
      different: 0,
      days: [
        {
          date: dayAgo(3),
          way: 'looser',
          sides: { verdict: 'looser' },
          recorded: { advice: 'short-night', verdict: 'rest', care: 'none' },
          inUse: { advice: 'short-night', verdict: 'rest' },
          other: { verdict: 'move' },
        },
        { date: dayAgo(10) },
      ],
      changedSince: [],
      notReplayed: [],
      unread: [],
    })
    expect(journalLines(home)).toEqual(before)
  })

  test('the shipped rulebook says of its own days what it said then', async () => {
    const home = homeWith(linesOf(WEEKS))
    const { stdout } = await recover(['rules', 'replay', 'default', '--json'], { home })
    expect(JSON.parse(stdout)).toMatchObject({ replayed: 28, same: 28, changedSince: [] })
  })

  test('where the one in use would say something else now, it says so', async () => {
    const home = homeWith(linesOf(WEEKS.slice(-2)))
    await recover(['rules', 'use', newFile('hills.yaml', HILLS), '--unproven'], { home })
    const ran = await recover(['rules', 'replay', 'default'], { home })
    const text = ran.stdout.replaceAll(/\s+/g, ' ')
    expect(text).toMatch(/^LESS CAREFUL rest → move \(stay-flat → easy-flow\) \(2 days\)/)
    expect(text).toContain('In use: hills 1.0.0')
    expect(text).toContain(
      `Since then: on 2 days the rulebook in use now says other than was advised (${dayAgo(2)} move → rest; ${dayAgo(1)} move → rest). What is compared is what it says now.`,
    )
  })

  test('what was forgotten since is not known any more, and that is said', async () => {
    const active = Array.from({ length: 8 }, (_, index): PastDay => ({
      ago: 9 - index,
      answers: null,
      session: { minutes: 40 },
    }))
    const home = homeWith(linesOf([...active, { ago: 1 }]))
    const remembered = await recover(['rules', 'replay', 'default', '--json'], { home })
    expect(JSON.parse(remembered.stdout)).toMatchObject({ replayed: 1, changedSince: [] })
    await recover(['forget', dayAgo(2), '--yes'], { home })
    const ran = await recover(['rules', 'replay', 'default', '--json'], { home })
    expect(JSON.parse(ran.stdout)).toMatchObject({
      replayed: 1,
      same: 1,
      changedSince: [
        {
          date: dayAgo(1),
          recorded: { advice: 'passive-day', verdict: 'rest' },
          inUse: { verdict: 'move' },
          sameRulebook: true,
        },
      ],
    })
    const told = await recover(['rules', 'replay', 'default'], { home })
    expect(told.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Where it is the same rulebook (1 of them), the journal does not hold any more what it knew then.',
    )
  })

  test('what it asks and was not told is unknown, and the worst; in ASCII on a terminal that has no more', async () => {
    const home = homeWith(linesOf(WEEKS.slice(-2)))
    const ran = await recover(['rules', 'replay', newFile('hills.yaml', HILLS), '--no-color'], {
      home,
      env: { TERM: 'dumb' },
    })
    expect(ran.stdout.replaceAll('\n', '')).toMatch(/^[ -~]+$/)
    const text = ran.stdout.replaceAll(/\s+/g, ' ')
    expect(text).toContain('Not told: hill mood; the other one supposed the worst')
    expect(text).toContain('its proofs were not tried here: recover rules check')
  })

  test('days that were told what neither asks are left out, and named', async () => {
    const home = newFolder()
    const hills = newFile('hills.yaml', HILLS)
    const words = ['today', '--rules', hills, '--unproven', '--hill-mood=1', ...RESTED_FLAGS]
    expect((await recover(words, { home })).code).toBe(0)
    const ran = await recover(['rules', 'replay', 'default'], { home })
    expect(ran.stdout.replaceAll(/\s+/g, ' ')).toContain(
      `Left out: ${dayAgo(0)}: told hillMood, which neither of them asks`,
    )
  })

  test('lines that cannot be read are told of, in JSON too, and hold nothing up', async () => {
    const [first = '', ...rest] = linesOf(WEEKS)
    const home = homeWith([first.replace('easy', 'oily'), ...rest])
    const ran = await recover(['rules', 'replay', 'default', '--json'], { home })
    expect(ran.stderr).toContain('passed over in')
    expect(JSON.parse(ran.stdout)).toMatchObject({
      replayed: 27,
      unread: [{ line: 1, why: 'damaged' }],
    })
  })

  test('without a journal there is nothing to replay', async () => {
    const ran = await recover(['rules', 'replay', 'default'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toMatch(/^Nothing to replay yet: no check-in is remembered/)
  })

  test.each([
    ['is no YAML', 'a: [', 65],
    [
      'is no rulebook',
      HILLS.replace('otherwise: { advise: go-up }', 'otherwise: { advise: nowhere }'),
      65,
    ],
    [
      'has a branch that nobody reaches',
      HILLS.replace('{ at-least: 3 }', '{ at-least: 3, at-most: 2 }'),
      65,
    ],
  ])('a file that %s is refused with the words of rules check', async (_name, text, code) => {
    const file = newFile('hills.yaml', text)
    const ran = await recover(['rules', 'replay', file, '--json'])
    expect(ran).toMatchObject({ code, stdout: '' })
    const check = await recover(['rules', 'check', file, '--form-only', '--json'])
    const [found] = JSON.parse(check.stdout).form
    expect(reported(ran).message).toContain(found.message)
    expect(found.at).toMatchObject(reported(ran).at ?? {})
  })

  test('a file that is not there cannot be read', async () => {
    expect(await recover(['rules', 'replay', '/nowhere/mine.yaml'])).toMatchObject({
      code: 66,
      stdout: '',
    })
  })

  test.each(['0', '3654', 'x'])('--days "%s" is a usage error', async (days) => {
    const ran = await recover(['rules', 'replay', 'default', '--days', days])
    expect(ran).toMatchObject({ code: 2, stdout: '' })
  })
})
