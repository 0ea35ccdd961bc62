import { compileCondition } from '../rulebook/compile-condition.ts'
import {
  CARE_LEVELS,
  VERDICTS,
  type Bounds,
  type Condition,
  type Rulebook,
} from '../rulebook/model.ts'
import { notA, type Place, type Report } from '../rulebook/problem.ts'
import type { WrittenFacts } from './invariants-schema.ts'
import type { Facts } from './model.ts'

/** The answers that may be spoken of, and where problems go. */
export interface AnswerScope {
  readonly rulebook: Pick<Rulebook, 'questions'>
  readonly report: Report
}

/** What an invariant may speak of, and where its problems go. */
export interface ProofScope {
  readonly rulebook: Rulebook
  readonly report: Report
}

const SESSIONS = ['none', 'optional', 'due'] as const
const HEART_RATES = ['none', 'percent', 'bpm'] as const

/** Reads what is said of an advice: levels become lists, and every name has to exist. */
export function compileFacts(written: WrittenFacts, place: Place, scope: ProofScope): Facts {
  const { rulebook, report } = scope
  const { safety, book } = rulebook
  const activities = Object.keys(safety.activities)
  const advice = [...Object.keys(safety.advice), ...Object.keys(book.advice)]
  const named = <Name extends string>(
    key: keyof WrittenFacts & keyof typeof KINDS,
    all: readonly Name[],
  ): Name[] | undefined => {
    const names = namesOf(written[key])
    return names && known(names, all, KINDS[key], [...place, key], report)
  }
  const facts = {
    verdict: levelsOf(written.verdict, VERDICTS, 'a verdict', [...place, 'verdict'], report),
    care: levelsOf(written.care, CARE_LEVELS, 'a level of care', [...place, 'care'], report),
    advice: named('advice', advice),
    session: named('session', SESSIONS),
    minutes: boundsOf(written.minutes),
    leastMinutes: boundsOf(written['least-minutes']),
    heartRate: named('heart-rate', HEART_RATES),
    percentMax: boundsOf(written['percent-max']),
    percentThreshold: boundsOf(written['percent-threshold']),
    bpm: boundsOf(written.bpm),
    rpe: boundsOf(written.rpe),
    offers: named('offers', activities),
    offersOnly: named('offers-only', activities),
    banned: named('banned', activities),
    applies: named('applies', adjustmentsOf(rulebook)),
  } satisfies { readonly [key in keyof Facts]: Facts[key] | undefined }
  return withoutGaps(facts)
}

const KINDS = {
  advice: 'an advice',
  session: 'a session',
  'heart-rate': 'a heart rate',
  offers: 'an activity',
  'offers-only': 'an activity',
  banned: 'an activity',
  applies: 'an adjustment, a limit or a note',
} as const

function withoutGaps(facts: { readonly [key in keyof Facts]: Facts[key] | undefined }): Facts {
  const said = Object.entries(facts).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said)
}

/** Every rule that cuts a dose or adds words. */
function adjustmentsOf({ safety, book }: Rulebook): string[] {
  const doses = [...Object.values(safety.doses), ...Object.values(book.doses)]
  const all = [doses.flatMap(({ adjust }) => adjust), safety.limits, safety.notes, book.notes]
  return all.flat().map(({ rule }) => rule)
}

/** Names that exist; the others are reported, with what they may have been meant to be. */
export function known<Name extends string>(
  names: readonly string[],
  all: readonly Name[],
  kind: string,
  place: Place,
  report: Report,
): Name[] {
  return names.flatMap((name, index) => {
    const found = all.find((each) => each === name)
    if (found !== undefined) return [found]
    const at = names.length === 1 ? place : [...place, index]
    const few = all.length <= MOST_LISTED ? `; it is one of ${all.join(', ')}` : ''
    report.add(at, `${notA(kind, name, all)}${few}`)
    return []
  })
}

const MOST_LISTED = 10

/** One name and a list of one mean the same. */
export function namesOf(
  written: string | readonly string[] | undefined,
): readonly string[] | undefined {
  return typeof written === 'string' ? [written] : written
}

function levelsOf<Level extends string>(
  written: WrittenFacts['care'],
  all: readonly Level[],
  kind: string,
  place: Place,
  report: Report,
): Level[] | undefined {
  if (written === undefined) return undefined
  if (typeof written === 'string' || Array.isArray(written)) {
    return known(typeof written === 'string' ? [written] : written, all, kind, place, report)
  }
  const [key, name] = Object.entries(written)[0] as [string, string]
  const [from] = known([name], all, kind, [...place, key], report)
  if (from === undefined) return []
  const at = all.indexOf(from)
  return key === 'at-least' ? all.slice(at) : all.slice(0, at + 1)
}

function boundsOf(written: WrittenFacts['minutes']): Bounds | undefined {
  if (written === undefined) return undefined
  const { 'at-least': atLeast, above, below, 'at-most': atMost } = written
  return {
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
    ...(atMost === undefined ? {} : { atMost }),
  }
}

/** The check-ins that something speaks of; of all of them when nothing is written. */
export function conditionOf(
  written: Readonly<Record<string, unknown>> | undefined,
  place: Place,
  { rulebook: { questions }, report }: AnswerScope,
): { readonly when?: Condition } {
  if (written === undefined) return {}
  return { when: compileCondition(written, [...place, 'when'], { questions, report }) }
}
