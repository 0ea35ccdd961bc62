import type {
  AnswerValue,
  Condition,
  FlagsQuestion,
  NumberQuestion,
  Question,
  Test,
} from '../rulebook/model.ts'
import { eachCondition } from '../rulebook/classes.ts'
import { answerIn, piecesOf, type Piece } from './pieces.ts'
import { RESTED } from './rested.ts'

/**
 * A question with one answer: its value is the number of a class, then one value for open, and where
 * something asks whether it was answered, one more for each class that it was settled as unanswered.
 */
export interface ScalarVariable {
  readonly kind: 'scalar'
  readonly question: Exclude<Question, FlagsQuestion>
  readonly level: number
  /** One answer of each class, best first where the question says which way is worse. */
  readonly answers: readonly AnswerValue[]
  /** The stretches of a number's classes. */
  readonly pieces: readonly Piece[]
  readonly guarded: boolean
}

/**
 * A list. Settled whole, its own value says whether it was answered, is open, or was settled as
 * unanswered, and items are ticked or not. Settled item by item, its own value only says whether it
 * was answered, and items may be open.
 */
export interface ListVariable {
  readonly kind: 'list'
  readonly question: FlagsQuestion
  readonly level: number
  readonly byItem: boolean
  readonly items: ReadonlyMap<string, number>
  readonly guarded: boolean
}

export type QuestionVariable = ScalarVariable | ListVariable

/** Values of a list's own variable. */
export const ANSWERED = 0
export const OPEN = 1
export const SETTLED = 2

/** Values of an item's variable. */
export const TICKED = 1
export const ITEM_OPEN = 2

/** The value that says that a question has no answer, given or settled. */
export function openValue(variable: QuestionVariable): number {
  return variable.kind === 'scalar' ? variable.answers.length : OPEN
}

/** The answer that a value stands for, given or settled; none while the question is open. */
export function answerAt({ answers }: ScalarVariable, value: number): AnswerValue | undefined {
  return answers[value > answers.length ? value - answers.length - 1 : value]
}

/** The class that an answer belongs to. */
export function classOf({ answers, pieces }: ScalarVariable, answer: AnswerValue): number {
  if (typeof answer !== 'number') return answers.indexOf(answer)
  return pieces.findIndex(({ low, high }) => low <= answer && answer <= high)
}

/** How many classes of answers a question has, no answer among them. */
export function classesOf(variable: QuestionVariable): bigint {
  return variable.kind === 'scalar'
    ? BigInt(variable.answers.length + 1)
    : 2n ** BigInt(variable.items.size) + 1n
}

/** The tests that conditions put to each question. */
export function testsOf(conditions: readonly Condition[]): ReadonlyMap<string, Test[]> {
  const tests = new Map<string, Test[]>()
  for (const condition of conditions) {
    eachCondition(condition, (part) => {
      if (part.op !== 'ask') return
      tests.set(part.question, [...(tests.get(part.question) ?? []), part.test])
    })
  }
  return tests
}

/** The variable of a question; `add` gives a level to one with so many values. */
export function variableOf(
  question: Question,
  tests: readonly Test[],
  starts: readonly number[],
  add: (values: number) => number,
): QuestionVariable {
  const needed = tests.some(({ test }) => test === 'includes' || test === 'count')
  const byItem = question.unknown.policy === 'careful' && needed
  const guarded = !byItem && tests.some(({ test }) => test === 'unknown')
  if (question.kind === 'flags') {
    const level = add(guarded ? SETTLED + 1 : OPEN + 1)
    return { kind: 'list', question, level, byItem, items: new Map(), guarded }
  }
  const { answers, pieces } = answersOf(question, tests, starts)
  const level = add(answers.length * (guarded ? 2 : 1) + 1)
  return { kind: 'scalar', question, level, answers, pieces, guarded }
}

function answersOf(
  question: ScalarVariable['question'],
  tests: readonly Test[],
  starts: readonly number[],
): Pick<ScalarVariable, 'answers' | 'pieces'> {
  const { worse } = question
  if (question.kind === 'choices') {
    const order = typeof worse === 'string' ? [] : worse
    const others = Object.keys(question.choices).filter((choice) => !order.includes(choice))
    return { answers: [...order, ...others], pieces: [] }
  }
  const ascending = piecesOf(question, tests, starts)
  const pieces = worse === 'lower' ? ascending.toReversed() : ascending
  const near = restedNear(question)
  return { answers: pieces.map((piece) => answerIn(piece, question, near)), pieces }
}

function restedNear({ id, from }: Pick<NumberQuestion, 'id' | 'from'>): number {
  const rested = RESTED[id]
  return typeof rested === 'number' ? rested : from
}
