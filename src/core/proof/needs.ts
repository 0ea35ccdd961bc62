import type { AnswerValue, Condition, Question, Rulebook, Test } from '../rulebook/model.ts'
import type { Move } from './diagrams.ts'
import { constant, FALSE, type Ref } from './nodes.ts'
import type { Space } from './space.ts'
import {
  ANSWERED,
  classOf,
  openValue,
  SETTLED,
  TICKED,
  type QuestionVariable,
  type ScalarVariable,
} from './variables.ts'
import type { TruthTable } from './truth.ts'

/** What may have to be settled: a question, or one item of a list. */
export interface Key {
  readonly number: number
  readonly question: string
  readonly item?: string
  /** Every way to settle it when nobody can be asked, in the order in which they are tried. */
  readonly ways: readonly Move[]
}

/** Where an unknown condition waits for a key. */
export interface Wait {
  readonly key: Key
  readonly where: Ref
}

/** What conditions wait for, as `needOf` tells it and `settledWays` settles it. */
export interface Needs {
  /**
   * The waits of a condition, in an order in which whatever is waited for after a key was settled
   * comes later: conditions are read from front to back, and what was decided stays so.
   */
  readonly waits: (condition: Condition) => readonly Wait[]
}

export function newNeeds(rulebook: Rulebook, space: Space, truths: TruthTable): Needs {
  const { diagrams, variables } = space
  const { ite, is } = diagrams
  const keys = new Map<string, Key>()
  const done = new Map<Condition, readonly Wait[]>()

  const keyOf = (question: string, item?: string): Key => {
    const name = item === undefined ? question : `${question} ${item}`
    const known = keys.get(name)
    if (known !== undefined) return known
    const asked = rulebook.questions[question] as Question
    const variable = variables.get(question) as QuestionVariable
    const ways = waysOf(asked, variable, item, rulebook, space)
    const key = { number: keys.size + 1, question, ...(item === undefined ? {} : { item }), ways }
    keys.set(name, key)
    return key
  }

  /** The number of the key that an unknown condition waits for; each key met goes to `met`. */
  const needOf = (condition: Condition, met: Key[]): Ref => {
    if (condition.op === 'not') return needOf(condition.of, met)
    if (condition.op === 'ask') return needOfTest(condition.question, condition.test, met)
    // Collected front to back, laid over one another back to front: the first unknown part counts.
    const parts = condition.of.map((part) => [truths.unknown(part), needOf(part, met)] as const)
    return parts.reduceRight((later, [unknown, need]) => ite(unknown, need, later), FALSE)
  }

  const needOfTest = (question: string, test: Test, met: Key[]): Ref => {
    const variable = variables.get(question) as QuestionVariable
    const one = (key: Key): Ref => {
      met.push(key)
      return constant(key.number)
    }
    if (test.test === 'unknown') return FALSE
    if (test.test === 'is' || test.test === 'bounds') return one(keyOf(question))
    if (variable.kind === 'list' && !variable.byItem) return one(keyOf(question))
    const items = test.test === 'includes' ? test.any : test.of
    const parts = items.map((item) => {
      const { yes, no } = truths.item(test, question, item)
      return [diagrams.not(diagrams.or(yes, no)), one(keyOf(question, item))] as const
    })
    return parts.reduceRight((later, [unknown, need]) => ite(unknown, need, later), FALSE)
  }

  return {
    waits: (condition) => {
      const known = done.get(condition)
      if (known !== undefined) return known
      const met: Key[] = []
      const need = ite(truths.unknown(condition), needOf(condition, met), FALSE)
      const waits = met
        .map((key) => ({ key, where: is(need, key.number) }))
        .filter(({ where }) => where !== FALSE)
      done.set(condition, waits)
      return waits
    },
  }
}

function waysOf(
  question: Question,
  variable: QuestionVariable,
  item: string | undefined,
  rulebook: Rulebook,
  { diagrams: { move } }: Space,
): Move[] {
  const { level } = variable
  if (variable.kind === 'list') {
    const { unknown } = question
    const ticked = unknown.policy === 'assume' ? (unknown.value as readonly string[]) : []
    if (item !== undefined) {
      const at = variable.items.get(item) as number
      const states =
        unknown.policy === 'careful' ? [TICKED, 0] : [ticked.includes(item) ? TICKED : 0]
      return states.map((state) => move([[at, state]]))
    }
    const items = [...variable.items].map(
      ([id, at]) => [at, ticked.includes(id) ? TICKED : 0] as const,
    )
    return [move([[level, variable.guarded ? SETTLED : ANSWERED], ...items])]
  }
  const scalar: ScalarVariable = variable
  const { unknown } = question
  const answers =
    unknown.policy === 'assume'
      ? [unknown.value]
      : (rulebook.classes[question.id] as readonly AnswerValue[])
  const first = scalar.guarded ? openValue(scalar) + 1 : 0
  return answers.map((answer) => move([[level, first + classOf(scalar, answer)]]))
}
