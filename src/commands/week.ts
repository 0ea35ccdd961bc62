import { Command } from 'commander'
import type { App } from '../app.ts'
import { weekOf } from '../core/week/week.ts'
import { RecoverError } from '../errors.ts'
import { safeJson } from '../render/json.ts'
import { weekText } from '../render/week.ts'
import { readDays } from './check-in.ts'
import { styleOf } from './style.ts'

interface WeekOptions {
  readonly json?: true
  readonly color: boolean
}

/** `recover week`: seven days back and a proposal for seven; it never changes a plan. */
export function weekCommand(app: App): Command {
  return new Command('week')
    .description('seven days back, and a proposal for the next seven')
    .option('--json', 'the same as one JSON object')
    .option('--no-color', 'no colour')
    .action(async ({ json, color }: WeekOptions) => {
      const rulebook = await app.rulebook()
      const { days, unread } = readDays(app, app.now())
      app.err(unread)
      const week = weekOf(rulebook, days)
      const { week: rule } = rulebook.book
      if (week === undefined || rule === undefined) throw nothingOfWeeks()
      app.out(json ? safeJson(week) : weekText(week, rule, await styleOf(app, color)))
    })
}

function nothingOfWeeks(): RecoverError {
  return new RecoverError(
    'usage',
    'the rulebook in use says nothing of weeks',
    'Add a  week:  section, as the shipped rulebook has one: recover rules init shows it.',
  )
}
