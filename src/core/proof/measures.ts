import { CARE_LEVELS, LAST_ACTIVITY, VERDICTS } from '../rulebook/model.ts'
import { EFFORT, HEART, MINUTES, OFFERS } from './aspects.ts'
import type { Decision, Told } from './decision.ts'
import { extentOf } from './measuring.ts'
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
  const { apply, ite, operation } = space.diagrams
  const where = <Value>(
    { f, values }: Told<Value>,
    differs: (before: Value, after: Value) => boolean,
  ): Loosened => {
    const compare = operation(
      (a, b) => (differs(values[a] as Value, values[b] as Value) ? 1 : 0),
      (g, h) => (g === h ? FALSE : undefined),
    )
    const { levels } = extentOf(space, f)
    return (step) =>
      step.levels.some((level) => levels.has(level))
        ? apply(compare, step.before(f), step.after(f))
        : FALSE
  }
  const kind = decision.kind()
  const another = where(kind, (before, after) => before.verdict !== after.verdict)
  const session = (loosened: Loosened): Loosened => {
    return (step) => {
      const found = loosened(step)
      return found === FALSE ? FALSE : ite(another(step), FALSE, found)
    }
  }
  const heart = decision.told(HEART)
  return new Map<Measure, Loosened>([
    ['verdict', where(kind, (before, after) => isLess(VERDICTS, after.verdict, before.verdict))],
    ['care', where(kind, (before, after) => isLess(CARE_LEVELS, after.care, before.care))],
    [
      'minutes',
      session(where(decision.told(MINUTES), (before, after) => after.most > before.most)),
    ],
    [
      'percent',
      session(
        where(
          heart,
          (before, after) =>
            after.percentMax > before.percentMax ||
            after.percentThreshold > before.percentThreshold,
        ),
      ),
    ],
    ['bpm', session(where(heart, (before, after) => after.cap > before.cap))],
    ['effort', session(where(decision.told(EFFORT), (before, after) => after > before))],
    [
      'activity',
      session(
        where(decision.told(OFFERS), (before, after) =>
          after.all.some(
            (activity) => activity !== LAST_ACTIVITY && !before.all.includes(activity),
          ),
        ),
      ),
    ],
  ])
}

function isLess<Level>(levels: readonly Level[], one: Level, other: Level): boolean {
  return levels.indexOf(one) < levels.indexOf(other)
}
