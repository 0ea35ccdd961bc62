import type { Adjustment, AnswerValue, Dose, Rulebook } from '../rulebook/model.ts'
import { evaluated, type Aspect } from './aspects.ts'
import { constant, type Ref } from './nodes.ts'
import type { Dosing, Plan } from './plan.ts'
import type { Space } from './space.ts'
import { answerAt, openValue, TICKED, type ListVariable } from './variables.ts'
import type { TruthTable } from './truth.ts'

/** What an aspect of the session is, as a function of the settled check-in, dosing by dosing. */
export interface AspectLeaf<Value> {
  /** Its values, by the numbers that the functions give. */
  readonly values: readonly Value[]
  readonly leaf: (dosing: number) => Ref
}

type Told = Readonly<Record<string, AnswerValue>>

/**
 * An aspect at every dosing of a plan. Which adjustments apply is told by their conditions; what they
 * come to is worked out by the engine itself, once for every list that makes a difference.
 */
export function newAspectLeaf<Value>(
  aspect: Aspect<Value>,
  rulebook: Rulebook,
  plan: Plan,
  space: Space,
  truths: TruthTable,
): AspectLeaf<Value> {
  const { diagrams, variables, literal } = space
  const { ite, map, cases } = diagrams
  const values: Value[] = []
  const numbers = new Map<string, number>()
  const done = new Map<number, Ref>()

  const numberOf = (value: Value): number => {
    const name = JSON.stringify(value)
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, values.push(value) - 1)
    return values.length - 1
  }
  const none = constant(numberOf(aspect.none))

  /** A function of what one question was answered, undefined when it was not. */
  const split = (id: string, of: (answer: AnswerValue | undefined) => Ref): Ref => {
    const variable = variables.get(id)
    if (variable === undefined) return of(undefined)
    const answered =
      variable.kind === 'list'
        ? splitList(variable, of)
        : variable.answers.reduce<Ref>(
            (f, answer) =>
              ite(
                literal(variable.level, (value) => answerAt(variable, value) === answer),
                of(answer),
                f,
              ),
            constant(0),
          )
    const open = literal(variable.level, (value) => value === openValue(variable))
    return ite(open, of(undefined), answered)
  }
  const splitList = ({ items }: ListVariable, of: (answer: AnswerValue) => Ref): Ref => {
    const visit = (left: readonly (readonly [string, number])[], ticked: string[]): Ref => {
      const [first, ...rest] = left
      if (first === undefined) return of(ticked)
      const [item, level] = first
      const here = literal(level, (value) => value === TICKED)
      return ite(here, visit(rest, [...ticked, item]), visit(rest, ticked))
    }
    return visit([...items], [])
  }

  const told = (
    steps: readonly (readonly string[])[],
    answers: Told,
    of: (answers: Told) => Ref,
  ): Ref => {
    const [step, ...later] = steps
    if (step === undefined) return of(answers)
    const [id, ...others] = step
    if (id === undefined) return of(answers)
    return split(id, (answer) => {
      if (answer === undefined && later.length > 0) return told(later, answers, of)
      const known = answer === undefined ? answers : { ...answers, [id]: answer }
      return told([others], known, of)
    })
  }

  const dosed = (dose: Dose, candidates: readonly Adjustment[]): Ref => {
    const lists: (readonly Adjustment[])[] = [[]]
    const effects = new Map([[aspect.effect([], dose), 0]])
    const longer = (list: number, adjustment: Adjustment): number => {
      const next = [...(lists[list] as readonly Adjustment[]), adjustment]
      const effect = aspect.effect(next, dose)
      const known = effects.get(effect)
      if (known !== undefined) return known
      effects.set(effect, lists.push(next) - 1)
      return lists.length - 1
    }
    const applied = candidates.filter(aspect.touches).reduce(
      (f, adjustment) =>
        ite(
          truths.of(adjustment.when).yes,
          map(f, (list) => longer(list, adjustment)),
          f,
        ),
      constant(0),
    )
    return cases(applied, (list) =>
      told(aspect.answers, {}, (answers) => {
        const some = lists[list] as readonly Adjustment[]
        return constant(numberOf(evaluated(aspect, dose, some, answers, rulebook.safety)))
      }),
    )
  }

  return {
    values,
    leaf: (dosing) => {
      const known = done.get(dosing)
      if (known !== undefined) return known
      const { dose, candidates } = plan.dosings[dosing] as Dosing
      const f = dose === null ? none : dosed(dose, candidates)
      done.set(dosing, f)
      return f
    },
  }
}
