import { describe, expect, test } from 'vitest'
import type { SessionEntry } from '../../../src/core/journal/entry.ts'
import { downhillLately, downhillOf, muchDownhillOf } from '../../../src/core/memory/downhill.ts'
import { aBook, aChoice, aRulebook } from '../a-rulebook.ts'
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
  })

  test('unless it was said not to, whatever its descent', () => {
    expect(found({ downhill: false, descentM: 800 })).toBeUndefined()
    const other = session(2, 'long', { descentM: 800 })
    const said = session(1, 'long', { descentM: 800, downhill: false })
    expect(downhillLately(daysOf([other, said]), much)).toBe('yes')
  })

  test('on foot: a bike and water brake for the legs', () => {
    expect(found({ descentM: 900, modality: 'cycle' })).toBeUndefined()
    expect(found({ downhill: true, modality: 'swim' })).toBeUndefined()
    expect(found({ descentM: 900, modality: 'elliptical' })).toBeUndefined()
    expect(found({ descentM: 900, modality: 'hike' })).toBe('yes')
    expect(found({ descentM: 900, modality: 'other' })).toBe('yes')
  })

  test('in the last hours; of others nothing is known', () => {
    expect(found({ downhill: true, hour: 8 }, 3)).toBe('yes')
    expect(found({ downhill: true, hour: 7 }, 3)).toBeUndefined()
    expect(found({})).toBeUndefined()
    expect(downhillLately(daysOf([]), much)).toBeUndefined()
  })
})

test.each<[Partial<SessionEntry>, object | undefined]>([
  [{}, undefined],
  [{ descentM: 299 }, undefined],
  [{ descentM: 300 }, { counts: true, by: 'descent', descends: true }],
  [{ downhill: true }, { counts: true, by: 'said', descends: false }],
  [{ downhill: false }, { counts: false, by: 'said', descends: false }],
  [
    { downhill: false, descentM: 300 },
    { counts: false, by: 'said', descends: true },
  ],
  [{ modality: 'cycle' }, undefined],
  [{ modality: 'cycle', downhill: false }, undefined],
  [
    { modality: 'cycle', downhill: true },
    { counts: false, by: 'modality', descends: false },
  ],
  [
    { modality: 'swim', descentM: 300 },
    { counts: false, by: 'modality', descends: true },
  ],
])('a session of %o counts so: %o', (rest, counted) => {
  const entry = session(1, 'long', rest)
  expect(downhillOf(entry, much)).toEqual(counted)
})

test('what is much is said by the rulebook', () => {
  const slope = aChoice(['no', 'yes'], {
    derived: { by: 'downhill', hours: 72, metres: 300, 'metres-per-km': 20, said: 'steep' },
  })
  expect(muchDownhillOf(aRulebook({ book: aBook({ questions: { slope } }) }))).toMatchObject(much)
  expect(muchDownhillOf(aRulebook())).toBeUndefined()
})
