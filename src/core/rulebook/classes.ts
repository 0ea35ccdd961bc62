import type { Adjustment, AnswerValue, Bounds, Condition, Question } from './model.ts'

type Cuts = Map<string, Set<number>>

/** Calls `visit` for a condition and every condition inside it. */
export function eachCondition(condition: Condition, visit: (part: Condition) => void): void {
  visit(condition)
  if (condition.op === 'not') return eachCondition(condition.of, visit)
  if (condition.op === 'ask') {
    if (condition.test.test !== 'count') return
    for (const implied of Object.values(condition.test.implied)) eachCondition(implied, visit)
    return
  }
  for (const part of condition.of) eachCondition(part, visit)
}

/** Every condition of a book: branches, dose adjustments, notes, and the limits of a safety book. */
export function conditionsOf(book: {
  tree: { nodes: Readonly<Record<string, { branches: readonly { when: Condition }[] }>> }
  doses: Readonly<Record<string, { adjust: readonly Adjustment[] }>>
  notes: readonly Adjustment[]
  limits?: readonly Adjustment[]
}): Condition[] {
  return [
    ...Object.values(book.tree.nodes).flatMap((node) => node.branches.map((b) => b.when)),
    ...Object.values(book.doses).flatMap((dose) => dose.adjust.map((a) => a.when)),
    ...book.notes.map((note) => note.when),
    ...(book.limits ?? []).map((limit) => limit.when),
  ]
}

/**
 * For each question, one answer from every class that no condition tells apart: numbers are cut at
 * the constants they are compared with, choices are their own classes. A value just across an open
 * bound is named in the question's own step (4.9 for "below 5"), so that it can be said to a person.
 */
export function classesOf(
  questions: Readonly<Record<string, Question>>,
  conditions: readonly Condition[],
): Record<string, readonly AnswerValue[]> {
  const cuts: Cuts = new Map()
  for (const condition of conditions) eachCondition(condition, (part) => collect(part, cuts))
  const classes: Record<string, readonly AnswerValue[]> = {}
  for (const question of Object.values(questions)) {
    if (question.kind === 'choices') classes[question.id] = Object.keys(question.choices)
    if (question.kind === 'scale' || question.kind === 'number') {
      const step = question.kind === 'scale' ? 1 : question.step
      classes[question.id] = representatives(
        question.from,
        question.to,
        step,
        [...(cuts.get(question.id) ?? [])].sort((a, b) => a - b),
      )
    }
  }
  return classes
}

function collect(part: Condition, cuts: Cuts): void {
  if (part.op !== 'ask') return
  const numbers =
    part.test.test === 'bounds'
      ? boundsOf(part.test.bounds)
      : part.test.test === 'is'
        ? part.test.any.filter((value) => typeof value === 'number')
        : []
  const known = cuts.get(part.question) ?? new Set()
  for (const number of numbers) known.add(number)
  cuts.set(part.question, known)
}

function boundsOf(bounds: Bounds): number[] {
  return [bounds.atLeast, bounds.above, bounds.below, bounds.atMost].filter(
    (value) => value !== undefined,
  )
}

function representatives(
  from: number,
  to: number,
  step: number,
  cuts: readonly number[],
): readonly number[] {
  const values = new Set([from, to])
  for (const cut of cuts) {
    for (const value of [cut - step, cut, cut + step]) {
      // 4.9 and not 4.8999999999999995: steps are decimal, floats are not.
      const named = Number(value.toFixed(6))
      if (named >= from && named <= to) values.add(named)
    }
  }
  return [...values].sort((a, b) => a - b)
}
