import { readFileSync } from 'node:fs'
import { readValue } from '../core/checkin/intake.ts'
import type { Answers, AnswerValue, Question } from '../core/rulebook/model.ts'
import { notA } from '../core/rulebook/problem.ts'
import { RecoverError, type Finding } from '../errors.ts'
import { parseYaml } from './yaml-text.ts'

const STDIN = 0
const LIMITS = { bytes: 65_536, depth: 4 }

/**
 * Reads a JSON or YAML object of answers; `-` is standard input. Throws `no-input` when it cannot
 * be read, and `data` with every key that is no question and every value that is no answer.
 */
export function readAnswersFile(
  file: string,
  questions: Readonly<Record<string, Question>>,
): Answers {
  const name = file === '-' ? 'standard input' : file
  const parsed = parseYaml(read(file, name), name, LIMITS)
  const { value } = parsed
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RecoverError(
      'data',
      [{ message: 'expected an object of answers', at: parsed.placeOf([]) }],
      'Such as { "soreness": 4, "sleep": 7.5, ... }; recover schema answers says what may stand in it.',
    )
  }
  const answers: Record<string, AnswerValue> = {}
  const findings: Finding[] = []
  for (const [id, written] of Object.entries(value)) {
    const question = Object.hasOwn(questions, id) ? questions[id] : undefined
    if (question === undefined) {
      const message = notA('a question', id, Object.keys(questions))
      findings.push({ message, at: parsed.placeOf([id], 'key') })
      continue
    }
    const answer = readValue(question, written)
    if (answer.ok) answers[id] = answer.value
    else {
      const message = `${id}: found ${JSON.stringify(written)}; expected ${answer.expected}`
      findings.push({ message, at: parsed.placeOf([id]) })
    }
  }
  if (findings.length > 0) throw new RecoverError('data', findings)
  return answers
}

function read(file: string, name: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? STDIN : file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new RecoverError(
      'no-input',
      `${name} cannot be read (${String(code)})`,
      'Check the name given to --answers; - reads standard input.',
    )
  }
}
