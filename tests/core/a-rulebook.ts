import { compileBook, compileSafety, compileSources } from '../../src/core/rulebook/compile.ts'
import type { Moment } from '../../src/core/advice/moment.ts'
import type { Rulebook, SafetyBook } from '../../src/core/rulebook/model.ts'
import type { Problem } from '../../src/core/rulebook/problem.ts'
import type {
  WrittenAdjustment,
  WrittenAdvice,
  WrittenBook,
  WrittenDose,
  WrittenQuestion,
  WrittenSafety,
  WrittenSources,
  WrittenTree,
} from '../../src/core/rulebook/schema.ts'

/** Small literal rulebooks, written as the YAML files are and compiled as they are. */

type Written<Whole, Given extends keyof Whole> = Pick<Whole, Given> & Partial<Whole>
export type Branch = WrittenTree['nodes'][string]['branches'][number]
export type Node = WrittenTree['nodes'][string]

const grounds = { because: 'for a reason', sources: ['a-source'] }

/** The one work that every rule of a test cites. */
export const SOURCES: WrittenSources = {
  sources: {
    'a-source': {
      authors: 'A. Author',
      finding: 'what it found',
      kind: 'trial',
      strength: 'moderate',
      read: 'A',
      verified: true,
    },
  },
}

type QuestionChange = Partial<WrittenQuestion>

export function aScale(change: QuestionChange = {}, from = 0, to = 10): WrittenQuestion {
  return {
    ask: 'How much?',
    scale: { from, to, low: 'none', high: 'all' },
    worse: 'higher',
    ...change,
  }
}

export function aNumber(
  range: Partial<NonNullable<WrittenQuestion['number']>> = {},
  change: QuestionChange = {},
): WrittenQuestion {
  const number = { from: 0, to: 24, step: 0.1, unit: 'h', ...range }
  return { ask: 'How many?', number, worse: 'lower', ...change }
}

/** A question whose choices are their own labels, best first. */
export function aChoice(choices: readonly string[], change: QuestionChange = {}): WrittenQuestion {
  return {
    ask: 'Which?',
    choices: Object.fromEntries(choices.map((id) => [id, id])),
    worse: [...choices],
    ...change,
  }
}

/** A list whose items all stand in one group. */
export function aList(items: readonly string[], change: QuestionChange = {}): WrittenQuestion {
  return {
    ask: 'Which of these?',
    groups: { group: 'A line that covers them' },
    items: Object.fromEntries(items.map((id) => [id, { group: 'group', label: `the ${id}` }])),
    worse: 'more',
    ...change,
  }
}

/** What makes a question assumed when it cannot be asked. */
export function assuming(assume: string | number | string[]): Pick<WrittenQuestion, 'unknown'> {
  return { unknown: { assume, said: 'it is so' } }
}

export function aBranch(
  rule: string,
  when: Branch['when'],
  target: Pick<Branch, 'go' | 'advise' | 'pass'>,
): Branch {
  return { rule, when, ...target, ...grounds }
}

export function aNode(branches: Branch[], otherwise: Node['otherwise']): Node {
  return { title: 'What is the matter?', branches, otherwise }
}

export function anAdvice(change: Written<WrittenAdvice, 'verdict'>): WrittenAdvice {
  return {
    headline: `advice to ${change.verdict}`,
    do: ['something'],
    'look-again': { in: 'next-morning', what: 'how it feels' },
    ...grounds,
    ...change,
  }
}

export function aDose(change: Partial<WrittenDose> = {}): WrittenDose {
  return {
    minutes: { from: 20, to: 30 },
    'heart-rate': {
      'percent-max': { min: 50, aim: 60, max: 70 },
      'percent-threshold': { min: 57, aim: 69, max: 80 },
    },
    rpe: { aim: 2, max: 3 },
    talk: 'full sentences',
    activities: ['walk', 'cycle', 'swim'],
    banned: ['jog'],
    afterwards: [
      { activity: 'mobility', minutes: 5 },
      { activity: 'stretch', minutes: 5 },
    ],
    ...grounds,
    ...change,
  }
}

export function anAdjustment(
  change: Written<WrittenAdjustment, 'rule' | 'when'>,
): WrittenAdjustment {
  return { ...grounds, ...change }
}

const STROLL = aDose({ optional: true, minutes: { from: 10, to: 15 }, activities: ['walk'] })

/** A gate that stops at a ticked sign or a sharp pain, and the questions every book shares. */
export function aSafety(change: Partial<WrittenSafety> = {}): WrittenSafety {
  return {
    id: 'safety',
    version: '1.0.0',
    about: 'a gate',
    questions: {
      redFlags: aList(['chest', 'urine', 'head'], {
        flag: 'red-flag',
        screen: 'first',
        ...assuming([]),
      }),
      soreness: aScale({ core: true }),
      sleep: aNumber({ clock: true }, { core: true }),
      pain: aChoice(['none', 'dull', 'sharp'], { core: true }),
    },
    gate: {
      start: 'signs',
      nodes: {
        signs: aNode(
          [
            aBranch('chest-sign', { redFlags: 'chest' }, { advise: 'call-now' }),
            aBranch('other-sign', { redFlags: ['urine', 'head'] }, { advise: 'see-someone' }),
            aBranch('sharp-pain', { pain: 'sharp' }, { advise: 'stop' }),
          ],
          { pass: true },
        ),
      },
    },
    advice: {
      'call-now': anAdvice({ verdict: 'reassess', care: 'emergency', call: 'Call 112 now.' }),
      'see-someone': anAdvice({ verdict: 'reassess', care: 'clinician-today' }),
      stop: anAdvice({ verdict: 'reassess' }),
    },
    limits: [],
    ceilings: {
      minutes: 60,
      'stroll-minutes': 15,
      'percent-max': 70,
      'percent-threshold': 80,
      rpe: 3,
    },
    'heart-rate': {
      formula: { intercept: 208, slope: 0.7 },
      'uncertainty-bpm': { tanaka: 8, 'measured-max': 3, 'measured-threshold': 4 },
      'women-minus-bpm': 3,
      'swim-minus-bpm': 10,
      ...grounds,
    },
    'movement-test': {
      minutes: 10,
      bells: [5],
      worse: { 'pain-rises': 2 },
      heavier: { 'stiffness-rises': 1, 'pain-rises': 1, 'effort-rises': 1 },
      looser: { 'stiffness-falls': 1 },
      ...grounds,
    },
    ladders: {},
    activities: {
      mobility: { label: 'mobility', 'eccentric-rank': 1 },
      stretch: { label: 'stretching', 'eccentric-rank': 1 },
      swim: { label: 'easy swim', 'eccentric-rank': 2, needs: 'pool' },
      cycle: { label: 'easy spin', 'eccentric-rank': 3, needs: 'bike' },
      walk: { label: 'easy walk', 'eccentric-rank': 5 },
      jog: { label: 'easy jog', 'eccentric-rank': 6 },
    },
    ...change,
  }
}

/** A tree that rests after a short night and else moves. */
export function aBook(change: Partial<WrittenBook> = {}): WrittenBook {
  return {
    id: 'book',
    version: '2.0.0',
    about: 'a tree',
    questions: {},
    tree: {
      start: 'night',
      nodes: {
        night: aNode([aBranch('short-night', { sleep: { below: 5 } }, { advise: 'sleep-more' })], {
          advise: 'go-easy',
        }),
      },
    },
    advice: {
      'sleep-more': anAdvice({ verdict: 'rest', dose: 'stroll' }),
      'go-easy': anAdvice({ verdict: 'move', dose: 'easy' }),
    },
    doses: { stroll: STROLL, easy: aDose() },
    ...change,
  }
}

export interface WrittenFiles {
  readonly safety?: WrittenSafety
  readonly book?: WrittenBook
}

const COMPILED_SOURCES = compileSources(SOURCES)

function said(problems: readonly Problem[]): string {
  return problems.map(({ place, message }) => `${place.join(' > ')}: ${message}`).join('\n')
}

/** A compiled gate. Throws what is wrong with it. */
export function aGate(written: WrittenSafety = aSafety()): SafetyBook {
  const compiled = compileSafety(written, 'hash-of-safety', COMPILED_SOURCES)
  if (!compiled.ok) throw new Error(said(compiled.problems))
  return compiled.value
}

/** A compiled rulebook. Throws what is wrong with it. */
export function aRulebook({ safety = aSafety(), book = aBook() }: WrittenFiles = {}): Rulebook {
  const compiled = compileBook(book, 'hash-of-book', aGate(safety), COMPILED_SOURCES)
  if (!compiled.ok) throw new Error(said(compiled.problems))
  return compiled.value
}

/** What the compiler finds wrong with a gate, as `place: message` lines. */
export function problemsOfSafety(written: WrittenSafety): string[] {
  const compiled = compileSafety(written, 'hash', COMPILED_SOURCES)
  return compiled.ok ? [] : said(compiled.problems).split('\n')
}

/** What the compiler finds wrong with a book behind a sound gate. */
export function problemsOfBook(written: WrittenBook, safety = aSafety()): string[] {
  const compiled = compileBook(written, 'hash', aGate(safety), COMPILED_SOURCES)
  return compiled.ok ? [] : said(compiled.problems).split('\n')
}

/**
 * A rulebook whose tree is one node: it asks `when` of some questions and rests if it holds.
 * The gate asks nothing.
 */
export function aBookThatAsks(
  when: Branch['when'],
  questions: WrittenBook['questions'],
  change: Partial<WrittenBook> = {},
): Rulebook {
  const tree: WrittenTree = {
    start: 'only',
    nodes: {
      only: aNode([aBranch('it-holds', when, { advise: 'sleep-more' })], { advise: 'go-easy' }),
    },
  }
  return aRulebook({ safety: anOpenGate(), book: aBook({ questions, tree, ...change }) })
}

/** A gate without questions that lets everything pass. */
export function anOpenGate(change: Partial<WrittenSafety> = {}): WrittenSafety {
  return aSafety({
    questions: {},
    gate: { start: 'open', nodes: { open: aNode([], { pass: true }) } },
    ...change,
  })
}

/** A local moment; what is not told is zero, and UTC. */
export function aMoment(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  offsetMinutes = 0,
): Moment {
  return { year, month, day, hour, minute, second: 0, offsetMinutes }
}
