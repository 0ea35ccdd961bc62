import type { Outcome } from '../../../src/core/advice/decide.ts'
import { settle } from '../../../src/core/advice/settle.ts'
import { BANNED, EFFORT, HEART, MINUTES, OFFERS, PERCENT } from '../../../src/core/proof/aspects.ts'
import type { Decision, Told } from '../../../src/core/proof/decision.ts'
import type { Facts, Invariant } from '../../../src/core/proof/model.ts'
import { pointOf, valueAt, type Point } from '../../../src/core/proof/point.ts'
import { holds } from '../../../src/core/rulebook/condition.ts'
import type { Answers, Bounds, Rulebook } from '../../../src/core/rulebook/model.ts'
import type { Provable } from './small-rulebooks.ts'

/**
 * What the prover says, found out a second time: every check-in is put to the engine, and read off
 * the advice as a runner gets it, with no diagrams and none of the prover's own arithmetic.
 */

/** All that a proof may speak of. */
export interface Described {
  readonly advice: string
  readonly verdict: string
  readonly care: string
  readonly session: 'none' | 'optional' | 'due'
  readonly least: number
  readonly most: number
  readonly heartRate: 'none' | 'percent' | 'bpm'
  readonly percentMax: number
  readonly percentThreshold: number
  readonly bpm: number
  /** The beats that no answer can lift; 999 where nothing caps them. */
  readonly cap: number
  readonly rpe: number
  readonly main: readonly string[]
  readonly offers: readonly string[]
  readonly banned: readonly string[]
  readonly applies: readonly string[]
}

function described({ advice, session, applied }: Outcome): Described {
  const rate = session?.heartRate ?? null
  const main = session === null ? [] : [session.modality, ...session.alternatives]
  const parts = session?.parts.map(({ activity }) => activity) ?? []
  return {
    advice: advice.id,
    verdict: advice.verdict,
    care: advice.care,
    session: session === null ? 'none' : session.optional ? 'optional' : 'due',
    least: session?.minutes.min ?? 0,
    most: session?.minutes.max ?? 0,
    heartRate: rate === null ? 'none' : rate.bpm === null ? 'percent' : 'bpm',
    percentMax: rate?.percentMax?.max ?? 0,
    percentThreshold: rate?.percentThreshold?.max ?? 0,
    bpm: rate?.bpm?.max ?? 0,
    cap: rate === null ? 0 : Math.min(999, ...applied.map(({ atMostBpm }) => atMostBpm ?? 999)),
    rpe: session?.rpe.max ?? 0,
    main: main.toSorted(),
    offers: [...new Set([...main, ...parts])].toSorted(),
    banned: session?.banned.toSorted() ?? [],
    applies: applied.map(({ rule }) => rule).toSorted(),
  }
}

/** The same, as the prover's diagrams have it at one point; a class may hold several beats. */
export function diagrammed(decision: Decision): (point: Point) => Omit<Described, 'bpm'> {
  const { space, rulebook } = decision
  const { safety, book } = rulebook
  const doses = [...Object.values(safety.doses), ...Object.values(book.doses)]
  const rules = [
    ...doses.flatMap(({ adjust }) => adjust),
    ...safety.limits,
    ...safety.notes,
    ...book.notes,
  ]
  const at = <Value>({ f, values }: Told<Value>, point: Point): Value =>
    values[valueAt(space, f, point)] as Value
  return (point) => {
    const { verdict, care, session } = at(decision.kind(), point)
    const { told, percentMax, percentThreshold, cap } = at(decision.told(HEART), point)
    const { least, most } = at(decision.told(MINUTES), point)
    const { main, all } = at(decision.told(OFFERS), point)
    const applies = rules.filter(({ rule }) => valueAt(space, decision.applies(rule), point) === 1)
    const percent = at(decision.told(PERCENT), point)
    if (percent !== percentMax) throw new Error('the heart rate in per cent is told twice')
    return {
      advice: at(decision.advice(), point).advice.id,
      verdict,
      care,
      session,
      least,
      most,
      heartRate: told,
      percentMax,
      percentThreshold,
      cap,
      rpe: at(decision.told(EFFORT), point),
      main,
      offers: all,
      banned: at(decision.told(BANNED), point),
      applies: applies.map(({ rule }) => rule).toSorted(),
    }
  }
}

/** A check-in, and what the engine says of it. */
export interface CheckIn {
  readonly answers: Answers
  readonly said: Described
}

/** All check-ins of a small rulebook: one of each class, by the name of the class. */
export interface Enumerated {
  readonly classes: ReadonlyMap<string, CheckIn>
  readonly checkIns: number
  readonly nameOf: (answers: Answers) => string
}

/** Every check-in of a small rulebook, unanswered questions included. */
export function everyCheckIn({ rulebook, domain }: Provable): Answers[] {
  return Object.keys(rulebook.questions).reduce<Answers[]>(
    (all, id) =>
      all.flatMap((answers) => [
        answers,
        ...(domain[id] ?? []).map((value) => ({ ...answers, [id]: value })),
      ]),
    [{}],
  )
}

function inBounds(value: number, { atLeast, above, below, atMost }: Bounds = {}): boolean {
  return (
    value >= (atLeast ?? -Infinity) &&
    value > (above ?? -Infinity) &&
    value < (below ?? Infinity) &&
    value <= (atMost ?? Infinity)
  )
}

function among(names: readonly string[] | undefined, name: string): boolean {
  return names?.includes(name) ?? true
}

/** Whether an advice is all that the facts say. */
function isAll(facts: Facts, said: Described): boolean {
  return (
    among(facts.verdict, said.verdict) &&
    among(facts.care, said.care) &&
    among(facts.advice, said.advice) &&
    among(facts.session, said.session) &&
    among(facts.heartRate, said.heartRate) &&
    inBounds(said.most, facts.minutes) &&
    inBounds(said.least, facts.leastMinutes) &&
    inBounds(said.percentMax, facts.percentMax) &&
    inBounds(said.percentThreshold, facts.percentThreshold) &&
    inBounds(said.bpm, facts.bpm) &&
    inBounds(said.rpe, facts.rpe) &&
    (facts.offers?.some((activity) => said.offers.includes(activity)) ?? true) &&
    (!facts.offersOnly || said.offers.every((activity) => facts.offersOnly?.includes(activity))) &&
    (facts.banned ?? []).every((activity) => said.banned.includes(activity)) &&
    (facts.applies ?? []).every((rule) => said.applies.includes(rule))
  )
}

/** Whether an invariant speaks of a check-in. */
export function speaksOf({ when, holds: sure = 'known' }: Invariant, answers: Answers): boolean {
  if (when === undefined) return true
  const truth = holds(when, answers)
  return truth === true || (truth === 'unknown' && sure === 'possible')
}

export function isBroken({ never, always }: Invariant, said: Described): boolean {
  return never === undefined ? !isAll(always ?? {}, said) : isAll(never, said)
}

/** How many answers and ticks a check-in has. */
export function size(answers: Answers): number {
  const sizes = Object.values(answers).map((value) => (Array.isArray(value) ? value.length : 1))
  return sizes.reduce((sum, each) => sum + each, 0)
}

/** The name of a class: the point that stands for it. */
export function namesIn({ space }: Decision): (answers: Answers) => string {
  return (answers) => pointOf(space, answers).join()
}

/** What the engine says of a check-in. */
export function engineSays(rulebook: Rulebook, answers: Answers): Described {
  return described(settle(rulebook, answers).outcome)
}
