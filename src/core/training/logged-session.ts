import { SESSION_KINDS, type SessionEntry } from '../journal/entry.ts'
import type { Answers } from '../rulebook/model.ts'
import { downhillOf, type DownhillSession, type MuchDownhill } from '../memory/downhill.ts'
import { hillCost, type HillCost } from './hills.ts'
import { sessionLoad } from './load.ts'

type Told = Omit<SessionEntry, 'id' | 'written' | 'at' | 'date' | 'kind'>

/** A session from what was told of it. A passive day has no minutes, whatever else was said. */
export function sessionOf(answers: Answers): Told {
  const { kind, minutes } = answers
  const session = SESSION_KINDS.find((one) => one === kind)
  if (session === undefined || session === 'none' || typeof minutes !== 'number') {
    return { session: 'none', minutes: 0 }
  }
  const number = (id: string): number | undefined => {
    const value = answers[id]
    return typeof value === 'number' ? value : undefined
  }
  const word = (id: string): string | undefined => {
    const value = answers[id]
    return typeof value === 'string' ? value : undefined
  }
  const downhill = word('downhill')
  return {
    session,
    minutes,
    ...present({
      rpe: number('rpe'),
      modality: word('modality'),
      raceKind: session === 'race' ? word('raceKind') : undefined,
      distanceKm: number('distanceKm'),
      ascentM: number('ascentM'),
      descentM: number('descentM'),
      downhill: downhill === undefined ? undefined : downhill === 'yes',
    }),
  }
}

/** What is there, without what is not. */
function present<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: NonNullable<Value[Key]> } {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as {
    [Key in keyof Value]?: NonNullable<Value[Key]>
  }
}

/** A session with what it comes to. */
export interface LoggedSession {
  readonly session: SessionEntry
  /** Minutes times CR10; null when the effort was not told. */
  readonly load: number | null
  /** Null when distance, ascent and descent were not all told, or make no slope. */
  readonly hills: HillCost | null
  /** How it counts as downhill; null where it has nothing to do with that, or the rulebook does not ask. */
  readonly downhill: DownhillSession | null
}

/** What a session comes to: its load, its hills, and its downhill, from where on that is `much`. */
export function loggedSession(
  session: SessionEntry,
  much: MuchDownhill | undefined,
): LoggedSession {
  const { minutes, rpe, distanceKm, ascentM, descentM } = session
  const hilly = distanceKm !== undefined && ascentM !== undefined && descentM !== undefined
  return {
    session,
    load: rpe === undefined ? null : sessionLoad({ minutes, rpe }),
    hills: hilly ? (hillCost({ distanceKm, ascentM, descentM }) ?? null) : null,
    downhill: (much && downhillOf(session, much)) ?? null,
  }
}
