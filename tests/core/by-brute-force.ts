import type { Answers, AnswerValue } from '../../src/core/rulebook/model.ts'
import { decide, type Outcome } from '../../src/core/advice/decide.ts'
import type { WrittenAdjustment, WrittenTree } from '../../src/core/rulebook/schema.ts'
import type { Branch, Node } from './a-rulebook.ts'
import { DOMAIN, IDS, type Generated, type Id, type When } from './generated-rulebooks.ts'

/**
 * What a generated rulebook must say, by reading its written form as a person would, one whole
 * check-in at a time, with no unknown answers, no classes and no short cuts.
 */

const CARE = ['none', 'clinician-soon', 'clinician-today', 'emergency']
const VERDICTS = ['move', 'rest', 'reassess']
const COMPARE: Record<string, (value: number, bound: number) => boolean> = {
  'at-least': (value, bound) => value >= bound,
  above: (value, bound) => value > bound,
  below: (value, bound) => value < bound,
  'at-most': (value, bound) => value <= bound,
}

function isWithin(value: number, bounds: object): boolean {
  return Object.entries(bounds).every(([key, bound]) => COMPARE[key]?.(value, Number(bound)))
}

function isMet(answer: AnswerValue, test: unknown): boolean {
  const named: readonly unknown[] = Array.isArray(test) ? test : [test]
  const ticked = Array.isArray(answer) ? answer : undefined
  if (typeof test !== 'object' || Array.isArray(test) || test === null) {
    return ticked ? named.some((item) => ticked.includes(item)) : named.includes(answer)
  }
  if (ticked === undefined) return isWithin(Number(answer), test)
  const { count, of } = test as { count: object; of?: string }
  return isWithin(ticked.filter((item) => of === undefined || item === of).length, count)
}

/** Whether a written condition holds for a whole check-in. */
function isTrue(when: When, answers: Answers): boolean {
  return Object.entries(when).every(([key, value]) => {
    const parts = value as When[]
    if (key === 'all') return parts.every((part) => isTrue(part, answers))
    if (key === 'any-of') return parts.some((part) => isTrue(part, answers))
    if (key === 'not') return !isTrue(value as When, answers)
    return isMet(answers[key] as AnswerValue, value)
  })
}

function endOf(tree: WrittenTree, answers: Answers): string | undefined {
  for (let id: string | undefined = tree.start; id !== undefined;) {
    const node: Node | undefined = tree.nodes[id]
    const taken: Branch | Node['otherwise'] | undefined =
      node?.branches.find(({ when }) => isTrue(when, answers)) ?? node?.otherwise
    if (taken?.advise !== undefined) return taken.advise
    id = taken?.go
  }
  return undefined
}

/** The name of the advice on a whole check-in. */
export function adviceFor({ safety, book }: Generated, answers: Answers): string {
  return endOf(safety.gate, answers) ?? String(endOf(book.tree, answers))
}

/** The rules of the adjustments that apply to a whole check-in, in their order. */
export function appliedTo(generated: Generated, answers: Answers): string[] {
  const { safety, book } = generated
  const id = adviceFor(generated, answers)
  const advice = safety.advice[id] ?? book.advice[id]
  if (advice === undefined || advice.care === 'emergency') return []
  const dose: WrittenAdjustment[] = book.doses?.[advice.dose ?? '']?.adjust ?? []
  return [...dose, ...safety.limits, ...(book.notes ?? [])]
    .filter(({ for: only }) => only?.includes(advice.verdict) ?? true)
    .filter(({ when }) => isTrue(when, answers))
    .map(({ rule }) => rule)
}

/** How careful an outcome is, most important first; a longer list of numbers compares like a word. */
export function carefulness({ advice, session }: Outcome): number[] {
  return [
    CARE.indexOf(advice.care),
    VERDICTS.indexOf(advice.verdict),
    -(session?.minutes.max ?? 0),
    -(session?.heartRate?.percentMax?.max ?? 0),
    -(session?.alternatives.length ?? 0),
  ]
}

/** Positive when `a` is the more careful. */
export function compareCarefulness(a: Outcome, b: Outcome): number {
  const other = carefulness(b)
  const differences = carefulness(a).map((value, index) => value - (other[index] ?? 0))
  return differences.find((difference) => difference !== 0) ?? 0
}

/** Every whole check-in of the five questions. */
export const EVERY_CHECK_IN: readonly Answers[] = IDS.reduce<Answers[]>(
  (all, id) => all.flatMap((answers) => DOMAIN[id].map((value) => ({ ...answers, [id]: value }))),
  [{}],
)

/** The outcome of a whole check-in; each is decided once. */
export function outcomesOf({ rulebook }: Generated): (answers: Answers) => Outcome {
  const known = new Map<Answers, Outcome>()
  return (answers) => {
    const before = known.get(answers)
    if (before !== undefined) return before
    const outcome = decide(rulebook, answers)
    if (outcome.kind === 'stuck') throw new Error(`stuck at ${JSON.stringify(outcome.need)}`)
    known.set(answers, outcome)
    return outcome
  }
}

/** The answers of a check-in, told apart as text. */
const TOLD = EVERY_CHECK_IN.map((answers) => Object.entries(answers).map(String))

/** The whole check-ins that a partial one may turn out to be, with what is assumed filled in. */
export function completions({ assumed }: Generated, answers: Answers): Answers[] {
  const fixed = Object.entries({ ...assumed, ...answers }).map(String)
  return EVERY_CHECK_IN.filter((_whole, index) =>
    fixed.every((each) => TOLD[index]?.includes(each)),
  )
}

/** The most careful of some outcomes; the first among equals. */
export function mostCareful(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce((a, b) => (compareCarefulness(a, b) >= 0 ? a : b))
}

/** How far one answer is from another, counted as a person would. */
export function distance(id: Id, from: AnswerValue | undefined, to: AnswerValue): number {
  if (from === undefined) return 0
  if (typeof from === 'number') return Math.abs(from - Number(to))
  if (typeof from === 'string') {
    const order: readonly AnswerValue[] = DOMAIN[id]
    return Math.abs(order.indexOf(from) - order.indexOf(to))
  }
  const items = to as readonly string[]
  return (
    from.filter((item) => !items.includes(item)).length +
    items.filter((item) => !from.includes(item)).length
  )
}
