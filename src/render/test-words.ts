import { answerInWords } from '../core/checkin/answer-words.ts'
import type { Bounds, Question, Test } from '../core/rulebook/model.ts'
import { itemWords, nameInWords, questionName } from './question-words.ts'

/** The name of a question in words; of one that is gone, its id. */
export function nameOf(question: Question | undefined, id: string): string {
  return question === undefined ? id : questionName(question)
}

/** One test in words: "sleep is under 5 h". A list that is the `topic` is not named again. */
export function testWords(
  test: Test,
  question: Question | undefined,
  id: string,
  topic: string | undefined,
): string {
  const name = nameOf(question, id)
  const list = topic === id ? '' : `${name}: `
  switch (test.test) {
    case 'unknown':
      return `${name} is not answered`
    case 'is':
      return `${name} is ${listed(test.any.map((value) => valueWords(question, value)))}`
    case 'bounds':
      return `${name} is ${boundsWords(test.bounds, (value) => valueWords(question, value))}`
    case 'includes':
      return `${list}${listed(test.any.map((item) => itemName(question, item)))}`
    case 'count':
      return `${list}${countWords(test, question)}`
  }
}

function countWords(
  { of, bounds }: Extract<Test, { test: 'count' }>,
  question: Question | undefined,
): string {
  const all = question?.kind === 'flags' ? Object.keys(question.items).length : of.length
  const { atLeast, above, below, atMost } = bounds
  const least = atLeast ?? (above === undefined ? undefined : above + 1)
  const most = atMost ?? (below === undefined ? undefined : below - 1)
  const some = of.length < all
  const names = listed(of.map((item) => itemName(question, item)))
  if (most === 0) return some ? `none of ${names}` : 'none'
  if (least === 1 && most === undefined) return some ? names : 'any'
  return `${boundsWords(bounds, String)}${some ? ` of ${names}` : ''}`
}

/** A label or a name that is itself a list would not be told from the list it stands in. */
function itemName(question: Question | undefined, item: string): string {
  const name = JOINED.test(nameInWords(item)) ? item : nameInWords(item)
  if (question?.kind !== 'flags') return name
  const words = itemWords(question, item, 'short')
  return JOINED.test(words) ? name : words
}

const JOINED = / (and|or) /

function valueWords(question: Question | undefined, value: string | number): string {
  if (typeof value === 'string') return nameInWords(value)
  return question === undefined ? String(value) : answerInWords(question, value)
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
}

/** Bounds in words: "at least 3 and under 5". */
export function boundsWords(bounds: Bounds, said: (value: number) => string): string {
  const { atLeast, above, below, atMost } = bounds
  const parts = [
    ...(atLeast === undefined ? [] : [`at least ${said(atLeast)}`]),
    ...(above === undefined ? [] : [`over ${said(above)}`]),
    ...(below === undefined ? [] : [`under ${said(below)}`]),
    ...(atMost === undefined ? [] : [`at most ${said(atMost)}`]),
  ]
  return parts.join(' and ')
}
