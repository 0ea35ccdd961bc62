import { fileURLToPath } from 'node:url'
import { momentOfText } from '../../src/adapters/clock.ts'
import { shippedRulebook } from '../../src/adapters/shipped-rulebook.ts'
import { momentAnswers } from '../../src/core/checkin/collect.ts'
import { nextPrompt, unticked, type Prompt } from '../../src/core/checkin/next.ts'
import type { Answers, AnswerValue, Question } from '../../src/core/rulebook/model.ts'
import { KEY, type Pty } from './pty.ts'

/** The moment of the check-in, so that no test depends on the hour it runs at. */
export const AT = '2026-11-22T07:10'

export const rulebook = shippedRulebook(fileURLToPath(new URL('../../dist', import.meta.url)))

/** What a runner with tired legs and nothing else to tell would answer. */
const HEALTHY: Answers = {
  soreness: 4,
  sleep: 7.5,
  hunger: 'normal',
  pain: 'none',
  movement: 'looser',
  lastEffort: 'long',
  lastEffortDays: 1,
}

/** Everything that runner is asked, in order, when some answers are known already. */
export function promptsOf(known: Answers = {}): Prompt[] {
  const prompts: Prompt[] = []
  let answers: Answers = { ...momentAnswers(rulebook, momentOfText(AT)), ...known }
  for (;;) {
    const prompt = nextPrompt(rulebook, answers)
    if (prompt === undefined) return prompts
    prompts.push(prompt)
    answers = {
      ...answers,
      ...(prompt.kind === 'screen'
        ? unticked(prompt.questions)
        : { [prompt.question.id]: healthy(prompt.question) }),
    }
  }
}

function healthy({ id, ask }: Question): AnswerValue {
  const value = HEALTHY[id]
  if (value === undefined) throw new Error(`a healthy runner was asked "${ask}" (${id})`)
  return value
}

/** Waits until a prompt listens; a list on several pages is passed up to the last. */
export async function reach(pty: Pty, prompt: Prompt, plain = false): Promise<void> {
  if (prompt.kind === 'question') return pty.shows(listening(prompt.question, plain))
  const [only, ...others] = prompt.questions
  await pty.shows(
    only !== undefined && others.length === 0 ? only.ask : 'Do any of these apply to you?',
  )
  for (let part = 1; ; part += 1) {
    await pty.shows(plain ? 'Enter for none of these:' : 'None of these: Enter.')
    const shown = pty.rows().join(' ').replaceAll(/\s+/g, ' ')
    if (!new RegExp(`part ${String(part)} of \\d, more lines follow`).test(shown)) return
    pty.send(KEY.enter)
    await pty.shows(`(part ${String(part + 1)} of`)
  }
}

/** The last words of a question: once they are shown, it listens. */
function listening(question: Question, plain: boolean): string {
  switch (question.kind) {
    case 'scale':
      return `${String(question.to)} ${question.high}:`
    case 'number':
      return `${String(question.from)} to ${String(question.to)} ${question.unit}:`
    case 'choices': {
      const labels = Object.values(question.choices)
      return plain ? `from 1 to ${String(labels.length)}:` : (labels.at(-1) ?? '')
    }
    case 'flags':
      throw new Error(`a healthy runner was asked the list ${question.id}`)
  }
}

/** The keys by which the healthy runner answers. */
export function keysFor(prompt: Prompt): string {
  if (prompt.kind === 'screen') return KEY.enter
  const { question } = prompt
  const value = healthy(question)
  if (question.kind !== 'choices') return `${String(value)}${KEY.enter}`
  return `${String(Object.keys(question.choices).indexOf(String(value)) + 1)}${KEY.enter}`
}

/** Answers one prompt after another. */
export async function answerAll(
  pty: Pty,
  prompts: readonly Prompt[],
  plain = false,
): Promise<void> {
  for (const prompt of prompts) {
    await reach(pty, prompt, plain)
    pty.send(keysFor(prompt))
  }
}
