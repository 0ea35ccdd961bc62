import type { Exception, Measure, MonotoneResult } from '../../../src/core/proof/model.ts'
import { holds } from '../../../src/core/rulebook/condition.ts'
import type { Answers, AnswerValue, Question } from '../../../src/core/rulebook/model.ts'
import type { CheckIn, Described, Enumerated } from './enumerated.ts'
import type { Provable } from './small-rulebooks.ts'

/** Monotonicity found out a second time: every step from every check-in, one by one. */

/** The name of the class of an answer; the name of an item, or of no answer, is itself. */
type ClassOf = (id: string, value: AnswerValue) => string

const VERDICTS = ['move', 'rest', 'reassess']
const CARE = ['none', 'clinician-soon', 'clinician-today', 'emergency']

const LOOSER: Readonly<Record<Measure, (before: Described, after: Described) => boolean>> = {
  verdict: (a, b) => VERDICTS.indexOf(b.verdict) < VERDICTS.indexOf(a.verdict),
  care: (a, b) => CARE.indexOf(b.care) < CARE.indexOf(a.care),
  minutes: (a, b) => b.most > a.most,
  percent: (a, b) => b.percentMax > a.percentMax || b.percentThreshold > a.percentThreshold,
  bpm: (a, b) => b.cap > a.cap,
  effort: (a, b) => b.rpe > a.rpe,
  activity: (a, b) => b.offers.some((each) => each !== 'mobility' && !a.offers.includes(each)),
}

function loosened(before: Described, after: Described): Measure[] {
  const all = Object.keys(LOOSER) as Measure[]
  return all.filter(
    (measure) =>
      (measure === 'verdict' || measure === 'care' || before.verdict === after.verdict) &&
      LOOSER[measure](before, after),
  )
}

/** Whether an exception speaks of a step; the names of answers are those of their classes. */
function excepts(
  { question, from, to, measures, when }: Exception,
  step: WorseStep,
  measure: Measure,
  classOf: ClassOf,
): boolean {
  const same = (named: string | number | undefined, here: string): boolean =>
    named === undefined || classOf(question, named) === here
  return (
    question === step.question &&
    same(from, step.from) &&
    same(to, step.to) &&
    (measures?.includes(measure) ?? true) &&
    (when === undefined || holds(when, step.before) === true)
  )
}

interface WorseStep {
  readonly question: string
  readonly from: string
  readonly to: string
  readonly before: Answers
  readonly after: Answers
}

function ordered({ id, worse }: Question, domain: readonly AnswerValue[]): readonly AnswerValue[] {
  if (worse === 'higher') return domain
  if (worse === 'lower') return domain.toReversed()
  if (typeof worse === 'string') throw new Error(`${id} has no order`)
  return worse
}

/** Monotonicity as the prover tells it, without the check-ins it shows. */
export interface Comparison {
  readonly compared: number
  readonly loosenings: readonly string[]
  readonly openRisks: readonly string[]
  readonly exceptions: readonly number[]
}

/** What the prover found, in the same words. */
export function comparisonOf(
  { compared, loosenings, openRisks, exceptions }: MonotoneResult,
  classOf: ClassOf,
): Comparison {
  return {
    compared: Number(compared),
    loosenings: loosenings
      .map(({ question, from, to, measure, count }) => {
        const names = [classOf(question, from), classOf(question, to)]
        return [question, ...names, measure, String(count)].join(' ')
      })
      .toSorted(),
    openRisks: openRisks
      .map(({ question, answered, measure, count }) => {
        const from = answered.answers[question] as AnswerValue
        const name = Array.isArray(from) ? 'answered' : classOf(question, from)
        return [question, name, 'unknown', measure, String(count)].join(' ')
      })
      .toSorted(),
    exceptions: exceptions.map(({ used }) => Number(used)),
  }
}

function stepsFrom(
  answers: Answers,
  { rulebook, domain }: Provable,
  classOf: ClassOf,
): { readonly worse: WorseStep[]; readonly open: WorseStep[] } {
  const worse: WorseStep[] = []
  const open: WorseStep[] = []
  for (const question of Object.values(rulebook.questions)) {
    const { id } = question
    const value = answers[id]
    if (question.worse === 'none' || value === undefined) continue
    const { [id]: _left, ...without } = answers
    const step = (from: string, to: string, after: Answers): WorseStep => {
      return { question: id, from, to, before: answers, after }
    }
    if (question.kind === 'flags') {
      const ticked = value as readonly string[]
      const others = Object.keys(question.items).filter((item) => !ticked.includes(item))
      for (const item of others) {
        const after = { ...answers, [id]: [...ticked, item].toSorted() }
        worse.push(step(`no ${item}`, item, after))
      }
    } else {
      const from = classOf(id, value)
      const inOrder = ordered(question, domain[id] ?? [])
      const place = inOrder.findIndex((each) => classOf(id, each) === from)
      const next = inOrder.slice(place).find((each) => classOf(id, each) !== from)
      if (next !== undefined) {
        worse.push(step(from, classOf(id, next), { ...answers, [id]: next }))
      }
    }
    if (question.unknown.policy === 'careful') {
      open.push(
        step(question.kind === 'flags' ? 'answered' : classOf(id, value), 'unknown', without),
      )
    }
  }
  return { worse, open }
}

/** Every single worsening of every check-in, and every answer left out, compared one by one. */
export function compareAll(
  provable: Provable,
  { classes, nameOf }: Enumerated,
  classOf: ClassOf,
): Comparison {
  const { exceptions } = provable.proofs
  const seen = new Set<string>()
  const used = exceptions.map(() => 0)
  const said = (answers: Answers): Described => (classes.get(nameOf(answers)) as CheckIn).said
  const compare = (step: WorseStep, found: Map<string, number>): void => {
    const { question, from, to, before, after } = step
    const name = `${nameOf(before)} ${nameOf(after)}`
    if (seen.has(name)) return
    seen.add(name)
    for (const measure of loosened(said(before), said(after))) {
      const exception = exceptions.findIndex((each) => excepts(each, step, measure, classOf))
      if (exception >= 0) used[exception] = (used[exception] as number) + 1
      else {
        const finding = [question, from, to, measure].join(' ')
        found.set(finding, (found.get(finding) ?? 0) + 1)
      }
    }
  }
  const worsened = new Map<string, number>()
  const opened = new Map<string, number>()
  for (const { answers } of classes.values()) {
    const { worse, open } = stepsFrom(answers, provable, classOf)
    for (const step of worse) compare(step, worsened)
    for (const step of open) compare(step, opened)
  }
  return {
    compared: seen.size,
    loosenings: linesOf(worsened),
    openRisks: linesOf(opened),
    exceptions: used,
  }
}

function linesOf(found: ReadonlyMap<string, number>): string[] {
  return [...found].map(([finding, times]) => `${finding} ${String(times)}`).toSorted()
}
