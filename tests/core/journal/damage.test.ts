import { array, assert, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../../../src/core/journal/entry.ts'
import { readJournal } from '../../../src/core/journal/read-journal.ts'
import { aSession, bytesOf, EVERY_KIND } from './entries.ts'

const entries: readonly Entry[] = [
  ...EVERY_KIND,
  ...Array.from({ length: 200 - EVERY_KIND.length }, (_, index) =>
    aSession(`s${String(index)}`, {
      minutes: index,
      modality: index % 9 === 0 ? 'vélo \uFFFD' : 'run',
    }),
  ),
]
const lines = entries.map((entry) => bytesOf([entry]))
const starts = lines.map((_, index) => lengthOf(lines.slice(0, index)))
const journal = joined(lines)

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(lengthOf(parts))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

// So a line can be looked at with its neighbours alone, whatever the rest of the file is.
test('a journal reads as its parts do, wherever a newline parts them', () => {
  const byte = constantFrom(10, 13, 0x7b, 0x22, 0xff)
  const part = array(array(byte, { maxLength: 9 }), { maxLength: 4 })
  assert(
    property(part, part, integer({ min: 0, max: 199 }), (before, after, index) => {
      const [one, other] = [before, after].map((noise) =>
        joined([
          ...noise.map((bytes) => Uint8Array.from([...bytes, 10])),
          lines[index] as Uint8Array,
        ]),
      ) as [Uint8Array, Uint8Array]
      const [first, whole] = [readJournal(one), readJournal(joined([one, other]))]
      const second = readJournal(other, 1 + one.filter((value) => value === 10).length)
      expect(whole).toEqual({
        entries: [...first.entries, ...second.entries],
        problems: [...first.problems, ...second.problems],
      })
    }),
  )
})

test('200 entries, every beginning: no complete entry is lost, and a cut one is told of', () => {
  const whole = readJournal(journal)
  expect(whole).toEqual({ entries, problems: [] })
  let wrong = 0
  for (let length = 0; length <= journal.length; length += 1) {
    // The line that is cut here, behind a whole one.
    const cut = starts.findLastIndex((start) => start < length)
    const first = Math.max(0, cut - 1)
    const { entries: read, problems } = readJournal(journal.subarray(starts[first] ?? 0, length))
    const into = length - (starts[cut] ?? 0)
    const complete = cut === -1 || into >= (lines[cut]?.length ?? 0) - 1
    const expected = cut === -1 ? 0 : cut - first + (complete ? 1 : 0)
    if (read.length !== expected || problems.length !== (complete ? 0 : 1)) wrong += 1
  }
  expect(wrong).toBe(0)
  expect(journal.length).toBeGreaterThan(40_000)
})

test('200 entries, every single bit: each flip is told of, and costs two entries at most', () => {
  let [flips, silent, costly, changed] = [0, 0, 0, 0]
  lines.forEach((line, index) => {
    const next = lines[index + 1] ?? new Uint8Array()
    const around = joined([line, next])
    const untouched = entries[index + 1]?.id
    for (let at = 0; at < line.length; at += 1) {
      const byte = around[at] as number
      for (let bit = 1; bit < 256; bit *= 2) {
        flips += 1
        around[at] = byte ^ bit
        const { entries: read, problems } = readJournal(around)
        if (problems.length === 0) silent += 1
        if (read.some(({ id }) => id !== untouched)) changed += 1
        // A newline that is gone takes the line behind it along.
        if (at < line.length - 1 && read.length < (untouched === undefined ? 0 : 1)) costly += 1
      }
      around[at] = byte
    }
  })
  expect({ silent, costly, changed }).toEqual({ silent: 0, costly: 0, changed: 0 })
  expect(flips).toBe(journal.length * 8)
})
