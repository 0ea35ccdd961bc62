import { Command } from 'commander'
import type { App } from '../app.ts'
import { isoMoment, localDate } from '../core/advice/moment.ts'
import type { SessionEntry } from '../core/journal/entry.ts'
import type { Answers } from '../core/rulebook/model.ts'
import { loggedSession, sessionOf } from '../core/training/logged-session.ts'
import { sessionQuestions } from '../core/training/session-questions.ts'
import { safeJson } from '../render/json.ts'
import { sessionText } from '../render/logged-session.ts'
import type { Invocation } from './invocation.ts'
import { addQuestionFlags } from './question-flags.ts'
import { saveThenTell } from './remember.ts'
import { styleOf } from './style.ts'
import { gatherTold, momentPast } from './told.ts'
import { valueOption } from './value-option.ts'

interface LogOptions {
  readonly at?: string
  readonly json?: true
  readonly plain?: true
  readonly color: boolean
}

/** `recover log`: a session, a race, or a passive day, for the mornings after it. */
export async function logCommand(app: App, { rules }: Invocation): Promise<Command> {
  const questions = sessionQuestions(await app.rulebook(rules))
  const command = new Command('log')
    .description('remember a session, a race or a passive day')
    .addOption(
      valueOption('--at <moment>', 'when it ended, such as 2026-11-22T09:30 (default: now)'),
    )
    .option('--json', 'what was remembered as one JSON object')
    .option('--plain', 'ask with plain numbered lines, for screen readers')
    .option('--no-color', 'no colour')
    .addHelpText('after', '\nExample:\n  recover log --kind easy --minutes 30 --rpe 2')
  const typed = addQuestionFlags(command, questions)
  return command.action(async (options: LogOptions) => {
    const asking = { plain: options.plain ?? false, colour: options.color, optional: ['rpe'] }
    const moment = momentPast(app, options.at)
    const told = await gatherTold(app, questions, typed(), needed, asking)
    const entry: SessionEntry = {
      kind: 'session',
      ...app.stamp(),
      at: isoMoment(moment),
      date: localDate(moment),
      ...sessionOf(told),
    }
    const logged = loggedSession(entry)
    const shown = options.json
      ? safeJson(logged)
      : sessionText(logged, await styleOf(app, options.color))
    saveThenTell(app, told, entry, shown)
  })
}

/** What a session has to say of itself: a passive day nothing, a race which one it was. */
function needed({ kind }: Answers): readonly string[] {
  if (kind === 'none') return ['kind']
  return kind === 'race' ? ['kind', 'raceKind', 'minutes', 'rpe'] : ['kind', 'minutes', 'rpe']
}
