import { readValue } from '../checkin/intake.ts'
import type { Answers, AnswerValue, Rulebook } from '../rulebook/model.ts'
import type { CheckInEntry } from './entry.ts'

/** What a rulebook can still read of a remembered check-in. */
export interface Recalled {
  readonly answers: Answers
  /** The questions among them that only the journal answered. */
  readonly derived: readonly string[]
  /** Questions and answers this rulebook does not have: it has changed, or it is another one. */
  readonly lost: readonly string[]
  /** Whether this very rulebook, behind this very gate, gave the advice that is remembered. */
  readonly same: boolean
}

/** Reads a remembered check-in with a rulebook that need not be the one that advised on it. */
export function recall(entry: CheckInEntry, { questions, book, safety }: Rulebook): Recalled {
  const answers: Record<string, AnswerValue> = {}
  const lost: string[] = []
  for (const [id, value] of Object.entries(entry.answers)) {
    const question = Object.hasOwn(questions, id) ? questions[id] : undefined
    const read = question && readValue(question, value)
    if (read?.ok === true) answers[id] = read.value
    else lost.push(id)
  }
  const { rulebook, safety: gate } = entry.advice
  const same = rulebook.sha256 === book.sha256 && gate.sha256 === safety.sha256
  const derived = entry.derived.filter((id) => Object.hasOwn(answers, id))
  return { answers, derived, lost, same }
}
