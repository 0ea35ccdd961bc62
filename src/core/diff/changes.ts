import { counterexampleOf, smallest } from '../proof/counterexample.ts'
import { decisionIn, type Decision, type Told } from '../proof/decision.ts'
import { count } from '../proof/measuring.ts'
import { FALSE, type Ref } from '../proof/nodes.ts'
import type { Leaf } from '../proof/plan.ts'
import { answersAt } from '../proof/point.ts'
import { CARE_LEVELS, VERDICTS, type Rulebook } from '../rulebook/model.ts'
import { sharedSpace } from './shared-space.ts'
import type { Change, Made, Named, RulesDiff, Side, Way } from './model.ts'
import {
  compareAdvice,
  compareCare,
  compareSession,
  compareVerdict,
  LEAST_CAREFUL_FIRST,
  SESSION,
  SESSION_SIDES,
  wayOf,
  type Compare,
} from './sides.ts'
import { whereOf } from './where.ts'

/**
 * Exactly which check-ins get another advice from a second rulebook: another verdict or care, another
 * session, or the same under another name. Both are worked out over all their check-ins at once; where
 * both mean the same, however differently they are written, nothing differs.
 */
export function changesBetween(before: Rulebook, after: Rulebook): RulesDiff {
  const { space, common } = sharedSpace(before, after)
  const both: Both = { before: decisionIn(space, before), after: decisionIn(space, after), common }
  const code = codeOf(both)
  const changes = space.diagrams
    .values(code)
    .filter((value) => value !== 0)
    .map((value) => changeOf(value, space.diagrams.is(code, value), both))
  return {
    compared: count(space, common),
    changes: changes.toSorted(mostDangerousFirst),
    onlyBefore: missing(before, after),
    onlyAfter: missing(after, before),
  }
}

function missing(from: Rulebook, { questions }: Rulebook): string[] {
  return Object.keys(from.questions).filter((id) => !Object.hasOwn(questions, id))
}

interface Both {
  readonly before: Decision
  readonly after: Decision
  readonly common: Ref
}

const WAYS: readonly (Way | undefined)[] = [undefined, 'looser', 'tighter', 'other']
const SESSION_CODES = WAYS.length ** SESSION.length

/**
 * What changes, as one number: 0 where nothing does, and else 1 and the two leaves and which way each
 * side of the session went. Of another verdict or care the session is told by the example.
 */
function codeOf({ before, after, common }: Both): Ref {
  const { and, apply, ite, map, not, operation, or } = before.space.diagrams
  const add = operation((a, b) => a + b)
  const where = <Value>(one: Told<Value>, other: Told<Value>, compare: Compare<Value>): Ref =>
    apply(
      operation((a, b) => WAYS.indexOf(compare(one.values[a] as Value, other.values[b] as Value))),
      one.f,
      other.f,
    )
  const leaves = [before.advice(), after.advice()] as const
  const differs = (compare: Compare<Leaf>): Ref => where(leaves[0], leaves[1], compare)
  const another = or(differs(compareCare), differs(compareVerdict))
  const ways = SESSION.map((side) => {
    const of = SESSION_SIDES[side]
    if (of === undefined) return where(before.kind(), after.kind(), compareSession)
    return where(before.told(of.aspect), after.told(of.aspect), of.compare)
  })
  const digits = ways.map((way, index) => map(way, (value) => value * WAYS.length ** index))
  const session = ite(
    another,
    FALSE,
    digits.reduce((sum, digit) => apply(add, sum, digit), FALSE),
  )
  const same = [another, differs(compareAdvice), session].map(not).reduce((f, g) => and(f, g))
  const changed = and(common, not(same))
  const [one, other] = leaves.map(({ f }) => ite(changed, f, FALSE)) as [Ref, Ref]
  const many = leaves[1].values.length
  const pair = apply(
    operation((a, b) => (a * many + b) * SESSION_CODES + 1),
    one,
    other,
  )
  return ite(changed, apply(add, pair, session), FALSE)
}

function changeOf(code: number, set: Ref, { before, after, common }: Both): Change {
  const { space } = before
  const leaves = after.plan.leaves
  const pair = Math.floor((code - 1) / SESSION_CODES)
  const numbers = [Math.floor(pair / leaves.length), pair % leaves.length] as const
  const one = before.plan.leaves[numbers[0]] as Leaf
  const other = leaves[numbers[1]] as Leaf
  const answers = answersAt(space, smallest(space, set))
  const { differs, ...example } = counterexampleOf(answers, after.rulebook)
  const sides = sidesOf(code - 1, one, other)
  const { and, is } = space.diagrams
  return {
    way: wayOf(sides),
    before: named(one),
    after: named(other),
    sides,
    count: count(space, set),
    where: whereOf(space, set, {
      before: and(common, is(before.advice().f, numbers[0])),
      after: and(common, is(after.advice().f, numbers[1])),
    }),
    example: {
      answers,
      differs,
      before: made(counterexampleOf(answers, before.rulebook)),
      after: made(example),
    },
  }
}

function named({ advice: { id, verdict, care } }: Leaf): Named {
  return { advice: id, verdict, care }
}

function made({ advice, verdict, care, session }: Made): Made {
  return { advice, verdict, care, session }
}

/** The lowest digits of a code tell the sides of the session; what stands above them is not read. */
function sidesOf(digits: number, one: Leaf, other: Leaf): Change['sides'] {
  const of: [Side, Way | undefined][] = [
    ['care', compareCare(one, other)],
    ['verdict', compareVerdict(one, other)],
    ...SESSION.map((side, index): [Side, Way | undefined] => [
      side,
      WAYS[Math.floor(digits / WAYS.length ** index) % WAYS.length],
    ]),
    ['advice', compareAdvice(one, other)],
  ]
  return Object.fromEntries(of.filter(([, way]) => way !== undefined))
}

/** Less careful first, and of these the longest step down first: care, verdict, session; then the most of them. */
function mostDangerousFirst(a: Change, b: Change): number {
  const [one, other] = [danger(a), danger(b)]
  const at = one.findIndex((number, index) => number !== other[index])
  if (at !== -1) return (other[at] as number) - (one[at] as number)
  return Number(b.count - a.count)
}

function danger({ way, before, after, sides }: Change): number[] {
  return [
    -LEAST_CAREFUL_FIRST.indexOf(way),
    CARE_LEVELS.indexOf(before.care) - CARE_LEVELS.indexOf(after.care),
    VERDICTS.indexOf(before.verdict) - VERDICTS.indexOf(after.verdict),
    ...SESSION.map((side) => (sides[side] === 'looser' ? 1 : 0)),
  ]
}
