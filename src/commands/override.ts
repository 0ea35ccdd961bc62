import { Argument, Command } from 'commander'
import type { App } from '../app.ts'
import { isoMoment, localDate } from '../core/advice/moment.ts'
import { plainText } from '../core/checkin/plain-text.ts'
import { effective } from '../core/journal/effective.ts'
import type { CheckInEntry, OverrideEntry } from '../core/journal/entry.ts'
import { overrideOf } from '../core/journal/override.ts'
import { statusOf } from '../core/journal/status.ts'
import { RecoverError } from '../errors.ts'
import { safeJson } from '../render/json.ts'
import { overrideText, refusalWords } from '../render/override.ts'
import { unreadLines } from '../render/unread-lines.ts'
import { saveThenTell } from './remember.ts'
import { styleOf } from './style.ts'
import { valueOption } from './value-option.ts'

interface OverrideOptions {
  readonly why?: string
  readonly json?: true
  readonly color: boolean
}

/** `recover override`: the runner decides otherwise; more careful is free, less careful needs a soft rest and a reason. */
export function overrideCommand(app: App): Command {
  return new Command('override')
    .description("decide against today's advice, and remember why")
    .addArgument(new Argument('<to>', 'what you do instead').choices(['rest', 'move']))
    .addOption(valueOption('--why <text>', 'the reason; needed to move instead of resting'))
    .option('--json', 'what was remembered as one JSON object')
    .option('--no-color', 'no colour')
    .action(async (to: 'rest' | 'move', options: OverrideOptions) => {
      const checkIn = todays(app)
      const why = reasonOf(options.why)
      const override = overrideOf(checkIn, to, await app.rulebook())
      if (!override.may) throw new RecoverError('usage', ...refusalWords(override.why, checkIn))
      if (!override.moreCareful && why === '') throw needsReason()
      const moment = app.now()
      const entry: OverrideEntry = {
        kind: 'override',
        ...app.stamp(),
        at: isoMoment(moment),
        date: localDate(moment),
        to,
        from: checkIn.advice.verdict,
        why,
        of: checkIn.id,
      }
      const style = await styleOf(app, options.color)
      const shown = options.json ? safeJson(entry) : overrideText(entry, checkIn, style)
      saveThenTell(app, { to, why }, entry, shown)
    })
}

function todays(app: App): CheckInEntry {
  const date = localDate(app.now())
  const { entries, problems } = app.journal.tail(date)
  app.err(unreadLines(app.journal.path, problems))
  const { checkIn } = statusOf(effective(entries), date)
  if (checkIn !== null) return checkIn
  throw new RecoverError(
    'usage',
    'there is no check-in today to decide against',
    'Check in with recover today first.',
  )
}

/** What a line of the journal can hold, and a person can read. */
const MOST_LETTERS = 500

function reasonOf(typed: string | undefined): string {
  if (typed === undefined) return ''
  const why = plainText(typed).trim()
  if (why !== '' && why.length <= MOST_LETTERS) return why
  const found = why === '' ? 'nothing' : `${String(why.length)} letters`
  throw new RecoverError(
    'usage',
    `--why has ${found}; expected 1 to ${String(MOST_LETTERS)} letters`,
  )
}

function needsReason(): RecoverError {
  return new RecoverError(
    'usage',
    '--why is missing: moving against a rest needs a reason',
    'Such as --why "slept badly but feel awake now". It is read again in recover review.',
  )
}
