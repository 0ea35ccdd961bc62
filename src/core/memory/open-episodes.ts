import { isAnswer } from '../rulebook/compile-question.ts'
import type { AnswerValue, Question } from '../rulebook/model.ts'
import { dayNumber } from './calendar.ts'
import type { Days } from './days.ts'

/**
 * The open episodes as the answer to a question that names such episodes: of a list its items; otherwise what was
 * entered about an open episode, or its kind, and of several the worst that the question knows. Undefined without
 * one: that the journal knows of none says nothing. `only` are the answers that may be taken from it.
 */
export function openEpisodeAnswer(
  { open }: Days,
  question: Question,
  only?: readonly AnswerValue[],
): AnswerValue | undefined {
  if (question.kind === 'flags') {
    const items = Object.keys(question.items).filter((item) =>
      open.some(({ what }) => what === item),
    )
    return items.length === 0 ? undefined : items.toSorted()
  }
  return open
    .map(({ what, facts }) => facts[question.id] ?? what)
    .filter((value): value is AnswerValue => isAnswer(question, value))
    .filter((value) => only === undefined || only.includes(value))
    .reduce<AnswerValue | undefined>((worst, value) => worseOf(question, worst, value), undefined)
}

/** The worse of two answers; the later one where the question does not compare them. */
function worseOf(
  { worse }: Question,
  before: AnswerValue | undefined,
  value: AnswerValue,
): AnswerValue {
  if (before === undefined) return value
  if (typeof before === 'number' && typeof value === 'number') {
    return worse === 'lower' ? Math.min(before, value) : Math.max(before, value)
  }
  const rank = (answer: AnswerValue): number =>
    typeof worse === 'string' ? -1 : worse.indexOf(String(answer))
  return rank(value) !== -1 && rank(before) > rank(value) ? before : value
}

/** Days since the beginning of the latest open episode that a question names. */
export function episodeDays({ open, today }: Days, question: Question): number | undefined {
  const { items } = question as Extract<Question, { kind: 'flags' }>
  const since = open
    .filter(({ what }) => Object.hasOwn(items, what))
    .map((episode) => dayNumber(episode.since))
  return since.length === 0 ? undefined : Math.max(0, today - Math.max(...since))
}

/** Which day it is, from 1, of the latest open episode that answers a question. */
export function episodeDay({ open, today }: Days, question: Question): number | undefined {
  const since = open
    .filter(({ what, facts }) => isAnswer(question, facts[question.id] ?? what))
    .map((episode) => dayNumber(episode.since))
  return since.length === 0 ? undefined : Math.max(1, today - Math.max(...since) + 1)
}
