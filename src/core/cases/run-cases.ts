import { advise } from '../advice/advice.ts'
import type { Moment } from '../advice/moment.ts'
import { settle } from '../advice/settle.ts'
import { momentAnswers } from '../checkin/collect.ts'
import { expectedAnswer, readValue } from '../checkin/intake.ts'
import type { Answers, AnswerValue, Rulebook } from '../rulebook/model.ts'
import { notA } from '../rulebook/problem.ts'
import type { WorkedCase } from './case.ts'
import { compare, type Difference } from './compare.ts'

/** A rested runner with nothing to report; a case says what is different. */
const RESTED: Answers = {
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
}

/** Runs every case; says which advice, branches and adjustments were reached by those that hold. */
export function runCases(
  rulebook: Rulebook,
  cases: readonly WorkedCase[],
  momentOf: (at: string | undefined) => Moment,
): CasesReport {
  const seen = new Set<string>()
  const results = cases.map((worked) => {
    const wrong = wrongAnswers(rulebook, worked)
    if (wrong.length > 0) return { worked, differences: wrong }
    const moment = momentOf(worked.at)
    const answers = answersOf(rulebook, worked, moment)
    const { outcome } = settle(rulebook, answers)
    seen.add(`advice ${outcome.advice.id}`)
    for (const { node, taken, book } of outcome.path) {
      seen.add(`branch ${book}:${node.id} > ${taken?.rule ?? 'otherwise'}`)
    }
    for (const { rule } of outcome.applied) seen.add(`adjustment ${rule}`)
    return { worked, differences: compare(worked.expect, advise(rulebook, answers, moment)) }
  })
  const { safety, book } = rulebook
  return {
    results,
    advice: coverage('advice', [...Object.keys(safety.advice), ...Object.keys(book.advice)], seen),
    branches: coverage('branch', allBranches(rulebook), seen),
    adjustments: coverage('adjustment', allAdjustments(rulebook), seen),
  }
}

function coverage(kind: string, all: readonly string[], seen: ReadonlySet<string>): CaseCoverage {
  const missed = all.filter((name) => !seen.has(`${kind} ${name}`))
  return { reached: all.length - missed.length, all: all.length, missed }
}

function allBranches({ safety, book }: Rulebook): string[] {
  const of = (name: string, nodes: Rulebook['book']['tree']['nodes']): string[] =>
    Object.values(nodes).flatMap(({ id, branches }) =>
      [...branches.map(({ rule }) => rule), 'otherwise'].map((rule) => `${name}:${id} > ${rule}`),
    )
  return [...of('safety', safety.tree.nodes), ...of('book', book.tree.nodes)]
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

function wrongAnswers({ questions }: Rulebook, { given }: WorkedCase): Difference[] {
  return Object.entries(given).flatMap(([id, value]): Difference[] => {
    const question = questions[id]
    if (question === undefined) {
      return [
        { what: notA('a question', id, Object.keys(questions)), expected: null, found: value },
      ]
    }
    if (readValue(question, value).ok) return []
    return [{ what: `answer to ${id}`, expected: expectedAnswer(question), found: value }]
  })
}

function answersOf(rulebook: Rulebook, worked: WorkedCase, moment: Moment): Answers {
  const given = Object.entries(worked.given).map(([id, value]) => {
    const read = readValue(rulebook.questions[id] as Rulebook['questions'][string], value)
    return [id, read.ok ? read.value : []] as const
  })
  const answers: Record<string, AnswerValue> = {
    ...(worked.only === true ? {} : RESTED),
    ...(worked.at === undefined ? {} : momentAnswers(rulebook, moment)),
    ...Object.fromEntries(given),
  }
  return answers
}
