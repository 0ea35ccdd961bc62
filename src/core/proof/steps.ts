import type { AnswerValue } from '../rulebook/model.ts'
import { FALSE, TRUE, type Ref } from './nodes.ts'
import type { Point } from './point.ts'
import type { Space } from './space.ts'
import {
  ANSWERED,
  classesOf,
  openValue,
  TICKED,
  type QuestionVariable,
  type ScalarVariable,
} from './variables.ts'

type Change = readonly [level: number, before: number, after: number]

/** One answer changes, all else equal. */
export interface Step {
  readonly question: string
  readonly from: string | number
  readonly to: string | number
  /** The variable whose value changes. */
  readonly level: number
  readonly change: readonly [before: number, after: number]
  /** What a function is before the step, as a function of everything else. */
  readonly before: (f: Ref) => Ref
  readonly after: (f: Ref) => Ref
  /** Every check-in that the step begins at, and how many classes of them there are. */
  readonly start: Ref
  readonly count: bigint
  readonly taken: (point: Point) => Point
}

/**
 * Every step by which one answer gets worse: from a class to the next, one more item ticked. A longer
 * step is made of these, so it loosens the advice only where one of them does.
 */
export function worseningsOf(space: Space): Step[] {
  return stepsOf(space, (variable, step) => {
    const { question, level } = variable
    if (question.worse === 'none') return []
    if (variable.kind === 'scalar') {
      const answers = compared(variable)
      const names = answers
        .slice(1)
        .map((to, index) => [answers[index] as AnswerValue, to] as const)
      return names.map((name, index) => step(name, [[level, index, index + 1]], 1n))
    }
    const half = 2n ** BigInt(variable.items.size - 1)
    return [...variable.items].map(([item, at]) => {
      const stays = [level, ANSWERED, ANSWERED] as const
      return step([`no ${item}`, item], [[at, 0, TICKED], stays], half)
    })
  })
}

/** Every step from a known answer to none, of questions whose worst possible answer should count. */
export function openingsOf(space: Space): Step[] {
  return stepsOf(space, (variable, step) => {
    const { question, level } = variable
    if (question.worse === 'none' || question.unknown.policy === 'assume') return []
    const open = openValue(variable)
    if (variable.kind === 'scalar') {
      return compared(variable).map((from, index) =>
        step([from, 'unknown'], [[level, index, open]], 1n),
      )
    }
    const lists = 2n ** BigInt(variable.items.size)
    return [step(['answered', 'unknown'], [[level, ANSWERED, open]], lists)]
  })
}

/** The answers that a question puts in an order, best first. */
function compared({ question: { worse }, answers }: ScalarVariable): readonly AnswerValue[] {
  return typeof worse === 'string' ? answers : answers.slice(0, worse.length)
}

/** A step of one variable, and what has to stay; `many` is how many of its classes it begins at. */
type NewStep = (
  names: readonly [AnswerValue, AnswerValue],
  changes: readonly [Change, ...Change[]],
  many: bigint,
) => Step

function stepsOf(
  space: Space,
  of: (variable: QuestionVariable, step: NewStep) => readonly Step[],
): Step[] {
  const { diagrams, given, literal, variables, classes } = space
  const { and, move, moved } = diagrams
  const only = (f: Ref, [level, before]: Change): Ref =>
    and(
      literal(level, (value) => value === before),
      f,
    )
  return [...variables.values()].flatMap((variable) =>
    of(variable, ([from, to], changes, many) => {
      const before = move(changes.map(([at, value]) => [at, value]))
      const after = move(changes.map(([at, , value]) => [at, value]))
      return {
        question: variable.question.id,
        from: from as string | number,
        to: to as string | number,
        level: changes[0][0],
        change: [changes[0][1], changes[0][2]],
        before: (f) => moved(before, TRUE, f, FALSE),
        after: (f) => moved(after, TRUE, f, FALSE),
        start: changes.reduce(only, given),
        count: (classes / classesOf(variable)) * many,
        taken: (point) => {
          const next = point.slice()
          for (const change of changes) next[change[0]] = change[2]
          return next
        },
      }
    }),
  )
}
