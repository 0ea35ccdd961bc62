import { counterexampleOf, smallest } from './counterexample.ts'
import type { Decision } from './decision.ts'
import { measuresOf } from './measures.ts'
import { count } from './measuring.ts'
import type { Exception, Loosening, Measure, MonotoneResult } from './model.ts'
import { FALSE, type Ref } from './nodes.ts'
import { answersAt } from './point.ts'
import { openingsOf, worseningsOf, type Step } from './steps.ts'
import { classOf } from './variables.ts'

/**
 * Whether worsening one answer, all else equal, ever loosens the advice, and whether an answer left
 * open is ever read less carefully than an answer could be. Every class of check-ins, unanswered
 * questions included, and every step from one class to the next.
 */
export function monotone(decision: Decision, exceptions: readonly Exception[]): MonotoneResult {
  const { space, rulebook, given } = decision
  const { and, not } = space.diagrams
  const measures = measuresOf(decision)
  const used = new Map<Exception, bigint>(exceptions.map((exception) => [exception, 0n]))
  let compared = 0n

  const loosened = (step: Step): Loosening[] => {
    compared += step.count
    return [...measures].flatMap(([measure, where]): Loosening[] => {
      let breaks = and(step.start, where(step))
      for (const exception of exceptions) {
        if (breaks === FALSE || !speaksOf(exception, step, measure, decision)) continue
        const { when } = exception
        const excepted = when === undefined ? breaks : and(breaks, given(when).yes)
        used.set(exception, (used.get(exception) as bigint) + count(space, excepted))
        breaks = and(breaks, not(excepted))
      }
      return breaks === FALSE ? [] : [looseningOf(step, measure, breaks)]
    })
  }

  const looseningOf = (step: Step, measure: Measure, breaks: Ref): Loosening => {
    const point = smallest(space, breaks)
    const { question, from, to } = step
    return {
      question,
      from,
      to,
      measure,
      count: count(space, breaks),
      before: counterexampleOf(answersAt(space, point), rulebook),
      after: counterexampleOf(answersAt(space, step.taken(point)), rulebook),
    }
  }

  const loosenings = worseningsOf(space).flatMap(loosened)
  const openings = openingsOf(space).flatMap(loosened)
  return {
    compared,
    loosenings,
    openRisks: openings.map(({ question, measure, count: many, before, after }) => ({
      question,
      measure,
      count: many,
      open: after,
      answered: before,
    })),
    exceptions: [...used].map(([exception, times]) => ({ exception, used: times })),
  }
}

function speaksOf(
  { question, from, to, measures }: Exception,
  step: Step,
  measure: Measure,
  { space }: Decision,
): boolean {
  const variable = space.variables.get(question)
  const same = (named: string | number | undefined, here: string | number): boolean => {
    if (named === undefined || named === here) return true
    if (variable?.kind !== 'scalar' || here === 'unknown' || named === 'unknown') return false
    return classOf(variable, named) === classOf(variable, here)
  }
  return (
    question === step.question &&
    same(from, step.from) &&
    same(to, step.to) &&
    (measures ?? [measure]).includes(measure)
  )
}
