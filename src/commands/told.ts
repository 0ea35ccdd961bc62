import type { App, AskOptions } from '../app.ts'
import type { Moment } from '../core/advice/moment.ts'
import { readFlags, type TypedFlags } from '../core/checkin/collect.ts'
import { expectedAnswer } from '../core/checkin/intake.ts'
import type { Answers, Question } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'

type Questions = Readonly<Record<string, Question>>

/**
 * What is told of a thing of the past: flags, and in a terminal what `needed` still asks for, which may
 * hang on what is known by then. Elsewhere what is needed and not `optional` is a usage error.
 */
export async function gatherTold(
  app: App,
  questions: Questions,
  typed: TypedFlags,
  needed: (known: Answers) => readonly string[],
  asking: AskOptions & { readonly optional: readonly string[] },
): Promise<Answers> {
  let known = readFlags(questions, typed)
  const missing = (): readonly Question[] =>
    needed(known).flatMap((id) => (Object.hasOwn(known, id) ? [] : (questions[id] ?? [])))
  if (!app.terminal.asks) {
    requireTold(missing().filter(({ id }) => !asking.optional.includes(id)))
    return known
  }
  for (let [question] = missing(); question !== undefined; [question] = missing()) {
    known = { ...known, ...(await app.ask({ kind: 'question', question }, asking)) }
  }
  return known
}

function requireTold(missing: readonly Question[]): void {
  if (missing.length === 0) return
  throw new RecoverError(
    'usage',
    missing.map((question) => ({
      message: `--${question.flag} is missing: expected ${expectedAnswer(question)}`,
    })),
    `Add ${missing.map(({ flag }) => `--${flag}`).join(' ')}, or run it in a terminal to be asked.`,
  )
}

/** A moment that has been; one that is still to come is a usage error. Left out, it is now. */
export function momentPast(app: App, text: string | undefined, flag = '--at'): Moment {
  const now = app.now()
  if (text === undefined) return now
  const moment = app.momentOf(text)
  if (instantOf(moment) <= instantOf(now)) return moment
  const message = `${flag} ${text} is still to come; expected a moment that has been`
  throw new RecoverError('usage', message)
}

function instantOf({ year, month, day, hour, minute, second, offsetMinutes }: Moment): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) - offsetMinutes * 60_000
}
