import { Command } from 'commander'
import type { App } from '../app.ts'
import type { Advice } from '../core/advice/advice.ts'
import { isEmergency, readFlags } from '../core/checkin/collect.ts'
import type { Answers, Rulebook } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import { adviceJson } from '../render/json.ts'
import { adviseToday, type TodayOptions } from './advise-today.ts'
import type { Invocation } from './invocation.ts'
import { allowedFor } from './prove.ts'
import { addQuestionFlags } from './question-flags.ts'
import { styleOf } from './style.ts'
import { valueOption } from './value-option.ts'

/**
 * The rulebook to advise with; where it cannot be read, the shipped one: its gate is the same, and
 * a mistake in a rulebook never holds up an emergency.
 */
async function usable(
  app: App,
  rules: string | undefined,
): Promise<{ readonly rulebook: Rulebook; readonly broken?: RecoverError }> {
  try {
    return { rulebook: await app.rulebook(rules) }
  } catch (error) {
    if (!(error instanceof RecoverError)) throw error
    return { rulebook: await app.rulebook('default'), broken: error }
  }
}

/** Goes on without a rulebook that is broken where it may not hold up the answer; throws what is wrong with it elsewhere. */
function emergencyOnly(app: App, shipped: Rulebook, broken: RecoverError) {
  return async (answers: Answers): Promise<Rulebook> => {
    if (!isEmergency(shipped, answers)) throw broken
    app.err(`recover: went on without your rulebook: ${broken.message}\n`)
    return shipped
  }
}

/** What is wrong with the rulebook is to be mended before what is wrong with the answers. */
function rather(broken: RecoverError): (error: unknown) => never {
  return (error) => {
    throw error instanceof RecoverError && error.code !== 'io' ? broken : error
  }
}

/** `recover today`: gathers a check-in, prints the advice, remembers it. */
export async function todayCommand(app: App, { rules, done }: Invocation): Promise<Command> {
  const { rulebook, broken } = await usable(app, rules)
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
    .option('--unproven', 'use a rulebook of your own whose proofs do not hold')
    .option('--exit-code', 'the verdict as exit status: move 0, rest 10, reassess 20')
    .option('--plain', 'ask with plain numbered lines, for screen readers')
    .option('--no-color', 'no colour')
  const typed = addQuestionFlags(command, rulebook.questions)
  // Flags of a rulebook that cannot be read are not the thing to mend first.
  if (broken !== undefined) command.allowUnknownOption().allowExcessArguments()
  // Help would be that of another rulebook than the one that was named.
  if (broken !== undefined && rules !== undefined) command.helpOption(false)
  return command.action(async (options: TodayOptions) => {
    const show = async (advice: Advice): Promise<string> => {
      if (options.json) return adviceJson(advice)
      const { adviceText } = await import('../render/text.ts')
      return adviceText(advice, rulebook, await styleOf(app, options.color))
    }
    if (broken !== undefined) {
      const flags = typed()
      // Nobody is asked for nothing.
      if (app.terminal.asks && !isEmergency(rulebook, readFlags(rulebook.questions, flags)))
        throw broken
      const allow = emergencyOnly(app, rulebook, broken)
      const advised = adviseToday(app, rulebook, flags, options, show, allow)
      return done(await advised.catch(rather(broken)))
    }
    const allowance = { rules, unproven: options.unproven ?? false }
    // Nobody is asked for nothing.
    const asked = app.terminal.asks
      ? await allowedFor(app, rulebook, readFlags(rulebook.questions, typed()), allowance)
      : rulebook
    const allow = (answers: Answers): Promise<Rulebook> =>
      allowedFor(app, asked, answers, allowance)
    done(await adviseToday(app, asked, typed(), options, show, allow))
  })
}
