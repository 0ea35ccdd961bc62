import type { Answers, AnswerValue, Question } from '../rulebook/model.ts'
import { notA } from '../rulebook/problem.ts'
import { readValue } from './intake.ts'

export type Questions = Readonly<Record<string, Question>>

/** A key of a profile that cannot be read: the key itself, or its value. */
export interface ProfileProblem {
  readonly key: string
  readonly part: 'key' | 'value'
  readonly message: string
}

/**
 * A profile's parsed value as answers to the questions that are kept in a profile, and everything in
 * it that is none. An empty file is an empty profile.
 */
export function profileAnswers(
  value: unknown,
  questions: Questions,
): { readonly answers: Answers; readonly problems: readonly ProfileProblem[] } {
  const answers: Record<string, AnswerValue> = {}
  const problems: ProfileProblem[] = []
  for (const [key, written] of Object.entries(value ?? {})) {
    const question = Object.hasOwn(questions, key) ? questions[key] : undefined
    if (question?.origin !== 'profile') {
      problems.push({ key, part: 'key', message: notKept(key, question, questions) })
      continue
    }
    const read = readValue(question, written)
    if (read.ok) answers[key] = read.value
    else {
      const found = written === null ? 'nothing' : JSON.stringify(written)
      const message = `${key}: found ${found}; expected ${read.expected}`
      problems.push({ key, part: 'value', message })
    }
  }
  return { answers, problems }
}

/** The questions whose answers a profile keeps, in the rulebook's order. */
export function profileQuestions(questions: Questions): Question[] {
  return Object.values(questions).filter(({ origin }) => origin === 'profile')
}

function notKept(key: string, question: Question | undefined, questions: Questions): string {
  if (question !== undefined) return `"${key}" is not kept in a profile: it changes from day to day`
  const keys = profileQuestions(questions).map(({ id }) => id)
  return notA('a key of a profile', key, keys)
}
