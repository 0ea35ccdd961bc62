import { cpSync, existsSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { journalLine } from '../../src/core/journal/line.ts'
import { readJournal } from '../../src/core/journal/read-journal.ts'
import { aCheckIn, aSession } from '../core/journal/entries.ts'
import { HILLS } from '../e2e/hills-rulebook.ts'
import {
  AT,
  BIN,
  command,
  newFile,
  newFolder,
  recover,
  RESTED_FLAGS,
  type Ran,
} from '../e2e/recover.ts'

const DAY = { date: '2026-11-20', at: '2026-11-20T07:10:00+01:00' }
const BEFORE = [aCheckIn('one', DAY), aSession('two', DAY), aCheckIn('three'), aSession('four')]
const RULES = newFile('hills.yaml', HILLS)

/** A command that writes, and whether it did what it is for. */
interface Writing {
  readonly words: readonly string[]
  readonly did: (home: string) => boolean
  /** The entries of before that it takes away. */
  readonly takes?: readonly string[]
}

const idsIn = (home: string): string[] =>
  readJournal(readFileSync(join(home, 'journal.ndjson'))).entries.map(({ id }) => id)

const added =
  (kind: string, count: number) =>
  (home: string): boolean =>
    readJournal(readFileSync(join(home, 'journal.ndjson'))).entries.filter(
      (entry) => entry.kind === kind,
    ).length === count

const holds =
  (name: string, text: string) =>
  (home: string): boolean =>
    existsSync(join(home, name)) && readFileSync(join(home, name), 'utf8').includes(text)

const commands: readonly Writing[] = [
  { words: ['today', ...AT, ...RESTED_FLAGS, '--json'], did: added('check-in', 3) },
  { words: ['today', ...AT, ...RESTED_FLAGS], did: added('check-in', 3) },
  {
    words: ['test', '--before', '4,1,3', '--after', '2,1,2', ...RESTED_FLAGS],
    did: (home) => added('test', 1)(home) && added('check-in', 3)(home),
  },
  { words: ['log', '--kind', 'easy', '--minutes', '30', '--rpe', '2'], did: added('session', 3) },
  { words: ['after', '--felt', 'same'], did: added('after', 1) },
  {
    words: ['forget', '2026-11-20', '--yes'],
    did: (home) => idsIn(home).join() === 'three,four',
    takes: ['one', 'two'],
  },
  {
    words: ['forget', '--all', '--yes'],
    did: (home) => idsIn(home).length === 0 && !existsSync(join(home, 'profile.yaml')),
    takes: ['one', 'two', 'three', 'four'],
  },
  {
    words: ['correct', 'four', 'minutes', '45'],
    did: (home) => added('correction', 1)(home),
  },
  { words: ['profile', 'set', 'age', '51'], did: holds('profile.yaml', 'age: 51') },
  { words: ['rules', 'use', RULES, '--unproven'], did: holds('rulebook', RULES) },
  { words: ['rules', 'init'], did: holds('rulebook.yaml', 'tree:') },
]

/** How each call is made to fail; `short` says that less was written than was asked for. */
const FAILURES: Readonly<Record<string, readonly string[]>> = {
  openat: ['error=ENOSPC', 'error=EIO', 'error=EROFS', 'signal=KILL'],
  write: ['error=ENOSPC', 'error=EIO', 'error=EROFS', 'retval=5', 'signal=KILL'],
  fsync: ['error=ENOSPC', 'error=EIO', 'error=EROFS', 'signal=KILL'],
  rename: ['error=ENOSPC', 'error=EIO', 'error=EROFS', 'signal=KILL'],
  unlink: ['error=EIO', 'error=EROFS', 'signal=KILL'],
}

const template = newFolder()
writeFileSync(join(template, 'journal.ndjson'), BEFORE.map(journalLine).join(''), { mode: 0o600 })
writeFileSync(join(template, 'profile.yaml'), 'age: 50\n', { mode: 0o600 })

// Proved before, so that what is tried is the writing.
await recover(['rules', 'use', RULES, '--unproven'], { home: template })
unlinkSync(join(template, 'rulebook'))

function newHome(): string {
  const home = newFolder()
  cpSync(template, home, { recursive: true })
  return home
}

function traced(
  log: string,
  name: string,
  failing: readonly string[],
  words: readonly string[],
  home: string,
): Promise<Ran> {
  // Without -f: files are written by the main thread alone, and what the others write to wake each other
  // is counted otherwise every time.
  const strace = ['strace', '-y', '-qq', '-o', log, '-e', `trace=${name}`, ...failing]
  // Not in the home folder: strace would name that with every call.
  return command([...strace, process.execPath, BIN, ...words], { home, cwd: '/' })
}

/** Which of the calls of this name reach into the home folder, counted as strace counts them. */
async function callsInto(words: readonly string[], name: string): Promise<number[]> {
  const [home, log] = [newHome(), join(newFolder(), 'log')]
  await traced(log, name, [], words, home)
  const lines = readFileSync(log, 'utf8').split('\n')
  return lines
    .filter((line) => line.includes(`${name}(`))
    .flatMap((line, index) => (line.includes(home) ? [index + 1] : []))
}

/** What is wrong after a call failed; undefined when nothing is, 'missed' when it was another call. */
async function wrongAfter(
  { words, did, takes = [] }: Writing,
  name: string,
  failure: string,
  index: number,
): Promise<string | undefined> {
  const [home, log] = [newHome(), join(newFolder(), 'log')]
  const failing = ['-e', `inject=${name}:${failure}:when=${String(index)}`]
  const ran = await traced(log, name, failing, words, home)
  const killed = failure === 'signal=KILL'
  const lines = readFileSync(log, 'utf8').split('\n')
  const failed = killed
    ? lines.findLast((line) => line.includes(`${name}(`))
    : lines.find((line) => line.includes('(INJECTED'))
  const hit = failed?.includes(home) ?? false
  if (!hit) return 'missed'
  const ids = idsIn(home)
  const lost = BEFORE.filter(({ id }) => !takes.includes(id) && !ids.includes(id))
  if (lost.length > 0) return `lost ${lost.map(({ id }) => id).join()}`
  if (ran.code === 0 && !did(home)) return 'a silent success'
  if (killed)
    return ran.code === null || ran.code === 0 ? undefined : `ended with ${String(ran.code)}`
  if (ran.code !== 0 && ran.code !== 74 && ran.code !== 66) return `ended with ${String(ran.code)}`
  if (ran.code !== 0 && !/NOT SAVED|NOT FORGOTTEN|could not|cannot|may not/.test(ran.stderr)) {
    return `said ${ran.stderr}`
  }
  if (words[0] === 'today' && ran.code !== 66 && !/move/i.test(ran.stdout)) return 'gave no advice'
  const next = await command([process.execPath, BIN, 'log', '--kind', 'none'], { home })
  if (next.code !== 0) return `could not go on: ${next.stderr}`
  const left = readdirSync(home).filter((file) => file.startsWith('.journal'))
  return left.length > 0 ? `left ${left.join()}` : undefined
}

test.each(commands)('$words: every call that fails, in every way', async (writing) => {
  const jobs: { name: string; failure: string; index: number }[] = []
  for (const [name, failures] of Object.entries(FAILURES)) {
    for (const index of await callsInto(writing.words, name)) {
      for (const failure of failures) jobs.push({ name, failure, index })
    }
  }
  const found: string[] = []
  let hits = 0
  const lane = async (): Promise<void> => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      const { name, failure, index } = job
      let wrong: string | undefined = 'missed'
      // The program wakes its threads by writes too, one more or less from run to run.
      for (const off of [0, 1, -1, 2, -2, 0, 1, -1, 3, -3, 0, 1, -1]) {
        if (wrong === 'missed') wrong = await wrongAfter(writing, name, failure, index + off)
      }
      if (wrong !== 'missed') hits += 1
      if (wrong !== undefined) found.push(`${name} ${String(index)} ${failure}: ${wrong}`)
    }
  }
  await Promise.all([lane(), lane()])
  const words = writing.words.slice(0, 2).join(' ')
  process.stdout.write(`${words}: ${String(hits)} failed calls, ${String(found.length)} wrong\n`)
  expect(found).toEqual([])
  expect(hits).toBeGreaterThan(10)
})
