import { testHolds, within } from '../rulebook/condition.ts'
import type { Bounds, Condition, Test } from '../rulebook/model.ts'
import { constant, FALSE, TRUE, type Ref } from './nodes.ts'
import type { Space } from './space.ts'
import {
  answerAt,
  openValue,
  TICKED,
  type ListVariable,
  type QuestionVariable,
  type ScalarVariable,
} from './variables.ts'

/** Where a condition is known to hold, and where it is known not to; it is unknown elsewhere. */
export interface Truths {
  readonly yes: Ref
  readonly no: Ref
}

/** Conditions as diagrams, in the same three-valued logic as `holds`. */
export interface TruthTable {
  readonly of: (condition: Condition) => Truths
  readonly unknown: (condition: Condition) => Ref
  /** An item of a list as a test counts it: also ticked when what implies it is known to hold. */
  readonly item: (
    test: Extract<Test, { test: 'includes' | 'count' }>,
    question: string,
    item: string,
  ) => Truths
}

const ALWAYS: Truths = { yes: TRUE, no: FALSE }

/** Reads conditions for one space; each is worked out once. */
export function newTruths(space: Space): TruthTable {
  const { diagrams, literal, variables } = space
  const { and, or, not } = diagrams
  const done = new Map<Condition, Truths>()
  const variable = (id: string): QuestionVariable => variables.get(id) as QuestionVariable
  const add = diagrams.operation((a, b) => a + b)

  const join = (parts: readonly Truths[], empty: Truths): Truths =>
    parts.reduceRight(
      (all, part) => ({ yes: and(part.yes, all.yes), no: or(part.no, all.no) }),
      empty,
    )
  const opposite = ({ yes, no }: Truths): Truths => ({ yes: no, no: yes })
  const any = (parts: readonly Truths[]): Truths => opposite(join(parts.map(opposite), ALWAYS))

  const itemOf = (id: string, item: string): Truths => {
    const list = variable(id) as ListVariable
    const level = list.items.get(item) as number
    const here = (wanted: number): Ref => literal(level, (value) => value === wanted)
    if (list.byItem) return { yes: here(TICKED), no: here(0) }
    const settled = literal(list.level, (value) => value !== openValue(list))
    return { yes: and(settled, here(TICKED)), no: and(settled, here(0)) }
  }

  const item: TruthTable['item'] = (test, question, id) => {
    const own = itemOf(question, id)
    const implied = test.test === 'count' ? test.implied[id] : undefined
    if (implied === undefined) return own
    const { yes } = of(implied)
    return any([{ yes, no: not(yes) }, own])
  }

  const counted = (test: Extract<Test, { test: 'count' }>, question: string): Truths => {
    const states = test.of.map((id) => item(test, question, id))
    const sum = (parts: readonly Ref[]): Ref =>
      parts.reduceRight((total, part) => diagrams.apply(add, part, total), constant(0))
    const least = sum(states.map(({ yes }) => yes))
    const most = sum(states.map(({ no }) => not(no)))
    const range = diagrams.operation((from, to) => rangeWithin(from, to, test))
    const found = diagrams.apply(range, least, most)
    return { yes: diagrams.is(found, SURELY), no: diagrams.is(found, SURELY_NOT) }
  }

  const unanswered = (id: string): Truths => {
    const asking = variable(id)
    const yes = literal(asking.level, (value) => value >= openValue(asking))
    return { yes, no: not(yes) }
  }

  const tested = (id: string, test: Test): Truths => {
    switch (test.test) {
      case 'unknown':
        return unanswered(id)
      case 'includes':
        return any(test.any.map((each) => item(test, id, each)))
      case 'count':
        return counted(test, id)
      case 'is':
      case 'bounds': {
        const scalar = variable(id) as ScalarVariable
        const passes = (truth: boolean): Ref =>
          literal(scalar.level, (value) => {
            const answer = answerAt(scalar, value)
            return answer !== undefined && testHolds(test, id, { [id]: answer }) === truth
          })
        return { yes: passes(true), no: passes(false) }
      }
    }
  }

  const read = (condition: Condition): Truths => {
    switch (condition.op) {
      case 'not':
        return opposite(of(condition.of))
      case 'all':
        return join(condition.of.map(of), ALWAYS)
      case 'any':
        return any(condition.of.map(of))
      case 'ask':
        return tested(condition.question, condition.test)
    }
  }

  function of(condition: Condition): Truths {
    const known = done.get(condition)
    if (known !== undefined) return known
    const truths = read(condition)
    done.set(condition, truths)
    return truths
  }

  return {
    of,
    unknown: (condition) => {
      const { yes, no } = of(condition)
      return not(or(yes, no))
    },
    item,
  }
}

const SURELY = 1
const SURELY_NOT = 2

/** Whether every count of a range is within the bounds, or none is. */
function rangeWithin(from: number, to: number, { bounds }: { bounds: Bounds }): number {
  let some = false
  let all = true
  for (let count = from; count <= to; count += 1) {
    const here = within(count, bounds)
    some ||= here
    all &&= here
  }
  if (all) return SURELY
  return some ? 0 : SURELY_NOT
}
