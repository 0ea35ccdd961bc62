import { ANSWER_IN_TEXT, type Adjustment, type Book, type Rulebook } from '../rulebook/model.ts'
import { extentOf, meet } from './measuring.ts'
import type { FormFinding } from './model.ts'
import { FALSE, type Ref } from './nodes.ts'
import { planOf, type Plan } from './plan.ts'
import { reachOf, type Reach } from './reach.ts'
import { conditionsInOrder } from './reading-order.ts'
import { newSpace, type Space } from './space.ts'
import { newTruths, type Truths, type TruthTable } from './truth.ts'

/** A rulebook as its conditions see it: nothing is settled or dosed, which is where a proof takes its time. */
interface Walked {
  readonly rulebook: Rulebook
  readonly plan: Plan
  readonly space: Space
  readonly truths: TruthTable
  readonly reach: Reach
}

/**
 * The flaws of form that only the whole space shows: branches and adjustments that no check-in takes
 * or none passes, nodes and advice that none reaches, and questions that change nothing. `cited` are
 * sources that something besides the rulebook cites.
 */
export function formFindings(rulebook: Rulebook, cited: readonly string[] = []): FormFinding[] {
  const space = newSpace(rulebook, conditionsInOrder(rulebook))
  const plan = planOf(rulebook)
  const truths = newTruths(space)
  const walked = { rulebook, plan, space, truths, reach: reachOf(plan, space, truths) }
  const ruled = rulesIn(walked)
  return [
    ...branchFindings(walked),
    ...adjustmentFindings(ruled),
    ...idleQuestions(walked, ruled),
    ...unused(walked, cited),
  ]
}

/** One cause is told once: not also everything behind a node that nothing reaches, or a branch that all take. */
function branchFindings({ plan, space, truths, reach }: Walked): FormFinding[] {
  const { and } = space.diagrams
  const told = new Set<string>()
  // Every place comes after those it leads to.
  return plan.places
    .map((place, index) => ({ ...place, here: reach.places[index] as Ref }))
    .toReversed()
    .flatMap(({ book, node, rule, when, here }): FormFinding[] => {
      const key = `${book} ${node}`
      if (told.has(key)) return []
      const { yes, no } = truths.of(when)
      if (here === FALSE) {
        told.add(key)
        return [{ finding: 'never-reached', book, node }]
      }
      if (and(here, yes) === FALSE) return [{ finding: 'never-taken', book, node, rule }]
      if (and(here, no) !== FALSE) return []
      told.add(key)
      return [{ finding: 'always-taken', book, node, rule }]
    })
}

/** An adjustment, limit or note: whether some check-in takes it, and whether some passes it over. */
interface Ruled {
  readonly rule: string
  readonly truth: Truths
  readonly applies: boolean
  readonly passes: boolean
}

function rulesIn({ rulebook, plan, space, truths, reach }: Walked): Ruled[] {
  const ways = plan.dosings.map((_, dosing) =>
    plan.leaves.flatMap((leaf, index) =>
      leaf.dosing === dosing ? (reach.leaves[index] as readonly Ref[]) : [],
    ),
  )
  return adjustmentsOf(rulebook).map((adjustment) => {
    const truth = truths.of(adjustment.when)
    const from = plan.dosings.flatMap(({ candidates }, dosing) =>
      candidates.includes(adjustment) ? (ways[dosing] as readonly Ref[]) : [],
    )
    return {
      rule: adjustment.rule,
      truth,
      applies: from.some((way) => meet(space, way, truth.yes)),
      passes: from.some((way) => meet(space, way, truth.no)),
    }
  })
}

/** Every adjustment, limit and note of both books. */
function adjustmentsOf({ safety, book }: Rulebook): Adjustment[] {
  const doses = [...Object.values(safety.doses), ...Object.values(book.doses)]
  return [
    ...doses.flatMap(({ adjust }) => adjust),
    ...safety.limits,
    ...safety.notes,
    ...book.notes,
  ]
}

function adjustmentFindings(ruled: readonly Ruled[]): FormFinding[] {
  return ruled.flatMap(({ rule, applies, passes }): FormFinding[] => {
    if (!applies) return [{ finding: 'never-applies', rule }]
    return !passes ? [{ finding: 'always-applies', rule }] : []
  })
}

/** What sessions are reckoned from, whatever a rulebook asks. */
const RECKONED = [
  'usualMinutes',
  'hrMax',
  'hrThreshold',
  'hrRest',
  'age',
  'sex',
  'easyPace',
  'easyWalkPace',
  'slope',
]

/**
 * Questions and items that no branch, adjustment or note depends on where it is reached, that no
 * session is reckoned from, no text repeats and the journal derives nothing from.
 */
function idleQuestions(
  { rulebook, plan, space, truths, reach }: Walked,
  ruled: readonly Ruled[],
): FormFinding[] {
  const { and } = space.diagrams
  const taken = plan.places.map(({ when }, index) =>
    and(reach.places[index] as Ref, truths.of(when).yes),
  )
  const applied = ruled.flatMap(({ applies, truth }) => (applies ? [truth.yes] : []))
  const functions = [...taken, ...applied]
  const used = new Set(functions.flatMap((f) => [...extentOf(space, f).levels]))
  const { safety, book, questions } = rulebook
  // What a question says of itself is no use of it.
  const told = JSON.stringify({ safety, book }, (key, value: unknown) =>
    key === 'derived' ? undefined : value,
  )
  const repeated = Array.from(told.matchAll(ANSWER_IN_TEXT), ([, id]) => id)
  const derivedFrom = Object.values(questions).flatMap(({ derived }) =>
    derived !== undefined && 'of' in derived.from ? [derived.from.of] : [],
  )
  const needed = new Set([...RECKONED, ...repeated, ...derivedFrom])
  // Any rulebook behind the gate may offer any activity.
  const atHand = new Set(Object.values(safety.activities).map(({ needs }) => needs))
  return Object.keys(questions).flatMap((question): FormFinding[] => {
    const variable = space.variables.get(question)
    if (variable === undefined || needed.has(question)) return []
    const items = variable.kind === 'list' ? [...variable.items] : []
    const idle = items.filter(([item, level]) => !used.has(level) && !atHand.has(item))
    if (!used.has(variable.level) && idle.length === items.length) {
      return [{ finding: 'changes-nothing', question }]
    }
    return idle.map(([item]) => ({ finding: 'changes-nothing', question, item }))
  })
}

function unused({ rulebook, plan, reach }: Walked, cited: readonly string[]): FormFinding[] {
  const reached = plan.leaves.filter(
    (_, index) => (reach.leaves[index] as readonly Ref[]).length > 0,
  )
  const { safety, book } = rulebook
  const ofBook = (name: 'safety' | 'book', { advice, doses }: Book): FormFinding[] => {
    const given = reached.filter((leaf) => leaf.book === name).map((leaf) => leaf.advice)
    return [
      ...unusedOf(
        'unused-advice',
        advice,
        given.map(({ id }) => id),
      ),
      ...unusedOf(
        'unused-dose',
        doses,
        given.map(({ dose }) => dose),
      ),
    ]
  }
  return [
    ...ofBook('safety', safety),
    ...ofBook('book', book),
    ...unusedOf('unused-source', rulebook.sources, [...cited, ...citedIn({ safety, book })]),
  ]
}

function unusedOf(
  finding: 'unused-advice' | 'unused-dose' | 'unused-source',
  all: Readonly<Record<string, unknown>>,
  used: readonly (string | undefined)[],
): FormFinding[] {
  const ids = Object.keys(all).filter((id) => !used.includes(id))
  return ids.map((id) => ({ finding, id }))
}

/** Every source that something cites, however deep. */
function citedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'sources' && Array.isArray(inner) ? (inner as string[]) : citedIn(inner),
  )
}
