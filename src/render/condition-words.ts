import type { TracedCondition } from '../core/advice/trace.ts'
import type { Condition, Question } from '../core/rulebook/model.ts'
import { nameOf, testWords } from './test-words.ts'

type Questions = Readonly<Record<string, Question>>

/**
 * A condition in words: "sleep is under 5 h and hunger is low". A list is named once where conditions on
 * it follow one another; `topic` is the list whose name stands before the condition already.
 */
export function conditionWords(
  condition: Condition | TracedCondition,
  questions: Questions,
  topic?: string,
): string {
  switch (condition.op) {
    case 'ask':
      return testWords(condition.test, questions[condition.question], condition.question, topic)
    case 'not':
      return notWords(condition.of, questions, topic)
    case 'all':
    case 'any': {
      const different = condition.of.filter(
        (part, index) =>
          condition.of.findIndex((other) => sameWords(part, other, questions)) === index,
      )
      const parts = different.map((part, index) =>
        inner(part, condition.op, questions, index === 0 ? topic : listOf(different[index - 1])),
      )
      return parts.join(condition.op === 'all' ? ' and ' : ' or ')
    }
  }
}

function sameWords(
  part: Condition | TracedCondition,
  other: Condition | TracedCondition,
  questions: Questions,
): boolean {
  return part === other || conditionWords(part, questions) === conditionWords(other, questions)
}

/** The list that a condition is about, when it is about what is ticked and nothing else. */
export function listOf(part: Condition | TracedCondition | undefined): string | undefined {
  if (part?.op !== 'ask') return undefined
  return ['includes', 'count'].includes(part.test.test) ? part.question : undefined
}

/** Brackets where "and" and "or" meet, and around what of a list is ticked among other conditions. */
function inner(
  part: Condition | TracedCondition,
  outer: 'all' | 'any',
  questions: Questions,
  topic: string | undefined,
): string {
  const words = conditionWords(part, questions, topic)
  if (part.op === 'ask') {
    const { test, question } = part
    if (outer === 'any' || test.test !== 'includes' || test.any.length < 2) return words
    const name = question === topic ? '' : `${nameOf(questions[question], question)}: `
    return `${name}(${words.slice(name.length)})`
  }
  const mixed = part.op !== 'not' && part.op !== outer && part.of.length > 1
  return mixed ? `(${words})` : words
}

function notWords(
  of: Condition | TracedCondition,
  questions: Questions,
  topic: string | undefined,
): string {
  if (of.op === 'ask' && of.test.test === 'unknown') {
    return `${nameOf(questions[of.question], of.question)} is answered`
  }
  const words = conditionWords(of, questions, topic)
  return of.op === 'ask' ? `not: ${words}` : `not (${words})`
}

/**
 * What settled a condition: the parts without which it would not stand as it does. A failed "and" keeps the
 * part that failed first, a met "or" the part that met it first.
 */
export function settling(condition: TracedCondition): TracedCondition {
  switch (condition.op) {
    case 'ask':
      return condition
    case 'not':
      return { ...condition, of: settling(condition.of) }
    case 'all':
    case 'any': {
      const { op, of, truth } = condition
      const one = truth === (op === 'any')
      const [first, ...others] = of.filter((part) => part.truth === truth).map(settling)
      if (first === undefined) return condition
      return one || others.length === 0 ? first : { op, of: [first, ...others], truth }
    }
  }
}

/** The questions a condition asks, with the answers they met. */
export function asked(
  condition: TracedCondition,
): readonly Extract<TracedCondition, { op: 'ask' }>[] {
  if (condition.op === 'ask') return [condition]
  return condition.op === 'not' ? asked(condition.of) : condition.of.flatMap((part) => asked(part))
}
