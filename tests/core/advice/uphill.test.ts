import { expect, test } from 'vitest'
import { advise } from '../../../src/core/advice/advice.ts'
import { uphillPaces } from '../../../src/core/advice/uphill.ts'
import { aMoment, aRulebook } from '../a-rulebook.ts'

const offered = { modality: 'walk', alternatives: ['cycle', 'jog'] }
const flat = { easyPace: 6.5, easyWalkPace: 11 }

test('an easy pace on a slope costs as much a minute as on the flat', () => {
  // Minetti 2002 at 10 %: 5.968 J/kg/m for 3.6 in running, 4.899 for 2.5 in walking.
  expect(uphillPaces(offered, { ...flat, slope: 10 })).toEqual([
    { activity: 'walk', slope: 10, secondsPerKm: Math.round((11 * 60 * 4.8991) / 2.5) },
    { activity: 'jog', slope: 10, secondsPerKm: Math.round((6.5 * 60 * 5.9682) / 3.6) },
  ])
})

test('only of what the session offers on foot', () => {
  expect(uphillPaces({ modality: 'cycle', alternatives: ['jog'] }, { ...flat, slope: 5 })).toEqual([
    expect.objectContaining({ activity: 'jog' }),
  ])
  expect(uphillPaces({ modality: 'cycle', alternatives: [] }, { ...flat, slope: 5 })).toEqual([])
})

test('without a pace on the flat there is none on the slope', () => {
  expect(uphillPaces(offered, { slope: 5, easyPace: 6 })).toMatchObject([
    { activity: 'walk', secondsPerKm: null },
    { activity: 'jog', secondsPerKm: expect.any(Number) },
  ])
})

test('nothing without a slope', () => {
  expect(uphillPaces(offered, flat)).toEqual([])
})

test('an advice tells it with its session', () => {
  const fine = { redFlags: [], soreness: 1, sleep: 8, pain: 'none', slope: 10 }
  const { slope: _, ...level } = fine
  const at = aMoment(2026, 11, 22, 7)
  const { session } = advise(aRulebook(), fine, at)
  expect(session?.uphill).toEqual([{ activity: 'walk', slope: 10, secondsPerKm: null }])
  expect(session).toMatchObject(advise(aRulebook(), level, at).session ?? {})
  expect(advise(aRulebook(), level, at).session).not.toHaveProperty('uphill')
})
