import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { journalLine } from '../../src/core/journal/line.ts'
import { KEY, openPty } from './pty.ts'
import {
  advised,
  BIN,
  journalEntries,
  journalLines,
  newFolder,
  recover,
  reported,
  RESTED_FLAGS,
} from './recover.ts'

/** The morning of a day in November 2025. */
const morning = (day: number): string => `2025-11-${String(day).padStart(2, '0')}T07:00`

async function health(home: string, ...words: string[]) {
  return recover(['health', ...words], { home })
}

/** Enters what has to be accepted. */
async function entered(home: string, ...words: string[]): Promise<string> {
  const ran = await health(home, ...words)
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  return ran.stdout
}

/** The advice of a rested morning, with whatever the journal adds to it. */
async function advice(home: string, day: number, ...words: string[]) {
  const line = ['today', ...RESTED_FLAGS, '--at', morning(day), '--no-save', '--json', ...words]
  return advised(await recover(line, { home }))
}

async function openIn(home: string) {
  return JSON.parse(await entered(home, 'show', '--json')).episodes
}

describe('an injury', () => {
  test('is honoured every morning until it is climbed and ended', async () => {
    const home = newFolder()
    await entered(home, 'start', '--what', 'injury', '--since', morning(2))
    expect(await advice(home, 3)).toMatchObject({ verdict: 'rest', answers: { injury: 'open' } })
    const clean = ['note', '--clean', 'yes', '--pain-score', '1', '--at']
    expect(await entered(home, ...clean, morning(3))).toContain('one step up')
    const onWheels = await advice(home, 4, '--modality', 'bike')
    expect(onWheels).toMatchObject({ verdict: 'move', answers: { injury: 'no-impact' } })
    expect(onWheels.session?.modality).toBe('cycle')
    expect(onWheels.session?.minutes.max).toBeLessThanOrEqual(20)
    await entered(home, ...clean, morning(4))
    expect((await advice(home, 5)).session).toMatchObject({ modality: 'walk' })
    expect(await entered(home, 'note', '--clean', 'no', '--at', morning(5))).toContain('step below')
    expect(await advice(home, 5)).toMatchObject({ answers: { injury: 'no-impact' } })
    const early = await health(home, 'end', '--at', morning(5))
    expect(early).toMatchObject({ code: 2, stdout: '' })
    expect(early.stderr).toContain('not climbed yet: An injury')
    for (const day of [6, 7, 8]) await entered(home, ...clean, morning(day))
    expect(await openIn(home)).toMatchObject([{ next: null, mayEnd: true }])
    expect(await advice(home, 9)).toMatchObject({ answers: { injury: 'jog' } })
    await entered(home, 'end', '--at', morning(9))
    expect(await openIn(home)).toEqual([])
    expect((await advice(home, 9)).answers).not.toHaveProperty('injury')
  })

  test('climbs no hour too early, and not with a pain above 2', async () => {
    const home = newFolder()
    await entered(home, 'start', '--what', 'injury', '--since', morning(2))
    const clean = ['note', '--clean', 'yes', '--at']
    expect(await entered(home, ...clean, '2025-11-03T06:59', '--pain-score', '0')).toContain(
      'stays',
    )
    expect(await entered(home, ...clean, morning(3), '--pain-score', '3')).toContain('stays')
    expect(await entered(home, ...clean, morning(3))).toContain('stays the same')
    expect(await openIn(home)).toMatchObject([{ steps: [{ state: 'now' }, {}, {}, {}] }])
  })

  test('of a day alone its hours count from the end', async () => {
    const home = newFolder()
    await entered(home, 'start', '--what', 'injury', '--since', '2025-11-02')
    const [{ since, next }] = await openIn(home)
    expect({ since, next }).toMatchObject({
      since: '2025-11-02',
      next: { notBefore: expect.stringContaining('2025-11-03T23:59') },
    })
  })
})

describe('a race', () => {
  test('is honoured every morning until its ladder is climbed', async () => {
    const home = newFolder()
    await entered(home, 'start', '--what', 'ultra', '--since', '2025-11-02T15:00')
    expect(await advice(home, 4)).toMatchObject({
      verdict: 'rest',
      answers: { raceReturn: 'open' },
    })
    const clean = ['note', '--clean', 'yes', '--at']
    expect(await entered(home, ...clean, '2025-11-05T14:59')).toContain('stays')
    expect(await entered(home, ...clean, '2025-11-05T15:00')).toContain('one step up')
    const week = await advice(home, 6, '--last-effort', 'none')
    expect(week).toMatchObject({ verdict: 'move', answers: { raceReturn: 'no-impact' } })
    expect(week.session?.banned).toContain('jog')
    expect(week.session?.minutes.max).toBeLessThanOrEqual(30)
    expect(await entered(home, ...clean, '2025-11-09T15:00', '--soreness', '4')).toContain('stays')
    expect(await entered(home, ...clean, '2025-11-09T16:00', '--soreness', '3')).toContain('up')
    expect(await advice(home, 10)).toMatchObject({ answers: { raceReturn: 'jog' } })
    expect(await entered(home, ...clean, '2025-11-18T16:00', '--soreness', '0')).toContain('up')
    await entered(home, 'end', '--at', '2025-11-18T17:00')
    expect((await advice(home, 19)).answers).not.toHaveProperty('raceReturn')
  })

  test('a half or a marathon walks first', async () => {
    const home = newFolder()
    await entered(home, 'start', '--what', 'race', '--since', '2025-11-02T15:00')
    expect(await advice(home, 3)).toMatchObject({ verdict: 'rest' })
    await entered(home, 'note', '--clean', 'yes', '--at', '2025-11-03T15:00')
    const walk = await advice(home, 4, '--last-effort', 'none')
    expect(walk).toMatchObject({ verdict: 'move', session: { modality: 'walk' } })
    expect(walk.session?.minutes.max).toBeLessThanOrEqual(20)
  })
})

describe('two of a kind', () => {
  test('are refused, unless it is said that it is another one', async () => {
    const home = newFolder()
    await entered(home, 'start', '--what', 'injury', '--since', morning(2))
    await entered(home, 'note', '--clean', 'yes', '--pain-score', '0', '--at', morning(3))
    const again = await health(home, 'start', '--what', 'injury', '--since', morning(4))
    expect(again).toMatchObject({ code: 2, stdout: '' })
    expect(again.stderr).toContain('already open: An injury')
    expect(again.stderr).toContain('--another')
    await entered(home, 'start', '--what', 'injury', '--another', '--since', morning(4))
    expect(await openIn(home)).toHaveLength(2)
    expect(await advice(home, 4)).toMatchObject({ verdict: 'rest', answers: { injury: 'open' } })
    const which = await health(home, 'note', '--clean', 'yes')
    expect(which.stderr).toContain('--episode is missing: several are open')
    const [, second] = (await openIn(home)) as [unknown, { episode: string }]
    const words = ['note', '--episode', second.episode, '--clean', 'yes', '--pain-score', '0']
    expect(await entered(home, ...words, '--at', morning(5))).toContain('one step up')
    expect(await advice(home, 5)).toMatchObject({ answers: { injury: 'no-impact' } })
  })
})

describe('an illness', () => {
  test('is rest until what it waits for is entered, and then a short walk first', async () => {
    const home = newFolder()
    await entered(home, 'start', '--what', 'illness', '--illness', 'fever', '--since', morning(2))
    expect(await advice(home, 3)).toMatchObject({ verdict: 'rest', answers: { illness: 'fever' } })
    expect(await advice(home, 4)).toMatchObject({
      care: 'clinician-today',
      answers: { illnessDays: 3 },
    })
    await entered(home, 'note', '--illness', 'below-neck', '--at', morning(4))
    expect(await advice(home, 4)).toMatchObject({ verdict: 'rest', care: 'none' })
    const hours = ['--fever-free-hours', '30', '--below-neck-gone', 'yes']
    await entered(home, 'note', '--clean', 'yes', ...hours, '--at', morning(5))
    const { stdout: history } = await recover(['history'], { home })
    expect(history).toContain('illness, beginning: illness fever, return day 1, step rest\n')
    expect(history.replaceAll(/\s+/g, ' ')).toContain(
      'fever free hours 30, below neck gone yes, step first walk, clean yes',
    )
    // The hours without fever are this morning's to tell: what was entered yesterday is not counted on.
    expect(await advice(home, 6)).toMatchObject({ verdict: 'rest', answers: { returnDay: 1 } })
    const walk = await advice(home, 6, '--fever-free-hours', '54', '--below-neck-gone', 'yes')
    expect(walk).toMatchObject({
      verdict: 'move',
      answers: { illness: 'recovering', returnDay: 1 },
    })
    expect(walk.session?.minutes.max).toBeLessThanOrEqual(15)
    await entered(home, 'note', '--clean', 'yes', '--at', morning(6))
    const week = await advice(home, 11, '--fever-free-hours', '99', '--below-neck-gone', 'yes')
    expect(week.session?.minutes.max).toBeLessThanOrEqual(20)
    expect(await entered(home, 'note', '--clean', 'yes', '--at', morning(11))).toContain('stays')
    // A relapse is rest again.
    await entered(home, 'note', '--clean', 'no', '--illness', 'fever', '--at', morning(12))
    expect(await advice(home, 13)).toMatchObject({ answers: { illness: 'fever' } })
    expect(await openIn(home)).toMatchObject([{ steps: [{ state: 'now' }, {}, {}] }])
  })

  test('is what a cold turned into, and no cold again', async () => {
    const home = newFolder()
    await entered(home, 'start', '--what', 'cold', '--since', morning(2))
    await entered(
      home,
      'start',
      '--what',
      'illness',
      '--illness',
      'below-neck',
      '--since',
      morning(4),
    )
    expect(await openIn(home)).toMatchObject([{ what: 'illness', since: '2025-11-02' }])
    const again = await health(home, 'start', '--what', 'cold')
    expect(again).toMatchObject({ code: 2 })
    expect(again.stderr).toContain('already open: Fever, flu, or an illness below the neck')
  })

  test('COVID-19 begins with the shortest days back', async () => {
    const home = newFolder()
    await entered(home, 'start', '--what', 'covid', '--since', morning(2))
    const gone = ['--covid-symptoms', 'gone', '--covid-heart', 'no']
    const { session, answers } = await advice(home, 8, ...gone)
    expect(session?.minutes.max).toBeLessThan(15)
    expect(answers).toMatchObject({ illness: 'covid', returnDay: 1 })
  })
})

test.each(['concussion', 'heat-stroke', 'rhabdomyolysis', 'myocarditis'])(
  'after %s nothing moves before a clearance is entered, and each morning asks for it',
  async (what) => {
    const home = newFolder()
    await entered(home, 'start', '--what', what, '--since', '2025-07-02T07:00')
    const open = { episodes: [what], episodeCleared: 'no' }
    expect(await advice(home, 3)).toMatchObject({
      verdict: 'rest',
      care: 'clinician-soon',
      answers: open,
    })
    expect(await entered(home, 'note', '--clean', 'yes', '--at', morning(3))).toContain('stays')
    await entered(home, 'note', '--clean', 'yes', '--episode-cleared', 'yes', '--at', morning(3))
    const later = await advice(home, 4)
    expect(later.verdict).toBe('rest')
    expect(later.answers).not.toHaveProperty('episodeCleared')
    const cleared = await advice(home, 4, '--episode-cleared', 'yes')
    expect(cleared.session?.minutes.max).toBeLessThanOrEqual(20)
    await entered(home, 'note', '--clean', 'no', '--at', morning(4))
    expect(await advice(home, 5)).toMatchObject({ answers: open })
  },
)

describe('several at once', () => {
  test('the one that is meant is named by its kind or its id', async () => {
    const home = newFolder()
    await entered(home, 'start', '--what', 'injury', '--since', morning(2))
    await entered(home, 'start', '--what', 'concussion', '--since', morning(2))
    const unnamed = reported(await health(home, 'note', '--clean', 'no', '--json'))
    expect(unnamed.message).toContain('several are open')
    expect(await entered(home, 'note', '--clean', 'no', '--episode', 'injury')).toContain(
      'An injury',
    )
    const [{ episode }] = await openIn(home)
    expect(await entered(home, 'note', '--clean', 'no', '--episode', episode)).toContain(
      'An injury',
    )
    const strange = await health(home, 'end', '--episode', 'cold')
    expect(strange.code).toBe(2)
    expect(strange.stderr).toContain('--episode "cold" is not open')
    expect(journalEntries(home)).toHaveLength(4)
  })

  test('a kind that the rulebook does not know has no steps, and may be ended', async () => {
    const home = newFolder()
    const id = '1k800000000000000'
    const about = { id, written: '2025-11-02T07:00:00.000Z', date: '2025-11-02' }
    const bruise = { episode: id, what: 'bruise', facts: {} }
    const entry = {
      kind: 'health',
      ...about,
      at: '2025-11-02T07:00:00+00:00',
      event: 'start',
      ...bruise,
      open: [{ ...bruise, since: '2025-11-02' }],
    } as const
    writeFileSync(join(home, 'journal.ndjson'), journalLine(entry), { mode: 0o600 })
    expect(await openIn(home)).toMatchObject([{ label: 'bruise', steps: [], mayEnd: true }])
    const noted = await health(home, 'note', '--clean', 'yes')
    expect(noted).toMatchObject({ code: 2, stdout: '' })
    expect(noted.stderr).toContain('the rulebook has no steps for "bruise"')
    expect(await entered(home, 'end')).toContain('this is over')
    expect(await openIn(home)).toEqual([])
  })

  test('a mistaken start is taken back whole', async () => {
    const home = newFolder()
    const before = await entered(home, 'start', '--what', 'injury', '--since', morning(2))
    expect(before).toContain('An injury, since 2025-11-02')
    const [line = ''] = journalLines(home)
    const { id } = JSON.parse(line).entry
    await recover(['correct', id, '--delete'], { home })
    expect(await openIn(home)).toEqual([])
    expect(await entered(home)).toContain('Nothing is open')
  })
})

describe('usage', () => {
  test.each([
    [['start'], '--what is missing'],
    [['start', '--what', 'flu'], 'expected one of cold, illness'],
    [['start', '--what', 'illness'], '--illness is missing'],
    [['start', '--what', 'illness', '--illness', 'none'], 'expected one of below-neck, fever'],
    [['start', '--what', 'injury', '--since', '2999-01-01'], 'still to come'],
    [
      ['start', '--what', 'injury', '--covid-heart', 'no'],
      '--covid-heart says nothing of: An injury',
    ],
    [['start', '--what', 'cold', '--covid-heart', 'no'], 'Leave it out.'],
    [['note', '--clean', 'yes'], 'nothing is open'],
    [['end'], 'nothing is open'],
    [['stop'], 'stop'],
  ])('%o', async (words, message) => {
    const home = newFolder()
    const ran = await health(home, ...words)
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' })
    expect(ran.stderr).toContain(message)
    expect(journalEntries(home)).toEqual([])
  })

  test('a note has to say something', async () => {
    const home = newFolder()
    await entered(home, 'start', '--what', 'injury', '--since', morning(2))
    expect((await health(home, 'note')).stderr).toContain('--clean is missing')
  })

  test('a journal that cannot be written keeps what was typed', async () => {
    const env = { RECOVER_HOME: '/dev/null/x' }
    const ran = await recover(['health', 'start', '--what', 'injury'], { env })
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 74, stdout: '' })
    expect(ran.stderr).toContain('NOT SAVED')
    expect(ran.stderr).toContain('"what":"injury"')
  })
})

describe.each([80, 40])('in a terminal of %i columns', (columns) => {
  type Step = readonly [shown: string, keys: string]

  function open(home: string, ...words: string[]) {
    const env = { RECOVER_HOME: home, COLUMNS: String(columns) }
    const command = [process.execPath, BIN, 'health', ...words]
    return openPty(command, { columns, keepStdout: true, env })
  }

  /** Cancels at each prompt in turn, and then answers them all. */
  async function asked(home: string, words: string[], steps: readonly Step[]): Promise<string> {
    const before = journalEntries(home).length
    for (let at = 0; at < steps.length; at += 1) {
      const pty = open(home, ...words)
      for (const [shown, keys] of steps.slice(0, at)) {
        await pty.shows(shown)
        pty.send(keys)
      }
      await pty.shows(steps[at]?.[0] ?? '')
      pty.send(KEY.ctrlC)
      expect(await pty.ended()).toMatchObject({ code: 130, stdout: '', restored: true })
    }
    expect(journalEntries(home)).toHaveLength(before)
    const pty = open(home, ...words)
    for (const [shown, keys] of steps) {
      await pty.shows(shown)
      pty.send(keys)
    }
    const { code, stdout } = await pty.ended()
    expect(code).toBe(0)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
    return stdout
  }

  test('what is needed is asked, and Ctrl-C leaves nothing', async () => {
    const home = newFolder()
    const illness = [
      ['An injury', `2${KEY.enter}`],
      ['Fever now', `1${KEY.enter}`],
    ] as const
    expect(await asked(home, ['start', '--since', morning(2)], illness)).toContain('Full rest')
    expect(journalEntries(home)).toMatchObject([{ facts: { illness: 'below-neck', step: 'rest' } }])
    const climbed = [
      ['stronger', `1${KEY.enter}`],
      ['2000 h:', `30${KEY.enter}`],
      ['symptom below', `1${KEY.enter}`],
    ] as const
    expect(await asked(home, ['note'], climbed)).toContain('one step up')
    await entered(home, 'start', '--what', 'injury', '--since', morning(2))
    const which = [
      ['An injury', `2${KEY.enter}`],
      ['night', `2${KEY.enter}`],
    ] as const
    expect(await asked(home, ['note'], which)).toContain('stays')
  })
})
