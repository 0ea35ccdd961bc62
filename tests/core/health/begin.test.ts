import { expect, test } from 'vitest'
import { beginning } from '../../../src/core/health/begin.ts'
import { aLadderedRulebook, anEpisode } from './a-ladder.ts'

const rulebook = aLadderedRulebook()
const [cold, illness, knock, bruise] = ['cold', 'illness', 'knock', 'bruise'].map((what) =>
  anEpisode(what),
) as [ReturnType<typeof anEpisode>, ...ReturnType<typeof anEpisode>[]]

test('an episode begins anew beside others', () => {
  expect(beginning(rulebook, [], 'cold')).toEqual({ is: 'new' })
  expect(beginning(rulebook, [cold, bruise as typeof cold], 'knock')).toEqual({ is: 'new' })
  expect(beginning(rulebook, [bruise as typeof cold], 'cold')).toEqual({ is: 'new' })
  expect(beginning(rulebook, [knock as typeof cold], 'illness')).toEqual({ is: 'new' })
})

test('a cold turns into an illness, never an illness into a cold', () => {
  expect(beginning(rulebook, [cold], 'illness')).toEqual({ is: 'turned', episode: cold })
  expect(beginning(rulebook, [illness as typeof cold], 'cold')).toEqual({
    is: 'open',
    episode: illness,
  })
  expect(beginning(rulebook, [illness as typeof cold, cold], 'illness')).toEqual({
    is: 'open',
    episode: illness,
  })
})

test('what is open does not begin', () => {
  expect(beginning(rulebook, [knock as typeof cold], 'knock')).toEqual({
    is: 'open',
    episode: knock,
  })
})
