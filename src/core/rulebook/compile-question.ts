import { checkDerived, compileDerived } from './compile-derived.ts'
import type { AnswerValue, Question, UnknownPolicy, Worse } from './model.ts'
import type { Place, Report } from './problem.ts'
import type { WrittenQuestion } from './schema.ts'

const KINDS = ['scale', 'number', 'choices', 'yes-no', 'items'] as const

/** `painScore` becomes `pain-score`. */
export function kebab(id: string): string {
  return id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Reads one written question, or undefined when its kind cannot be told; every problem is reported. */
export function compileQuestion(
  id: string,
  written: WrittenQuestion,
  report: Report,
): Question | undefined {
  const place: Place = ['questions', id]
  const kinds = KINDS.filter((kind) => written[kind] !== undefined)
  const [kind] = kinds
  if (kind === undefined || kinds.length > 1) {
    report.add(place, `expected exactly one of ${KINDS.join(', ')}`)
    return undefined
  }
  const question = assemble(id, written, kind)
  checkKind(question, place, report)
  checkWorse(question, place, report)
  checkUnknown(question, place, report)
  checkDerived(question, place, report)
  return question
}

function assemble(id: string, written: WrittenQuestion, kind: (typeof KINDS)[number]): Question {
  const unknown: UnknownPolicy =
    written.unknown === undefined || written.unknown === 'careful'
      ? { policy: 'careful' }
      : { policy: 'assume', value: written.unknown.assume, said: written.unknown.said }
  const offered = written.offered ?? true
  const onBackground =
    offered && unknown.policy === 'assume' && (kind === 'items' || written.line !== undefined)
  const screen = written.screen ?? (onBackground ? 'background' : undefined)
  const base = {
    id,
    flag: written.flag ?? kebab(id),
    ask: written.ask,
    ...(written.help === undefined ? {} : { help: written.help }),
    core: written.core ?? false,
    origin: written.origin ?? 'asked',
    offered,
    worse: written.worse as Worse,
    unknown,
    ...(written.derived === undefined ? {} : { derived: compileDerived(written.derived) }),
    ...(screen === undefined ? {} : { screen }),
  } as const
  switch (kind) {
    case 'scale':
      return { ...base, kind, ...(written.scale as NonNullable<typeof written.scale>) }
    case 'number': {
      const { clock = false, ...number } = written.number as NonNullable<typeof written.number>
      return { ...base, kind, ...number, clock }
    }
    case 'choices':
    case 'yes-no': {
      const choices = written.choices ?? { yes: 'Yes', no: 'No' }
      const line = written.line === undefined ? {} : { line: written.line }
      return { ...base, kind: 'choices', choices, ...line }
    }
    case 'items': {
      const items = Object.entries(written.items as NonNullable<typeof written.items>).map(
        ([item, { group, label }]) => [item, { group, label }] as const,
      )
      return {
        ...base,
        kind: 'flags',
        groups: written.groups ?? {},
        items: Object.fromEntries(items),
      }
    }
  }
}

/** More than anyone reads; each is one more thing to settle at every decision. */
export const MOST_ITEMS = 100

function checkKind(question: Question, place: Place, report: Report): void {
  if ((question.kind === 'scale' || question.kind === 'number') && question.from >= question.to) {
    report.add([...place, question.kind], 'expected from to be less than to')
  }
  if (question.kind !== 'flags') return
  const count = Object.keys(question.items).length
  if (count > MOST_ITEMS) {
    const message = `found ${String(count)} items; expected at most ${String(MOST_ITEMS)}`
    report.add([...place, 'items'], message)
  }
  for (const [item, { group }] of Object.entries(question.items)) {
    if (!Object.hasOwn(question.groups, group)) {
      report.add([...place, 'items', item, 'group'], `"${group}" is not one of its groups`)
    }
  }
}

function checkWorse(question: Question, place: Place, report: Report): void {
  const { worse } = question
  const fits =
    worse === 'none' ||
    (question.kind === 'flags'
      ? worse === 'more'
      : question.kind === 'choices'
        ? typeof worse !== 'string' && worse.every((id) => Object.hasOwn(question.choices, id))
        : worse === 'higher' || worse === 'lower')
  if (!fits) {
    const expected = { flags: 'more', choices: 'its choices from best to worst' } as const
    const said =
      question.kind === 'flags' || question.kind === 'choices'
        ? expected[question.kind]
        : 'higher or lower'
    report.add([...place, 'worse'], `expected ${said}, or none`)
  }
}

function checkUnknown(question: Question, place: Place, report: Report): void {
  const { unknown } = question
  if (unknown.policy === 'careful') {
    if (question.screen === undefined) return
    // Nothing ticked has to mean something, or the screen is shown for ever.
    report.add([...place, 'unknown'], 'expected { assume: ... } for a question on a screen')
  } else if (question.core) {
    report.add([...place, 'unknown'], 'a core answer is never assumed')
  } else if (!isAnswer(question, unknown.value)) {
    report.add([...place, 'unknown', 'assume'], `expected an answer to ${question.id}`)
  }
}

/** Whether a value is an answer to a question: of its kind, in its range, naming what exists. */
export function isAnswer(question: Question, value: unknown): value is AnswerValue {
  switch (question.kind) {
    case 'scale':
      return Number.isInteger(value) && inRange(question, value as number)
    case 'number':
      return typeof value === 'number' && inRange(question, value)
    case 'choices':
      return typeof value === 'string' && Object.hasOwn(question.choices, value)
    case 'flags':
      return (
        Array.isArray(value) &&
        value.every((item) => typeof item === 'string' && Object.hasOwn(question.items, item)) &&
        new Set(value).size === value.length
      )
  }
}

function inRange({ from, to }: { from: number; to: number }, value: number): boolean {
  // Minus zero is in every range and printed as 0, but no person answers it.
  return value >= from && value <= to && !Object.is(value, -0)
}
