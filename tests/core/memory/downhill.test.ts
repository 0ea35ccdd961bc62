import { describe, expect, test } from 'vitest'
import type { SessionEntry } from '../../../src/core/journal/entry.ts'
import { downhillLately } from '../../../src/core/memory/downhill.ts'
import { daysOf, session } from './a-journal.ts'

const much = { hours: 72, metres: 300, metresPerKm: 20 }
const found = (rest: Partial<SessionEntry> & { readonly hour?: number }, back = 1) =>
  downhillLately(daysOf([session(back, 'long', rest)]), much)

describe('a session that went much downhill', () => {
  test('goes down so many metres', () => {
    expect(found({ descentM: 300 })).toBe('yes')
    expect(found({ descentM: 299 })).toBeUndefined()
  })

  test('and so steeply, where its distance was told', () => {
    expect(found({ descentM: 300, distanceKm: 15 })).toBe('yes')
    expect(found({ descentM: 300, distanceKm: 15.1 })).toBeUndefined()
    expect(found({ descentM: 300, distanceKm: 0 })).toBe('yes')
  })

  test('or was said to', () => {
    expect(found({ downhill: true })).toBe('yes')
    expect(found({ downhill: true, descentM: 10 })).toBe('yes')
    expect(found({ downhill: false })).toBeUndefined()
    expect(found({ downhill: false, descentM: 800 })).toBe('yes')
  })

  test('on foot: a bike and water brake for the legs', () => {
    expect(found({ descentM: 900, modality: 'cycle' })).toBeUndefined()
    expect(found({ downhill: true, modality: 'swim' })).toBeUndefined()
    expect(found({ descentM: 900, modality: 'other' })).toBe('yes')
  })

  test('in the last hours; of others nothing is known', () => {
    expect(found({ downhill: true, hour: 8 }, 3)).toBe('yes')
    expect(found({ downhill: true, hour: 7 }, 3)).toBeUndefined()
    expect(found({})).toBeUndefined()
    expect(downhillLately(daysOf([]), much)).toBeUndefined()
  })
})
