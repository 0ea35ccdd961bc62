import { jeffreysInterval, type Interval } from './interval.ts'
import type { ReviewRule } from '../rulebook/model.ts'
import type { TurnedOut } from './turned-out.ts'

/** How some advices turned out, counted. What nobody told is not counted as anything. */
export interface Tally {
  readonly advices: number
  /** Advices of which neither how they left the runner nor a next morning was told. */
  readonly untold: number
  readonly afterwards: {
    readonly told: number
    readonly looser: number
    readonly same: number
    readonly flatter: number
    /** The share of flatter; null where too few were told to say. */
    readonly shareFlatter: Interval | null
  }
  /** `above` is above the effort that was advised. */
  readonly effort: { readonly told: number; readonly above: number }
  /** `higherNext` is where some pain was higher than usual on the next morning. */
  readonly pain: { readonly told: number; readonly some: number; readonly higherNext: number }
  readonly nextMorning: {
    readonly told: number
    /** Against the morning of the advice. */
    readonly soreness: {
      readonly told: number
      readonly lower: number
      readonly same: number
      readonly higher: number
      /** The share of higher; null where too few were told to say. */
      readonly shareHigher: Interval | null
    }
    /** Pain where there was none on the morning of the advice. */
    readonly newPain: number
    readonly verdicts: { readonly move: number; readonly rest: number; readonly reassess: number }
  }
}

/** Counts how advices turned out, and tells a share only where enough outcomes were told. */
export function tally(all: readonly TurnedOut[], rule: ReviewRule): Tally {
  const count = (holds: (one: TurnedOut) => boolean): number => all.filter(holds).length
  const felt = (how: string): number => count(({ after }) => after?.felt === how)
  const verdict = (which: string): number =>
    count(({ next }) => next?.entry.advice.verdict === which)
  const afterwards = count(({ after }) => after !== undefined)
  const soreness = count((one) => one.soreness !== null)
  const higher = count((one) => (one.soreness ?? 0) > 0)
  return {
    advices: all.length,
    untold: count(({ after, next }) => after === undefined && next === undefined),
    afterwards: {
      told: afterwards,
      looser: felt('looser'),
      same: felt('same'),
      flatter: felt('flatter'),
      shareFlatter: share(felt('flatter'), afterwards, rule),
    },
    effort: {
      told: count(({ aboveEffort }) => aboveEffort !== null),
      above: count(({ aboveEffort }) => aboveEffort === true),
    },
    pain: {
      told: count(({ after }) => after?.pain !== undefined),
      some: count(hadPain),
      higherNext: count(
        (one) => hadPain(one) && one.next?.entry.answers['painMorning'] === 'higher',
      ),
    },
    nextMorning: {
      told: count(({ next }) => next !== undefined),
      soreness: {
        told: soreness,
        lower: count((one) => (one.soreness ?? 0) < 0),
        same: count((one) => one.soreness === 0),
        higher,
        shareHigher: share(higher, soreness, rule),
      },
      newPain: count(hasNewPain),
      verdicts: { move: verdict('move'), rest: verdict('rest'), reassess: verdict('reassess') },
    },
  }
}

function share(count: number, of: number, rule: ReviewRule): Interval | null {
  return of < rule.outcomesAtLeast ? null : jeffreysInterval(count, of, rule.credibility)
}

function hadPain({ after }: TurnedOut): boolean {
  return (after?.pain ?? 0) > 0
}

function hasNewPain({ checkIn, next }: TurnedOut): boolean {
  const pain = next?.told['pain']
  return pain !== undefined && pain !== 'none' && checkIn.answers['pain'] === 'none'
}
