import type { App, AskOptions } from '../app.ts'
import { dateBefore, type Moment } from '../core/advice/moment.ts'
import {
  isEmergency,
  momentAnswers,
  overProfile,
  readFlags,
  requireCore,
  type TypedFlags,
} from '../core/checkin/collect.ts'
import { nextPrompt } from '../core/checkin/next.ts'
import type { Answers, Rulebook } from '../core/rulebook/model.ts'
import { effective } from '../core/journal/effective.ts'
import type { OpenEpisode } from '../core/journal/entry.ts'
import { openEpisodes } from '../core/journal/open-episodes.ts'
import { CHECK_IN_DAYS_BACK, DAYS_BACK, daysAt, type Days } from '../core/memory/days.ts'
import { withJournal, type Remembered } from '../core/memory/derive.ts'
import { RecoverError } from '../errors.ts'
import { unreadLines } from '../render/unread-lines.ts'

/** What the command line says about a check-in. */
export interface CheckInRequest extends AskOptions {
  readonly flags: TypedFlags
  readonly answersFile: string | undefined
  readonly at: string | undefined
  /** Answers that the command knows by itself; they are not asked, and nothing else says otherwise. */
  readonly besides?: Answers
}

/** What was told of a check-in, by flag, file, profile or at a prompt, and the days before it. */
interface Told {
  readonly known: Answers
  readonly days: Days
}

/** A check-in with nothing more to ask. */
export interface CheckIn extends Told, Remembered {
  readonly moment: Moment
  /** What to tell of a journal that could not be read, or not all of it; '' otherwise. */
  readonly unread: string
  /** The episodes that were open a moment ago; undefined where that cannot be said, or somebody was asked since. */
  readonly open: readonly OpenEpisode[] | undefined
}

/**
 * Gathers the answers: flags beat the answers file, which beats profile and journal, to whose lists it adds.
 * In a terminal what still matters is asked; elsewhere a missing core answer is a usage error.
 */
export async function gatherCheckIn(
  app: App,
  rulebook: Rulebook,
  request: CheckInRequest,
): Promise<CheckIn> {
  const moment = request.at === undefined ? app.now() : app.momentOf(request.at)
  const meant = request.at !== undefined || app.terminal.asks
  const flags = readFlags(rulebook.questions, request.flags)
  const filed =
    request.answersFile === undefined
      ? {}
      : await app.readAnswers(request.answersFile, rulebook.questions)
  const given: Answers = {
    ...(meant ? momentAnswers(rulebook, moment) : {}),
    ...filed,
    ...flags,
  }
  const profile = await readProfile(app, rulebook, given)
  const known = { ...overProfile(rulebook.questions, profile, given), ...request.besides }
  const { days, unread, read } = readDays(app, moment)
  const checkIn = await completed(app, rulebook, { known, days }, request)
  const open = read && !app.terminal.asks ? days.open : undefined
  return { ...checkIn, moment, unread, open }
}

/**
 * A check-in with nothing more to ask: in a terminal what still matters is asked; elsewhere a missing
 * core answer is a usage error. The journal answers what it knows.
 */
export async function completed(
  app: App,
  rulebook: Rulebook,
  { known: told, days }: Told,
  options: AskOptions,
): Promise<Told & Remembered> {
  let known = told
  let remembered = withJournal(rulebook, days, known)
  if (app.terminal.asks) {
    for (;;) {
      const prompt = nextPrompt(rulebook, remembered.answers)
      if (prompt === undefined) break
      known = { ...known, ...(await app.ask(prompt, options)) }
      remembered = withJournal(rulebook, days, known)
    }
  } else {
    requireCore(rulebook, remembered.answers)
  }
  const { answers, derived } = remembered
  return { answers: inOrder(rulebook, answers), derived, known, days }
}

/**
 * What the profile knows. One that cannot be reached is told of and done without, as if there were
 * none; one that is wrong has to be mended, but never holds up an emergency.
 */
async function readProfile(app: App, rulebook: Rulebook, given: Answers): Promise<Answers> {
  try {
    return await app.profile.read(rulebook.questions)
  } catch (error) {
    if (!(error instanceof RecoverError)) throw error
    if (error.code !== 'no-input' && !isEmergency(rulebook, given)) throw error
    app.err(`recover: went on without your profile: ${error.message}\n`)
    return {}
  }
}

/** The last days, what to tell of lines that could not be read, and whether there was a journal to read or none that could be. */
interface DaysRead {
  readonly days: Days
  readonly unread: string
  readonly read: boolean
}

/** What the journal knows of the last days. One that cannot be read is done without. */
export function readDays(app: App, moment: Moment): DaysRead {
  try {
    const { entries, problems } = app.journal.tail(
      dateBefore(moment, DAYS_BACK),
      dateBefore(moment, CHECK_IN_DAYS_BACK),
    )
    const days = daysAt(effective(entries), openEpisodes(entries), moment)
    return { days, unread: unreadLines(app.journal.path, problems), read: true }
  } catch (error) {
    if (!(error instanceof RecoverError)) throw error
    const unread = `recover: went on without your journal: ${error.message}\n`
    return { days: daysAt([], [], moment), unread, read: false }
  }
}

/** The same answers in the rulebook's order, so that equal check-ins print equal bytes. */
function inOrder(rulebook: Rulebook, answers: Answers): Answers {
  return Object.fromEntries(
    Object.keys(rulebook.questions).flatMap((id) => {
      const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
      return answer === undefined ? [] : [[id, answer]]
    }),
  )
}
