import { testHolds } from './condition.ts'
import type {
  Adjustment,
  AnswerValue,
  Condition,
  NumberQuestion,
  Question,
  ScaleQuestion,
  Test,
} from './model.ts'

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

/** Every question that a condition speaks of, in the order it does. */
export function questionsIn(condition: Condition): string[] {
  const questions = new Set<string>()
  eachCondition(condition, (part) => {
    if (part.op === 'ask') questions.add(part.question)
  })
  return [...questions]
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
  const tests = testsOf(conditions)
  const edges: Record<string, readonly AnswerValue[]> = {}
  const classes: Record<string, readonly AnswerValue[]> = {}
  for (const question of Object.values(questions)) {
    if (question.kind === 'flags') continue
    if (question.kind === 'choices') {
      edges[question.id] = Object.keys(question.choices)
      classes[question.id] = Object.keys(question.choices)
    } else {
      const asked = [...(tests.get(question.id)?.values() ?? [])]
      const values = numbersOf(question, asked)
      edges[question.id] = values
      classes[question.id] = oneOfEach(values, asked)
    }
  }
  return { edges, classes }
}

/** A test of a single value, as against one of a list or of whether there is an answer. */
type Comparison = Extract<Test, { test: 'is' | 'bounds' }>

/** The comparisons with numbers or choices that conditions make, each once, by question. */
function testsOf(conditions: readonly Condition[]): Map<string, Map<string, Comparison>> {
  const tests = new Map<string, Map<string, Comparison>>()
  // What items count for stands in every condition that counts them.
  const seen = new Set<Condition>()
  const collect = (part: Condition): void => {
    if (part.op !== 'ask' || (part.test.test !== 'is' && part.test.test !== 'bounds')) return
    if (seen.has(part)) return
    seen.add(part)
    const asked = tests.get(part.question) ?? new Map<string, Comparison>()
    tests.set(part.question, asked.set(JSON.stringify(part.test), part.test))
  }
  for (const condition of conditions) eachCondition(condition, collect)
  return tests
}

/** The numbers that conditions compare each question with. */
export function cutsOf(conditions: readonly Condition[]): Map<string, ReadonlySet<number>> {
  return new Map(
    [...testsOf(conditions)].map(([question, asked]) => [
      question,
      new Set([...asked.values()].flatMap((test) => cutsIn(test))),
    ]),
  )
}

function cutsIn(test: Comparison): number[] {
  if (test.test === 'is') return test.any.filter((value) => typeof value === 'number')
  const { atLeast, above, below, atMost } = test.bounds
  return [atLeast, above, below, atMost].filter((cut) => cut !== undefined)
}

function numbersOf(
  question: ScaleQuestion | NumberQuestion,
  tests: readonly Comparison[],
): number[] {
  const { from, to } = question
  const step = question.kind === 'scale' ? 1 : question.step
  const edges = new Set(tests.flatMap((test) => edgesOf(test, step)))
  // Nearer to an end of the range than a step, the end itself is across the cut.
  const named = new Set([...edges].map((value) => Math.min(to, Math.max(from, value))))
  const values = ascending(named.size === 0 ? [from] : named)
  if (question.kind === 'scale') return values
  // Between two cuts a step apart lie answers that a person does not say, but a file may hold.
  const between = values
    .slice(1)
    .map((value, index) => decimal((value + (values[index] as number)) / 2))
  const told = new Set(values.map((value) => signature(value, tests)))
  return ascending([...values, ...between.filter((value) => !told.has(signature(value, tests)))])
}

function ascending(values: Iterable<number>): number[] {
  return [...values].toSorted((a, b) => a - b)
}

/** Which tests a value passes; equal for values that no condition tells apart. */
function signature(value: number, tests: readonly Test[]): string {
  return tests.map((test) => String(testHolds(test, '', { '': value }))).join()
}

function oneOfEach(values: readonly number[], tests: readonly Test[]): number[] {
  const told = new Map<string, number>()
  for (const value of values) {
    const here = signature(value, tests)
    if (!told.has(here)) told.set(here, value)
  }
  return [...told.values()]
}

/** 4.9 and not 4.8999999999999995: steps are decimal, floats are not. */
function decimal(value: number): number {
  return Number(value.toFixed(6))
}

function edgesOf(test: Comparison, step: number): number[] {
  const beside = (cut: number, steps: number): number => decimal(cut + steps * step)
  if (test.test === 'is') {
    const numbers = test.any.filter((value) => typeof value === 'number')
    return numbers.flatMap((cut) => [beside(cut, -1), cut, beside(cut, 1)])
  }
  const { atLeast, above, below, atMost } = test.bounds
  const fromHere = [atLeast, below].filter((cut) => cut !== undefined)
  const afterHere = [above, atMost].filter((cut) => cut !== undefined)
  return [
    ...fromHere.flatMap((cut) => [beside(cut, -1), cut]),
    ...afterHere.flatMap((cut) => [cut, beside(cut, 1)]),
  ]
}
