import type { Outcome } from '../advice/decide.ts'
import type { Side, Way } from '../diff/model.ts'
import {
  compareCare,
  compareSession,
  compareVerdict,
  SESSION,
  SESSION_SIDES,
} from '../diff/sides.ts'
import { kindOf } from '../proof/kind.ts'

/** Which sides of two outcomes differ, and which way each goes; of another verdict or care, only these. */
export function sidesBetween(
  before: Outcome,
  after: Outcome,
): Readonly<Partial<Record<Side, Way>>> {
  const levels = told([
    ['care', compareCare(before, after)],
    ['verdict', compareVerdict(before, after)],
  ])
  return Object.keys(levels).length > 0
    ? levels
    : told(SESSION.map((side) => [side, sessionSide(side, before, after)]))
}

function sessionSide(side: Side, before: Outcome, after: Outcome): Way | undefined {
  const of = SESSION_SIDES[side]
  if (of === undefined) {
    return compareSession(kindOf(before.advice, before.dose), kindOf(after.advice, after.dose))
  }
  const values = ({ session, applied }: Outcome): readonly unknown[] =>
    session === null ? of.aspect.none : of.aspect.of(session, applied)
  return of.compare(values(before), values(after))
}

function told(sides: readonly (readonly [Side, Way | undefined])[]): Partial<Record<Side, Way>> {
  return Object.fromEntries(sides.filter(([, way]) => way !== undefined))
}
