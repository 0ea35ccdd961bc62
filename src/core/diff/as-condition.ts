import type { Bounds, Condition, NumberQuestion, ScaleQuestion, Test } from '../rulebook/model.ts'
import type { Piece } from '../proof/pieces.ts'
import type { Space } from '../proof/space.ts'
import {
  ANSWERED,
  OPEN,
  openValue,
  TICKED,
  type ListVariable,
  type ScalarVariable,
} from '../proof/variables.ts'

/** Values of some variables; the others have any. */
export type Box = ReadonlyMap<number, ReadonlySet<number>>

/** A box as a condition on the answers given; undefined where it holds every check-in. */
export function asCondition(space: Space, box: Box): Condition | undefined {
  const parts = [...space.variables.values()].flatMap((variable) =>
    variable.kind === 'list' ? listParts(variable, box) : scalarParts(variable, box),
  )
  const [only, second] = parts
  return second === undefined ? only : { op: 'all', of: parts }
}

function scalarParts(variable: ScalarVariable, box: Box): Condition[] {
  const { question, level, answers } = variable
  const values = box.get(level)
  if (values === undefined) return []
  const classes = answers.flatMap((_, index) => (values.has(index) ? [index] : []))
  const unknown = ask(question.id, { test: 'unknown' })
  const open = values.has(openValue(variable))
  if (!open && classes.length === answers.length) return [{ op: 'not', of: unknown }]
  const known = testsFor(variable, classes).map((test) => ask(question.id, test))
  return [any([...known, ...(open ? [unknown] : [])])]
}

function testsFor(
  { question, answers, pieces }: ScalarVariable,
  classes: readonly number[],
): Test[] {
  if (classes.length === 0) return []
  if (question.kind === 'choices') {
    return [{ test: 'is', any: classes.map((index) => String(answers[index])) }]
  }
  const ascending = pieces.toSorted((a, b) => a.low - b.low)
  const chosen = new Set(classes.map((index) => pieces[index]))
  const tests: Test[] = []
  for (let from = 0; from < ascending.length; from += 1) {
    if (!chosen.has(ascending[from])) continue
    let to = from
    while (chosen.has(ascending[to + 1])) to += 1
    tests.push(stretch(question, ascending, from, to))
    from = to
  }
  return tests
}

/** Neighbouring pieces as bounds, in numbers that a person would say. */
function stretch(
  question: ScaleQuestion | NumberQuestion,
  pieces: readonly Piece[],
  from: number,
  to: number,
): Test {
  const { low } = pieces[from] as Piece
  const { high } = pieces[to] as Piece
  if (low === high) return { test: 'is', any: [low] }
  const before = pieces[from - 1]
  const after = pieces[to + 1]
  const step = question.kind === 'scale' ? 1 : question.step
  const isSaid = (value: number): boolean => said(Math.round(value / step), step) === value
  const bounds: Bounds = {
    ...(before === undefined
      ? {}
      : isSaid(before.high) && !isSaid(low)
        ? { above: before.high }
        : { atLeast: isSaid(low) ? low : said(Math.ceil(low / step), step) }),
    ...(after === undefined
      ? {}
      : isSaid(after.low) && !isSaid(high)
        ? { below: after.low }
        : { atMost: isSaid(high) ? high : said(Math.floor(high / step), step) }),
  }
  return { test: 'bounds', bounds }
}

function said(steps: number, step: number): number {
  return Number((steps * step).toFixed(6))
}

/** No answer to a list is not to have ticked anything of it, so what is not ticked is also not answered. */
function listParts({ question, level, items }: ListVariable, box: Box): Condition[] {
  const { id } = question
  const unknown = ask(id, { test: 'unknown' })
  const values = box.get(level)
  if (values?.has(ANSWERED) === false) return [unknown]
  const ticked: string[] = []
  const others: string[] = []
  for (const [item, at] of items) {
    const states = box.get(at)
    if (states !== undefined) (states.has(TICKED) ? ticked : others).push(item)
  }
  const mayBeOpen = ticked.length === 0 && values?.has(OPEN) !== false
  const none: Condition = { op: 'not', of: ask(id, { test: 'includes', any: others }) }
  return [
    ...(mayBeOpen || ticked.length + others.length > 0
      ? []
      : [{ op: 'not', of: unknown } as const]),
    ...ticked.map((item) => ask(id, { test: 'includes', any: [item] })),
    ...(others.length === 0 ? [] : [mayBeOpen ? any([none, unknown]) : none]),
  ]
}

function ask(question: string, test: Test): Condition {
  return { op: 'ask', question, test }
}

function any(parts: readonly Condition[]): Condition {
  const [only, second] = parts
  return only !== undefined && second === undefined ? only : { op: 'any', of: parts }
}
