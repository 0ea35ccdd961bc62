import { compileException } from '../proof/compile-exception.ts'
import type { Exception } from '../proof/model.ts'
import { classesOf, conditionsOf, cutsOf } from './classes.ts'
import { compileAdjustment, compileDose, groundsOf, type DoseScope } from './compile-dose.ts'
import { withOrWhen } from './compile-or-when.ts'
import { checkDerivedFrom } from './compile-derived.ts'
import { compileLadders } from './compile-ladders.ts'
import { compileQuestion } from './compile-question.ts'
import { compileAdvice, compileTree } from './compile-tree.ts'
import { checkSources, checkTexts } from './check-names.ts'
import {
  LAST_ACTIVITY,
  type Adjustment,
  type Book,
  type MovementTestRule,
  type Question,
  type Rulebook,
  type SafetyBook,
  type Source,
  type ReviewRule,
  type WeekRule,
} from './model.ts'
import { report as newReport, type Place, type Problem, type Report } from './problem.ts'
import { whyReserved } from './reserved-flags.ts'
import type { WrittenBook, WrittenException, WrittenSafety, WrittenSources } from './schema.ts'

/** A compiled file, or everything in it that its author has to mend. */
export type Compiled<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] }

type Sources = Readonly<Record<string, Source>>

/** Reads the written sources: every citation in the short form the rulebook keeps. */
export function compileSources(written: WrittenSources): Sources {
  return Object.fromEntries(
    Object.entries(written.sources).map(([id, { pmid, ...source }]) => [
      id,
      { ...source, ...(pmid === undefined ? {} : { pmid: String(pmid) }) } as Source,
    ]),
  )
}

/** Compiles `safety.yaml`. `sha256` is the hash of the file, carried into every advice. */
export function compileSafety(
  written: WrittenSafety,
  sha256: string,
  sources: Sources,
): Compiled<SafetyBook> {
  const report = newReport()
  const own = questionsOf(written.questions, {}, report)
  const scope: DoseScope = {
    questions: own,
    activities: written.activities,
    report,
  }
  const { ceilings } = written
  const rate = written['heart-rate']
  const book: SafetyBook = {
    ...bookParts(written, sha256, own, scope),
    tree: compileTree(written.gate, 'gate', { ...scope, advice: written.advice, mayPass: true }),
    limits: adjustments(written.limits, 'limits', scope),
    ceilings: {
      minutes: ceilings.minutes,
      strollMinutes: ceilings['stroll-minutes'],
      percentMax: ceilings['percent-max'],
      percentThreshold: ceilings['percent-threshold'],
      rpe: ceilings.rpe,
    },
    heartRate: {
      formula: rate.formula,
      uncertaintyBpm: rate['uncertainty-bpm'],
      womenMinusBpm: rate['women-minus-bpm'],
      swimMinusBpm: rate['swim-minus-bpm'],
      ...groundsOf(rate),
    },
    movementTest: movementTest(written['movement-test']),
    ladders: compileLadders(written.ladders, { questions: own, report }),
    activities: Object.fromEntries(
      Object.entries(written.activities).map(([id, activity]) => [
        id,
        {
          label: activity.label,
          eccentricRank: activity['eccentric-rank'],
          needs: activity.needs ?? '',
        },
      ]),
    ),
  }
  for (const [id, { verdict, soft }] of Object.entries(book.advice)) {
    if (verdict === 'move') report.add(['advice', id, 'verdict'], 'the gate stops, or passes')
    if (soft) report.add(['advice', id, 'soft'], 'nobody decides against the gate')
  }
  checkCeilings(book, book.ceilings, report)
  checkNames(written, report)
  if (book.activities[LAST_ACTIVITY]?.needs !== '') {
    const what = `${LAST_ACTIVITY}, which needs nothing: it is what remains when all else is out`
    report.add(['activities'], `expected ${what}`)
  }
  checkSources(written, sources, report)
  checkTexts(written, own, report)
  return result(book, report)
}

function weekRule(written: NonNullable<WrittenBook['week']>): WeekRule {
  const { load } = written
  return {
    passiveDays: written['passive-days'],
    activeRecoveryDays: written['active-recovery-days'],
    hardDaysAtMost: written['hard-days-at-most'],
    recoveryWeekAfterWeeks: written['recovery-week-after-weeks'],
    strengthDays: written['strength-days'],
    load: {
      monotonyNoticeAbove: load['monotony-notice-above'],
      monotonyAtMost: load['monotony-at-most'],
      weekLoadAtLeast: load['week-load-at-least'],
    },
    ...groundsOf(written),
  }
}

function reviewRule(written: NonNullable<WrittenBook['review']>): ReviewRule {
  return {
    outcomesAtLeast: written['outcomes-at-least'],
    credibility: written.credibility,
    proposeAbove: written['propose-above'],
    ...groundsOf(written),
  }
}

function movementTest(written: WrittenSafety['movement-test']): MovementTestRule {
  const { minutes, bells, worse, heavier, looser } = written
  return {
    minutes,
    bells,
    worse: { painRises: worse['pain-rises'] },
    heavier: {
      stiffnessRises: heavier['stiffness-rises'],
      painRises: heavier['pain-rises'],
      effortRises: heavier['effort-rises'],
    },
    looser: { stiffnessFalls: looser['stiffness-falls'] },
    ...groundsOf(written),
  }
}

/** Compiles a rulebook's own file, to be walked behind a compiled gate. */
export function compileBook(
  written: WrittenBook,
  sha256: string,
  safety: SafetyBook,
  sources: Sources,
): Compiled<Rulebook> {
  const report = newReport()
  return result(bookOf(written, sha256, safety, sources, report), report)
}

/** The same whatever is wrong with it; that is reported. */
export function bookOf(
  written: WrittenBook,
  sha256: string,
  safety: SafetyBook,
  sources: Sources,
  report: Report,
): Rulebook {
  const own = questionsOf(written.questions, safety.questions, report)
  const questions = { ...safety.questions, ...own }
  const scope: DoseScope = {
    questions,
    activities: safety.activities,
    report,
  }
  const book: Book = {
    ...bookParts(written, sha256, own, scope),
    tree: compileTree(written.tree, 'tree', { ...scope, advice: written.advice, mayPass: false }),
    ...(written.week === undefined ? {} : { week: weekRule(written.week) }),
    ...(written.review === undefined ? {} : { review: reviewRule(written.review) }),
  }
  checkCeilings(book, safety.ceilings, report)
  checkNames(written, report)
  checkSources(written, sources, report)
  checkTexts(written, questions, report)
  const exceptions = exceptionsOf(written.exceptions ?? [], questions, report)
  if (report.problems.length === 0) checkCuts(book, own, report)
  const whole = { safety, book, sources, questions, exceptions }
  if (report.problems.length > 0) return { ...whole, edges: {}, classes: {} }
  return { ...whole, ...classesOf(questions, [...conditionsOf(safety), ...conditionsOf(book)]) }
}

function exceptionsOf(
  written: readonly WrittenException[],
  questions: Readonly<Record<string, Question>>,
  report: Report,
): Exception[] {
  const seen = new Set<string>()
  return written.map((exception, index) => {
    const { id } = exception
    if (seen.has(id)) report.add(['exceptions', index, 'id'], `"${id}" stands twice`)
    seen.add(id)
    return compileException(exception, ['exceptions', index], { rulebook: { questions }, report })
  })
}

/** Far more numbers than anyone tells apart; each makes every decision and proof slower. */
const MOST_CUTS = 200

/** A question is compared with so few numbers that its classes stay few. */
function checkCuts(book: Book, own: Readonly<Record<string, Question>>, report: Report): void {
  for (const [id, cuts] of cutsOf(conditionsOf(book))) {
    if (cuts.size <= MOST_CUTS) continue
    const place = Object.hasOwn(own, id) ? ['questions', id] : ['tree']
    const message = `${id} is compared with ${String(cuts.size)} different numbers; expected at most ${String(MOST_CUTS)}`
    report.add(place, message)
  }
}

function result<Value>(value: Value, { problems }: Report): Compiled<Value> {
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems }
}

type WrittenQuestions = WrittenBook['questions']

function questionsOf(
  written: WrittenQuestions,
  taken: Readonly<Record<string, Question>>,
  report: Report,
): Record<string, Question> {
  const questions: Record<string, Question> = {}
  const flags = new Map(Object.values(taken).map(({ flag, id }) => [flag, id]))
  for (const [id, question] of Object.entries(written)) {
    const place: Place = ['questions', id]
    if (Object.hasOwn(taken, id)) {
      report.add(place, `"${id}" is a question of the safety gate and cannot be replaced`)
      continue
    }
    const compiled = compileQuestion(id, question, report)
    if (compiled === undefined) continue
    const other = flags.get(compiled.flag)
    const at = [...place, 'flag']
    if (other !== undefined) report.add(at, `--${compiled.flag} is already the flag of ${other}`)
    const reserved = whyReserved(compiled.flag)
    if (reserved !== undefined) report.add(at, `${reserved}; name another with  flag: NAME`)
    flags.set(compiled.flag, id)
    questions[id] = compiled
  }
  checkDerivedFrom(questions, taken, report)
  return withOrWhen(questions, written, taken, report)
}

function bookParts(
  written: WrittenBook | WrittenSafety,
  sha256: string,
  questions: Readonly<Record<string, Question>>,
  scope: DoseScope,
): Omit<Book, 'tree'> {
  const doses = written.doses ?? {}
  return {
    id: written.id,
    version: written.version,
    sha256,
    questions,
    advice: Object.fromEntries(
      Object.entries(written.advice).map(([id, advice]) => [
        id,
        compileAdvice(id, advice, doses, scope.report),
      ]),
    ),
    doses: Object.fromEntries(
      Object.entries(doses).map(([id, dose]) => [id, compileDose(id, dose, scope)]),
    ),
    notes: adjustments(written.notes ?? [], 'notes', scope),
  }
}

function adjustments(
  written: WrittenSafety['limits'],
  key: string,
  scope: DoseScope,
): Adjustment[] {
  return written.map((adjustment, index) => compileAdjustment(adjustment, [key, index], scope))
}

/** No dose may promise more than the safety file allows. */
function checkCeilings(
  book: Pick<Book, 'doses'>,
  ceilings: SafetyBook['ceilings'],
  report: Report,
): void {
  for (const [id, dose] of Object.entries(book.doses)) {
    const { minutes } = dose
    const most =
      minutes.how === 'fixed' ? minutes.to : Math.max(minutes.atMost, minutes.usualUnknown[1])
    const limit = dose.optional ? ceilings.strollMinutes : ceilings.minutes
    const over: readonly [string, number, number][] = [
      ['minutes', most, limit],
      ['rpe', dose.rpe.max, ceilings.rpe],
      ['heart-rate', dose.heartRate?.percentMax.max ?? 0, ceilings.percentMax],
      ['heart-rate', dose.heartRate?.percentThreshold.max ?? 0, ceilings.percentThreshold],
    ]
    for (const [key, value, ceiling] of over) {
      if (value > ceiling) {
        report.add(
          ['doses', id, key],
          `${String(value)} is above the ceiling of ${String(ceiling)}`,
        )
      }
    }
  }
}

/** Rule names are how cases, reasons and the journal speak of a branch: one name, one place. */
function checkNames(written: WrittenBook | WrittenSafety, report: Report): void {
  const seen = new Set<string>()
  const see = (rule: string, place: Place): void => {
    if (seen.has(rule)) report.add([...place, 'rule'], `"${rule}" is the name of another rule too`)
    seen.add(rule)
  }
  const [key, tree] = 'gate' in written ? ['gate', written.gate] : ['tree', written.tree]
  for (const [id, { branches }] of Object.entries(tree.nodes)) {
    branches.forEach(({ rule }, index) => see(rule, [key, 'nodes', id, 'branches', index]))
  }
  for (const [id, { adjust }] of Object.entries(written.doses ?? {})) {
    adjust?.forEach(({ rule }, index) => see(rule, ['doses', id, 'adjust', index]))
  }
  written.notes?.forEach(({ rule }, index) => see(rule, ['notes', index]))
  if ('limits' in written) written.limits.forEach(({ rule }, index) => see(rule, ['limits', index]))
}
