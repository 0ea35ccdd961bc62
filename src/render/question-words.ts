import { answerInWords } from '../core/checkin/answer-words.ts'
import type { AnswerValue, FlagsQuestion, Question } from '../core/rulebook/model.ts'
import { displayWidth } from './width.ts'

/** Labels up to this width stand in a short list; longer ones give way to the item's name. */
const SHORT_LABEL_COLUMNS = 36

/** A question in a few words: `painScore` is "pain score". */
export function questionName({ id }: Question): string {
  return idInWords(id)
}

/** The id of a question in words, where there may be no such question: `painScore` is "pain score". */
export function idInWords(id: string): string {
  return id.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

/** A name of the rulebook as words: `clinician-soon` is "clinician soon". */
export function nameInWords(id: string): string {
  return id.replaceAll('-', ' ')
}

/** How an item of a list is told: by its name when its label is long, or always by its label. */
export type Fullness = 'short' | 'full'

/**
 * An item of a list: its label, or its name where that has to be short. Never a cut label, and none
 * with a comma among others.
 */
export function itemWords(question: FlagsQuestion, item: string, fullness: Fullness): string {
  const label = question.items[item]?.label
  if (label === undefined) return nameInWords(item)
  const long = displayWidth(label) > SHORT_LABEL_COLUMNS || /[,;]/.test(label)
  return long && fullness === 'short' ? nameInWords(item) : midSentence(label)
}

/** A label as it stands within a sentence; "I limp" and "COVID-19" keep their capitals. */
function midSentence(label: string): string {
  if (/^(I\b|\p{Lu}{2})/u.test(label)) return label
  return `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`
}

/** An answer in as few words as say it. */
export function shortAnswer(question: Question, value: AnswerValue): string {
  if (typeof value === 'number') return answerInWords(question, value)
  if (typeof value === 'string') return nameInWords(value)
  if (question.kind !== 'flags' || value.length === 0) return 'none'
  return value.map((item) => itemWords(question, item, 'short')).join(' and ')
}
