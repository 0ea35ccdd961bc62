import { Command } from 'commander'
import type { App } from '../app.ts'
import { isoMoment, localDate, type Moment } from '../core/advice/moment.ts'
import type { SessionEntry } from '../core/journal/entry.ts'
import { muchDownhillOf } from '../core/memory/downhill.ts'
import { brakesLegs } from '../core/training/modalities.ts'
import type { Answers } from '../core/rulebook/model.ts'
import { loggedSession, sessionOf } from '../core/training/logged-session.ts'
import { HOURS_AGO, sessionQuestions } from '../core/training/session-questions.ts'
import { safeJson } from '../render/json.ts'
import { sessionText } from '../render/logged-session.ts'
import type { Invocation } from './invocation.ts'
import { addQuestionFlags } from './question-flags.ts'
import { saveThenTell } from './remember.ts'
import { styleOf } from './style.ts'
import { gatherTold, momentPast } from './told.ts'
import { valueOption } from './value-option.ts'

interface LogOptions {
  readonly at?: string
  readonly json?: true
  readonly plain?: true
  readonly color: boolean
}

/** `recover log`: a session, a race, or a passive day, for the mornings after it. */
export async function logCommand(app: App, { rules }: Invocation): Promise<Command> {
  const rulebook = await app.rulebook(rules)
  const questions = sessionQuestions(rulebook)
  const much = muchDownhillOf(rulebook)
  const command = new Command('log')
    .description('remember a session, a race or a passive day')
    .addOption(
      valueOption('--at <moment>', 'when it ended, such as 2026-11-22T09:30 (default: now)'),
    )
    .option('--json', 'what was remembered as one JSON object')
    .option('--plain', 'ask with plain numbered lines, for screen readers')
    .option('--no-color', 'no colour')
    .addHelpText('after', '\nExample:\n  recover log --kind easy --minutes 30 --rpe 2')
  const typed = addQuestionFlags(command, questions)
  return command.action(async (options: LogOptions) => {
    const flags = typed()
    const asking = {
      plain: options.plain ?? false,
      colour: options.color,
      optional: ['rpe', 'modality', 'downhill', 'hoursAgo'],
    }
    const at = momentPast(app, options.at)
    // Who tells it in one line is asked for nothing that may be left out.
    const whole = Object.keys(flags).length === 0
    const asks = { whole, downhill: much !== undefined, when: options.at === undefined }
    const told = await gatherTold(
      app,
      { ...questions, [HOURS_AGO.id]: HOURS_AGO },
      flags,
      (known) => needed(known, asks),
      asking,
    )
    const moment = hoursBefore(app, at, told)
    const entry: SessionEntry = {
      kind: 'session',
      ...app.stamp(),
      at: isoMoment(moment),
      date: localDate(moment),
      ...sessionOf(told),
    }
    const logged = loggedSession(entry, much)
    const shown = options.json
      ? safeJson(logged)
      : sessionText(logged, much, await styleOf(app, options.color))
    saveThenTell(app, told, entry, shown)
  })
}

/** What is asked beside what has to be told. */
interface Asks {
  /** Whether all of it is asked, and not told in flags. */
  readonly whole: boolean
  readonly downhill: boolean
  readonly when: boolean
}

/** What a session has to say of itself: a passive day nothing, a race which one it was. */
function needed({ kind, modality }: Answers, asks: Asks): readonly string[] {
  if (kind === 'none') return ['kind']
  const must = ['kind', ...(kind === 'race' ? ['raceKind'] : [])]
  if (!asks.whole) return [...must, 'minutes', 'rpe']
  const strength = kind === 'strength'
  const downhill = asks.downhill && !strength && brakesLegs(modality)
  return [
    ...must,
    ...(strength ? [] : ['modality']),
    'minutes',
    'rpe',
    ...(downhill ? ['downhill'] : []),
    ...(asks.when ? ['hoursAgo'] : []),
  ]
}

function hoursBefore(app: App, moment: Moment, { hoursAgo }: Answers): Moment {
  if (typeof hoursAgo !== 'number' || hoursAgo === 0) return moment
  return app.wallClock(Date.parse(isoMoment(moment)) - hoursAgo * HOUR_MS)
}

const HOUR_MS = 60 * 60 * 1000
