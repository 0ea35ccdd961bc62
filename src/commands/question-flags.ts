import { Command, Option } from 'commander'
import { expectedAnswer } from '../core/checkin/intake.ts'
import type { TypedFlags } from '../core/checkin/collect.ts'
import type { Question } from '../core/rulebook/model.ts'

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

/** Adds a flag for every question of the rulebook; they are read back with `typedFlags`. */
export function addQuestionFlags(
  command: Command,
  questions: Readonly<Record<string, Question>>,
): Command {
  for (const question of Object.values(questions)) {
    const description = `${question.ask} ${expectedAnswer(question)}`
    const placeholder = question.kind === 'flags' ? 'ids' : 'answer'
    const option = new Option(`--${question.flag} <${placeholder}>`, description)
      .argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text])
      .helpGroup(`${headingOf(question)}:`)
    command.addOption(option)
  }
  return command
}

/** The question flags among parsed options, as typed. */
export function typedFlags(
  options: Readonly<Record<string, unknown>>,
  questions: Readonly<Record<string, Question>>,
): TypedFlags {
  const typed: Record<string, readonly string[]> = {}
  for (const { id, flag } of Object.values(questions)) {
    const texts = options[camelCase(flag)]
    if (Array.isArray(texts)) typed[id] = texts as readonly string[]
  }
  return typed
}

/** The name commander gives an option: `red-flag` becomes `redFlag`. */
function camelCase(flag: string): string {
  return flag.replaceAll(/-([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase())
}
