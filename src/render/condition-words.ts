import type { TracedCondition } from '../core/advice/trace.ts'
import type { Bounds, Condition, Question, Test } from '../core/rulebook/model.ts'
import { answerInWords } from '../core/checkin/answer-words.ts'
import { itemWords, nameInWords, questionName } from './question-words.ts'

type Questions = Readonly<Record<string, Question>>

/** A condition in words: "sleep is under 5 h and hunger is low". */
export function conditionWords(
  condition: Condition | TracedCondition,
  questions: Questions,
): string {
  switch (condition.op) {
    case 'ask':
      return testWords(condition.test, questions[condition.question], condition.question)
    case 'not':
      return notWords(condition.of, questions)
    case 'all':
    case 'any': {
      const joint = condition.op === 'all' ? ' and ' : ' or '
      const parts = condition.of.map((part) => inner(part, condition.op, questions))
      return [...new Set(parts)].join(joint)
    }
  }
}

/** Brackets only where "and" and "or" meet. */
function inner(
  part: Condition | TracedCondition,
  outer: 'all' | 'any',
  questions: Questions,
): string {
  const words = conditionWords(part, questions)
  const mixed = (part.op === 'all' || part.op === 'any') && part.op !== outer && part.of.length > 1
  return mixed ? `(${words})` : words
}

function notWords(of: Condition | TracedCondition, questions: Questions): string {
  if (of.op === 'ask' && of.test.test === 'unknown') {
    return `${nameOf(questions[of.question], of.question)} is answered`
  }
  const words = conditionWords(of, questions)
  return of.op === 'ask' ? `not: ${words}` : `not (${words})`
}

function nameOf(question: Question | undefined, id: string): string {
  return question === undefined ? id : questionName(question)
}

function testWords(test: Test, question: Question | undefined, id: string): string {
  const name = nameOf(question, id)
  switch (test.test) {
    case 'unknown':
      return `${name} is not answered`
    case 'is':
      return `${name} is ${listed(test.any.map((value) => valueWords(question, value)))}`
    case 'bounds':
      return `${name} is ${boundsWords(test.bounds, (value) => valueWords(question, value))}`
    case 'includes':
      return `${name}: ${listed(test.any.map((item) => itemName(question, item)))}`
    case 'count': {
      const of = listed(test.of.map((item) => itemName(question, item)))
      return `${name}: ${boundsWords(test.bounds, String)} of ${of}`
    }
  }
}

function itemName(question: Question | undefined, item: string): string {
  return question?.kind === 'flags' ? itemWords(question, item, 'short') : nameInWords(item)
}

function valueWords(question: Question | undefined, value: string | number): string {
  if (typeof value === 'string') return nameInWords(value)
  return question === undefined ? String(value) : answerInWords(question, value)
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
}

function boundsWords(bounds: Bounds, said: (value: number) => string): string {
  const { atLeast, above, below, atMost } = bounds
  const parts = [
    ...(atLeast === undefined ? [] : [`at least ${said(atLeast)}`]),
    ...(above === undefined ? [] : [`over ${said(above)}`]),
    ...(below === undefined ? [] : [`under ${said(below)}`]),
    ...(atMost === undefined ? [] : [`at most ${said(atMost)}`]),
  ]
  return parts.join(' and ')
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
