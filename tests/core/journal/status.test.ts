import { describe, expect, it } from 'vitest'
import type { CheckInEntry, OverrideEntry } from '../../../src/core/journal/entry.ts'
import { statusOf } from '../../../src/core/journal/status.ts'

const book = { id: 'b', version: '1.0.0', sha256: 'x' }
const written = '2026-11-22T07:00:00.000Z'

function checkIn(id: string, date: string): CheckInEntry {
  return {
    kind: 'check-in',
    id,
    written,
    at: `${date}T07:00:00+00:00`,
    date,
    answers: {},
    derived: [],
    advice: {
      verdict: 'rest',
      care: 'none',
      advice: 'sleep',
      headline: 'Sleep first',
      rulebook: book,
      safety: book,
    },
  }
}

function override(of: string, to: 'rest' | 'move'): OverrideEntry {
  const at = '2026-11-22T08:00:00+00:00'
  const id = `o-${to}`
  return { kind: 'override', id, written, at, date: '2026-11-22', to, from: 'rest', why: 'so', of }
}

describe('the status of a day', () => {
  const yesterday = checkIn('y', '2026-11-21')
  const today = checkIn('t', '2026-11-22')

  it('is nothing without a check-in of that day', () => {
    expect(statusOf([], '2026-11-22')).toEqual({
      date: '2026-11-22',
      checkIn: null,
      override: null,
    })
    const nothing = { checkIn: null, override: null }
    expect(statusOf([yesterday], '2026-11-22')).toMatchObject(nothing)
    expect(statusOf([today], '2026-11-21')).toMatchObject(nothing)
    expect(statusOf([override('t', 'move')], '2026-11-22')).toMatchObject(nothing)
  })

  it('is that of the day, wherever it stands', () => {
    expect(statusOf([today, yesterday], '2026-11-22').checkIn).toBe(today)
  })

  it('has the last override of this very check-in', () => {
    const entries = [yesterday, today, override('t', 'move'), override('t', 'rest')]
    expect(statusOf(entries, '2026-11-22').override?.to).toBe('rest')
    expect(statusOf([today, override('y', 'move')], '2026-11-22').override).toBeNull()
  })
})
