import type { Outcome } from '../advice/decide.ts'
import { within } from '../rulebook/condition.ts'
import type { Bounds } from '../rulebook/model.ts'
import {
  BANNED,
  BEATS,
  EFFORT,
  HEART,
  MINUTES,
  OFFERS,
  type Aspect,
  type HeartFacts,
  type Offers,
} from './aspects.ts'
import type { Decision, Told } from './decision.ts'
import { kindOf, type Kind } from './kind.ts'
import { FALSE, type Ref } from './nodes.ts'
import type { Facts } from './model.ts'

type Minutes = (typeof MINUTES)['none']

function isOneOf<Name>(names: readonly Name[] | undefined, name: Name): boolean {
  return names === undefined || names.includes(name)
}

function kindHolds({ verdict, care, session }: Facts, kind: Kind): boolean {
  return (
    isOneOf(verdict, kind.verdict) && isOneOf(care, kind.care) && isOneOf(session, kind.session)
  )
}

function minutesHold(
  { minutes = {}, leastMinutes = {} }: Facts,
  { most, least }: Minutes,
): boolean {
  return within(most, minutes) && within(least, leastMinutes)
}

function heartHolds(facts: Facts, heart: HeartFacts): boolean {
  const { heartRate, percentMax = {}, percentThreshold = {} } = facts
  return (
    isOneOf(heartRate, heart.told) &&
    within(heart.percentMax, percentMax) &&
    within(heart.percentThreshold, percentThreshold)
  )
}

/** Whether the beats are within bounds: carried as yes or no, it needs far less than the beats. */
function beatsWithin(bounds: Bounds): Aspect<boolean> {
  const holds = (beats: number): boolean => within(beats, bounds)
  return {
    ...BEATS,
    none: holds(BEATS.none),
    of: (session, applied) => holds(BEATS.of(session, applied)),
  }
}

function effortHolds({ rpe = {} }: Facts, effort: number): boolean {
  return within(effort, rpe)
}

function offersHold({ offers, offersOnly }: Facts, { all }: Offers): boolean {
  return (
    (offers === undefined || offers.some((activity) => all.includes(activity))) &&
    (offersOnly === undefined || all.every((activity) => offersOnly.includes(activity)))
  )
}

function bannedHolds({ banned = [] }: Facts, named: readonly string[]): boolean {
  return banned.every((activity) => named.includes(activity))
}

/** Where, among some check-ins, an advice is all that the facts say. */
export function whereFacts(decision: Decision, facts: Facts, among: Ref): Ref {
  const { apply, and, operation } = decision.space.diagrams
  let left = among
  const keep = <Value>(told: () => Told<Value>, holds: (value: Value) => boolean): void => {
    if (left === FALSE) return
    const { f, values } = told()
    const both = operation(
      (is, value) => is * (holds(values[value] as Value) ? 1 : 0),
      (g) => (g === FALSE ? FALSE : undefined),
    )
    left = apply(both, left, f)
  }
  const keepAspect = <Value>(
    aspect: Aspect<Value>,
    holds: (facts: Facts, value: Value) => boolean,
  ): void => {
    keep(
      () => decision.told(aspect),
      (value) => holds(facts, value),
    )
  }
  const says = (...keys: (keyof Facts)[]): boolean => keys.some((key) => facts[key] !== undefined)
  if (says('verdict', 'care', 'session')) keep(decision.kind, (kind) => kindHolds(facts, kind))
  if (says('advice')) keep(decision.advice, ({ advice }) => isOneOf(facts.advice, advice.id))
  if (says('minutes', 'leastMinutes')) keepAspect(MINUTES, minutesHold)
  if (says('heartRate', 'percentMax', 'percentThreshold')) keepAspect(HEART, heartHolds)
  if (facts.bpm !== undefined) keepAspect(beatsWithin(facts.bpm), (_, holds) => holds)
  if (says('rpe')) keepAspect(EFFORT, effortHolds)
  if (says('offers', 'offersOnly')) keepAspect(OFFERS, offersHold)
  if (says('banned')) keepAspect(BANNED, bannedHolds)
  for (const rule of facts.applies ?? []) {
    if (left !== FALSE) left = and(left, decision.applies(rule))
  }
  return left
}

/** Whether what the engine itself decided is all that the facts say. */
export function factsHold(facts: Facts, { advice, dose, session, applied }: Outcome): boolean {
  const value = <Value>({ of, none }: Aspect<Value>): Value =>
    session === null ? none : of(session, applied)
  return (
    kindHolds(facts, kindOf(advice, dose)) &&
    isOneOf(facts.advice, advice.id) &&
    minutesHold(facts, value(MINUTES)) &&
    heartHolds(facts, value(HEART)) &&
    within(value(BEATS), facts.bpm ?? {}) &&
    effortHolds(facts, value(EFFORT)) &&
    offersHold(facts, value(OFFERS)) &&
    bannedHolds(facts, value(BANNED)) &&
    (facts.applies ?? []).every((rule) => applied.some((each) => each.rule === rule))
  )
}
