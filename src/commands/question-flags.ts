import { Option, type Command } from 'commander'
import { expectedAnswer } from '../core/checkin/intake.ts'
import type { TypedFlags } from '../core/checkin/collect.ts'
import type { Question } from '../core/rulebook/model.ts'
import { present } from './value-option.ts'

const HEADINGS = {
  core: 'The five answers',
  screen: 'Safety and background',
  asked: 'Follow-ups',
  profile: 'About you (or keep them with recover profile)',
  journal: 'What a journal would know',
  clock: 'The moment',
} as const

function headingOf(question: Question): string {
  if (question.core) return HEADINGS.core
  if (question.origin !== 'asked') return HEADINGS[question.origin]
  return question.screen === undefined ? HEADINGS.asked : HEADINGS.screen
}

/**
 * Adds a flag for every question of a rulebook. The function it gives tells, once the command line
 * is parsed, what was typed for each: by question, so that no two flags can meet under the name that
 * the parser makes of them.
 */
export function addQuestionFlags(
  command: Command,
  questions: Readonly<Record<string, Question>>,
): () => TypedFlags {
  const typed: Record<string, string[]> = {}
  for (const question of Object.values(questions)) {
    const name = `--${question.flag}`
    const placeholder = question.kind === 'flags' ? 'ids' : 'answer'
    const description = `${question.ask} ${expectedAnswer(question)}`
    const option = new Option(`${name} <${placeholder}>`, description)
      .argParser((text: string) => {
        typed[question.id] = [...(typed[question.id] ?? []), present(name, text)]
      })
      .helpGroup(`${headingOf(question)}:`)
    command.addOption(option)
  }
  return () => typed
}
