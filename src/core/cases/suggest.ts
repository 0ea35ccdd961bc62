import { smallest } from '../proof/counterexample.ts'
import { FALSE, type Ref } from '../proof/nodes.ts'
import { planOf, type Dosing } from '../proof/plan.ts'
import { answersAt } from '../proof/point.ts'
import { reachOf } from '../proof/reach.ts'
import { conditionsInOrder } from '../proof/reading-order.ts'
import { newSpace, type Space } from '../proof/space.ts'
import { newTruths } from '../proof/truth.ts'
import { classOf, type QuestionVariable } from '../proof/variables.ts'
import { settle } from '../advice/settle.ts'
import { classesOf, questionsIn } from '../rulebook/classes.ts'
import type { Answers, Condition, Rulebook } from '../rulebook/model.ts'
import { namesReached, type CasesReport } from './run-cases.ts'

/** A check-in that no case holds, and what it would hold. */
export interface Suggestion {
  readonly name: string
  /** What no case reaches: a branch, an adjustment, or one side of a number. */
  readonly about: string
  readonly answers: Answers
}

/** What no case reaches yet, and every check-in that reaches it. */
interface Aim {
  readonly name: string
  readonly about: string
  /** How `namesReached` names it. */
  readonly key: string
  readonly set: () => Ref
  /** The answer on this side of a number. */
  readonly answer?: { readonly question: string; readonly value: number }
}

/**
 * The smallest check-ins that worked cases lack: for every number that a condition names an answer on
 * each side of it, where the condition is read; and for each branch and adjustment that none reaches one
 * that does. What one of them reaches is not suggested again.
 */
export function suggestionsFor(rulebook: Rulebook, { reached }: CasesReport): Suggestion[] {
  const space = newSpace(rulebook, conditionsInOrder(rulebook))
  const seen = new Set(reached)
  return aimsOf(rulebook, space).flatMap(({ name, about, key, set, answer }) => {
    if (seen.has(key)) return []
    const check = set()
    if (check === FALSE) return []
    const found = answersAt(space, smallest(space, check))
    const answers = answer === undefined ? found : { ...found, [answer.question]: answer.value }
    for (const each of namesReached(settle(rulebook, answers).outcome, answers)) seen.add(each)
    return [{ name, about, answers }]
  })
}

function aimsOf(rulebook: Rulebook, space: Space): Aim[] {
  const { diagrams, asGiven, given, variables, literal } = space
  const { and, or } = diagrams
  const plan = planOf(rulebook)
  const truths = newTruths(space)
  const reach = reachOf(plan, space, truths)
  const checkIns = (f: Ref): Ref => and(given, asGiven(f))

  const sides = (rule: string, when: Condition, here: () => Ref): Aim[] => {
    const { edges } = classesOf(rulebook.questions, [when])
    return questionsIn(when).flatMap((question) => {
      const variable = variables.get(question) as QuestionVariable
      if (variable.kind !== 'scalar' || variable.question.kind === 'choices') return []
      return (edges[question] as readonly number[]).map((value) => ({
        name: `${question} ${String(value)}, where ${rule} is decided`,
        about: `the number that ${rule} compares ${question} with`,
        key: `answer ${question} ${String(value)}`,
        set: () => {
          const side = classOf(variable, value)
          return and(
            literal(variable.level, (each) => each === side),
            checkIns(here()),
          )
        },
        answer: { question, value },
      }))
    })
  }

  const branches = plan.places
    .map(({ book, node, rule, when, no }, index): Aim[] => {
      const here = reach.places[index] as Ref
      const next = 'place' in no ? plan.places[no.place] : undefined
      const isLast = next?.node !== node || next.book !== book
      const branch = (name: string, truth: Ref): Aim => ({
        name: `${name} of ${node}`,
        about: `the branch ${name} of ${node}`,
        key: `branch ${book}:${node} > ${name}`,
        set: () => checkIns(and(here, truth)),
      })
      const { yes, no: not } = truths.of(when)
      return [
        branch(rule, yes),
        ...(isLast ? [branch('otherwise', not)] : []),
        ...sides(rule, when, () => here),
      ]
    })
    .toReversed()

  const adjustments = plan.dosings.flatMap(({ candidates }: Dosing, dosing) => {
    const here = (): Ref =>
      plan.leaves
        .flatMap((leaf, index) =>
          leaf.dosing === dosing ? (reach.leaves[index] as readonly Ref[]) : [],
        )
        .reduce(or, FALSE)
    return candidates.flatMap(({ rule, when }): Aim[] => [
      {
        name: rule,
        about: `the adjustment ${rule}`,
        key: `adjustment ${rule}`,
        set: () => checkIns(and(here(), truths.of(when).yes)),
      },
      ...sides(rule, when, here),
    ])
  })
  return [...branches.flat(), ...adjustments]
}
