import { ANSWER_IN_TEXT, type Rulebook } from '../rulebook/model.ts'
import { BANNED, EFFORT, HEART, MINUTES, OFFERS } from './aspects.ts'
import type { Decision } from './decision.ts'
import { extentOf } from './measuring.ts'
import type { FormFinding } from './model.ts'
import { FALSE, type Ref } from './nodes.ts'
import { reachOf } from './reach.ts'

/**
 * The flaws of form that only the whole space shows: branches and adjustments that no check-in takes
 * or none passes, questions that change nothing, and what no check-in can reach. `cited` are sources
 * that something besides the rulebook cites.
 */
export function formFindings(decision: Decision, cited: readonly string[] = []): FormFinding[] {
  const reach = reachOf(decision)
  return [
    ...branchFindings(decision, reach.places),
    ...adjustmentFindings(decision, reach.dosings),
    ...idleQuestions(decision, reach.dosings),
    ...unused(decision, reach.leaves, cited),
  ]
}

function branchFindings({ plan, space, truths }: Decision, reach: readonly Ref[]): FormFinding[] {
  const { and } = space.diagrams
  return plan.places.toReversed().flatMap(({ book, node, rule, when }, index): FormFinding[] => {
    const here = reach[plan.places.length - 1 - index] as Ref
    const { yes, no } = truths.of(when)
    if (and(here, yes) === FALSE) return [{ finding: 'never-taken', book, node, rule }]
    return and(here, no) === FALSE ? [{ finding: 'always-taken', book, node, rule }] : []
  })
}

function adjustmentFindings(
  { rulebook, plan, space, truths }: Decision,
  reach: readonly Ref[],
): FormFinding[] {
  const { and, or } = space.diagrams
  return rulesOf(rulebook).flatMap((rule): FormFinding[] => {
    let applies = FALSE
    let passes = FALSE
    for (const [index, { candidates }] of plan.dosings.entries()) {
      const found = candidates.find((candidate) => candidate.rule === rule)
      if (found === undefined) continue
      const { yes, no } = truths.of(found.when)
      applies = or(applies, and(reach[index] as Ref, yes))
      passes = or(passes, and(reach[index] as Ref, no))
    }
    if (applies === FALSE) return [{ finding: 'never-applies', rule }]
    return passes === FALSE ? [{ finding: 'always-applies', rule }] : []
  })
}

/** Every adjustment, limit and note of both books. */
function rulesOf({ safety, book }: Rulebook): string[] {
  const doses = [...Object.values(safety.doses), ...Object.values(book.doses)]
  const all = [doses.flatMap(({ adjust }) => adjust), safety.limits, safety.notes, book.notes]
  return all.flat().map(({ rule }) => rule)
}

/** Questions and items that no advice, session or note depends on, and no text repeats. */
function idleQuestions(
  { rulebook, plan, space, truths, ...decision }: Decision,
  reach: readonly Ref[],
): FormFinding[] {
  const notes = plan.dosings.flatMap(({ candidates }, index) =>
    candidates.map(({ when }) => space.diagrams.and(reach[index] as Ref, truths.of(when).yes)),
  )
  const aspects = [MINUTES, HEART, EFFORT, OFFERS, BANNED].map((aspect) =>
    decision.told<unknown>(aspect),
  )
  const functions = [decision.advice().f, ...aspects.map(({ f }) => f), ...notes]
  const used = new Set(functions.flatMap((f) => [...extentOf(space, f).levels]))
  const { safety, book } = rulebook
  const told = JSON.stringify({ safety, book })
  const repeated = new Set(Array.from(told.matchAll(ANSWER_IN_TEXT), ([, id]) => id))
  return Object.keys(rulebook.questions).flatMap((question): FormFinding[] => {
    const variable = space.variables.get(question)
    if (variable === undefined || repeated.has(question)) return []
    const items = variable.kind === 'list' ? [...variable.items] : []
    const idle = items.filter(([, level]) => !used.has(level))
    if (!used.has(variable.level) && idle.length === items.length) {
      return [{ finding: 'changes-nothing', question }]
    }
    return idle.map(([item]) => ({ finding: 'changes-nothing', question, item }))
  })
}

function unused(
  { rulebook, plan }: Decision,
  reach: readonly Ref[],
  cited: readonly string[],
): FormFinding[] {
  const reached = plan.leaves.filter((_, index) => reach[index] !== FALSE)
  const { safety, book } = rulebook
  const books = [
    ['safety', safety],
    ['book', book],
  ] as const
  const sources = new Set([...cited, ...citedIn([safety, book])])
  return [
    ...books.flatMap(([name, { advice }]) => {
      const some = reached.filter((leaf) => leaf.book === name).map((leaf) => leaf.advice.id)
      return unusedOf('unused-advice', advice, some)
    }),
    ...books.flatMap(([name, { doses }]) => {
      const some = reached.filter((leaf) => leaf.book === name).map(({ advice }) => advice.dose)
      return unusedOf('unused-dose', doses, some)
    }),
    ...unusedOf('unused-source', rulebook.sources, [...sources]),
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
