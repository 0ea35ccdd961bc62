import { Command } from 'commander'
import type { App } from '../app.ts'
import { isoMoment, localDate } from '../core/advice/moment.ts'
import { effective } from '../core/journal/effective.ts'
import type { AfterEntry } from '../core/journal/entry.ts'
import { AFTER_QUESTIONS } from '../core/training/after-questions.ts'
import { afterOf, sessionAbout } from '../core/training/after-session.ts'
import { safeJson } from '../render/json.ts'
import { afterText } from '../render/after-session.ts'
import { unreadLines } from '../render/unread-lines.ts'
import { addQuestionFlags } from './question-flags.ts'
import { saveThenTell } from './remember.ts'
import { styleOf } from './style.ts'
import { gatherTold, momentPast } from './told.ts'
import { valueOption } from './value-option.ts'

interface AfterOptions {
  readonly at?: string
  readonly json?: true
  readonly plain?: true
  readonly color: boolean
}

/** `recover after`: how a session left the runner; tomorrow's check-in asks what became of a pain. */
export function afterCommand(app: App): Command {
  const command = new Command('after')
    .description('remember how a session left you')
    .addOption(valueOption('--at <moment>', 'when it was so (default: now)'))
    .option('--json', 'what was remembered as one JSON object')
    .option('--plain', 'ask with plain numbered lines, for screen readers')
    .option('--no-color', 'no colour')
    .addHelpText('after', '\nExample:\n  recover after --felt looser --rpe 2 --pain 0')
  const typed = addQuestionFlags(command, AFTER_QUESTIONS)
  return command.action(async (options: AfterOptions) => {
    const asking = {
      plain: options.plain ?? false,
      colour: options.color,
      optional: ['rpe', 'pain'],
    }
    const moment = momentPast(app, options.at)
    const told = await gatherTold(app, AFTER_QUESTIONS, typed(), everything, asking)
    const date = localDate(moment)
    const { entries, problems } = app.journal.tail(date)
    app.err(unreadLines(app.journal.path, problems))
    const about = sessionAbout(effective(entries), isoMoment(moment))
    const entry: AfterEntry = {
      kind: 'after',
      ...app.stamp(),
      at: isoMoment(moment),
      date,
      ...afterOf(told),
      ...(about === undefined ? {} : { of: about.id }),
    }
    const shown = options.json
      ? safeJson(entry)
      : afterText(entry, about, await styleOf(app, options.color))
    saveThenTell(app, told, entry, shown)
  })
}

function everything(): readonly string[] {
  return Object.keys(AFTER_QUESTIONS)
}
