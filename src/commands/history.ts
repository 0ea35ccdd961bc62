import { Command } from 'commander'
import type { App } from '../app.ts'
import { RecoverError } from '../errors.ts'
import type { HistoryForm } from '../render/history.ts'
import { unreadLines } from '../render/unread-lines.ts'
import { inPieces } from './in-pieces.ts'
import { styleOf } from './style.ts'

interface HistoryOptions {
  readonly json?: true
  readonly csv?: true
  readonly ids?: true
  readonly color: boolean
}

/** `recover history`: what the journal remembers, as it holds now, oldest first. */
export function historyCommand(app: App): Command {
  return new Command('history')
    .description('what the journal remembers, oldest first')
    .option('--json', 'one JSON array')
    .option('--csv', 'a table, comma-separated')
    .option('--ids', 'with the id of each entry, for recover correct')
    .option('--no-color', 'no colour')
    .action(async (options: HistoryOptions) => {
      const form = await formOf(app, options)
      const { add, end } = inPieces((text) => app.out(text))
      add(form.begin)
      let entries = 0
      const problems = app.journal.history((entry) => {
        entries += 1
        add(form.entry(entry))
      })
      add(form.end)
      if (entries === 0 && options.json === undefined && options.csv === undefined) {
        add('Nothing is remembered yet: recover today remembers a check-in.\n')
      }
      end()
      app.err(unreadLines(app.journal.path, problems))
    })
}

async function formOf(app: App, { json, csv, ids, color }: HistoryOptions): Promise<HistoryForm> {
  if (json !== undefined && csv !== undefined) {
    throw new RecoverError('usage', '--json and --csv are two forms', 'Give one of them.')
  }
  if (csv !== undefined) return (await import('../render/history-csv.ts')).historyCsv()
  const { historyJson, historyText } = await import('../render/history.ts')
  return json === undefined ? historyText(await styleOf(app, color), ids ?? false) : historyJson()
}
