import { readText } from '../core/checkin/intake.ts'
import type { AnswerValue, Question } from '../core/rulebook/model.ts'
import { notA } from '../core/rulebook/problem.ts'
import { type Finding, RecoverError } from '../errors.ts'

/** Values to set, and (undefined) to remove, by question id. */
export type Changes = Readonly<Record<string, AnswerValue | undefined>>

const EXAMPLE = 'Such as: recover profile set age 42 sex female'

/** Reads `KEY VALUE KEY VALUE ...`; a key is a question's id or its flag. Throws `usage`, all at once. */
export function readPairs(words: readonly string[], kept: readonly Question[]): Changes {
  const changes: Record<string, AnswerValue> = {}
  const findings: Finding[] = []
  for (let index = 0; index < words.length; index += 2) {
    const [key = '', text] = words.slice(index, index + 2)
    const message = readPair(key, text, kept, changes)
    if (message !== undefined) findings.push({ message })
  }
  if (findings.length > 0) throw new RecoverError('usage', findings, EXAMPLE)
  return changes
}

/** Adds one value to the changes, or says what is wrong with it. */
function readPair(
  key: string,
  text: string | undefined,
  kept: readonly Question[],
  changes: Record<string, AnswerValue>,
): string | undefined {
  const question = named(key, kept)
  if (question === undefined) return unknown(key, kept)
  if (text === undefined) return `${key} has no value; expected KEY VALUE pairs`
  if (Object.hasOwn(changes, question.id)) return `${key} is given twice`
  const read = readText(question, text)
  if (!read.ok) return `${key}: found "${text}"; expected ${read.expected}`
  changes[question.id] = read.value
  return undefined
}

/** Reads keys whose values are to be forgotten; one that is no question's may still stand in the file. */
export function readKeys(words: readonly string[], kept: readonly Question[]): Changes {
  return Object.fromEntries(words.map((key) => [named(key, kept)?.id ?? key, undefined]))
}

function named(key: string, kept: readonly Question[]): Question | undefined {
  return kept.find(({ id, flag }) => key === id || key === flag)
}

function unknown(key: string, kept: readonly Question[]): string {
  const names = new Set(kept.flatMap(({ id, flag }) => [id, flag]))
  return notA('a key of the profile', key, names)
}
