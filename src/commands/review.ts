import { Command } from 'commander'
import type { App } from '../app.ts'
import { dateBefore } from '../core/advice/moment.ts'
import { effective } from '../core/journal/effective.ts'
import { reviewOf } from '../core/review/review.ts'
import { RecoverError } from '../errors.ts'
import { reviewJson, reviewText } from '../render/review.ts'
import { unreadLines } from '../render/unread-lines.ts'
import { daysTyped, MOST_PAST_DAYS, PAST_DAYS } from './days-option.ts'
import { styleOf } from './style.ts'
import { valueOption } from './value-option.ts'

interface ReviewOptions {
  readonly days?: string
  readonly json?: true
  readonly color: boolean
}

/** `recover review`: how the advices of the past turned out; it proposes in words and changes nothing. */
export function reviewCommand(app: App): Command {
  return new Command('review')
    .description('how your advices turned out, by rule and by what you did it on')
    .addOption(valueOption('--days <n>', `how many days back (default: ${String(PAST_DAYS)})`))
    .option('--json', 'the same as one JSON object')
    .option('--no-color', 'no colour')
    .action(async ({ days: typed, json, color }: ReviewOptions) => {
      const count = typed === undefined ? PAST_DAYS : daysTyped(typed, MOST_PAST_DAYS)
      const rulebook = await app.rulebook()
      const moment = app.now()
      const { entries, problems } = app.journal.tail(dateBefore(moment, count))
      const review = reviewOf(rulebook, effective(entries), moment, count)
      if (review === undefined) throw nothingOfReviews()
      app.out(
        json
          ? reviewJson(review, rulebook)
          : reviewText(review, rulebook, await styleOf(app, color)),
      )
      app.err(unreadLines(app.journal.path, problems))
    })
}

function nothingOfReviews(): RecoverError {
  return new RecoverError(
    'usage',
    'the rulebook in use says nothing of how its advices are reviewed',
    'Add a  review:  section, as the shipped rulebook has one: recover rules init shows it.',
  )
}
