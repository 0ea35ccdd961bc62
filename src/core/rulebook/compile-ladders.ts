import { compileCondition, type Scope } from './compile-condition.ts'
import { groundsOf } from './compile-dose.ts'
import { isAnswer } from './compile-question.ts'
import type { Ladder, LadderStep } from './model.ts'
import { notA, type Place } from './problem.ts'
import type { WrittenLadder } from './schema.ts'

type WrittenStep = WrittenLadder['steps'][number]

/** Stands for the step after the last one, in the journal as well. */
export const CLIMBED = 'climbed'

/**
 * Reads the ladders of a rulebook. Reports one that no morning would notice, a step that stands twice, and
 * an answer that its question does not have or that is not read from an open episode.
 */
export function compileLadders(
  written: Readonly<Record<string, WrittenLadder>>,
  scope: Scope,
): Readonly<Record<string, Ladder>> {
  return Object.fromEntries(
    Object.entries(written).map(([kind, ladder]) => {
      const place: Place = ['ladders', kind]
      const steps = ladder.steps.map((step, index) =>
        compileStep(step, [...place, 'steps', index], scope),
      )
      checkSteps(steps, place, scope)
      checkHeard(kind, steps, place, scope)
      checkTell(ladder.tell, steps, place, scope)
      return [kind, { label: ladder.label, tell: ladder.tell, steps }]
    }),
  )
}

function compileStep(written: WrittenStep, place: Place, scope: Scope): LadderStep {
  const { step, label, hours, check, until, answers = {} } = written
  for (const [id, value] of Object.entries(answers)) {
    const at = [...place, 'answers', id]
    const question = Object.hasOwn(scope.questions, id) ? scope.questions[id] : undefined
    if (question === undefined) {
      scope.report.add(at, () => notA('a question', id, Object.keys(scope.questions)))
    } else if (question.derived?.from.by !== 'open-episode') {
      scope.report.add(at, `${id} is not derived by open-episode, so no morning is told`)
    } else if (!isAnswer(question, value)) {
      scope.report.add(at, `"${String(value)}" is no answer to ${id}`)
    }
  }
  return {
    id: step,
    label,
    hours,
    check,
    ...(until === undefined ? {} : { until: compileCondition(until, [...place, 'until'], scope) }),
    answers,
    ...groundsOf(written),
  }
}

function checkSteps(steps: readonly LadderStep[], place: Place, { report }: Scope): void {
  const seen = new Set([CLIMBED])
  steps.forEach(({ id }, index) => {
    if (seen.has(id)) report.add([...place, 'steps', index, 'step'], `"${id}" is taken`)
    seen.add(id)
  })
}

/** An open episode is an item of a list that is derived from it, or every step of it answers something. */
function checkHeard(
  kind: string,
  steps: readonly LadderStep[],
  place: Place,
  { questions, report }: Scope,
): void {
  const listed = Object.values(questions).some(
    (question) =>
      question.kind === 'flags' &&
      question.derived?.from.by === 'open-episode' &&
      Object.hasOwn(question.items, kind),
  )
  if (listed) return
  steps.forEach(({ answers }, index) => {
    if (Object.keys(answers).length > 0) return
    const what = 'a step that answers nothing is heard on no morning'
    report.add([...place, 'steps', index, 'step'], what)
  })
}

function checkTell(
  tell: readonly string[],
  steps: readonly LadderStep[],
  place: Place,
  { questions, report }: Scope,
): void {
  tell.forEach((id, index) => {
    const question = Object.hasOwn(questions, id) ? questions[id] : undefined
    const answered = steps.some(({ answers }) => Object.hasOwn(answers, id))
    if (question?.kind === 'choices' && answered) return
    report.add([...place, 'tell', index], 'expected a question with choices that a step answers')
  })
}
