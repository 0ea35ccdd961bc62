import { questionsIn } from '../rulebook/classes.ts'
import type { Rulebook } from '../rulebook/model.ts'
import { placeOfFinding, type RulesPlace } from './finding-place.ts'
import type { FormFinding } from './model.ts'

/** A condition of a rulebook by its rule, how many questions it compares, and where it stands. */
export interface Wide {
  readonly rule: string
  readonly questions: number
  readonly place: RulesPlace
}

/** The condition of a rulebook's own file that compares the most questions; undefined where it has none. */
export function widestOf(rulebook: Rulebook): Wide | undefined {
  const { tree, doses, notes } = rulebook.book
  const branches = Object.values(tree.nodes).flatMap(({ id: node, branches: each }) =>
    each.map(({ rule, when }) => {
      const found: FormFinding = { finding: 'never-taken', book: 'book', node, rule }
      return { rule, when, found }
    }),
  )
  const adjustments = [...Object.values(doses).flatMap(({ adjust }) => adjust), ...notes].map(
    ({ rule, when }) => {
      const found: FormFinding = { finding: 'never-applies', rule }
      return { rule, when, found }
    },
  )
  const [widest] = [...branches, ...adjustments]
    .map((each) => ({ ...each, questions: questionsIn(each.when).length }))
    .toSorted((a, b) => b.questions - a.questions)
  if (widest === undefined) return undefined
  const { rule, questions, found } = widest
  return { rule, questions, place: placeOfFinding(found, rulebook) }
}
