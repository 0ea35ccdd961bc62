import { isAnswer } from '../rulebook/compile-question.ts'
import type { AnswerValue, Question } from '../rulebook/model.ts'
import { dayNumber } from './calendar.ts'
import type { Days } from './days.ts'

/**
 * The open episodes as the answer to a question that names such episodes: of a list its items, of choices the one that an
 * open episode is, or that was entered about it. Undefined without one: that the journal knows of none says nothing.
 */
export function openEpisodeAnswer({ open }: Days, question: Question): AnswerValue | undefined {
  if (question.kind === 'flags') {
    const items = Object.keys(question.items).filter((item) =>
      open.some(({ what }) => what === item),
    )
    return items.length === 0 ? undefined : items.toSorted()
  }
  return open
    .map(({ what, facts }) => facts[question.id] ?? what)
    .findLast((value) => isAnswer(question, value))
}

/** Days since the beginning of the latest open episode that a question names. */
export function episodeDays({ open, today }: Days, question: Question): number | undefined {
  const { items } = question as Extract<Question, { kind: 'flags' }>
  const since = open
    .filter(({ what }) => Object.hasOwn(items, what))
    .map((episode) => dayNumber(episode.since))
  return since.length === 0 ? undefined : Math.max(0, today - Math.max(...since))
}
