import type { Condition } from '../core/rulebook/model.ts'

/**
 * A condition without the guards that only keep an unanswered question from counting: who reads "pain
 * score is over 5" knows that it was answered.
 */
export function withoutGuards(condition: Condition): Condition {
  switch (condition.op) {
    case 'ask':
      return condition
    case 'not':
      return { op: 'not', of: withoutGuards(condition.of) }
    case 'any':
      return { op: 'any', of: condition.of.map(withoutGuards) }
    case 'all': {
      const parts = condition.of.filter((part) => !isGuard(part, condition.of)).map(withoutGuards)
      const [only] = parts
      return parts.length === 1 && only !== undefined ? only : { op: 'all', of: parts }
    }
  }
}

function isGuard(part: Condition, among: readonly Condition[]): boolean {
  const guarded = part.op === 'not' ? askedWhetherKnown(part.of) : undefined
  return guarded !== undefined && among.some((other) => compares(other, guarded))
}

function askedWhetherKnown(condition: Condition): string | undefined {
  const asks = condition.op === 'ask' && condition.test.test === 'unknown'
  return asks ? condition.question : undefined
}

/** Whether a condition holds only when this question has an answer that it compares. */
function compares(condition: Condition, question: string): boolean {
  switch (condition.op) {
    case 'ask':
      return condition.question === question && condition.test.test !== 'unknown'
    case 'not':
      return condition.of.op === 'ask' && compares(condition.of, question)
    case 'all':
      return condition.of.some((part) => compares(part, question))
    case 'any':
      return condition.of.every((part) => compares(part, question))
  }
}
