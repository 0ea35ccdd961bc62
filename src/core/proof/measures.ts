import { CARE_LEVELS, LAST_ACTIVITY, VERDICTS } from '../rulebook/model.ts'
import { EFFORT, HEART, MINUTES, OFFERS, type Aspect } from './aspects.ts'
import type { Decision, Told } from './decision.ts'
import { nodesOf } from './measuring.ts'
import type { Measure } from './model.ts'
import { FALSE, type Ref } from './nodes.ts'
import type { Step } from './steps.ts'

/** Where a step makes the advice less careful by one measure. */
export type Loosened = (step: Step) => Ref

/**
 * The measures of a decision. Sessions are compared while the verdict stays the same: a rest may offer
 * a stroll where a session of another kind would have been shorter, and that is no loosening.
 */
export function measuresOf(decision: Decision): ReadonlyMap<Measure, Loosened> {
  const { space } = decision
  const { apply, child, operation } = space.diagrams

  const where = <Value>(
    { f, values }: Told<Value>,
    isLooser: (after: Value, before: Value) => boolean,
  ): Loosened => {
    const compare = operation(
      (before, after) => (isLooser(values[after] as Value, values[before] as Value) ? 1 : 0),
      (g, h) => (g === h ? FALSE : undefined),
    )
    const nodes = nodesOf(space, f)
    // A step goes from one branch of a node to another. Where it loosens nothing at any node it does
    // so nowhere, and that is seen without working out the whole function before and after it.
    const loosensSomewhere = ({ level, change: [before, after] }: Step): boolean =>
      (nodes.get(level) ?? []).some(
        (node) => apply(compare, child(node, level, before), child(node, level, after)) !== FALSE,
      )
    return (step) =>
      loosensSomewhere(step) ? apply(compare, step.before(f), step.after(f)) : FALSE
  }

  const kind = decision.kind()
  const session = <Value>(
    aspect: Aspect<Value>,
    isLooser: (after: Value, before: Value) => boolean,
  ): Loosened =>
    where(
      paired(decision, kind, decision.told(aspect)),
      ([{ verdict }, after], [{ verdict: same }, before]) =>
        verdict === same && isLooser(after, before),
    )
  return new Map<Measure, Loosened>([
    ['verdict', where(kind, (after, before) => isLess(VERDICTS, after.verdict, before.verdict))],
    ['care', where(kind, (after, before) => isLess(CARE_LEVELS, after.care, before.care))],
    ['minutes', session(MINUTES, (after, before) => after.most > before.most)],
    [
      'percent',
      session(
        HEART,
        (after, before) =>
          after.percentMax > before.percentMax || after.percentThreshold > before.percentThreshold,
      ),
    ],
    ['bpm', session(HEART, (after, before) => after.cap > before.cap)],
    ['effort', session(EFFORT, (after, before) => after > before)],
    [
      'activity',
      session(OFFERS, (after, before) =>
        after.all.some((activity) => activity !== LAST_ACTIVITY && !before.all.includes(activity)),
      ),
    ],
  ])
}

/** Two functions as one. */
function paired<One, Other>(
  { space: { diagrams } }: Decision,
  one: Told<One>,
  other: Told<Other>,
): Told<readonly [One, Other]> {
  const values: (readonly [One, Other])[] = []
  const numbers = new Map<number, number>()
  const pair = diagrams.operation((a, b) => {
    const name = a * other.values.length + b
    const number = numbers.get(name) ?? values.length
    if (number === values.length) values.push([one.values[a] as One, other.values[b] as Other])
    numbers.set(name, number)
    return number
  })
  return { f: diagrams.apply(pair, one.f, other.f), values }
}

function isLess<Level>(levels: readonly Level[], one: Level, other: Level): boolean {
  return levels.indexOf(one) < levels.indexOf(other)
}
