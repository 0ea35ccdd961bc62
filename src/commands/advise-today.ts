import type { App } from '../app.ts'
import { advise, type Advice } from '../core/advice/advice.ts'
import { checkInEntry } from '../core/journal/entry.ts'
import { openEpisodes } from '../core/journal/open-episodes.ts'
import type { TypedFlags } from '../core/checkin/collect.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import { unreadLines } from '../render/unread-lines.ts'
import { gatherCheckIn } from './check-in.ts'

/** Exit status of `--exit-code`, by verdict. */
const VERDICT_EXIT = { move: 0, rest: 10, reassess: 20 } as const

/** The options of `recover today`, its question flags apart. */
export interface TodayOptions {
  readonly answers?: string
  readonly json?: true
  readonly save: boolean
  readonly at?: string
  readonly exitCode?: true
  readonly plain?: true
  readonly color: boolean
}

/**
 * The whole of `recover today`: gathers a check-in, prints the advice as `show` words it, remembers
 * it, and resolves to the exit status. The start-up path and the full program both end here.
 */
export async function adviseToday(
  app: App,
  rulebook: Rulebook,
  flags: TypedFlags,
  options: TodayOptions,
  show: (advice: Advice) => string | Promise<string>,
): Promise<number> {
  const { answers, moment } = await gatherCheckIn(app, rulebook, {
    flags,
    answersFile: options.answers,
    at: options.at,
    plain: options.plain ?? false,
    colour: options.color,
  })
  const advice = advise(rulebook, answers, moment, (instant) => app.wallClock(instant))
  const shown = await show(advice)
  // An advice that nobody could read is not remembered as given; what was typed is not lost either way.
  notLosing(advice, () => {
    app.out(shown)
  })
  if (options.save) {
    notLosing(advice, () => {
      remember(app, advice)
    })
  }
  return options.exitCode ? VERDICT_EXIT[advice.verdict] : 0
}

function remember(app: App, advice: Advice): void {
  const stamp = app.stamp()
  const { entries, problems } = app.journal.tail(advice.date)
  app.err(unreadLines(app.journal.path, problems))
  app.journal.append(checkInEntry(advice, stamp, openEpisodes(entries)))
}

/** Does what writes; where it fails, what was typed is shown, so that it is not lost. */
function notLosing(advice: Advice, write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!(error instanceof RecoverError)) throw error
    throw new RecoverError(
      'io',
      [{ message: `NOT SAVED: ${error.message}` }],
      `${error.hint ?? ''} Your answers: ${JSON.stringify(advice.answers)}`.trim(),
    )
  }
}
