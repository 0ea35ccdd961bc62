import type { Condition, Question, Rulebook } from '../rulebook/model.ts'
import { newDiagrams, type Diagrams } from './diagrams.ts'
import { FALSE, TRUE, type Ref } from './nodes.ts'
import { readingOrder } from './reading-order.ts'
import {
  classesOf,
  ITEM_OPEN,
  OPEN,
  openValue,
  testsOf,
  variableOf,
  type ListVariable,
  type QuestionVariable,
} from './variables.ts'

/** The classes of check-ins as variables of decision diagrams. */
export interface Space {
  readonly diagrams: Diagrams
  readonly variables: ReadonlyMap<string, QuestionVariable>
  /** How many classes of check-ins there are. */
  readonly classes: bigint
  /** True where a variable has one of the values. */
  readonly literal: (level: number, of: (value: number) => boolean) => Ref
  /** The function on check-ins as they are given, when nothing has been settled yet. */
  readonly asGiven: (f: Ref) => Ref
  /** Every check-in once: where a list is open, its items are taken as not ticked. */
  readonly given: Ref
}

/** What else cuts the answers of a question: the first answers of further classes. */
export type Cuts = Readonly<Record<string, readonly number[]>>

/**
 * The space of a rulebook's check-ins, cut wherever one of the conditions tells two answers apart.
 * Sound because conditions compare one question with constants: answers of one class pass the same
 * tests, so every condition, and with it the whole decision, is the same for them. Diagrams of it have at
 * `most` so many nodes.
 */
export function newSpace(
  rulebook: Pick<Rulebook, 'questions'>,
  conditions: readonly Condition[],
  cuts: Cuts = {},
  most?: number,
): Space {
  const tests = testsOf(conditions)
  const arity: number[] = []
  const add = (values: number): number => arity.push(values) - 1
  const variables = new Map<string, QuestionVariable>()
  for (const { question: id, item } of readingOrder(rulebook, conditions)) {
    if (item === undefined) {
      const question = rulebook.questions[id] as Question
      variables.set(id, variableOf(question, tests.get(id) ?? [], cuts[id] ?? [], add))
    } else {
      const list = variables.get(id) as ListVariable
      const items = list.items as Map<string, number>
      items.set(item, add(list.byItem ? ITEM_OPEN + 1 : ITEM_OPEN))
    }
  }

  const diagrams = newDiagrams(arity, most)
  const { and, choose, ite, move, moved, revalued } = diagrams
  const literal: Space['literal'] = (level, of) =>
    choose(level, (value) => (of(value) ? TRUE : FALSE))
  const all = [...variables.values()]
  const lists = all.filter((variable) => variable.kind === 'list')

  // A value that is only ever settled is no check-in: nothing need tell it from the first one.
  const last = arity.map((values) => values - 1)
  for (const variable of all) last[variable.level] = openValue(variable)

  const asGiven = (f: Ref): Ref => {
    const opened = lists
      .filter(({ byItem }) => byItem)
      .reduce((g, { level, items }) => {
        const open = [...items.values()].map((item) => [item, ITEM_OPEN] as const)
        const isOpen = literal(level, (value) => value === OPEN)
        return moved(move(open), isOpen, g, g)
      }, f)
    return revalued(opened, (level, value) => (value > (last[level] as number) ? 0 : value))
  }

  const each = (levels: readonly number[], of: (value: number) => boolean): Ref =>
    levels.reduceRight((f, level) => and(literal(level, of), f), TRUE)
  const given = all.reduceRight((f, variable) => {
    const { level } = variable
    const answerable = literal(level, (value) => value <= openValue(variable))
    if (variable.kind === 'scalar') return and(answerable, f)
    const items = [...variable.items.values()]
    const none = each(items, (value) => value === 0)
    const some = each(items, (value) => value < ITEM_OPEN)
    const open = literal(level, (value) => value === OPEN)
    return and(and(answerable, ite(open, none, some)), f)
  }, TRUE)

  const classes = all.reduce((many, variable) => many * classesOf(variable), 1n)
  return { diagrams, variables, classes, literal, asGiven, given }
}
