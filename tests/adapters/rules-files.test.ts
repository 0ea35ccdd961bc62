import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRulesFiles } from '../../src/adapters/rules-files.ts'
import type { WrittenInvariants } from '../../src/core/proof/invariants-schema.ts'
import { RecoverError } from '../../src/errors.ts'
import { aFolder } from '../fixtures/folder.ts'
import { aBook, aNumber, aRulebook, aSafety, SOURCES } from '../core/a-rulebook.ts'

const INVARIANTS: WrittenInvariants = {
  about: 'what holds',
  invariants: [
    {
      id: 'sharp-never-moves',
      says: 'Sharp pain never moves.',
      when: { pain: 'sharp' },
      never: { verdict: 'move' },
      sources: ['a-source'],
    },
    {
      id: 'naps-count',
      says: 'Naps count.',
      when: { naps: { below: 1 } },
      never: { verdict: 'move' },
      sources: ['a-source'],
    },
  ],
  exceptions: [],
}

const BOOK = aBook({ questions: { naps: aNumber() } })
const shipped = aRulebook({ book: BOOK })

interface Written {
  readonly safety?: unknown
  readonly book?: unknown
  readonly sources?: unknown
  readonly invariants?: unknown
}

/** A folder of rules, sound but for what is given. JSON is YAML. */
function aRulesFolder({
  safety = aSafety(),
  book = BOOK,
  sources = SOURCES,
  invariants = INVARIANTS,
}: Written = {}): string {
  const folder = aFolder()
  const write = (name: string, value: unknown): void => {
    const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1)
    writeFileSync(join(folder, `${name}.yaml`), text)
  }
  write('safety', safety)
  write('recovery', book)
  write('sources', sources)
  write('invariants', invariants)
  return folder
}

/** `file:line:column: message` of every finding. */
function findingsIn(folder: string, file?: string): string[] {
  try {
    readRulesFiles(folder, shipped, file)
    return []
  } catch (error) {
    if (!(error instanceof RecoverError) || error.code !== 'data') throw error
    return error.findings.map(({ message, at }) => {
      const place = `${String(at?.line)}:${String(at?.column)}`
      return `${(at?.file ?? '').replace(`${folder}/`, '')}:${place}: ${message}`
    })
  }
}

test('the files of a folder are read as they stand', () => {
  const folder = aRulesFolder({ book: aBook({ questions: { naps: aNumber() }, id: 'other' }) })
  const { rulebook, proofs, leftOut } = readRulesFiles(folder, shipped, undefined)
  expect(rulebook.book.id).toBe('other')
  expect(proofs.invariants.map(({ id }) => id)).toStrictEqual(['sharp-never-moves', 'naps-count'])
  expect(leftOut).toStrictEqual([])
})

describe('findings', () => {
  test('of the shape of all files come together', () => {
    const folder = aRulesFolder({
      safety: '{ id: safety',
      book: { aboat: 'a tree', ...BOOK },
      invariants: 'about: what holds\ninvariants: [{ id: a-b }]\nexceptions: []\n',
    })
    expect(findingsIn(folder).map((line) => line.split(': ').slice(0, 2).join(': '))).toStrictEqual(
      [
        'safety.yaml:1:13: not YAML',
        'recovery.yaml:2:2: "aboat" is not a key here',
        'invariants.yaml:2:14: invariants > 0 > says',
        'invariants.yaml:2:14: invariants > 0 > sources',
      ],
    )
  })

  test('of what an invariant names stand where it names it', () => {
    const [sharp] = INVARIANTS.invariants
    const invariants = {
      ...INVARIANTS,
      invariants: [{ ...sharp, when: { pian: 'sharp' }, never: { verdict: 'moov' } }],
    }
    expect(findingsIn(aRulesFolder({ invariants }))).toStrictEqual([
      'invariants.yaml:8:5: invariants > 0 > when > pian: "pian" is not a question (did you mean pain?)',
      'invariants.yaml:11:16: invariants > 0 > never > verdict: "moov" is not a verdict (did you mean move?); it is one of move, rest, reassess',
    ])
  })

  test('of what the tree names stand in the rulebook', () => {
    const book = { ...BOOK, tree: { ...BOOK.tree, start: 'nigth' } }
    expect(findingsIn(aRulesFolder({ book }))[0]).toBe(
      'recovery.yaml:18:12: tree > start: "nigth" is not a node (did you mean night?)',
    )
  })
})

describe('another rulebook', () => {
  test('is read behind the shipped gate, and what it cannot be asked is left out', () => {
    const folder = aRulesFolder({ safety: 'not read', sources: 'not read' })
    const file = join(folder, 'mine.yaml')
    writeFileSync(file, JSON.stringify(aBook({ id: 'mine' })))
    const { rulebook, proofs, leftOut } = readRulesFiles(folder, shipped, file)
    expect(rulebook.book.id).toBe('mine')
    expect(rulebook.safety).toStrictEqual(shipped.safety)
    expect(proofs.invariants.map(({ id }) => id)).toStrictEqual(['sharp-never-moves'])
    expect(leftOut).toStrictEqual([{ id: 'naps-count', why: '"naps" is not a question' }])
  })

  test('with findings tells them; one that is not there is another error', () => {
    const folder = aRulesFolder()
    const file = join(folder, 'mine.yaml')
    writeFileSync(file, JSON.stringify({ ...aBook(), version: '1' }))
    expect(findingsIn(folder, file)).toStrictEqual([
      'mine.yaml:1:24: version: expected a version such as 1.0.0',
    ])
    expect(() => readRulesFiles(folder, shipped, join(folder, 'none.yaml'))).toThrow(/none\.yaml/)
  })
})

test('everything in the files has a place', () => {
  const folder = aRulesFolder()
  const { placeOf } = readRulesFiles(folder, shipped, undefined)
  const found = (['safety', 'book', 'sources', 'invariants'] as const).map((file) => {
    const at = placeOf({ file, place: [file === 'sources' ? 'sources' : 'about'], part: 'key' })
    return `${at.file.replace(`${folder}/`, '')}:${String(at.line)}:${String(at.column)} ${at.text.trim()}`
  })
  expect(found).toStrictEqual([
    'safety.yaml:4:2 "about": "a gate",',
    'recovery.yaml:4:2 "about": "a tree",',
    'sources.yaml:2:2 "sources": {',
    'invariants.yaml:2:2 "about": "what holds",',
  ])
})
