import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { invariantsOf, readInvariants } from '../../../src/adapters/invariants-file.ts'
import { loadBook, loadSafety } from '../../../src/adapters/rulebook-file.ts'
import { factsHold } from '../../../src/core/proof/facts.ts'
import { holds } from '../../../src/core/rulebook/condition.ts'
import { playCalendar, type PlayedMorning } from './play-calendar.ts'

const FOLDER = 'tests/fixtures/calendars'
const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
const rulebook = loadBook('rules/recovery.yaml', safety, sources)
const { invariants } = invariantsOf(readInvariants('rules/invariants.yaml'), rulebook)

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.replace('.txt', ''))

const played = new Map(
  names.map((name) => [
    name,
    playCalendar(readFileSync(join(FOLDER, `${name}.txt`), 'utf8'), rulebook),
  ]),
)
const morningsOf = (name: string): readonly PlayedMorning[] => played.get(name) ?? []

/** The notes that the days before bring, in a word. */
const NOTES = new Map([
  ['plan-a-recovery-week', '+week'],
  ['harder-week', '+hard'],
  ['sleep-debt', '+sleep'],
  ['recovery-sessions-taken', '+enough'],
  ['early-warning', '+early'],
  ['marathon-soreness-day-five', '+day5'],
  ['halve-for-downhill', '+down'],
  ['easier-after-strong-pain', '+pain'],
  ['twenty-after-flatter', '+flatter'],
])

/** A week a line: the day it begins, and the advice of each morning; `.` is a day without a check-in. */
function asWeeks(mornings: readonly PlayedMorning[]): string {
  const lines: string[] = []
  for (let first = 0; first < mornings.length; first += 7) {
    const week = mornings.slice(first, first + 7)
    const advice = week.map(({ advised }) => {
      if (advised === undefined) return '.'
      const { id, verdict, care } = advised.settled.outcome.advice
      const sign = verdict === 'move' ? '' : verdict === 'rest' ? '-' : '!'
      const notes = advised.settled.outcome.applied.flatMap(({ rule }) => NOTES.get(rule) ?? [])
      return `${sign}${id}${care === 'none' ? '' : `(${care})`}${notes.join('')}`
    })
    lines.push(`${week[0]?.date ?? ''}  ${advice.join('  ')}`)
  }
  return `${lines.join('\n')}\n`
}

describe('simulated runners', () => {
  test('there are at least twenty, with more than five years of mornings', () => {
    expect(names.length).toBeGreaterThanOrEqual(20)
    const mornings = names.flatMap(morningsOf).filter(({ advised }) => advised !== undefined)
    expect(mornings.length).toBeGreaterThan(5 * 365)
  })

  test.for(names)(
    '%s: the advice of each morning is the one that was read and judged',
    async (name) => {
      await expect(asWeeks(morningsOf(name))).toMatchFileSnapshot(
        join('../../fixtures/calendars', `${name}.advice`),
      )
    },
  )

  test.for(names)('%s: no invariant is broken on any day', (name) => {
    const broken = morningsOf(name).flatMap(({ date, advised }) => {
      if (advised === undefined) return []
      const { answers, settled } = advised
      return invariants
        .filter(({ when, holds: how = 'known' }) => {
          const covered = when === undefined ? true : holds(when, answers)
          return how === 'known' ? covered === true : covered !== false
        })
        .filter(({ never, always }) =>
          never === undefined
            ? !factsHold(always ?? {}, settled.outcome)
            : factsHold(never, settled.outcome),
        )
        .map(({ id }) => `${date} ${id}`)
    })
    expect(broken).toEqual([])
  })
})
