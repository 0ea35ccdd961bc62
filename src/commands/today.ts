import { Command } from 'commander'
import type { App } from '../app.ts'
import type { Advice } from '../core/advice/advice.ts'
import { adviceJson } from '../render/json.ts'
import { adviseToday, type TodayOptions } from './advise-today.ts'
import type { Invocation } from './invocation.ts'
import { addQuestionFlags } from './question-flags.ts'
import { styleOf } from './style.ts'
import { valueOption } from './value-option.ts'

/** `recover today`: gathers a check-in, prints the advice, remembers it. */
export async function todayCommand(app: App, { rules, done }: Invocation): Promise<Command> {
  const rulebook = await app.rulebook(rules)
  const command = new Command('today')
    .description("ask how you feel, print today's advice, remember it")
    .addOption(
      valueOption('--answers <file>', 'a JSON or YAML object of answers; - reads standard input'),
    )
    .option('--json', 'the advice as one JSON object on standard output')
    .option('--no-save', 'advise, and remember nothing')
    .addOption(valueOption('--rules <file>', 'another rulebook (the safety gate still runs first)'))
    .addOption(
      valueOption('--at <moment>', 'the local moment to advise for, such as 2026-11-22T21:45'),
    )
    .option('--exit-code', 'the verdict as exit status: move 0, rest 10, reassess 20')
    .option('--plain', 'ask with plain numbered lines, for screen readers')
    .option('--no-color', 'no colour')
  const typed = addQuestionFlags(command, rulebook.questions)
  return command.action(async (options: TodayOptions) => {
    const show = async (advice: Advice): Promise<string> => {
      if (options.json) return adviceJson(advice)
      const { adviceText } = await import('../render/text.ts')
      return adviceText(advice, rulebook, await styleOf(app, options.color))
    }
    done(await adviseToday(app, rulebook, typed(), options, show))
  })
}
