import type { Change } from '../core/advice/would-change.ts'
import type { AnswerValue, NumberQuestion, Question, Rulebook } from '../core/rulebook/model.ts'
import { answerInWords } from '../core/checkin/answer-words.ts'
import { itemWords, questionName, shortAnswer, type Fullness } from './question-words.ts'
import { signs, textColumns, type Style } from './style.ts'
import { displayWidth } from './width.ts'
import { UNBROKEN } from './wrap.ts'

/** Changes with the core questions first, else in the order of the rulebook. */
export function byRelevance(changes: readonly Change[], { questions }: Rulebook): Change[] {
  const rank = ({ question }: Change): number => (questions[question]?.core ? 0 : 1)
  return changes.toSorted((a, b) => rank(a) - rank(b))
}

/**
 * Whether a change would only take back a sign that was ticked on the first screen. Right below "see a doctor today"
 * that reads as a way round it; `recover why` tells of it.
 */
export function takesBackASign({ question, from, to }: Change, { questions }: Rulebook): boolean {
  if (questions[question]?.screen !== 'first' || !Array.isArray(from)) return false
  const before: readonly unknown[] = from
  const after: readonly unknown[] = Array.isArray(to) ? to : [to]
  return after.every((item) => before.includes(item))
}

/** One change: "movement heavier -> rest". */
export function changeWords(
  change: Change,
  rulebook: Rulebook,
  style: Style,
  fullness: Fullness,
): string {
  const question = rulebook.questions[change.question]
  if (question === undefined) return change.question
  const to = targetWords(question, change, fullness)
  const name = `${questionName(question)}${question.kind === 'flags' ? ':' : ''}`
  const text = `${name} ${to}${UNBROKEN}${signs(style).arrow}${UNBROKEN}${change.verdict}`
  // A short one is read at a glance only when it stands on one line.
  return displayWidth(text) <= textColumns(style) / 3 ? text.replaceAll(' ', UNBROKEN) : text
}

function targetWords(question: Question, { from, to }: Change, fullness: Fullness): string {
  if (question.kind === 'flags') return listWords(question, from, to, fullness)
  if (question.kind === 'number' && typeof to === 'number' && typeof from === 'number') {
    return acrossWords(question, from, to)
  }
  return shortAnswer(question, to)
}

/**
 * A value one step across a round number is told by that number: 4.9 h is "under 5 h". The class of
 * answers it stands for begins there, so this says neither more nor less.
 */
function acrossWords(question: NumberQuestion, from: number, to: number): string {
  if (question.step >= 1 || Number.isInteger(to)) return answerInWords(question, to)
  const round = Number((to < from ? to + question.step : to - question.step).toFixed(6))
  if (!Number.isInteger(round)) return answerInWords(question, to)
  return `${to < from ? 'under' : 'over'} ${answerInWords(question, round)}`
}

function listWords(
  question: Extract<Question, { kind: 'flags' }>,
  from: AnswerValue | null,
  to: AnswerValue,
  fullness: Fullness,
): string {
  const before = Array.isArray(from) ? from : []
  const after = Array.isArray(to) ? to : []
  const said = (items: readonly string[]): string =>
    items.map((item) => itemWords(question, item, fullness)).join(' and ')
  const added = after.filter((item) => !before.includes(item))
  const removed = before.filter((item) => !after.includes(item))
  const parts = [
    ...(added.length === 0 ? [] : [said(added)]),
    ...(removed.length === 0 ? [] : [`without ${said(removed)}`]),
  ]
  return parts.length === 0 ? 'none' : parts.join(', ')
}
