import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appendEntry } from '../../src/adapters/journal-append.ts'
import { readHistory } from '../../src/adapters/journal-history.ts'
import { readAll, readTail, type JournalLine } from '../../src/adapters/journal-read.ts'
import { rewriteJournal } from '../../src/adapters/journal-rewrite.ts'
import type { DayEntry, Entry } from '../../src/core/journal/entry.ts'
import { journalLine } from '../../src/core/journal/line.ts'
import { aCheckIn, aCorrection, aDeletion, anEpisode, aSession } from '../core/journal/entries.ts'
import { aFolder } from '../fixtures/folder.ts'

const inFolder = (): string => join(aFolder(), 'journal.ndjson')

function aJournal(entries: readonly Entry[]): string {
  const path = inFolder()
  writeFileSync(path, entries.map(journalLine).join(''), { mode: 0o600 })
  return path
}

/** Check-ins of as many days in a row from 1 January 2020 on, about 800 bytes each. */
function aLife(days: number): Entry[] {
  return Array.from({ length: days }, (_, day) => {
    const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10)
    return aCheckIn(`d${String(day)}`, {
      date,
      at: `${date}T07:00:00+00:00`,
      written: `${date}T07:00:00.000Z`,
    })
  })
}

function linesOf(path: string): JournalLine[] {
  const lines: JournalLine[] = []
  readAll(path, (line) => lines.push(line))
  return lines
}

function historyOf(path: string): DayEntry[] {
  const entries: DayEntry[] = []
  readHistory(path, (entry) => entries.push(entry))
  return entries
}

const idsOf = (entries: readonly Entry[]): string[] => entries.map(({ id }) => id)

test('without a journal there is nothing, and reading makes none', () => {
  const path = inFolder()
  expect(readTail(path, '2020-01-01')).toEqual({ entries: [], problems: [] })
  expect([linesOf(path), historyOf(path)]).toEqual([[], []])
  expect(rewriteJournal(path, () => true)).toBe(0)
  expect(existsSync(path)).toBe(false)
})

test('what is appended is read, in the order written', () => {
  const path = inFolder()
  const entries = aLife(3)
  for (const entry of entries) appendEntry(path, entry)
  expect(readTail(path, '2020-01-01').entries).toEqual(entries)
  expect(linesOf(path)).toEqual(entries.map((entry, index) => ({ line: index + 1, entry })))
})

test('an entry that no single write could hold whole is refused', () => {
  const path = inFolder()
  const long = aSession('a', { modality: 'x'.repeat(65_536) })
  expect(() => appendEntry(path, long)).toThrow('is too long')
  expect(existsSync(path)).toBe(false)
})

test('the tail of a long journal: the days asked for, and not the whole of it', () => {
  const entries = aLife(2000)
  const path = aJournal(entries)
  for (const since of [0, 1, 700, 1910, 1999]) {
    const tail = readTail(path, entries[since]?.date ?? '')
    expect(idsOf(tail.entries).slice(-(2000 - since))).toEqual(idsOf(entries.slice(since)))
    expect(tail.entries).toEqual(entries.slice(-tail.entries.length))
  }
  expect(readTail(path, '2025-06-20').entries.length).toBeLessThan(300)
  expect(readTail(path, '2025-06-20').entries.length).toBeGreaterThan(3)
})

test('the tail goes back to where it is said what is open', () => {
  const { open: _open, ...old } = aCheckIn('old')
  const stated = aCheckIn('stated', { date: '2020-01-01', at: '2020-01-01T07:00:00+00:00' })
  const sessions = Array.from({ length: 3000 }, (_, index) => aSession(`s${String(index)}`))
  const path = aJournal([old, stated, ...sessions])
  expect(readTail(path, '2999-01-01').entries.some(({ id }) => id === 'stated')).toBe(true)
})

test('check-ins of before a day are left out, but not what is open', () => {
  const entries = aLife(400)
  const from = entries[350]?.date ?? ''
  const tail = readTail(aJournal(entries), entries[100]?.date ?? '', from)
  const kinds = tail.entries.filter(({ date }) => date < from).map(({ kind }) => kind)
  expect(idsOf(tail.entries).slice(-50)).toEqual(idsOf(entries.slice(350)))
  // Of the first piece read, in which it was not yet known what is open.
  expect(kinds.length).toBeLessThan(20)
  const sessions = Array.from({ length: 300 }, (_, index) => aSession(`s${String(index)}`))
  const path = aJournal([aCheckIn('stated'), ...sessions])
  expect(idsOf(readTail(path, '2999-01-01', '2999-01-01').entries)).toContain('stated')
})

test('one line of a wrong clock does not end the tail', () => {
  const entries = aLife(400)
  const wrong = {
    date: '1970-01-01',
    at: '1970-01-01T07:00:00+00:00',
    written: '1970-01-01T07:00:00.000Z',
  }
  const path = aJournal(
    entries.map((entry, index) => (index === 390 ? { ...entry, ...wrong } : entry)),
  )
  expect(idsOf(readTail(path, '2020-11-01').entries)).toContain('d310')
})

test('problems of a tail have the numbers of their lines', () => {
  const entries = aLife(900)
  const path = inFolder()
  const text = entries.map(journalLine)
  text[3] = 'early\n'
  text[850] = 'late\n'
  writeFileSync(path, text.join(''), { mode: 0o600 })
  expect(readTail(path, '2022-06-01').problems).toEqual([{ line: 851, why: 'damaged' }])
  const all = [
    { line: 4, why: 'damaged' },
    { line: 851, why: 'damaged' },
  ]
  expect(readTail(path, '2020-01-01').problems).toEqual(all)
  expect(readHistory(path, () => undefined)).toEqual(all)
})

test.for([10, 100_000, 1_100_000, 3_000_000])(
  'a line of %i zeros is one damaged line, wherever it is read from',
  (zeros) => {
    const path = inFolder()
    const [first, last] = aLife(2).map(journalLine)
    writeFileSync(path, `${first ?? ''}${'\u0000'.repeat(zeros)}\n${last ?? ''}`, { mode: 0o600 })
    const problem = { line: 2, why: 'damaged' }
    expect(readTail(path, '')).toEqual({ entries: aLife(2), problems: [problem] })
    expect(linesOf(path)[1]).toEqual(problem)
    expect(rewriteJournal(path, (line) => line.line === 1)).toBe(1)
    expect(readFileSync(path, 'utf8')).toBe(`${'\u0000'.repeat(zeros)}\n${last ?? ''}`)
  },
)

test('the history: what holds, oldest first', () => {
  const late = aSession('late', { at: '2026-11-22T06:00:00-05:00' })
  const early = aSession('early', { at: '2026-11-22T09:00:00+01:00' })
  const before = aSession('before', { date: '2026-11-20', at: '2026-11-20T09:00:00+01:00' })
  const first = aCheckIn('first')
  const second = aCheckIn('second')
  const path = aJournal([
    late,
    first,
    early,
    before,
    second,
    aSession('gone'),
    aDeletion('x', 'gone'),
    aCorrection('y', { ...late, minutes: 99 }),
  ])
  expect(historyOf(path)).toEqual([before, second, early, { ...late, minutes: 99 }])
})

test('rewriting drops lines and leaves every other byte as it is, private', () => {
  const path = inFolder()
  const [first, second, third] = aLife(3).map(journalLine)
  const rest = `\n\r\nfoo\u0000\n${third ?? ''}torn`
  writeFileSync(path, `${first ?? ''}${second ?? ''}${rest}`, { mode: 0o640 })
  expect(rewriteJournal(path, (line) => 'entry' in line && line.entry.id === 'd0')).toBe(1)
  expect(readFileSync(path, 'utf8')).toBe(`${second ?? ''}${rest}`)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(path, '..'))).toEqual(['journal.ndjson'])
})

test('where nothing is dropped the file stays the same one', () => {
  const path = aJournal(aLife(3))
  const before = statSync(path).ino
  expect(rewriteJournal(path, () => false)).toBe(0)
  expect(statSync(path).ino).toBe(before)
  expect(readdirSync(join(path, '..'))).toEqual(['journal.ndjson'])
})

test('a torn last line gets its newline before the next entry', () => {
  const path = aJournal(aLife(1))
  appendFileSync(path, '{"v":2,"crc":1')
  const next = aSession('next')
  appendEntry(path, next)
  expect(linesOf(path).slice(1)).toEqual([
    { line: 2, why: 'damaged' },
    { line: 3, entry: next },
  ])
})

test('what a killed writer left behind is removed by the next one', () => {
  const path = inFolder()
  const left = join(path, '..', '.journal.ndjson.999999999-abc.tmp')
  writeFileSync(left, 'all of it')
  appendEntry(path, aSession('a'))
  expect(existsSync(left)).toBe(false)
})

test('whoever rewrites for longer than anyone should loses the right to', () => {
  const path = inFolder()
  // The process that runs the tests is alive, and is not the one that appends.
  const theirs = join(path, '..', `.journal.ndjson.${String(process.ppid)}-abc.tmp`)
  writeFileSync(theirs, '')
  const past = new Date(Date.now() - 59_300)
  utimesSync(theirs, past, past)
  appendEntry(path, aSession('a'))
  expect(Date.now() - past.getTime()).toBeGreaterThanOrEqual(60_000)
  expect(existsSync(theirs)).toBe(false)
  expect(linesOf(path)).toHaveLength(1)
})

test('of two who rewrite, one is told so', () => {
  const path = aJournal(aLife(2))
  writeFileSync(join(path, '..', `.journal.ndjson.${String(process.ppid)}-abc.tmp`), '')
  expect(() => rewriteJournal(path, () => true)).toThrow('another program is rewriting it')
  expect(linesOf(path)).toHaveLength(2)
})

test('a folder in the place of the journal is refused by all', () => {
  const path = inFolder()
  mkdirSync(path)
  expect(() => appendEntry(path, aSession('a'))).toThrow('it is a folder')
  expect(() => readTail(path, '')).toThrow('it is a folder')
  expect(() => rewriteJournal(path, () => true)).toThrow('it is a folder')
})

test('an episode that is open is found behind years of sessions', () => {
  const open = [anEpisode('knee')]
  const path = aJournal([aCheckIn('a', { open }), ...aLife(3)])
  expect(readTail(path, '').entries[0]).toMatchObject({ open })
})
