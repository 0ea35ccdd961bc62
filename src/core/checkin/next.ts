import { decide } from '../advice/decide.ts'
import { settledWays } from '../advice/settle.ts'
import type { Known } from '../rulebook/condition.ts'
import type { Answers, AnswerValue, Question, Rulebook } from '../rulebook/model.ts'

/** What to ask next: one question, or a screen that covers several with one keypress. */
export type Prompt =
  | { readonly kind: 'question'; readonly question: Question }
  | {
      readonly kind: 'screen'
      readonly screen: 'first' | 'background'
      readonly questions: readonly Question[]
    }

/**
 * The one thing that still matters: the red-flag screen before everything, then the core questions
 * in their order, then only what the walk still needs. Undefined when the advice stands. The last core
 * question is the movement test: follow-ups of a pain come before it, and nobody is asked for it who is not
 * to move whatever it says.
 */
export function nextPrompt(rulebook: Rulebook, answers: Answers): Prompt | undefined {
  const needed = neededQuestion(rulebook, answers)
  if (needed === undefined) return undefined
  const first = openScreen(rulebook, answers, 'first')
  if (first.length > 0) return { kind: 'screen', screen: 'first', questions: first }
  if (needed.core || needed.unknown.policy === 'assume') {
    const question = nextOfCore(rulebook, answers)
    if (question !== undefined) return { kind: 'question', question }
  }
  if (needed.screen === 'background') {
    const questions = openScreen(rulebook, answers, 'background')
    return { kind: 'screen', screen: 'background', questions }
  }
  return { kind: 'question', question: needed }
}

/**
 * The next core question; of the last one, first whatever has to be known before it is asked. Undefined where all are
 * answered, or the last would change nothing as long as the background is what it is assumed to be.
 */
function nextOfCore(rulebook: Rulebook, answers: Answers): Question | undefined {
  const core = Object.values(rulebook.questions).filter((question) => question.core)
  const next = core.find(({ id }) => !Object.hasOwn(answers, id))
  if (next !== core.at(-1)) return next
  return neededQuestion(rulebook, answers, ({ unknown }) => unknown.policy !== 'assume')
}

/**
 * The first question the decision needs that may be asked. What may not be asked is settled in every
 * way, so that it keeps nothing else from being asked.
 */
function neededQuestion(
  rulebook: Rulebook,
  known: Known,
  mayAsk: (question: Question) => boolean = () => true,
): Question | undefined {
  const result = decide(rulebook, known)
  if (result.kind === 'outcome') return undefined
  const question = rulebook.questions[result.need.question] as Question
  if (question.offered && mayAsk(question)) return question
  for (const next of settledWays(rulebook, known, result.need)) {
    const needed = neededQuestion(rulebook, next, mayAsk)
    if (needed !== undefined) return needed
  }
  return undefined
}

function openScreen(
  rulebook: Rulebook,
  answers: Answers,
  screen: 'first' | 'background',
): Question[] {
  return Object.values(rulebook.questions).filter(
    (question) => question.screen === screen && !Object.hasOwn(answers, question.id),
  )
}

/** A line of a screen, and the question it opens when it is ticked. */
export interface ScreenLine {
  readonly question: string
  /** The items the line covers; empty for a question that is asked whole. */
  readonly items: readonly string[]
  readonly text: string
}

/** The plain-word lines of a screen: one for each group of items, or one for a whole question. */
export function screenLines(questions: readonly Question[]): ScreenLine[] {
  return questions.flatMap((question) => {
    if (question.kind === 'flags') {
      return Object.entries(question.groups).map(([group, text]) => ({
        question: question.id,
        items: Object.entries(question.items).flatMap(([id, item]) =>
          item.group === group ? [id] : [],
        ),
        text,
      }))
    }
    const text = question.kind === 'choices' ? question.line : undefined
    return [{ question: question.id, items: [], text: text ?? question.ask }]
  })
}

/** What a screen says about the questions of which no line was ticked: their assumed value, answered. */
export function unticked(questions: readonly Question[]): Answers {
  const answers: Record<string, AnswerValue> = {}
  for (const { id, unknown } of questions) {
    if (unknown.policy === 'assume') answers[id] = unknown.value
  }
  return answers
}
