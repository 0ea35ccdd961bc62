import { RecoverError } from '../../errors.ts'
import { decide } from '../advice/decide.ts'
import { settledAs, type Known } from '../rulebook/condition.ts'
import type { Moment } from '../advice/moment.ts'
import type { Answers, AnswerValue, Question, Rulebook } from '../rulebook/model.ts'
import { expectedAnswer, readText } from './intake.ts'

/** Flags as typed, by question id; a list may be given in several flags. */
export type TypedFlags = Readonly<Record<string, readonly string[]>>

/**
 * Reads the flags of a check-in. Throws a usage error that names every flag whose value is no
 * answer, and what was expected.
 */
export function readFlags(
  questions: Readonly<Record<string, Question>>,
  typed: TypedFlags,
): Answers {
  const answers: Record<string, AnswerValue> = {}
  const wrong: { message: string }[] = []
  for (const [id, texts] of Object.entries(typed)) {
    const question = questions[id] as Question
    const text = texts.join(',')
    const single = question.kind !== 'flags' && texts.length > 1
    const read = readText(question, text)
    if (read.ok && !single) answers[id] = read.value
    else {
      const found = single ? `given ${String(texts.length)} times` : `"${text}"`
      const expected = single || read.ok ? 'one value' : read.expected
      wrong.push({ message: `--${question.flag} ${found}: expected ${expected}` })
    }
  }
  if (wrong.length > 0) throw new RecoverError('usage', wrong)
  return answers
}

/** The answers the moment gives: only when the moment was meant, by `--at` or by a person asking now. */
export function momentAnswers(rulebook: Rulebook, moment: Moment): Answers {
  const clock = Object.values(rulebook.questions).find(({ origin }) => origin === 'clock')
  return clock === undefined ? {} : { [clock.id]: moment.hour }
}

/**
 * What a check-in says on top of what the profile knows. An answer given beats the kept one, but a
 * list adds to it: who names today's painkiller still takes the medicine of every day. `[]` says
 * that none of them holds.
 */
export function overProfile(
  questions: Readonly<Record<string, Question>>,
  profile: Answers,
  given: Answers,
): Answers {
  const answers: Record<string, AnswerValue> = { ...profile, ...given }
  for (const id of Object.keys(questions)) {
    const kept = profile[id]
    const added = given[id]
    if (typeof kept === 'object' && typeof added === 'object' && added.length > 0) {
      answers[id] = [...new Set([...kept, ...added])].toSorted()
    }
  }
  return answers
}

/** Whether what was answered is an emergency already, whatever else may be answered. */
export function isEmergency(rulebook: Rulebook, answers: Answers): boolean {
  let known: Known = answers
  for (;;) {
    const result = decide(rulebook, known)
    if (result.kind === 'outcome') return result.advice.care === 'emergency'
    const { id, unknown } = rulebook.questions[result.need.question] as Question
    // What is not assumed may be answered otherwise.
    if (unknown.policy !== 'assume') return false
    known = settledAs(known, id, unknown.value)
  }
}

/**
 * Refuses a check-in that lacks a core answer, naming the flags to add; except when what was
 * answered is an emergency already, which no missing answer may hold up.
 */
export function requireCore(rulebook: Rulebook, answers: Answers): void {
  const missing = Object.values(rulebook.questions).filter(
    ({ core, id }) => core && !Object.hasOwn(answers, id),
  )
  if (missing.length === 0) return
  if (isEmergency(rulebook, answers)) return
  throw new RecoverError(
    'usage',
    missing.map((question) => ({
      message: `--${question.flag} is missing: expected ${expectedAnswer(question)}`,
    })),
    `Add ${missing.map(({ flag }) => `--${flag}`).join(' ')}, or run it in a terminal to be asked.`,
  )
}
