import type { Cuts } from '../core/advice/trace.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { activityName } from './session.ts'

/** What an adjustment cuts, in words: "half the minutes; no heart-rate number; not: jog". */
export function cutWords(cuts: Cuts, rulebook: Rulebook): string {
  const names = (ids: readonly string[]): string =>
    ids.map((id) => activityName(id, rulebook)).join(', ')
  const { timesMinutes, atMostMinutes, heartRate, atMostBpm, atMostPercentMax } = cuts
  const { atMostRpe, ban, only, drop } = cuts
  const said = [
    timesMinutes === undefined ? '' : timesWords(timesMinutes),
    atMostMinutes === undefined ? '' : `at most ${String(atMostMinutes)} min`,
    heartRate === undefined ? '' : HEART_RATE_WORDS[heartRate],
    atMostBpm === undefined ? '' : `at most ${String(atMostBpm)} bpm`,
    atMostPercentMax === undefined ? '' : `at most ${String(atMostPercentMax)} % of maximum`,
    atMostRpe === undefined ? '' : `effort at most ${String(atMostRpe)} of 10`,
    only === undefined ? '' : `only ${names(only)}`,
    ban === undefined ? '' : `no ${names(ban)}`,
    drop === undefined ? '' : `without ${names(drop)}`,
  ]
  const text = said.filter((words) => words !== '').join('; ')
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

const HEART_RATE_WORDS = {
  none: 'no heart-rate number',
  'measured-only': 'a heart-rate number only from a measurement',
} as const

function timesWords(times: number): string {
  return times === 0.5 ? 'half the minutes' : `minutes times ${String(times)}`
}
