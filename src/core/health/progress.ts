import { isoMoment, type WallClock } from '../advice/moment.ts'
import type { OpenEpisode } from '../journal/entry.ts'
import type { Condition, Rulebook } from '../rulebook/model.ts'
import { climbOf } from './climb.ts'

/** How far an open episode has come, step by step. */
export interface Progress {
  readonly episode: string
  readonly what: string
  /** The kind in words; of a kind that the rulebook does not know, its id. */
  readonly label: string
  readonly since: string
  readonly steps: readonly {
    readonly step: string
    readonly label: string
    readonly state: 'climbed' | 'now' | 'ahead'
  }[]
  /** What leaves the step it stands on; null when no step is left. */
  readonly next: {
    /** The local moment before which the step is not left, with its offset. */
    readonly notBefore: string
    /** Asks whether the last 24 hours were clean. */
    readonly check: string
    /** What has to be entered with that; null when nothing. */
    readonly until: Condition | null
  } | null
  /** Whether it may be ended: its ladder is climbed, or the rulebook has none for it. */
  readonly mayEnd: boolean
}

/** How far an open episode has come. */
export function progressOf(rulebook: Rulebook, open: OpenEpisode, clock: WallClock): Progress {
  const { episode, what, since } = open
  const climb = climbOf(rulebook, open)
  const known = { episode, what, since }
  if (climb === undefined) return { ...known, label: what, steps: [], next: null, mayEnd: true }
  const { ladder, index, step, earliest } = climb
  return {
    ...known,
    label: ladder.label,
    steps: ladder.steps.map(({ id, label }, at) => ({
      step: id,
      label,
      state: at < index ? 'climbed' : at === index ? 'now' : 'ahead',
    })),
    next:
      step === undefined
        ? null
        : {
            notBefore: isoMoment(clock(earliest)),
            check: step.check,
            until: step.until ?? null,
          },
    mayEnd: step === undefined,
  }
}
