import { OUTCOMES } from '../movement-test/ratings.ts'
import { CARE_LEVELS, VERDICTS } from '../rulebook/model.ts'
import { SESSION_KINDS, type Entry } from './entry.ts'

/** What was expected instead, behind the path to it; undefined when a value is as it should be. */
type Check = (value: unknown) => string | undefined

const DAY = /^\d{4}-\d\d-\d\d$/
const LOCAL_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/
const ID = /^[\w-]{1,64}$/

const text: Check = (value) => (typeof value === 'string' ? undefined : 'expected a text')

const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'expected true or false')

const like =
  (pattern: RegExp, expected: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : `expected ${expected}`

const day = like(DAY, 'a day such as 2026-11-22')
const id = like(ID, 'an id')

const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value)
      ? undefined
      : `expected one of ${words.join(', ')}`

const number =
  (from: number, to: number): Check =>
  (value) =>
    typeof value === 'number' && value >= from && value <= to
      ? undefined
      : `expected a number from ${String(from)} to ${String(to)}`

const rating = number(0, 10)
const minutes = number(0, 10_000)

const listOf =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return 'expected a list'
    for (let index = 0; index < value.length; index += 1) {
      const wrong = check(value[index])
      if (wrong !== undefined) return below(String(index), wrong)
    }
    return undefined
  }

const mapOf =
  (check: Check): Check =>
  (value) => {
    if (!isObject(value)) return 'expected keys with values'
    for (const key in value) {
      const wrong = check(value[key])
      if (wrong !== undefined) return below(key, wrong)
    }
    return undefined
  }

interface Checks {
  readonly keys: readonly string[]
  readonly of: Readonly<Record<string, Check>>
}

const checksOf = (of: Readonly<Record<string, Check>>): Checks => ({ keys: Object.keys(of), of })

/**
 * Other keys are let be: a later version may have more to say. Nothing is made that is not needed, an iterator
 * neither: every morning reads the lines of three months before anything is compiled.
 */
const object = (
  needed: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check => {
  const must = checksOf(needed)
  const may = checksOf(optional)
  return (value) => {
    if (!isObject(value)) return 'expected keys with values'
    return wrongAmong(must, value, false) ?? wrongAmong(may, value, true)
  }
}

function wrongAmong(
  { keys, of }: Checks,
  value: Readonly<Record<string, unknown>>,
  optional: boolean,
): string | undefined {
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as string
    const held = Object.hasOwn(value, key) ? value[key] : undefined
    if (optional && held === undefined) continue
    const wrong = (of[key] as Check)(held)
    if (wrong !== undefined) return below(key, wrong)
  }
  return undefined
}

/** `advice.verdict: expected ...`, one step up. */
function below(key: string, wrong: string): string {
  return wrong.startsWith('expected') ? `${key}: ${wrong}` : `${key}.${wrong}`
}

const answer: Check = (value) =>
  typeof value === 'number' ||
  typeof value === 'string' ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    ? undefined
    : 'expected a number, a text or a list of texts'

const fact: Check = (value) => (typeof value === 'boolean' ? undefined : answer(value))

const book = object({ id: text, version: text, sha256: text })
const ratings = object({ stiffness: rating, pain: rating, effort: rating })
const prescribed = object({
  modality: text,
  minutes: object({ min: minutes, target: minutes, max: minutes }),
  rpe: object({ aim: rating, max: rating }),
})
const open = listOf(object({ episode: id, what: text, since: day, facts: mapOf(fact) }))

/** What every entry says of itself. */
const COMMON = {
  id,
  written: like(INSTANT, 'an instant such as 2026-11-22T06:10:00.000Z'),
  at: like(LOCAL_MOMENT, 'a moment such as 2026-11-22T07:10:00+01:00'),
  date: day,
}

const DAY_KINDS: Readonly<Record<string, Check>> = {
  'check-in': object(
    {
      ...COMMON,
      answers: mapOf(answer),
      derived: listOf(text),
      advice: object(
        {
          verdict: oneOf(...VERDICTS),
          care: oneOf(...CARE_LEVELS),
          advice: text,
          headline: text,
          rulebook: book,
          safety: book,
        },
        { rule: text, session: prescribed },
      ),
    },
    { open },
  ),
  session: object(
    { ...COMMON, session: oneOf(...SESSION_KINDS), minutes },
    {
      rpe: rating,
      modality: text,
      raceKind: text,
      distanceKm: number(0, 1000),
      ascentM: number(0, 50_000),
      descentM: number(0, 50_000),
      downhill: flag,
    },
  ),
  after: object(
    { ...COMMON, felt: oneOf('looser', 'same', 'flatter') },
    { rpe: rating, pain: rating, of: id },
  ),
  test: object(
    { ...COMMON, before: ratings, minutes, outcome: oneOf(...OUTCOMES) },
    { after: ratings, said: oneOf(...OUTCOMES) },
  ),
  health: object({
    ...COMMON,
    episode: id,
    event: oneOf('start', 'note', 'end'),
    what: text,
    facts: mapOf(fact),
    open,
  }),
  override: object({
    ...COMMON,
    to: oneOf('rest', 'move'),
    from: oneOf(...VERDICTS),
    why: text,
    of: id,
  }),
}

const KINDS: Readonly<Record<string, Check>> = {
  ...DAY_KINDS,
  correction: object({
    ...COMMON,
    of: id,
    entry: (value) => (isObject(value) ? wrongOfKind(value, DAY_KINDS) : 'expected an entry'),
    open,
  }),
  deletion: object({ ...COMMON, of: id, open }),
}

/** Whether a value says it is an entry of a kind that this version knows. */
export function isKnownKind(value: unknown): boolean {
  return isObject(value) && checkOf(value, KINDS) !== undefined
}

/** Whether a value is an entry of a known kind, whole. */
export function isEntry(value: unknown): value is Entry {
  return isObject(value) && wrongOfKind(value, KINDS) === undefined
}

/** What is wrong in an entry that was changed, behind the path to it; undefined when nothing is. */
export function wrongInEntry(entry: Entry): string | undefined {
  return wrongOfKind({ ...entry }, KINDS)
}

function wrongOfKind(
  value: Readonly<Record<string, unknown>>,
  kinds: Readonly<Record<string, Check>>,
): string | undefined {
  const check = checkOf(value, kinds)
  if (check === undefined) return `kind: expected one of ${Object.keys(kinds).join(', ')}`
  const wrong = check(value)
  if (wrong !== undefined) return wrong
  const { at, date, of, entry } = value
  if (!String(at).startsWith(String(date))) return 'date: expected the day of at'
  if (isObject(entry) && entry['id'] !== of) return 'entry.id: expected the id it corrects'
  return undefined
}

function checkOf(
  { kind }: Readonly<Record<string, unknown>>,
  kinds: Readonly<Record<string, Check>>,
): Check | undefined {
  return typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
