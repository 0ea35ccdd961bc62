import { conditionsInOrder } from '../proof/reading-order.ts'
import { cutsAt } from '../proof/cuts.ts'
import type { Ref } from '../proof/nodes.ts'
import { newSpace, type Cuts, type Space } from '../proof/space.ts'
import type { QuestionVariable } from '../proof/variables.ts'
import { numberAfter } from '../proof/pieces.ts'
import type { FlagsQuestion, Question, Rulebook } from '../rulebook/model.ts'
import { RecoverError } from '../../errors.ts'

/** The check-ins of two rulebooks at once. */
export interface SharedSpace {
  readonly space: Space
  /** Every check-in that both accept: where only one has a question, the other does not read it. */
  readonly common: Ref
}

/** More than three times what comparing the shipped rulebook with a changed one takes, and some 2 GB. */
const MOST_COMPARED = 1 << 25

/**
 * One space for two rulebooks, cut wherever one of them tells two answers apart. Throws `data` for a
 * question that is of another kind in each.
 */
export function sharedSpace(before: Rulebook, after: Rulebook): SharedSpace {
  const questions = { ...before.questions, ...after.questions }
  for (const [id, one] of Object.entries(before.questions)) {
    const other = after.questions[id]
    if (other !== undefined) questions[id] = merged(one, other)
  }
  const conditions = [...conditionsInOrder(before), ...conditionsInOrder(after)]
  const limits = [...beatsNamed(before), ...beatsNamed(after)]
  const cuts = [cutsAt(before, limits), cutsAt(after, limits), rangeCuts(before, after)]
  const space = newSpace({ questions }, conditions, allOf(cuts), MOST_COMPARED)
  const { and } = space.diagrams
  const common = [...space.variables.values()].reduce((f, variable) => {
    const { id } = variable.question
    const [one, other] = [before.questions[id], after.questions[id]]
    if (one === undefined || other === undefined) return f
    return and(f, acceptedBy(space, variable, [one, other]))
  }, space.given)
  return { space, common }
}

/** A question with every answer that either of two has; of no answer the more careful reading. */
function merged(one: Question, other: Question): Question {
  const unknown = one.unknown.policy === 'careful' ? one.unknown : other.unknown
  if (one.kind === 'flags' && other.kind === 'flags') {
    return { ...other, items: { ...one.items, ...other.items }, unknown }
  }
  if (one.kind === 'choices' && other.kind === 'choices') {
    return { ...other, choices: { ...one.choices, ...other.choices }, unknown }
  }
  if (
    (one.kind === 'scale' && other.kind === 'scale') ||
    (one.kind === 'number' && other.kind === 'number')
  ) {
    const range = { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }
    return { ...other, ...range, unknown }
  }
  throw new RecoverError(
    'data',
    [
      {
        message: `${other.id} asks for a ${KINDS[one.kind]} in one and a ${KINDS[other.kind]} in the other`,
      },
    ],
    'Give one of the two questions another name; then the rest can be compared.',
  )
}

const KINDS = { scale: 'scale', number: 'number', choices: 'choice', flags: 'list' } as const

function acceptedBy(space: Space, variable: QuestionVariable, both: readonly Question[]): Ref {
  const { and } = space.diagrams
  if (variable.kind === 'list') {
    return [...variable.items]
      .filter(([item]) => !both.every((question) => item in (question as FlagsQuestion).items))
      .map(([, level]) => space.literal(level, (value) => value === 0))
      .reduce(
        and,
        space.literal(variable.level, () => true),
      )
  }
  return space.literal(variable.level, (value) => {
    const answer = variable.answers[value]
    return answer === undefined || both.every((question) => accepts(question, answer))
  })
}

function accepts(question: Question, answer: unknown): boolean {
  if (question.kind === 'choices') return Object.keys(question.choices).includes(String(answer))
  const { from, to } = question as Extract<Question, { from: number }>
  return Number(answer) >= from && Number(answer) <= to
}

/** Classes begin where the range of one of them does, and after it ends. */
function rangeCuts(before: Rulebook, after: Rulebook): Cuts {
  const all = [...Object.values(before.questions), ...Object.values(after.questions)]
  const ranges = all.flatMap((question) => {
    if (question.kind !== 'scale' && question.kind !== 'number') return []
    const { id, kind, from, to } = question
    return [[id, [from, kind === 'scale' ? to + 1 : numberAfter(to)]] as const]
  })
  return allOf(ranges.map(([id, firsts]) => ({ [id]: firsts })))
}

function allOf(cuts: readonly Cuts[]): Cuts {
  const all: Record<string, readonly number[]> = {}
  for (const [id, firsts] of cuts.flatMap((each) => Object.entries(each))) {
    all[id] = [...(all[id] ?? []), ...firsts]
  }
  return all
}

/** Every number of beats that an adjustment caps at. */
function beatsNamed({ safety, book }: Rulebook): number[] {
  const doses = [...Object.values(safety.doses), ...Object.values(book.doses)]
  const all = [doses.flatMap(({ adjust }) => adjust), safety.limits, safety.notes, book.notes]
  return all.flat().flatMap(({ atMostBpm }) => atMostBpm ?? [])
}
