import type { Question } from '../rulebook/model.ts'
import { notA, type Place } from '../rulebook/problem.ts'
import type { WrittenException } from '../rulebook/schema.ts'
import { conditionOf, known, namesOf, type AnswerScope } from './compile-facts.ts'
import { MEASURES, type Exception } from './model.ts'

/** Reads where worsening an answer may loosen the advice: a question, its answers, and why. */
export function compileException(
  written: WrittenException,
  place: Place,
  scope: AnswerScope,
): Exception {
  const { id, question, from, to, measures, when, reason } = written
  const { questions } = scope.rulebook
  const asked = Object.hasOwn(questions, question) ? questions[question] : undefined
  if (asked === undefined) {
    const message = notA('a question', question, Object.keys(questions))
    scope.report.add([...place, 'question'], message)
  } else {
    if (from !== undefined) checkAnswer(asked, from, [...place, 'from'], scope)
    if (to !== undefined) checkAnswer(asked, to, [...place, 'to'], scope)
    if (from !== undefined && asked.kind === 'flags') {
      scope.report.add([...place, 'from'], 'expected only to: an item gets ticked')
    }
  }
  const some = namesOf(measures)
  return {
    id,
    question,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(some === undefined
      ? {}
      : { measures: known(some, MEASURES, 'a measure', [...place, 'measures'], scope.report) }),
    ...conditionOf(when, place, scope),
    reason,
  }
}

function checkAnswer(
  question: Question,
  value: string | number,
  place: Place,
  scope: AnswerScope,
): void {
  const { report } = scope
  if (value === 'unknown') return
  if (question.kind === 'choices' || question.kind === 'flags') {
    const all = Object.keys(question.kind === 'choices' ? question.choices : question.items)
    known([String(value)], all, `an answer to ${question.id}`, place, report)
    return
  }
  const { from, to } = question
  if (typeof value === 'number' && value >= from && value <= to) return
  report.add(place, `expected a number from ${String(from)} to ${String(to)} for ${question.id}`)
}
