import type { AnswerValue, Bounds, Condition, Test } from './model.ts'

/**
 * A `flags` answer of which only some items are settled yet. It lets unknown items be tried one by
 * one, so that a list of twenty never means a million subsets.
 */
export interface PartialFlags {
  readonly ticked: readonly string[]
  readonly unticked: readonly string[]
}

/** The questions among what is known that nobody answered. */
const UNANSWERED = Symbol('unanswered')

/**
 * What is known while a tree is walked: answers, partly settled lists, and what was settled without
 * an answer. The last counts like an answer, except where a condition asks whether there was one.
 */
export type Known = Readonly<Record<string, AnswerValue | PartialFlags>> & {
  readonly [UNANSWERED]?: readonly string[]
}

/** What is known once a question is settled without an answer: assumed, or supposed. */
export function settledAs(
  known: Known,
  question: string,
  value: AnswerValue | PartialFlags,
): Known {
  return { ...known, [question]: value, [UNANSWERED]: alsoUnanswered(known, question) }
}

function alsoUnanswered(known: Known, question: string): readonly string[] {
  const others = known[UNANSWERED] ?? []
  return others.includes(question) ? others : [...others, question]
}

/**
 * What is known, with one answer or another put in place and taken back: so many are tried before anything is
 * compiled that a copy for each would take longer than trying it.
 */
export interface Trial {
  /** What is known now. */
  readonly known: Known
  /** Begins to try answers to a question. */
  readonly answer: (question: string) => Tried
  /** Puts in place what is settled without an answer; returns how to take it back. */
  readonly settle: (question: string, value: AnswerValue | PartialFlags) => () => void
}

/** A question to which answers are tried, one in the place of the other, until the last is taken back. */
export interface Tried {
  readonly put: (value: AnswerValue) => void
  readonly takeBack: () => void
}

/** A trial that begins with what is known. What is put in place last is to be taken back first. */
export function trialOf(before: Known): Trial {
  const values = { ...before } as Record<string, AnswerValue | PartialFlags | undefined>
  const known = values as Known & { [UNANSWERED]: readonly string[] }
  known[UNANSWERED] ??= []
  const keep = (question: string): (() => void) => {
    const old = values[question]
    const oldUnanswered = known[UNANSWERED]
    return () => {
      values[question] = old
      known[UNANSWERED] = oldUnanswered
    }
  }
  return {
    known,
    answer: (question) => {
      const takeBack = keep(question)
      known[UNANSWERED] = known[UNANSWERED].filter((id) => id !== question)
      const put = (value: AnswerValue): void => {
        values[question] = value
      }
      return { put, takeBack }
    },
    settle: (question, value) => {
      const takeBack = keep(question)
      values[question] = value
      known[UNANSWERED] = alsoUnanswered(known, question)
      return takeBack
    },
  }
}

/** Three-valued: a condition on an unknown answer is neither true nor false. */
export type Truth = true | false | 'unknown'

/** The one thing that would settle a condition next: a question, or one item of a list. */
export interface Need {
  readonly question: string
  readonly item?: string
}

export function isPartial(value: AnswerValue | PartialFlags | undefined): value is PartialFlags {
  return typeof value === 'object' && 'ticked' in value
}

export function within(value: number, bounds: Bounds): boolean {
  return (
    (bounds.atLeast === undefined || value >= bounds.atLeast) &&
    (bounds.above === undefined || value > bounds.above) &&
    (bounds.below === undefined || value < bounds.below) &&
    (bounds.atMost === undefined || value <= bounds.atMost)
  )
}

function itemState(value: AnswerValue | PartialFlags | undefined, item: string): Truth {
  if (value === undefined) return 'unknown'
  if (isPartial(value)) {
    if (value.ticked.includes(item)) return true
    return value.unticked.includes(item) ? false : 'unknown'
  }
  return (value as readonly string[]).includes(item)
}

function countState(test: Extract<Test, { test: 'count' }>, question: string, known: Known): Truth {
  let least = 0
  let most = 0
  // An index here and below, because these loops run thousands of times before anything is compiled.
  for (let index = 0; index < test.of.length; index += 1) {
    const state = countedState(test, question, test.of[index] as string, known)
    if (state === true) least += 1
    if (state !== false) most += 1
  }
  let answer: Truth | undefined
  for (let count = least; count <= most; count += 1) {
    const here = within(count, test.bounds)
    if (answer === undefined) answer = here
    else if (answer !== here) return 'unknown'
  }
  return answer as Truth
}

function countedState(
  test: Extract<Test, { test: 'count' }>,
  question: string,
  item: string,
  known: Known,
): Truth {
  const implied = test.implied[item]
  if (implied !== undefined && holds(implied, known) === true) return true
  return itemState(known[question], item)
}

function includesHolds(
  items: readonly string[],
  value: AnswerValue | PartialFlags | undefined,
): Truth {
  // A settled list, mostly an empty one, is by far the commonest case.
  if (Array.isArray(value)) {
    if (value.length === 0) return false
    return items.some((item) => value.includes(item))
  }
  let answer: Truth = false
  for (let index = 0; index < items.length; index += 1) {
    const state = itemState(value, items[index] as string)
    if (state === true) return true
    if (state === 'unknown') answer = 'unknown'
  }
  return answer
}

/** Whether one test of a question holds for what is known. */
export function testHolds(test: Test, question: string, known: Known): Truth {
  const value = known[question]
  switch (test.test) {
    case 'unknown':
      return value === undefined || known[UNANSWERED]?.includes(question) === true
    case 'includes':
      return includesHolds(test.any, value)
    case 'count':
      return countState(test, question, known)
    case 'is':
      return value === undefined ? 'unknown' : test.any.includes(value as string | number)
    case 'bounds':
      return value === undefined ? 'unknown' : within(value as number, test.bounds)
  }
}

/**
 * Whether a condition holds for what is known (Kleene's strong logic): one false part makes `all`
 * false and one true part makes `any` true, whatever else is unknown.
 */
export function holds(condition: Condition, known: Known): Truth {
  switch (condition.op) {
    case 'ask':
      return testHolds(condition.test, condition.question, known)
    case 'not': {
      const inner = holds(condition.of, known)
      return inner === 'unknown' ? inner : !inner
    }
    case 'all':
    case 'any': {
      const decisive = condition.op === 'any'
      let answer: Truth = !decisive
      for (let index = 0; index < condition.of.length; index += 1) {
        const state = holds(condition.of[index] as Condition, known)
        if (state === decisive) return decisive
        if (state === 'unknown') answer = 'unknown'
      }
      return answer
    }
  }
}

/**
 * The first question, in the order the condition is written, whose answer can still decide a
 * condition that is unknown. Call it only for such a condition.
 */
export function needOf(condition: Condition, known: Known): Need {
  switch (condition.op) {
    case 'not':
      return needOf(condition.of, known)
    case 'all':
    case 'any': {
      const part = condition.of.find((candidate) => holds(candidate, known) === 'unknown')
      return needOf(part as Condition, known)
    }
    case 'ask':
      return needOfTest(condition.test, condition.question, known)
  }
}

function needOfTest(test: Test, question: string, known: Known): Need {
  if (test.test === 'includes') {
    const item = test.any.find((id) => itemState(known[question], id) === 'unknown')
    return { question, item: item as string }
  }
  if (test.test === 'count') {
    const item = test.of.find((id) => countedState(test, question, id, known) === 'unknown')
    return { question, item: item as string }
  }
  return { question }
}
