import { RecoverError, type FilePlace, type Finding } from '../../errors.ts'
import type { FormFinding } from '../proof/model.ts'
import { bookOf } from './compile.ts'
import type { Rulebook, SafetyBook, Source } from './model.ts'
import { report as newReport, type Place, type Problem } from './problem.ts'
import type { WrittenBook } from './schema.ts'

/** What a rulebook says as far as its names can be told. */
export interface AsFar {
  readonly rulebook: Rulebook
  /** Whether a flaw of form is one however the wrong names are mended. */
  readonly isSure: (found: FormFinding) => boolean
}

/** A rulebook of which the shape is right, and something that it names is not. */
export class MisnamedBook extends RecoverError {
  /** What can be told of the rest; worked out only when it is asked for. */
  readonly asFar: () => AsFar | undefined
  readonly placeOf: (place: Place, part: 'key' | 'value') => FilePlace

  constructor(
    findings: readonly Finding[],
    { asFar, placeOf }: Pick<MisnamedBook, 'asFar' | 'placeOf'>,
  ) {
    super('data', findings)
    this.asFar = asFar
    this.placeOf = placeOf
  }
}

/**
 * Reads a rulebook some names of which are wrong, so that everything else in it can be looked at: a
 * condition that cannot be read may hold or not, and a branch that leads nowhere may lead anywhere. What
 * no check-in does then, none does in the mended rulebook. Undefined where too much is wrong to say.
 */
export function compileAsFar(
  written: WrittenBook,
  problems: readonly Problem[],
  safety: SafetyBook,
  sources: Readonly<Record<string, Source>>,
): AsFar | undefined {
  const report = newReport()
  const rulebook = bookOf(withAnything(written, problems), '', safety, sources, report)
  if (!report.problems.every(({ place }) => isBeside(place))) return undefined
  const dosesAreSure = !problems.some(({ place }) => place[0] === 'advice')
  return {
    rulebook,
    isSure: (found) => {
      if (LEFT_TO_NAMES.has(found.finding) || isOurs(found)) return false
      return dosesAreSure || !TURNS_ON_DOSES.has(found.finding)
    },
  }
}

/** What was meant by a wrong name may be just what is missed. */
const LEFT_TO_NAMES: ReadonlySet<string> = new Set(['changes-nothing', 'unused-source'])

const TURNS_ON_DOSES: ReadonlySet<string> = new Set([
  'never-applies',
  'always-applies',
  'unused-dose',
])

/** Nobody can write a name with spaces. */
const OURS = 'left out '

function isOurs(found: FormFinding): boolean {
  return Object.values(found).some((name: string) => name.startsWith(OURS))
}

/** What turns on no check-in: words, sources, numbers of doses, flags, exceptions. */
function isBeside([part, ...inside]: Place): boolean {
  if (part === 'questions') return BESIDE_QUESTIONS.has(String(inside[1]))
  if (part !== 'tree') return true
  return inside.length > 2 && inside.slice(2).some((step) => BESIDE_BRANCHES.has(String(step)))
}

const BESIDE_QUESTIONS: ReadonlySet<string> = new Set(['flag', 'ask', 'help', 'derived'])
const BESIDE_BRANCHES: ReadonlySet<string> = new Set(['title', 'because', 'sources'])

/** A copy in which everything that cannot be read may be anything. */
function withAnything(written: WrittenBook, problems: readonly Problem[]): WrittenBook {
  const copy = structuredClone(written)
  const places = problems.map(({ place }) => place)
  for (const [index, place] of places.entries()) {
    const name = `${OURS}${String(index)}`
    const condition = conditionAt(place)
    if (condition !== undefined) {
      addQuestion(copy, name, ['yes', 'no'])
      valueAt(copy, condition)['when'] = { [name]: 'yes' }
    }
    if (place.at(-1) === 'rule') valueAt(copy, place.slice(0, -1))['rule'] = name
    if (place[0] === 'advice' && place[2] === 'dose') delete copy.advice[String(place[1])]?.dose
  }
  if (places.some((place) => targetAt(place) !== undefined)) leadToAnyAdvice(copy, places)
  if (places.some((place) => isOfReach(place))) leadToAnyNode(copy)
  return copy
}

/** A question that nothing else turns on. */
function addQuestion({ questions }: WrittenBook, name: string, choices: readonly string[]): void {
  const labels = Object.fromEntries(choices.map((choice) => [choice, choice]))
  questions[name] = { ask: name, choices: labels, worse: 'none' }
}

/** Adds a node that leads to one of some names, whatever the answers that a rulebook speaks of. */
function addNode(
  book: WrittenBook,
  name: string,
  { key, names }: { readonly key: 'go' | 'advise'; readonly names: readonly string[] },
): void {
  addQuestion(book, name, names)
  const branches = names.map((each) => ({
    rule: `${name} ${each}`,
    when: { [name]: each },
    [key]: each,
    because: name,
    sources: [],
  }))
  book.tree.nodes[name] = { title: name, branches, otherwise: { [key]: names[0] } }
}

const ANY_ADVICE = `${OURS}advice`
const ANY_NODE = `${OURS}node`

/** Lets what leads nowhere lead to any advice. */
function leadToAnyAdvice(book: WrittenBook, places: readonly Place[]): void {
  for (const place of places) {
    const target = targetAt(place)
    if (target === undefined) continue
    const leads = valueAt(book, target)
    for (const key of TARGETS) delete leads[key]
    leads['go'] = ANY_ADVICE
  }
  addNode(book, ANY_ADVICE, { key: 'advise', names: Object.keys(book.advice) })
}

/** Lets any node be begun with, so that each is reached from wherever a wrong name was meant to lead to it. */
function leadToAnyNode(book: WrittenBook): void {
  addNode(book, ANY_NODE, { key: 'go', names: Object.keys(book.tree.nodes) })
  book.tree.start = ANY_NODE
}

const TARGETS = ['go', 'advise', 'pass']

/** Whether a problem may keep a node from being reached. */
function isOfReach(place: Place): boolean {
  if (place[0] !== 'tree') return false
  return place.length < 4 || (targetAt(place) !== undefined && place.at(-1) !== 'advise')
}

/** How deep in each part the condition of a branch, an adjustment or a note stands. */
const CONDITION_AT: Readonly<Record<string, number>> = { tree: 5, doses: 4, notes: 2 }

/** The branch, adjustment or note in the condition of which a place lies. */
function conditionAt(place: Place): Place | undefined {
  const at = CONDITION_AT[String(place[0])] ?? 0
  return place[at] === 'when' ? place.slice(0, at) : undefined
}

/** How deep in a node what leads on stands. */
const LEADS_AT: Readonly<Record<string, number>> = { branches: 5, otherwise: 4 }

/** The branch or `otherwise` that does not lead where it should. */
function targetAt(place: Place): Place | undefined {
  const at = place[0] === 'tree' ? LEADS_AT[String(place[3])] : undefined
  if (at === undefined) return undefined
  const isTarget = place.length === at || TARGETS.includes(String(place[at]))
  return isTarget ? place.slice(0, at) : undefined
}

/** What stands at a place of a written rulebook that a problem was found at. */
function valueAt(written: WrittenBook, place: Place): Record<string, unknown> {
  return place.reduce<unknown>(
    (inner, step) => (inner as Readonly<Record<string | number, unknown>>)[step],
    written,
  ) as Record<string, unknown>
}
