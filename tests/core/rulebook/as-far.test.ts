import { describe, expect, test } from 'vitest'
import { formFindings } from '../../../src/core/proof/form.ts'
import type { FormFinding } from '../../../src/core/proof/model.ts'
import { compileAsFar } from '../../../src/core/rulebook/as-far.ts'
import { compileBook, compileSources } from '../../../src/core/rulebook/compile.ts'
import type { Place, Problem } from '../../../src/core/rulebook/problem.ts'
import type { WrittenBook } from '../../../src/core/rulebook/schema.ts'
import {
  aBook,
  aBranch,
  aDose,
  aGate,
  aList,
  aNode,
  aNumber,
  anAdjustment,
  anAdvice,
  aScale,
  SOURCES,
} from '../a-rulebook.ts'

const GATE = aGate()
const CITED = compileSources(SOURCES)
const rest = { advise: 'sleep-more' } as const
const easy = { advise: 'go-easy' } as const

function sore(least: number): Record<string, unknown> {
  return { soreness: { 'at-least': least } }
}

/** A rulebook with every flaw that only the whole space shows, and something sound beside each. */
const FLAWED = aBook({
  questions: { mood: aScale(), naps: aNumber(), kit: aList(['shoes', 'cap']) },
  tree: {
    start: 'night',
    nodes: {
      night: aNode(
        [
          aBranch('short', { sleep: { below: 5 } }, rest),
          aBranch('shorter', { all: [{ sleep: { below: 4 } }, { mood: 1 }] }, { go: 'far' }),
          aBranch('dull', { pain: 'dull' }, { go: 'ache' }),
        ],
        { go: 'legs' },
      ),
      far: aNode([aBranch('late', { naps: { below: 2 } }, easy)], { advise: 'stay' }),
      ache: aNode([aBranch('sharp', { pain: 'sharp' }, rest)], { advise: 'go-short' }),
      legs: aNode(
        [
          aBranch('sore', sore(7), rest),
          aBranch('any', sore(0), easy),
          aBranch('none', sore(3), rest),
        ],
        easy,
      ),
    },
  },
  advice: {
    ...aBook().advice,
    stay: anAdvice({ verdict: 'rest' }),
    'go-short': anAdvice({ verdict: 'move', dose: 'short' }),
    spare: anAdvice({ verdict: 'move', dose: 'spare' }),
  },
  doses: {
    ...aBook().doses,
    short: aDose({
      adjust: [
        anAdjustment({ rule: 'aching', when: { pain: 'dull' }, ban: ['jog'] }),
        anAdjustment({ rule: 'naps', when: { naps: { below: 1 } } }),
      ],
    }),
    spare: aDose(),
  },
  notes: [
    anAdjustment({ rule: 'nowhere', when: { all: [sore(6), { soreness: { below: 6 } }] } }),
    anAdjustment({ rule: 'badly', when: { sleep: { below: 6 } }, warn: 'Short of sleep.' }),
  ],
})

function problemsOf(book: WrittenBook): readonly Problem[] {
  const compiled = compileBook(book, 'hash', GATE, CITED)
  return compiled.ok ? [] : compiled.problems
}

/** What is told of a rulebook with wrong names; undefined where nothing can be. */
function toldOf(book: WrittenBook): FormFinding[] | undefined {
  const known = compileAsFar(book, problemsOf(book), GATE, CITED)
  return known && formFindings(known.rulebook, ['a-source']).filter(known.isSure)
}

/** Everything found in a rulebook; undefined where its names are wrong. */
function foundIn(book: WrittenBook): FormFinding[] | undefined {
  const compiled = compileBook(book, 'hash', GATE, CITED)
  return compiled.ok ? formFindings(compiled.value, ['a-source']) : undefined
}

function words(found: readonly FormFinding[]): string[] {
  return found.map((each) => Object.values(each).join(' '))
}

/** A copy with something else in a place. */
function withAt(book: WrittenBook, place: Place, value: unknown): WrittenBook {
  const copy = structuredClone(book)
  const holder = place
    .slice(0, -1)
    .reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], copy)
  Object.assign(holder as object, { [String(place.at(-1))]: value })
  return copy
}

/** A place where a name can be wrong, and what else its author may have meant. */
interface Breach {
  readonly place: Place
  readonly meant: readonly unknown[]
}

const CONDITIONS = [
  sore(2),
  { pain: 'dull' },
  { pain: 'unknown' },
  { mood: 'unknown' },
  { not: { kit: 'cap' } },
  { naps: { below: 2 }, sleep: { 'at-least': 5 } },
]

function breaches(value: unknown, place: Place = []): Breach[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]): Breach[] => {
    const at = [...place, Array.isArray(value) ? Number(key) : key]
    if (key === 'when') return [{ place: at, meant: CONDITIONS }]
    if (key === 'go' || key === 'start') {
      return [{ place: at, meant: Object.keys(FLAWED.tree.nodes) }]
    }
    if (key === 'advise') return [{ place: at, meant: Object.keys(FLAWED.advice) }]
    if (key === 'dose') return [{ place: at, meant: Object.keys(FLAWED.doses ?? {}) }]
    return breaches(inner, at)
  })
}

const BREACHES = breaches(FLAWED)

/** What is wrong in a place, as its author may have typed it. */
function broken(book: WrittenBook, { place }: Breach): WrittenBook {
  return withAt(book, place, place.at(-1) === 'when' ? { nobody: 'knows' } : 'nobody')
}

/** Whether a flaw is among those found, or another of the same node or rule, which is told instead. */
function isAmong(told: FormFinding, found: readonly FormFinding[]): boolean {
  return found.some((each) => {
    if (JSON.stringify(each) === JSON.stringify(told)) return true
    if ('node' in told && 'node' in each) return told.node === each.node
    return 'rule' in told && 'rule' in each && told.rule === each.rule
  })
}

describe('a rulebook with wrong names', () => {
  test('is told of no flaw that goes away with them, whatever they were meant for', () => {
    let told = 0
    for (const [index, one] of BREACHES.entries()) {
      for (const other of BREACHES.slice(index, index + 4)) {
        const found = toldOf(broken(broken(FLAWED, one), other)) ?? []
        told += found.length
        for (const meant of one.meant) {
          const half = withAt(FLAWED, one.place, meant)
          for (const also of one === other ? [meant] : other.meant.slice(0, 1)) {
            const mended = foundIn(withAt(half, other.place, also))
            if (mended === undefined) continue
            const gone = found.filter((each) => !isAmong(each, mended))
            const way = `${one.place.join(' > ')} ${JSON.stringify(meant)}, ${other.place.join(' > ')}`
            expect(gone, way).toEqual([])
          }
        }
      }
    }
    expect(told).toBeGreaterThan(300)
  })

  const ALL = [
    'always-taken book legs any',
    'never-reached book far',
    'never-taken book night shorter',
    'never-taken book ache sharp',
    'always-applies aching',
    'never-applies nowhere',
    'changes-nothing mood',
    'changes-nothing kit',
    'unused-advice stay',
    'unused-advice spare',
    'unused-dose spare',
  ]
  const without = (...left: RegExp[]): string[] =>
    ALL.filter((line) => !left.some((each) => each.test(line)))

  test.for<[string, Place, unknown, string[]]>([
    [
      'a condition',
      ['tree', 'nodes', 'legs', 'branches', 0, 'when'],
      { sorness: 3 },
      without(/changes/),
    ],
    [
      'a condition of a dose',
      ['doses', 'short', 'adjust', 1, 'when'],
      { nap: 3 },
      without(/changes/),
    ],
    ['a condition of a note', ['notes', 1, 'when'], { slep: 3 }, without(/changes/)],
    [
      'a text',
      ['tree', 'nodes', 'legs', 'branches', 0, 'because'],
      '{sorness}',
      without(/changes/),
    ],
    ['a source', ['tree', 'nodes', 'legs', 'otherwise', 'sources'], ['b'], without(/changes/)],
    [
      'a rule twice',
      ['tree', 'nodes', 'ache', 'branches', 0, 'rule'],
      'dull',
      without(/changes|sharp/),
    ],
    ['a flag', ['questions', 'mood', 'flag'], 'json', without(/changes/)],
    ['an advice', ['tree', 'nodes', 'legs', 'otherwise', 'advise'], 'stayy', without(/changes/)],
    [
      'an advice of a night',
      ['tree', 'nodes', 'night', 'branches', 0, 'advise'],
      'sleep',
      without(/changes|unused|aching/),
    ],
    [
      'a node',
      ['tree', 'nodes', 'ache', 'otherwise'],
      { go: 'fra' },
      without(/changes|far|unused|aching/),
    ],
    ['a dose', ['advice', 'sleep-more', 'dose'], 'strol', without(/changes|applies|dose/)],
  ])('hides nothing but what may come of it: %s', ([, place, value, expected]) => {
    const book = withAt(FLAWED, place, value)
    expect(problemsOf(book)).toHaveLength(1)
    expect(words(toldOf(book) ?? []).toSorted()).toEqual(expected.toSorted())
  })

  test('is told of all its flaws once the names are right', () => {
    expect(words(foundIn(FLAWED) ?? []).toSorted()).toEqual(ALL.toSorted())
  })

  test.for<[string, Place, unknown]>([
    ['a question that cannot be read', ['questions', 'mood', 'scale', 'to'], 0],
    ['a circle', ['tree', 'nodes', 'ache', 'otherwise'], { go: 'night' }],
    ['a list of a question that is no list', ['questions', 'kit', 'worse'], 'higher'],
  ])('is told nothing further where that cannot be said: %s', ([, place, value]) => {
    const book = withAt(FLAWED, place, value)
    expect(problemsOf(book)).not.toHaveLength(0)
    expect(toldOf(book)).toBeUndefined()
  })
})
