import { isAnswer } from '../rulebook/compile-question.ts'
import type { AnswerValue, Question } from '../rulebook/model.ts'

/** An answer that could be read, or what was expected instead. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly expected: string }

const CLOCK_WORDS = { hours: ', such as 7.5, 7h30 or 7:30', minutes: ', such as 6:30' } as const

/** What counts as an answer, in words: `a whole number from 0 to 10`. */
export function expectedAnswer(question: Question): string {
  switch (question.kind) {
    case 'scale':
      return `a whole number from ${String(question.from)} to ${String(question.to)}`
    case 'number': {
      const range = `a number from ${String(question.from)} to ${String(question.to)}`
      return `${range} (${question.unit}${question.clock ? CLOCK_WORDS[question.unit === 'h' ? 'hours' : 'minutes'] : ''})`
    }
    case 'choices':
      return `one of ${Object.keys(question.choices).join(', ')}`
    case 'flags':
      return `none, or any of ${Object.keys(question.items).join(', ')}`
  }
}

/** What counts as an answer in a file, where numbers are numbers and lists are lists. */
function expectedValue(question: Question): string {
  if (question.kind === 'number') {
    return `a number from ${String(question.from)} to ${String(question.to)} (${question.unit})`
  }
  if (question.kind !== 'flags') return expectedAnswer(question)
  return `[] for none of them, or a list of different ones of ${Object.keys(question.items).join(', ')}`
}

function refuse(question: Question): Read<AnswerValue> {
  return { ok: false, expected: expectedAnswer(question) }
}

function accept(question: Question, value: unknown): Read<AnswerValue> {
  if (!isAnswer(question, value)) return refuse(question)
  return { ok: true, value: typeof value === 'object' ? value.toSorted() : value }
}

/**
 * Reads a value of a JSON or YAML object of answers. Nothing is converted: `"4"` is not 4. Only a
 * list may also be the word `none`: asked, none of them.
 */
export function readValue(question: Question, value: unknown): Read<AnswerValue> {
  if (question.kind === 'flags' && value === 'none') return { ok: true, value: [] }
  const read = accept(question, value)
  return read.ok ? read : { ok: false, expected: expectedValue(question) }
}

/**
 * Reads an answer typed as text: on the command line, or at a plain prompt. Lists are separated by
 * commas, and naming something twice says no more than once; `none`, with nothing beside it, means
 * asked, none of them.
 */
export function readText(question: Question, text: string): Read<AnswerValue> {
  const typed = text.trim()
  switch (question.kind) {
    case 'scale':
    case 'number': {
      const clock = question.kind === 'number' && question.clock
      const number = (clock ? readHours(typed) : undefined) ?? readNumber(typed)
      return number === undefined ? refuseNumber(question, typed) : accept(question, number)
    }
    case 'choices':
      return accept(question, typed)
    case 'flags': {
      const named = [...new Set(typed.split(',').map((item) => item.trim()))]
      return accept(question, named.length === 1 && named[0] === 'none' ? [] : named)
    }
  }
}

/**
 * A decimal comma is not read: in a list it parts answers, and in 1,000 it parts thousands. What is
 * plainly meant is told.
 */
function refuseNumber(question: Question, typed: string): Read<AnswerValue> {
  const expected = expectedAnswer(question)
  const decimal = question.kind === 'number' && /^-?\d+,(\d{1,2}|\d{4,})$/.test(typed)
  const told = decimal ? `, with a point: ${typed.replace(',', '.')}` : ''
  return { ok: false, expected: `${expected}${told}` }
}

/**
 * As a person writes it, or as JSON prints an answer: 7h20 is 7.333333333333333, and an answer that
 * was printed is accepted back.
 */
function readNumber(text: string): number | undefined {
  return /^-?\d{1,21}(\.\d{1,24})?(e-\d{1,3})?$/.test(text) ? Number(text) : undefined
}

/** `7h30`, `7h`, `7 h 30` or `7:30`, as hours; of minutes and seconds `6:30`, as minutes. */
function readHours(text: string): number | undefined {
  const match = /^(\d{1,2})(?::([0-5]\d)| ?h(?: ?([0-5]\d))?)$/.exec(text)
  if (match === null) return undefined
  const [, hours, afterColon, afterH] = match
  return Number(hours) + Number(afterColon ?? afterH ?? 0) / 60
}
