import type { Outcome } from '../advice/decide.ts'
import { settle } from '../advice/settle.ts'
import type { Answers, AnswerValue, Rulebook } from '../rulebook/model.ts'
import { cheapest } from './measuring.ts'
import type { Counterexample } from './model.ts'
import type { Ref } from './nodes.ts'
import type { Point } from './point.ts'
import { RESTED } from './rested.ts'
import type { Space } from './space.ts'
import { classOf, OPEN, openValue, TICKED, type QuestionVariable } from './variables.ts'

/**
 * What one answer that differs costs; that nobody would say it, and how far it differs, only tells
 * between equals.
 */
const DIFFERENT = 1000

/** What a value of a variable costs. */
type Cost = (value: number) => number

/** The point of a set that differs from a rested runner in the fewest answers, and by the least. */
export function smallest(space: Space, f: Ref): Point {
  const costs = new Map<number, Cost>()
  for (const variable of space.variables.values()) {
    costs.set(variable.level, costOf(variable))
    if (variable.kind === 'scalar') continue
    const ticked = (value: number): number => (value === TICKED ? DIFFERENT : 0)
    for (const level of variable.items.values()) costs.set(level, ticked)
  }
  return cheapest(space, f, (level, value) => (costs.get(level) as Cost)(value))
}

function costOf(variable: QuestionVariable): Cost {
  const rested = RESTED[variable.question.id]
  if (variable.kind === 'list') {
    const usual = rested === undefined ? OPEN : 0
    return (value) => (value === usual ? 0 : rested === undefined ? 1 : DIFFERENT)
  }
  const open = openValue(variable)
  const { question, answers } = variable
  const step = question.kind === 'number' ? question.step : 1
  const isOdd = (answer: AnswerValue | undefined): boolean =>
    typeof answer === 'number' && Number((Math.round(answer / step) * step).toFixed(6)) !== answer
  const usual = rested === undefined ? open : classOf(variable, rested)
  const from = rested === undefined ? 0 : usual
  return (value) => {
    if (value === usual) return 0
    const odd = isOdd(answers[value]) ? DIFFERENT / 2 : 0
    return DIFFERENT + odd + (value === open ? DIFFERENT - 1 : Math.abs(value - from))
  }
}

/** A check-in, with what the engine makes of it. */
export function counterexampleOf(answers: Answers, rulebook: Rulebook): Counterexample {
  const { advice, session } = outcomeOf(answers, rulebook)
  const same = (id: string): boolean => String(answers[id]) === String(RESTED[id])
  return {
    answers,
    differs: Object.keys(rulebook.questions).filter((id) => !same(id)),
    advice: advice.id,
    verdict: advice.verdict,
    care: advice.care,
    session,
  }
}

export function outcomeOf(answers: Answers, rulebook: Rulebook): Outcome {
  return settle(rulebook, answers).outcome
}
