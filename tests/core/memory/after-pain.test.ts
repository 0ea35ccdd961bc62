import { describe, expect, test } from 'vitest'
import type { DayEntry } from '../../../src/core/journal/entry.ts'
import { afterPain } from '../../../src/core/memory/after-pain.ts'
import { after, checkIn, daysOf, session } from './a-journal.ts'

const open = (...entries: readonly DayEntry[]): number | undefined => afterPain(daysOf(entries), 2)

const hurt = (back: number, pain: number): DayEntry[] => [
  session(back, 'easy'),
  after(back, 'same', { pain }),
]

const about = (of: string): DayEntry => after(0, 'same', { hour: 6, pain: 3, of })

describe('a pain that a session left', () => {
  test('is open on the next morning, and on one more', () => {
    expect(open(...hurt(1, 3))).toBe(3)
    expect(open(...hurt(2, 3))).toBe(3)
    expect(open(...hurt(3, 3))).toBeUndefined()
  })

  test('is not asked of on the day itself', () => {
    expect(open(session(0, 'easy', { hour: 5 }), after(0, 'same', { hour: 6, pain: 3 }))).toBe(
      undefined,
    )
  })

  test('told on the next morning it is that of the day before', () => {
    expect(open(session(1, 'easy'), after(0, 'same', { hour: 6, pain: 3 }))).toBe(3)
    const named = session(1, 'easy', { id: 'run', hour: 5 })
    expect(open(named, after(0, 'same', { hour: 6, pain: 3, of: 'run' }))).toBe(3)
    const morning = checkIn(1, {}, { id: 'morning' })
    expect(open(morning, after(0, 'same', { hour: 6, pain: 3, of: 'morning' }))).toBe(3)
    expect(open(checkIn(5, {}), morning, about('morning'))).toBe(3)
    expect(open(about('gone'))).toBeUndefined()
    expect(open(morning, about('gone'))).toBeUndefined()
  })

  test('none, or none told, leaves nothing to ask', () => {
    expect(open(...hurt(1, 0))).toBeUndefined()
    expect(open(session(1, 'easy'), after(1, 'flatter'))).toBeUndefined()
  })

  test('the worst of several counts', () => {
    expect(open(...hurt(2, 5), ...hurt(1, 2))).toBe(5)
  })
})

describe('a morning closes it', () => {
  test.each([
    ['that tells of no pain', { pain: 'none' }],
    ['that tells how it compares', { pain: 'dull', painMorning: 'higher' }],
  ])('%s', (_what, answers) => {
    expect(open(...hurt(2, 4), checkIn(1, answers))).toBeUndefined()
    expect(open(...hurt(2, 4), checkIn(1, answers), ...hurt(1, 2))).toBe(2)
  })

  test('not one before it, not this one, and not one that tells of neither', () => {
    expect(open(...hurt(2, 4), checkIn(2, { pain: 'none' }))).toBe(4)
    expect(open(...hurt(2, 4), checkIn(0, { pain: 'none' }, { hour: 6 }))).toBe(4)
    expect(open(...hurt(2, 4), checkIn(1, { pain: 'sharp' }))).toBe(4)
  })
})
