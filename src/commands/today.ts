import { Command } from 'commander'
import type { App } from '../app.ts'
import { adviseToday, type TodayOptions } from './advise-today.ts'
import { addQuestionFlags, typedFlags } from './question-flags.ts'

/** `recover today`: gathers a check-in, prints the advice, remembers it. */
export async function todayCommand(app: App, done: (exit: number) => void): Promise<Command> {
  const rulebook = await app.rulebook()
  const command = new Command('today')
    .description("ask how you feel, print today's advice, remember it")
    .option('--answers <file>', 'a JSON or YAML object of answers; - reads standard input')
    .option('--json', 'the advice as one JSON object on standard output')
    .option('--no-save', 'advise, and remember nothing')
    .option('--rules <file>', 'another rulebook (the safety gate still runs first)')
    .option('--at <moment>', 'the local moment to advise for, such as 2026-11-22T21:45')
    .option('--exit-code', 'the verdict as exit status: move 0, rest 10, reassess 20')
    .option('--plain', 'ask with plain numbered lines, for screen readers')
    .option('--no-color', 'no colour')
  return addQuestionFlags(command, rulebook.questions).action(async (options: TodayOptions) => {
    const book = options.rules === undefined ? rulebook : await app.rulebook(options.rules)
    const flags = typedFlags({ ...options }, book.questions)
    done(await adviseToday(app, book, flags, options))
  })
}
