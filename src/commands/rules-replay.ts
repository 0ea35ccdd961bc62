import { Command } from 'commander'
import type { App } from '../app.ts'
import { dateBefore } from '../core/advice/moment.ts'
import { DAYS_BACK } from '../core/memory/days.ts'
import { unreadLines } from '../render/unread-lines.ts'
import { daysTyped, MOST_PAST_DAYS, PAST_DAYS } from './days-option.ts'
import { filesInForm } from './prove.ts'
import { styleOf } from './style.ts'
import { valueOption } from './value-option.ts'

interface ReplayOptions {
  readonly days?: string
  readonly json?: true
  readonly color: boolean
}

/** `recover rules replay`: what another rulebook would have said on the days that are remembered. */
export function rulesReplayCommand(app: App): Command {
  return new Command('replay')
    .description('what another rulebook would have said on your own days; words are not compared')
    .argument('<file>', 'a rulebook file (the safety gate still runs first), or default')
    .addOption(valueOption('--days <n>', `how many days back (default: ${String(PAST_DAYS)})`))
    .option('--json', 'every day that differs, as one JSON object')
    .option('--no-color', 'no colour')
    .action(async (file: string, { days: typed, json, color }: ReplayOptions) => {
      const count = typed === undefined ? PAST_DAYS : daysTyped(typed, MOST_PAST_DAYS)
      const books = { inUse: await app.rulebook(), other: await app.rulebook(file) }
      const { other } = books
      if (other.file !== undefined && other.standing === undefined) await filesInForm(app, file)
      const moment = app.now()
      const { entries, problems } = app.journal.tail(dateBefore(moment, count + DAYS_BACK))
      const { replay } = await import('../core/replay/replay.ts')
      const { replayJson, replayText } = await import('../render/rules-replay.ts')
      const found = replay(books, entries, moment, count)
      app.out(
        json
          ? replayJson(found, books, problems)
          : replayText(found, books, await styleOf(app, color)),
      )
      app.err(unreadLines(app.journal.path, problems))
    })
}
