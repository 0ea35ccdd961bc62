import type { App, AskOptions } from '../app.ts'
import { answerInWords } from '../core/checkin/answer-words.ts'
import type { Answers, FlagsQuestion, Question } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import type { Changes } from './profile-words.ts'

const WHICH = 'profile'

/**
 * Asks which values to change, with what each is now, and then for those. Enter on the list keeps
 * them all; nothing is saved before the last answer.
 */
export async function askChanges(
  app: App,
  kept: readonly Question[],
  profile: Answers,
  options: AskOptions,
): Promise<Changes> {
  if (!app.terminal.asks) {
    throw new RecoverError(
      'usage',
      'profile edit asks questions, and this is not a terminal',
      'Set values with: recover profile set KEY VALUE',
    )
  }
  const which = await app.ask({ kind: 'question', question: whichOf(kept, profile) }, options)
  const chosen = which[WHICH]
  let changes: Answers = {}
  for (const question of kept) {
    if (!Array.isArray(chosen) || !chosen.includes(question.id)) continue
    changes = { ...changes, ...(await app.ask({ kind: 'question', question }, options)) }
  }
  return changes
}

function whichOf(kept: readonly Question[], profile: Answers): FlagsQuestion {
  const items = kept.map((question) => {
    const now = profile[question.id]
    const words = now === undefined ? 'not set' : answerInWords(question, now)
    return [question.id, { label: `${question.ask} (now: ${words})`, group: WHICH }] as const
  })
  return {
    id: WHICH,
    flag: WHICH,
    ask: 'What do you want to change?',
    kind: 'flags',
    groups: {},
    items: Object.fromEntries(items),
    core: false,
    origin: 'asked',
    offered: true,
    worse: 'none',
    unknown: { policy: 'careful' },
  }
}
