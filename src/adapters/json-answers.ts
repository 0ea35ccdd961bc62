import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { readValue } from '../core/checkin/intake.ts'
import type { Answers, AnswerValue, Question } from '../core/rulebook/model.ts'

/** Larger than any object of answers; more is left to the reader that explains. */
const MOST_BYTES = 65_536

/**
 * Reads an answers file that is plain, right JSON; undefined for anything else, for the reader
 * with positions to explain. It refuses whatever `JSON.parse` would settle silently: a key given
 * twice, above all.
 */
export function readJsonAnswers(
  file: string,
  questions: Readonly<Record<string, Question>>,
): Answers | undefined {
  const text = file === '-' ? undefined : readPlainFile(file)
  if (text === undefined) return undefined
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const entries = Object.entries(value)
  if (entries.length !== countKeys(text)) return undefined
  const answers: Record<string, AnswerValue> = {}
  for (const [id, written] of entries) {
    const question = Object.hasOwn(questions, id) ? questions[id] : undefined
    const read = question && readValue(question, written)
    if (read?.ok !== true) return undefined
    answers[id] = read.value
  }
  return answers
}

/** A pipe is not even opened: its writer would lose a reader when this one gives up. */
function readPlainFile(file: string): string | undefined {
  try {
    const status = statSync(file)
    if (!status.isFile() || status.size > MOST_BYTES) return undefined
    const bytes = readFileSync(file)
    return isUtf8(bytes) ? bytes.toString('utf8') : undefined
  } catch {
    return undefined
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Keys as written, doubled ones included: strings that a colon follows. */
function countKeys(text: string): number {
  const strings = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)
  return [...strings].filter(([, colon]) => colon !== undefined).length
}
