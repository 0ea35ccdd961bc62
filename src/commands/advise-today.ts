import type { App } from '../app.ts'
import { advise, type Advice } from '../core/advice/advice.ts'
import type { Moment } from '../core/advice/moment.ts'
import type { TypedFlags } from '../core/checkin/collect.ts'
import type { Answers, Rulebook } from '../core/rulebook/model.ts'
import { gatherCheckIn } from './check-in.ts'
import { rememberCheckIn, tellThenSave } from './remember.ts'

/** Exit status of `--exit-code`, by verdict. */
const VERDICT_EXIT = { move: 0, rest: 10, reassess: 20 } as const

/** The options of `recover today`, its question flags apart. */
export interface TodayOptions {
  readonly answers?: string
  readonly json?: true
  readonly save: boolean
  readonly at?: string
  readonly exitCode?: true
  readonly unproven?: true
  readonly plain?: true
  readonly color: boolean
}

/**
 * The whole of `recover today`: gathers a check-in, prints the advice as `show` words it, remembers
 * it, and resolves to the exit status. The start-up path and the full program both end here. `allow`
 * gives the rulebook that may advise on these answers, or throws.
 */
export async function adviseToday(
  app: App,
  rulebook: Rulebook,
  flags: TypedFlags,
  options: TodayOptions,
  show: (advice: Advice) => string | Promise<string>,
  allow: (answers: Answers) => Promise<Rulebook> = async () => rulebook,
): Promise<number> {
  const { answers, derived, moment, unread, open } = await gatherCheckIn(app, rulebook, {
    flags,
    answersFile: options.answers,
    at: options.at,
    plain: options.plain ?? false,
    colour: options.color,
  })
  const clock = (instant: number): Moment => app.wallClock(instant)
  const advice = advise(await allow(answers), answers, moment, { derived, clock })
  const shown = await show(advice)
  const save = (): void => rememberCheckIn(app, advice, { open })
  tellThenSave(app, advice.answers, shown, options.save ? save : undefined)
  // Where nothing could be saved, that says it all.
  app.err(unread)
  return options.exitCode ? VERDICT_EXIT[advice.verdict] : 0
}
