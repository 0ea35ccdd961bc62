import { readValue } from '../core/checkin/intake.ts'
import type { Answers, AnswerValue, Question } from '../core/rulebook/model.ts'
import { notA } from '../core/rulebook/problem.ts'
import { RecoverError, type Finding } from '../errors.ts'
import { readInput } from './read-input.ts'
import { parseYaml } from './yaml-text.ts'

const LIMITS = { bytes: 65_536, depth: 4 }

/** A file that is something else altogether is not listed whole. */
const MOST_FINDINGS = 20
const LONGEST_FOUND = 60

const HINT = 'recover schema answers says what may stand in it.'

/**
 * Reads a JSON or YAML object of answers; `-` is standard input. Throws `no-input` when it cannot
 * be read, and `data` with every key that is no question and every value that is no answer.
 */
export function readAnswersFile(
  file: string,
  questions: Readonly<Record<string, Question>>,
): Answers {
  const name = file === '-' ? 'standard input' : file
  const bytes = readInput({
    path: file === '-' ? undefined : file,
    name,
    maxBytes: LIMITS.bytes,
    hint: 'Check the name given to --answers; - reads standard input.',
  })
  const parsed = parseYaml(bytes, name, LIMITS)
  const { value } = parsed
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RecoverError(
      'data',
      [{ message: 'expected an object of answers', at: parsed.placeOf([]) }],
      `Such as { "soreness": 4, "sleep": 7.5, ... }; ${HINT}`,
    )
  }
  const answers: Record<string, AnswerValue> = {}
  const findings: Finding[] = []
  for (const [id, written] of Object.entries(value)) {
    if (findings.length === MOST_FINDINGS) break
    const question = Object.hasOwn(questions, id) ? questions[id] : undefined
    if (question === undefined) {
      const message = notA('a question', shortened(id), Object.keys(questions))
      findings.push({ message, at: parsed.placeOf([id], 'key') })
      continue
    }
    const answer = readValue(question, written)
    if (answer.ok) answers[id] = answer.value
    else {
      const message = `${id}: found ${shortened(JSON.stringify(written))}; expected ${answer.expected}`
      findings.push({ message, at: parsed.placeOf([id]) })
    }
  }
  if (findings.length > 0) throw new RecoverError('data', findings, HINT)
  return answers
}

function shortened(text: string): string {
  return text.length <= LONGEST_FOUND ? text : `${text.slice(0, LONGEST_FOUND)}...`
}
