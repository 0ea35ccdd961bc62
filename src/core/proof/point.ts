import type { Answers, AnswerValue } from '../rulebook/model.ts'
import { valueOf, type Ref } from './nodes.ts'
import type { Space } from './space.ts'
import { ANSWERED, classOf, OPEN, openValue, TICKED } from './variables.ts'

/** One value for every variable. */
export type Point = Int16Array

/** The point that stands for a check-in. */
export function pointOf({ diagrams, variables }: Space, answers: Answers): Point {
  const point = new Int16Array(diagrams.arity.length)
  for (const [id, variable] of variables) {
    const answer = answers[id]
    const { level } = variable
    if (variable.kind === 'list') {
      point[level] = answer === undefined ? OPEN : ANSWERED
      for (const item of (answer ?? []) as readonly string[]) {
        point[variable.items.get(item) as number] = TICKED
      }
    } else {
      point[level] = answer === undefined ? openValue(variable) : classOf(variable, answer)
    }
  }
  return point
}

/** The value of a function at a point. */
export function valueAt({ diagrams }: Space, f: Ref, point: Point): number {
  let at = f
  while (at >= 0) {
    const level = diagrams.levelOf(at)
    at = diagrams.child(at, level, point[level] as number)
  }
  return valueOf(at)
}

/** The check-in that a point stands for: one answer of each class. */
export function answersAt({ variables }: Space, point: Point): Answers {
  const answers: Record<string, AnswerValue> = {}
  for (const [id, variable] of variables) {
    const value = point[variable.level] as number
    if (variable.kind === 'scalar') {
      const answer = variable.answers[value]
      if (answer !== undefined) answers[id] = answer
    } else if (value === ANSWERED) {
      const ticked = [...variable.items].filter(([, level]) => point[level] === TICKED)
      answers[id] = ticked.map(([item]) => item).toSorted()
    }
  }
  return answers
}
