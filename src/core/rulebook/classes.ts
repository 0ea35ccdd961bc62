import { testHolds } from './condition.ts'
import type { Adjustment, AnswerValue, Condition, Question, Test } from './model.ts'

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

/** Values on both sides of every place where a condition tells two answers apart. */
type Edges = Map<string, Set<number>>

/** Answers that stand for all answers. */
export interface Classes {
  /** On both sides of every cut, so that the nearest answer of each class is among them. */
  readonly edges: Readonly<Record<string, readonly AnswerValue[]>>
  /** One answer from every class that no condition tells apart. */
  readonly classes: Readonly<Record<string, readonly AnswerValue[]>>
}

/**
 * For each question, answers from every class that no condition tells apart. Choices are their own
 * classes; numbers are cut where conditions cut them. Across an open bound a value is named in the
 * question's own step (4.9 for "below 5"), as a person would say it.
 */
export function classesOf(
  questions: Readonly<Record<string, Question>>,
  conditions: readonly Condition[],
): Classes {
  const cuts: Edges = new Map()
  const tests = new Map<string, Test[]>()
  const collect = (part: Condition): void => {
    if (part.op !== 'ask') return
    const question = questions[part.question]
    if (question?.kind !== 'scale' && question?.kind !== 'number') return
    const step = question.kind === 'scale' ? 1 : question.step
    const seen = cuts.get(question.id) ?? new Set()
    for (const value of edgesOf(part.test, step)) {
      if (value >= question.from && value <= question.to) seen.add(value)
    }
    cuts.set(question.id, seen)
    tests.set(question.id, [...(tests.get(question.id) ?? []), part.test])
  }
  for (const condition of conditions) eachCondition(condition, collect)
  const edges: Record<string, readonly AnswerValue[]> = {}
  const classes: Record<string, readonly AnswerValue[]> = {}
  for (const question of Object.values(questions)) {
    if (question.kind === 'flags') continue
    const values =
      question.kind === 'choices'
        ? Object.keys(question.choices)
        : [...(cuts.get(question.id) ?? [question.from])].sort((a, b) => a - b)
    edges[question.id] = values
    classes[question.id] = oneOfEach(values, tests.get(question.id) ?? [])
  }
  return { edges, classes }
}

function oneOfEach(values: readonly AnswerValue[], tests: readonly Test[]): AnswerValue[] {
  const told = new Map<string, AnswerValue>()
  for (const value of values) {
    const signature =
      typeof value === 'number'
        ? tests.map((test) => String(testHolds(test, '', { '': value }))).join()
        : String(value)
    if (!told.has(signature)) told.set(signature, value)
  }
  return [...told.values()]
}

function edgesOf(test: Test, step: number): number[] {
  // 4.9 and not 4.8999999999999995: steps are decimal, floats are not.
  const beside = (cut: number, steps: number): number => Number((cut + steps * step).toFixed(6))
  if (test.test === 'is') {
    const numbers = test.any.filter((value) => typeof value === 'number')
    return numbers.flatMap((cut) => [beside(cut, -1), cut, beside(cut, 1)])
  }
  if (test.test !== 'bounds') return []
  const { atLeast, above, below, atMost } = test.bounds
  const fromHere = [atLeast, below].filter((cut) => cut !== undefined)
  const afterHere = [above, atMost].filter((cut) => cut !== undefined)
  return [
    ...fromHere.flatMap((cut) => [beside(cut, -1), cut]),
    ...afterHere.flatMap((cut) => [cut, beside(cut, 1)]),
  ]
}
