import type { Bounds, Condition, Question, Test } from './model.ts'
import { notA, type Place, type Report } from './problem.ts'

/** What a condition may speak of. */
export interface Scope {
  readonly questions: Readonly<Record<string, Question>>
  readonly report: Report
}

const BOUND_KEYS = {
  'at-least': 'atLeast',
  above: 'above',
  below: 'below',
  'at-most': 'atMost',
} as const
/** For who wrote `> 6`. */
const SOME_BOUNDS = 'bounds such as { at-least: 6 }'
const CONNECTIVES = ['all', 'any-of', 'not']

/** A condition that never holds, in place of one that could not be read; its problem is reported. */
const UNREADABLE: Condition = { op: 'any', of: [] }

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads a written condition: short forms become tests, several keys become `all`. Reports every
 * question, value or bound that does not exist.
 */
export function compileCondition(written: unknown, place: Place, scope: Scope): Condition {
  if (!isMap(written) || Object.keys(written).length === 0) {
    scope.report.add(place, 'expected a condition such as { pain: sharp }')
    return UNREADABLE
  }
  const parts = Object.entries(written).map(([key, value]) =>
    CONNECTIVES.includes(key)
      ? compileConnective(key, value, [...place, key], scope)
      : compileTest(key, value, [...place, key], scope),
  )
  return parts.length === 1 ? (parts[0] as Condition) : { op: 'all', of: parts }
}

function compileConnective(key: string, value: unknown, place: Place, scope: Scope): Condition {
  if (key === 'not') return { op: 'not', of: compileCondition(value, place, scope) }
  if (!Array.isArray(value) || value.length === 0) {
    scope.report.add(place, `expected a list of conditions under ${key}`)
    return UNREADABLE
  }
  const of = value.map((part, index) => compileCondition(part, [...place, index], scope))
  return { op: key === 'all' ? 'all' : 'any', of }
}

function compileTest(id: string, value: unknown, place: Place, scope: Scope): Condition {
  const question = Object.hasOwn(scope.questions, id) ? scope.questions[id] : undefined
  if (question === undefined) {
    const names = [...Object.keys(scope.questions), ...CONNECTIVES]
    scope.report.add(place, () => notA('a question', id, names))
    return UNREADABLE
  }
  if (value === 'unknown') return { op: 'ask', question: id, test: { test: 'unknown' } }
  switch (question.kind) {
    case 'scale':
    case 'number':
      return compileNumber(question, value, place, scope)
    case 'choices': {
      const any = namesIn(value, Object.keys(question.choices), `an answer to ${id}`, place, scope)
      return { op: 'ask', question: id, test: { test: 'is', any } }
    }
    case 'flags':
      return isMap(value)
        ? compileCount(question, value, place, scope)
        : compileIncludes(question, value, place, scope)
  }
}

function namesIn(
  value: unknown,
  names: readonly string[],
  kind: string,
  place: Place,
  scope: Scope,
): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (list.length === 0) scope.report.add(place, `expected ${kind}: ${listed(names)}`)
  return list.flatMap((name, index) => {
    if (typeof name === 'string' && names.includes(name)) return [name]
    const at = Array.isArray(value) ? [...place, index] : place
    const other = (): string => `${notA(kind, String(name), names)}; it is one of ${listed(names)}`
    const noName = (): string => `expected ${kind}: ${listed(names)}`
    scope.report.add(at, typeof name === 'object' ? noName : other)
    return []
  })
}

/** Who looks for a name in a longer list looks in the file. */
const MOST_LISTED = 24

function listed(names: readonly string[]): string {
  const left = names.length - MOST_LISTED
  const more = left > 0 ? ` and ${String(left)} more` : ''
  return `${names.slice(0, MOST_LISTED).join(', ')}${more}`
}

function compileNumber(
  question: Extract<Question, { kind: 'scale' | 'number' }>,
  value: unknown,
  place: Place,
  scope: Scope,
): Condition {
  const { id, from, to, kind } = question
  const inRange = (number: unknown, at: Place): number[] => {
    const fits = typeof number === 'number' && number >= from && number <= to
    if (fits && (kind === 'number' || Number.isInteger(number))) return [number]
    const expected = kind === 'scale' ? 'a whole number' : 'a number'
    const orBounds = typeof value === 'string' ? `, or ${SOME_BOUNDS}` : ''
    const range = `from ${String(from)} to ${String(to)}`
    scope.report.add(at, `expected ${expected} ${range} for ${id}${orBounds}`)
    return []
  }
  if (isMap(value)) {
    const bounds = compileBounds(value, place, scope, inRange)
    return { op: 'ask', question: id, test: { test: 'bounds', bounds } }
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (list.length === 0) inRange(undefined, place)
  const any = list.flatMap((number, index) =>
    inRange(number, Array.isArray(value) ? [...place, index] : place),
  )
  return { op: 'ask', question: id, test: { test: 'is', any } }
}

function compileBounds(
  written: Readonly<Record<string, unknown>>,
  place: Place,
  scope: Scope,
  inRange: (value: unknown, at: Place) => number[],
): Bounds {
  const bounds: { -readonly [key in keyof Bounds]: number } = {}
  const keys = Object.keys(written)
  if (keys.length === 0) scope.report.add(place, 'expected at-least, above, below or at-most')
  for (const [key, value] of Object.entries(written)) {
    if (Object.hasOwn(BOUND_KEYS, key)) {
      const [number] = inRange(value, [...place, key])
      if (number !== undefined) bounds[BOUND_KEYS[key as keyof typeof BOUND_KEYS]] = number
    } else {
      scope.report.add([...place, key], notA('a bound', key, Object.keys(BOUND_KEYS)))
    }
  }
  return bounds
}

type Flags = Extract<Question, { kind: 'flags' }>

function compileIncludes(question: Flags, value: unknown, place: Place, scope: Scope): Condition {
  const { items } = everyOf(question)
  const any = namesIn(value, items, `an item of ${question.id}`, place, scope)
  const ticked: Condition = {
    op: 'ask',
    question: question.id,
    test: { test: 'includes', any },
  }
  const implied = Object.values(impliedOf(question, any))
  return implied.length === 0 ? ticked : { op: 'any', of: [...implied, ticked] }
}

function compileCount(
  question: Flags,
  value: Readonly<Record<string, unknown>>,
  place: Place,
  scope: Scope,
): Condition {
  const every = everyOf(question)
  const { items } = every
  for (const key of Object.keys(value)) {
    if (key !== 'count' && key !== 'of') {
      scope.report.add([...place, key], notA('part of a count', key, ['count', 'of']))
    }
  }
  const of =
    value['of'] === undefined
      ? items
      : namesIn(value['of'], items, `an item of ${question.id}`, [...place, 'of'], scope)
  const anyCount = (number: unknown, at: Place): number[] => {
    if (Number.isInteger(number) && (number as number) >= 0) return [number as number]
    scope.report.add(at, 'expected a whole number of items')
    return []
  }
  const bounds = isMap(value['count'])
    ? compileBounds(value['count'], [...place, 'count'], scope, anyCount)
    : {}
  if (!isMap(value['count'])) scope.report.add(place, 'expected count: { at-least: NUMBER }')
  const implied = of === items ? every.implied : impliedOf(question, of)
  const test: Test = { test: 'count', of, bounds, implied }
  return { op: 'ask', question: question.id, test }
}

/** What else makes some items count as ticked. */
function impliedOf(question: Flags, items: readonly string[]): Record<string, Condition> {
  const implied: Record<string, Condition> = {}
  for (const item of items) {
    const orWhen = question.items[item]?.orWhen
    if (orWhen !== undefined) implied[item] = orWhen
  }
  return implied
}

interface Every {
  readonly items: readonly string[]
  readonly implied: Readonly<Record<string, Condition>>
}

const everyItem = new WeakMap<Flags, Every>()

/** All items of a list, put together once: many conditions may speak of them. */
function everyOf(question: Flags): Every {
  const known = everyItem.get(question)
  if (known !== undefined) return known
  const items = Object.keys(question.items)
  const every = { items, implied: impliedOf(question, items) }
  everyItem.set(question, every)
  return every
}
