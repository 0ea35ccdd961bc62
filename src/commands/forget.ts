import { Command } from 'commander'
import type { App } from '../app.ts'
import { localDate } from '../core/advice/moment.ts'
import { idOnDay, tellsOfDay } from '../core/journal/forget-day.ts'
import type { JournalProblem } from '../core/journal/read-journal.ts'
import { RecoverError } from '../errors.ts'
import { forgetWords, forgottenText, nothingText, type Forgetting } from '../render/forget.ts'
import { agrees } from './agree.ts'

interface ForgetOptions {
  readonly all?: true
  readonly yes?: true
  readonly plain?: true
  readonly color: boolean
}

/** `recover forget`: takes a day, or everything, out of what is kept; asks first. */
export function forgetCommand(app: App): Command {
  return new Command('forget')
    .description('forget a day, or everything, for good; asks first')
    .argument('[date]', 'the day whose entries are to go, such as 2026-11-22')
    .option('--all', 'everything: the journal and the profile (a rulebook of your own stays)')
    .option('--yes', 'without asking')
    .option('--plain', 'ask with plain numbered lines, for screen readers')
    .option('--no-color', 'no colour')
    .action(async (date: string | undefined, options: ForgetOptions) => {
      if ((date === undefined) === (options.all === undefined)) {
        throw new RecoverError(
          'usage',
          date === undefined ? 'expected a day, or --all' : `found the day ${date} and --all`,
          'Such as: recover forget 2026-11-22',
        )
      }
      const day = date === undefined ? undefined : localDate(app.momentOf(date))
      const [forgetting, forget] = day === undefined ? everything(app) : theDay(app, day)
      if (forgetting.lines === 0 && !forgetting.profile) {
        return app.out(nothingText(forgetting, app.terminal.columns))
      }
      const yes = options.yes ?? (await agrees(app, forgetWords(forgetting), options))
      if (!yes) return app.out('Nothing was forgotten.\n')
      const lines = forgetNow(forget)
      return app.out(forgottenText({ ...forgetting, lines }, app.terminal.columns))
    })
}

/** What there is to forget, and what forgets it and says how many lines of the journal went. */
type Plan = readonly [Forgetting, () => number]

function theDay({ journal }: App, day: string): Plan {
  const ids = new Set<string>()
  const unread: JournalProblem[] = []
  journal.all((line) => {
    if (!('entry' in line)) unread.push({ line: line.line, why: line.why })
    else {
      const id = idOnDay(line.entry, day)
      if (id !== undefined) ids.add(id)
    }
  })
  let lines = 0
  journal.all((line) => {
    if ('entry' in line && tellsOfDay(line.entry, day, ids)) lines += 1
  })
  const forget = (): number =>
    journal.rewrite((line) => 'entry' in line && tellsOfDay(line.entry, day, ids))
  return [{ day, lines, unread, profile: false }, forget]
}

function everything({ journal, profile }: App): Plan {
  let lines = 0
  journal.all(() => {
    lines += 1
  })
  const forget = (): number => {
    const gone = journal.rewrite(() => true)
    profile.forget()
    return gone
  }
  return [{ day: undefined, lines, unread: [], profile: profile.exists() }, forget]
}

function forgetNow(forget: () => number): number {
  try {
    return forget()
  } catch (error) {
    if (!(error instanceof RecoverError)) throw error
    throw new RecoverError('io', `NOT FORGOTTEN: ${error.message}`, error.hint)
  }
}
