import { compileCondition } from './compile-condition.ts'
import { MOST_ITEMS } from './compile-question.ts'
import type { Condition, FlagItem, Question } from './model.ts'
import type { Report } from './problem.ts'
import type { WrittenBook } from './schema.ts'

type Questions = Readonly<Record<string, Question>>

/**
 * The questions of a file with the `or-when` of their items read. An `or-when` speaks of answers, and
 * of ticked items of its own file, not of what those items count for in turn: so there are no circles.
 */
export function withOrWhen(
  own: Questions,
  written: WrittenBook['questions'],
  shared: Questions,
  report: Report,
): Record<string, Question> {
  const scope = { questions: { ...shared, ...own }, report }
  const questions: Record<string, Question> = { ...own }
  for (const [id, { items = {} }] of Object.entries(written)) {
    const question = own[id]
    // A list that is too long is refused already, and reading it on would take its time.
    if (question?.kind !== 'flags' || Object.keys(items).length > MOST_ITEMS) continue
    const read: Record<string, FlagItem> = { ...question.items }
    for (const [item, { 'or-when': condition, ...said }] of Object.entries(items)) {
      if (condition === undefined) continue
      const place = ['questions', id, 'items', item, 'or-when']
      read[item] = { ...said, orWhen: knownToHold(compileCondition(condition, place, scope)) }
    }
    questions[id] = { ...question, items: read }
  }
  return questions
}

/**
 * The condition with every unanswered question read against it: true exactly when the condition is
 * known to hold, and false, not unknown, when it is not.
 */
function knownToHold(condition: Condition, negated = false): Condition {
  switch (condition.op) {
    case 'not':
      return { op: 'not', of: knownToHold(condition.of, !negated) }
    case 'all':
    case 'any':
      return { op: condition.op, of: condition.of.map((part) => knownToHold(part, negated)) }
    case 'ask': {
      if (condition.test.test === 'unknown') return condition
      const unknown: Condition = { ...condition, test: { test: 'unknown' } }
      return negated
        ? { op: 'any', of: [unknown, condition] }
        : { op: 'all', of: [{ op: 'not', of: unknown }, condition] }
    }
  }
}
