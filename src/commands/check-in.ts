import type { App, AskOptions } from '../app.ts'
import type { Moment } from '../core/advice/moment.ts'
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
import { RecoverError } from '../errors.ts'

/** What the command line says about a check-in. */
export interface CheckInRequest extends AskOptions {
  readonly flags: TypedFlags
  readonly answersFile: string | undefined
  readonly at: string | undefined
  /** Answers that the command knows by itself; they are not asked, and nothing else says otherwise. */
  readonly besides?: Answers
}

/** A check-in with nothing more to ask. */
export interface CheckIn {
  readonly answers: Answers
  readonly moment: Moment
}

/**
 * Gathers the answers: flags beat the answers file, which beats the profile, to whose lists it adds.
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
  const known = overProfile(rulebook.questions, await readProfile(app, rulebook, given), given)
  const answers = { ...known, ...request.besides }
  return { answers: await completed(app, rulebook, answers, request), moment }
}

/**
 * A check-in with nothing more to ask: in a terminal what still matters is asked; elsewhere a missing
 * core answer is a usage error.
 */
export async function completed(
  app: App,
  rulebook: Rulebook,
  known: Answers,
  options: AskOptions,
): Promise<Answers> {
  let answers = known
  if (app.terminal.asks) {
    for (;;) {
      const prompt = nextPrompt(rulebook, answers)
      if (prompt === undefined) break
      answers = { ...answers, ...(await app.ask(prompt, options)) }
    }
  } else {
    requireCore(rulebook, answers)
  }
  return inOrder(rulebook, answers)
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

/** The same answers in the rulebook's order, so that equal check-ins print equal bytes. */
function inOrder(rulebook: Rulebook, answers: Answers): Answers {
  return Object.fromEntries(
    Object.keys(rulebook.questions).flatMap((id) => {
      const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
      return answer === undefined ? [] : [[id, answer]]
    }),
  )
}
