import { advise } from '../advice/advice.ts'
import type { Outcome } from '../advice/decide.ts'
import type { Moment } from '../advice/moment.ts'
import { settle } from '../advice/settle.ts'
import { momentAnswers } from '../checkin/collect.ts'
import { readValue } from '../checkin/intake.ts'
import type { Answers, AnswerValue, Rulebook, Tree } from '../rulebook/model.ts'
import { notA } from '../rulebook/problem.ts'
import type { WorkedCase } from './case.ts'
import { compare, type Difference } from './compare.ts'

/** A rested runner with nothing to report; a case says what is different. */
export const RESTED_CASE: Answers = {
  redFlags: [],
  soreness: 1,
  sleep: 8,
  hunger: 'normal',
  pain: 'none',
  movement: 'looser',
}

export interface CaseResult {
  readonly worked: WorkedCase
  readonly differences: readonly Difference[]
}

/** What the cases reached of a rulebook, and what none of them did. */
export interface CaseCoverage {
  readonly reached: number
  readonly all: number
  readonly missed: readonly string[]
}

export interface CasesReport {
  readonly results: readonly CaseResult[]
  readonly advice: CaseCoverage
  readonly branches: CaseCoverage
  readonly adjustments: CaseCoverage
  /** All that was reached, by the names of `namesReached`. */
  readonly reached: readonly string[]
}

/** Runs every case; says which advice, branches and adjustments were reached by those that hold. */
export function runCases(
  rulebook: Rulebook,
  cases: readonly WorkedCase[],
  momentOf: (at: string | undefined) => Moment,
): CasesReport {
  const seen = new Set<string>()
  const results = cases.map((worked) => {
    const given = readGiven(rulebook, worked)
    if (given.wrong.length > 0) return { worked, differences: given.wrong }
    const moment = momentOf(worked.at)
    const answers: Answers = {
      ...(worked.only === true ? {} : RESTED_CASE),
      ...(worked.at === undefined ? {} : momentAnswers(rulebook, moment)),
      ...given.answers,
    }
    for (const name of namesReached(settle(rulebook, answers).outcome, answers)) seen.add(name)
    return { worked, differences: compare(worked.expect, advise(rulebook, answers, moment)) }
  })
  const { safety, book } = rulebook
  return {
    results,
    advice: coverage('advice', [...Object.keys(safety.advice), ...Object.keys(book.advice)], seen),
    branches: coverage('branch', allBranches(rulebook), seen),
    adjustments: coverage('adjustment', allAdjustments(rulebook), seen),
    reached: [...seen],
  }
}

/** All that a check-in reaches, by name: its advice, branches and adjustments, and its numbers. */
export function namesReached({ advice, path, applied }: Outcome, answers: Answers): string[] {
  return [
    `advice ${advice.id}`,
    ...path.map(
      ({ node, taken, book }) => `branch ${book}:${node.id} > ${taken?.rule ?? 'otherwise'}`,
    ),
    ...applied.map(({ rule }) => `adjustment ${rule}`),
    ...Object.entries(answers).map(([id, value]) => `answer ${id} ${String(value)}`),
  ]
}

function coverage(kind: string, all: readonly string[], seen: ReadonlySet<string>): CaseCoverage {
  const missed = all.filter((name) => !seen.has(`${kind} ${name}`))
  return { reached: all.length - missed.length, all: all.length, missed }
}

function allBranches({ safety, book }: Rulebook): string[] {
  return [...branchesOf('safety', safety.tree), ...branchesOf('book', book.tree)]
}

function branchesOf(name: string, { nodes }: Tree): string[] {
  return Object.values(nodes).flatMap(({ id, branches }) =>
    [...branches.map(({ rule }) => rule), 'otherwise'].map((rule) => `${name}:${id} > ${rule}`),
  )
}

function allAdjustments({ safety, book }: Rulebook): string[] {
  const doses = [...Object.values(safety.doses), ...Object.values(book.doses)]
  return [
    ...doses.flatMap(({ adjust }) => adjust),
    ...safety.limits,
    ...safety.notes,
    ...book.notes,
  ].map(({ rule }) => rule)
}

interface Given {
  readonly answers: Answers
  readonly wrong: readonly Difference[]
}

/** What a case gives, read as a file of answers is; nothing that is no answer comes through. */
function readGiven({ questions }: Rulebook, { given }: WorkedCase): Given {
  const answers: Record<string, AnswerValue> = {}
  const wrong: Difference[] = []
  for (const [id, value] of Object.entries(given)) {
    const question = Object.hasOwn(questions, id) ? questions[id] : undefined
    if (question === undefined) {
      const what = notA('a question', id, Object.keys(questions))
      wrong.push({ what, expected: null, found: value })
      continue
    }
    const read = readValue(question, value)
    if (read.ok) answers[id] = read.value
    else wrong.push({ what: `answer to ${id}`, expected: read.expected, found: value })
  }
  return { answers, wrong }
}
