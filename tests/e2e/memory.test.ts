import { appendFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rulebook } from './healthy-runner.ts'
import { KEY, openPty, type Pty } from './pty.ts'
import {
  advised,
  BIN,
  journalEntries,
  newFolder,
  newFile,
  recover,
  RESTED,
  RESTED_FLAGS,
  type Ran,
} from './recover.ts'

const morning = (day: number, ...words: readonly string[]): readonly string[] => [
  'today',
  '--at',
  `2026-01-${String(day)}T07:00`,
  ...RESTED_FLAGS.map((flag) => flag.replace('soreness=4', 'soreness=3')),
  ...words,
]

async function afterLongRun(): Promise<string> {
  const home = newFolder()
  const told = ['--kind', 'long', '--minutes', '150', '--modality', 'cycle']
  const { code } = await recover(['log', ...told, '--at', '2026-01-12T17:00'], { home })
  expect(code).toBe(0)
  return home
}

const answersOf = (ran: Ran): unknown => advised(ran).answers

describe('what the journal knows is answered', () => {
  test.concurrent('by either program, marked, and told with the flags that say otherwise', async () => {
    const home = await afterLongRun()
    const derived = ['lastEffort', 'hoursSinceEffort', 'lastModality', 'recoverySessions']
    const known = { lastEffort: 'long', hoursSinceEffort: 14, lastModality: 'cycle' }
    const json = await recover(morning(13, '--json'), { home })
    expect(advised(json)).toMatchObject({ answers: known, coverage: { derived } })
    expect(advised(json).coverage.answered).toEqual(expect.arrayContaining(derived))
    expect(advised(json).coverage.assumes.map(({ question }) => question)).not.toContain(
      'lastEffort',
    )
    expect(advised(json).session?.banned).toContain('cycle')
    expect(journalEntries(home).at(-1)).toMatchObject({ answers: known, derived })

    const text = await recover(morning(13), { home, env: { COLUMNS: '200' } })
    expect(text.stdout).toMatch(/Journal: +a long run; 14 h ago; on it: bike\. Wrong\?/)
    expect(text.stdout.replaceAll(/\s+/g, ' ')).toContain(
      '--last-effort --hours-since-effort --last-modality',
    )

    const why = await recover(['why', '2026-01-13'], { home, env: { COLUMNS: '200' } })
    expect(why.stdout).toContain('last effort a long run (from your journal)')
    expect(why.stdout).toMatch(/Journal: +a long run; 14 h ago/)
    const trace = JSON.parse((await recover(['why', '2026-01-13', '--json'], { home })).stdout)
    expect(trace.derived).toEqual(derived)
  })

  test.concurrent('a flag beats the answers file, and both beat the journal', async () => {
    const home = await afterLongRun()
    const file = newFile('answers.json', '{"lastEffort":"tempo","hoursSinceEffort":50}')
    const filed = await recover(morning(13, '--answers', file, '--no-save', '--json'), { home })
    expect(answersOf(filed)).toMatchObject({ lastEffort: 'tempo', hoursSinceEffort: 50 })
    expect(answersOf(filed)).not.toHaveProperty('lastModality')
    expect(advised(filed).coverage.derived).toEqual(['recoverySessions'])
    const flags = ['--answers', file, '--last-effort', 'none', '--no-save', '--json']
    const typed = await recover(morning(13, ...flags), { home })
    expect(answersOf(typed)).toMatchObject({ lastEffort: 'none' })
  })

  test.concurrent('a race told once holds its window on the mornings after', async () => {
    const home = newFolder()
    const race = ['--last-effort', 'race', '--race-kind', 'ultra', '--hours-since-effort', '20']
    await recover(morning(10, ...race), { home })
    const verdicts = []
    for (const day of [11, 12, 13]) {
      const ran = await recover(morning(day, '--json'), { home })
      const { advice, answers } = advised(ran)
      verdicts.push([advice, answers['hoursSinceEffort']])
    }
    expect(verdicts).toEqual([
      ['ultra-window', 44],
      ['ultra-window', 68],
      ['after-ultra-week', 92],
    ])
  })

  test.concurrent('a moment before it was so knows nothing of it', async () => {
    const home = await afterLongRun()
    const ran = await recover(morning(12, '--json'), { home })
    expect(advised(ran).coverage.derived).toEqual([])
  })
})

describe('a journal that cannot be read', () => {
  test.concurrent('is done without, and said so', async () => {
    const home = newFolder()
    symlinkSync('/dev/null', join(home, 'journal.ndjson'))
    const ran = await recover(morning(13, '--no-save'), { home })
    expect(ran.code).toBe(0)
    expect(ran.stdout).toContain('MOVE')
    expect(ran.stderr).toMatch(/^recover: went on without your journal: .*journal\.ndjson/)
    const why = await recover(['why', ...RESTED_FLAGS], { home })
    expect(why.stderr).toMatch(/^recover: went on without your journal: /)
  })

  test.concurrent('lines that cannot are passed over, once', async () => {
    const home = await afterLongRun()
    const path = join(home, 'journal.ndjson')
    appendFileSync(path, 'no entry\n')
    const ran = await recover(morning(13), { home })
    expect(ran.stderr.match(/passed over/g)).toHaveLength(1)
    expect(ran.stdout).toContain('a long run')
  })
})

/** The history in one line. */
const historyOf = async (home: string): Promise<string> =>
  (await recover(['history', '--no-color'], { home })).stdout.replaceAll(/\s+/g, ' ')

describe('a pain that a session left', () => {
  const ache = [
    '--pain',
    'dull',
    '--pain-sign',
    'none',
    '--pain-score',
    '2',
    '--pain-lasting',
    'no',
  ]
  const dull = (day: number, ...words: readonly string[]): readonly string[] => {
    const [today, at, moment, ...flags] = morning(day)
    const rested = flags.filter((flag) => !flag.startsWith('--pain'))
    return [String(today), String(at), String(moment), ...rested, ...ache, ...words]
  }

  test.concurrent('is asked of once, on the next morning', async () => {
    const home = newFolder()
    const asked = async (words: readonly string[]): Promise<boolean> =>
      advised(await recover([...words, '--json'], { home })).coverage.unknown.includes(
        'painMorning',
      )
    const told = ['--felt', 'same', '--pain', '3', '--at', '2026-01-12T19:00']
    const saved = await recover(['after', ...told], { home })
    expect(saved.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'whether it is back at its usual morning level',
    )
    expect(await asked(dull(12))).toBe(false)
    expect(await asked(dull(13))).toBe(true)
    expect(await asked(dull(13, '--after-pain', '0'))).toBe(false)
    expect(await asked(dull(13, '--pain-morning', 'same'))).toBe(false)
    expect(await asked(dull(14))).toBe(false)
    expect(await historyOf(home)).toContain(
      '(pain 3 of 10 after the last session: back at its usual level)',
    )
  })

  test('is the one thing that a terminal asks then, and nothing without it', async () => {
    const known = Object.values(rulebook.questions).flatMap(({ id, unknown }) =>
      unknown.policy === 'assume' ? [[id, unknown.value]] : [],
    )
    const told = { pain: 'dull', painSigns: [], painScore: 2, painLasting: 'no' }
    const all = { ...Object.fromEntries(known), ...RESTED, ...told }
    const today = ['today', '--answers', newFile('ache.json', JSON.stringify(all)), '--no-save']
    const home = newFolder()
    const open = (): Pty =>
      openPty([process.execPath, BIN, ...today, '--at', '2026-01-13T07:00'], {
        keepStdout: true,
        env: { RECOVER_HOME: home },
      })
    const before = await open().ended()
    expect(before.stdout).toMatch(/^\s*MOVE/)
    expect(before.raw).not.toContain('?')
    await recover(['after', '--felt', 'same', '--pain', '3', '--at', '2026-01-12T19:00'], { home })
    const pty = open()
    await pty.shows('Compared with your usual morning level, is this pain')
    pty.send(`2${KEY.enter}`)
    const { code, stdout } = await pty.ended()
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\s*MOVE/)
  })

  test.concurrent('is told of in the advice and in why, and a rise is looked into', async () => {
    const home = newFolder()
    const told = ['--felt', 'same', '--pain', '3', '--at', '2026-01-12T19:00']
    await recover(['after', ...told], { home })
    const higher = ['--pain-morning', 'higher', '--pain-diagnosed', 'no']
    const wide = { home, env: { COLUMNS: '200' } }
    const { stdout } = await recover(dull(13, ...higher), wide)
    expect(stdout).toMatch(/^REASSESS/)
    expect(stdout).toContain('the last session left a pain of 3/10')
    expect(stdout).toContain('--after-pain')
    const why = await recover(['why', '2026-01-13'], wide)
    expect(why.stdout).toContain('the last session left a pain of 3/10')
    expect(await historyOf(home)).toContain(
      '(pain 3 of 10 after the last session: higher than usual this morning)',
    )
  })

  test.concurrent.each([
    ['gone', ['--pain', 'none']],
    ['not told whether it is back', ['--pain', 'sharp', '--pain-sign', 'none']],
  ])('%s', async (words, flags) => {
    const home = newFolder()
    await recover(['after', '--felt', 'same', '--pain', '3', '--at', '2026-01-12T19:00'], { home })
    const rested = morning(13).filter((flag) => !flag.startsWith('--pain'))
    await recover([...rested, ...flags], { home })
    expect(await historyOf(home)).toContain(`(pain 3 of 10 after the last session: ${words})`)
  })
})

describe('a session that went much downhill', () => {
  test.concurrent('trims the mornings after it, and a flag says otherwise', async () => {
    const home = newFolder()
    const hills = ['--distance', '12', '--ascent', '500', '--descent', '500']
    const long = ['log', '--kind', 'long', '--minutes', '80', '--rpe', '4', ...hills]
    const { code } = await recover([...long, '--at', '2026-01-12T10:00'], { home })
    expect(code).toBe(0)
    const after = advised(await recover(morning(14, '--json'), { home }))
    expect(after.coverage.derived).toContain('downhillLately')
    expect(after.headline).toMatch(/downhill/i)
    const why = await recover(['why', '2026-01-14'], { home })
    expect(why.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'a session of the last three days went much downhill',
    )
    const no = await recover(morning(14, '--downhill-lately', 'no', '--json'), { home })
    expect(advised(no).headline).not.toMatch(/downhill/i)
    const later = advised(await recover(morning(16, '--json'), { home }))
    expect(later.coverage.derived).not.toContain('downhillLately')
  })
})
