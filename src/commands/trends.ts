import { Command } from 'commander'
import type { App } from '../app.ts'
import { dateBefore } from '../core/advice/moment.ts'
import { effective } from '../core/journal/effective.ts'
import { openEpisodes } from '../core/journal/open-episodes.ts'
import { daysAt } from '../core/memory/days.ts'
import { BASELINE_DAYS, trendsOf } from '../core/trends/trends.ts'
import { safeJson } from '../render/json.ts'
import { daysThatFit, trendsText } from '../render/trends.ts'
import { unreadLines } from '../render/unread-lines.ts'
import { daysTyped } from './days-option.ts'
import { styleOf } from './style.ts'
import { valueOption } from './value-option.ts'

interface TrendsOptions {
  readonly days?: string
  readonly json?: true
  readonly color: boolean
}

/** A year at most: more than a terminal has columns. */
const MOST_DAYS = 366

/** `recover trends`: soreness, sleep, resting heart rate, load and verdicts over days. */
export function trendsCommand(app: App): Command {
  return new Command('trends')
    .description('soreness, sleep, resting pulse, load and advice over days, as charts')
    .addOption(valueOption('--days <n>', 'how many days (default: as many as fit)'))
    .option('--json', 'the same as one JSON object')
    .option('--no-color', 'no colour')
    .action(async ({ days: typed, json, color }: TrendsOptions) => {
      const style = await styleOf(app, color)
      const fitting = json ? BASELINE_DAYS : daysThatFit(style, MOST_DAYS)
      const count = typed === undefined ? fitting : daysTyped(typed, MOST_DAYS)
      const rulebook = await app.rulebook()
      const moment = app.now()
      const back = count + BASELINE_DAYS
      const { entries, problems } = app.journal.tail(dateBefore(moment, back))
      const reach = { days: back, checkInDays: back }
      const days = daysAt(effective(entries), openEpisodes(entries), moment, reach)
      const trends = trendsOf(rulebook, days, count)
      app.out(json ? safeJson(trends) : trendsText(trends, style))
      app.err(unreadLines(app.journal.path, problems))
    })
}
