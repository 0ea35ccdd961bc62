import {
  assert,
  commands,
  constantFrom,
  integer,
  modelRun,
  nat,
  property,
  record,
} from 'fast-check'
import type { Command } from 'fast-check'
import { expect, test } from 'vitest'
import { effective, isAmendment } from '../../../src/core/journal/effective.ts'
import type { DayEntry, Entry } from '../../../src/core/journal/entry.ts'
import { idOnDay, tellsOfDay } from '../../../src/core/journal/forget-day.ts'
import { journalLine } from '../../../src/core/journal/line.ts'
import { oldestFirst } from '../../../src/core/journal/oldest-first.ts'
import { readJournal } from '../../../src/core/journal/read-journal.ts'
import { runs } from '../runs.ts'
import { aCheckIn, aCorrection, aDeletion, aSession } from './entries.ts'

const lives = runs(10_000)

/** What a runner told and has not taken back: an id, the day it is now about, and a number to know it by. */
interface Told {
  readonly id: string
  readonly kind: 'check-in' | 'session'
  day: string
  number: number
  deleted: boolean
}

/** The life of a journal as its runner knows it. */
interface Known {
  told: Told[]
  /** Lines that a crash cut off. */
  torn: number
  /** Whether the last line is such a one. */
  open: boolean
  ids: number
}

/** The journal itself: its bytes, and nothing else. */
class Kept {
  text = ''

  /** As the store appends: a torn last line gets its end first. A crash leaves a beginning. */
  append(entry: Entry, arrived = 1): void {
    const line = journalLine(entry)
    const whole = this.text === '' || this.text.endsWith('\n') ? line : `\n${line}`
    this.text += whole.slice(0, Math.floor(whole.length * arrived))
  }

  entries(): readonly Entry[] {
    return this.read().entries
  }

  read(): ReturnType<typeof readJournal> {
    return readJournal(new TextEncoder().encode(this.text))
  }

  /** As the store forgets: lines go, every other byte stays. */
  forget(day: string): void {
    const ids = new Set(this.entries().flatMap((entry) => idOnDay(entry, day) ?? []))
    this.text = this.text
      .split(/(?<=\n)/)
      .filter((line) => {
        const [entry] = readJournal(new TextEncoder().encode(line)).entries
        return entry === undefined || !tellsOfDay(entry, day, ids)
      })
      .join('')
  }
}

type Step = Command<Known, Kept>

const dayOf = (day: number): string => `2026-11-${String(10 + day)}`
const about = (day: string) => ({ date: day, at: `${day}T07:00:00+01:00` })

/** A day entry by which its number can be told. */
function entryOf({ id, kind, day, number }: Omit<Told, 'deleted'>): DayEntry {
  return kind === 'session'
    ? aSession(id, { ...about(day), minutes: number })
    : aCheckIn(id, { ...about(day), answers: { soreness: number } })
}

function tell(kind: Told['kind'], { day, number }: { day: number; number: number }): Step {
  return {
    check: () => true,
    run(known, kept) {
      const told = { id: `e${String((known.ids += 1))}`, kind, day: dayOf(day), number }
      known.told.push({ ...told, deleted: false })
      known.open = false
      kept.append(entryOf(told))
    },
    toString: () => `${kind} of ${dayOf(day)}: ${String(number)}`,
  }
}

/** Puts another day and number in the place of what was told, also of what was taken back. */
function correct(which: number, { day, number }: { day: number; number: number }): Step {
  return {
    check: ({ told }) => told.length > 0,
    run(known, kept) {
      const told = known.told[which % known.told.length] as Told
      Object.assign(told, { day: dayOf(day), number, deleted: false })
      known.open = false
      kept.append(aCorrection(`e${String((known.ids += 1))}`, entryOf(told)))
    },
    toString: () => `correct ${String(which)} to ${dayOf(day)}: ${String(number)}`,
  }
}

function takeBack(which: number): Step {
  return {
    check: ({ told }) => told.length > 0,
    run(known, kept) {
      const told = known.told[which % known.told.length] as Told
      told.deleted = true
      known.open = false
      kept.append({ ...aDeletion(`e${String((known.ids += 1))}`, told.id), ...about(told.day) })
    },
    toString: () => `take back ${String(which)}`,
  }
}

/** Written in part: nobody was told that it is saved, and nothing of it may be read. */
function crash(part: number): Step {
  return {
    check: () => true,
    run(known, kept) {
      const before = kept.text
      kept.append(entryOf({ id: 'never', kind: 'session', day: dayOf(1), number: 99 }), part / 100)
      const arrived = kept.text.slice(before.length)
      // A newline alone ends the torn line before it, and begins no other.
      if (arrived === '\n') known.open = false
      else if (arrived !== '') {
        known.torn += known.open && !arrived.startsWith('\n') ? 0 : 1
        known.open = true
      }
    },
    toString: () => `crash after ${String(part)} %`,
  }
}

function check(known: Known, kept: Kept): void {
  const { entries, problems } = kept.read()
  expect(problems.map(({ why }) => why)).toEqual(
    Array.from({ length: known.torn }, () => 'damaged'),
  )
  const standing = known.told.filter(({ deleted }) => !deleted)
  const last = new Map(standing.map((told) => [`${told.kind} ${told.day}`, told.id]))
  const expected = standing.filter(
    ({ kind, day, id }) => kind === 'session' || last.get(`${kind} ${day}`) === id,
  )
  const holding = effective(entries)
  expect(holding).toEqual(expected.map(entryOf))
  const days = holding.toSorted(oldestFirst).map(({ date }) => date)
  expect(days).toEqual(days.toSorted())
}

const reopen: Step = {
  check: () => true,
  run: check,
  toString: () => 'reopen',
}

/** Everything that says it is about the day, or once said so, goes. */
function forget(day: number): Step {
  const date = dayOf(day)
  return {
    check: () => true,
    run(known, kept) {
      const gone = new Set(kept.entries().flatMap((entry) => idOnDay(entry, date) ?? []))
      const left = kept.entries().filter((entry) => tellsOfDay(entry, date, gone))
      kept.forget(date)
      known.told = known.told.filter(({ id }) => !gone.has(id))
      expect(kept.entries().some((entry) => left.includes(entry))).toBe(false)
      const days = kept.entries().flatMap((entry) => (isAmendment(entry) ? [] : [entry.date]))
      expect(days).not.toContain(date)
      check(known, kept)
    },
    toString: () => `forget ${date}`,
  }
}

test(
  `log, check in, correct, take back, forget, crash and reopen, ${lives.numRuns} lives`,
  { timeout: 120_000 },
  () => {
    const what = record({ day: nat(5), number: nat(10) })
    const steps = [
      what.map((told) => tell('session', told)),
      what.map((told) => tell('check-in', told)),
      record({ which: nat(20), what }).map(({ which, what: to }) => correct(which, to)),
      nat(20).map(takeBack),
      nat(5).map(forget),
      integer({ min: 0, max: 99 }).map(crash),
      constantFrom(reopen),
    ]
    assert(
      property(commands(steps, { maxCommands: 16 }), (life) => {
        const setup = { model: { told: [], torn: 0, open: false, ids: 0 }, real: new Kept() }
        modelRun(() => setup, life)
        check(setup.model, setup.real)
      }),
      lives,
    )
  },
)
