import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readRulesFiles, type Built } from '../../src/adapters/rules-files.ts'
import { readRules } from '../../src/adapters/read-rules.ts'
import { sha256 } from '../../src/adapters/rules-text.ts'
import type { WrittenInvariants } from '../../src/core/proof/invariants-schema.ts'
import { RecoverError } from '../../src/errors.ts'
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
const built: Built = {
  rulebook: shipped,
  checked: { sources: '', invariants: '', written: INVARIANTS, cited: [] },
}

interface Written {
  readonly safety?: unknown
  readonly book?: unknown
  readonly sources?: unknown
  readonly invariants?: unknown
}

const root = mkdtempSync(join(tmpdir(), 'recover-rules-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A folder of rules, sound but for what is given. JSON is YAML. */
function aRulesFolder({
  safety = aSafety(),
  book = BOOK,
  sources = SOURCES,
  invariants = INVARIANTS,
}: Written = {}): string {
  const folder = mkdtempSync(join(root, 'rules-'))
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
    readRulesFiles(folder, built, file)
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
  const { rulebook, proofs, leftOut } = readRulesFiles(folder, built, undefined)
  expect(rulebook.book.id).toBe('other')
  expect(proofs.invariants.map(({ id }) => id)).toStrictEqual(['sharp-never-moves', 'naps-count'])
  expect(leftOut).toStrictEqual([])
})

describe('files that are what this was built with', () => {
  const folder = aRulesFolder({
    safety: 'safety, not read',
    book: 'a tree, not read',
    sources: 'sources, not read',
    invariants: 'invariants, not read',
  })
  const hash = (name: string): string => sha256(readRules(join(folder, `${name}.yaml`)))
  const hashed: Built = {
    rulebook: {
      ...shipped,
      safety: { ...shipped.safety, sha256: hash('safety') },
      book: { ...shipped.book, sha256: hash('recovery') },
    },
    checked: {
      sources: hash('sources'),
      invariants: hash('invariants'),
      written: INVARIANTS,
      cited: [],
    },
  }

  test('are not read again', () => {
    const { rulebook, proofs, leftOut } = readRulesFiles(folder, hashed, undefined)
    expect(rulebook).toBe(hashed.rulebook)
    expect(proofs.invariants.map(({ id }) => id)).toStrictEqual(['sharp-never-moves', 'naps-count'])
    expect(leftOut).toStrictEqual([])
  })

  test.for<[string, Built]>([
    ['safety', { ...hashed, rulebook: { ...hashed.rulebook, safety: shipped.safety } }],
    ['book', { ...hashed, rulebook: { ...hashed.rulebook, book: shipped.book } }],
    ['sources', { ...hashed, checked: { ...hashed.checked, sources: '' } }],
    ['invariants', { ...hashed, checked: { ...hashed.checked, invariants: '' } }],
  ])('are all read when one has changed: %s', ([, changed]) => {
    expect(() => readRulesFiles(folder, changed, undefined)).toThrow(RecoverError)
  })
})

describe('findings', () => {
  test('of the shape of all files come together', () => {
    const folder = aRulesFolder({
      safety: '{ id: safety',
      book: { aboat: 'a tree', ...BOOK },
      invariants: 'about: what holds\ninvariants: [{ id: a-b }]\nexceptions: []\n',
    })
    expect(findingsIn(folder).map((line) => line.split(' ')[0])).toStrictEqual([
      'safety.yaml:1:13:',
      'recovery.yaml:2:2:',
      'invariants.yaml:2:14:',
      'invariants.yaml:2:14:',
    ])
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
    const { rulebook, proofs, leftOut } = readRulesFiles(folder, built, file)
    expect(rulebook.book.id).toBe('mine')
    expect(rulebook.safety).toStrictEqual(shipped.safety)
    expect(proofs.invariants.map(({ id }) => id)).toStrictEqual(['sharp-never-moves'])
    const why = '"naps" is not a question of this rulebook'
    expect(leftOut).toStrictEqual([{ id: 'naps-count', why }])
  })

  test('with findings tells them; one that is not there is another error', () => {
    const folder = aRulesFolder()
    const file = join(folder, 'mine.yaml')
    writeFileSync(file, JSON.stringify({ ...aBook(), version: '1' }))
    expect(findingsIn(folder, file)).toStrictEqual([
      'mine.yaml:1:24: version: expected a version such as 1.0.0',
    ])
    expect(() => readRulesFiles(folder, built, join(folder, 'none.yaml'))).toThrow(/none\.yaml/)
  })
})

test('everything in the files has a place', () => {
  const folder = aRulesFolder()
  const { placeOf } = readRulesFiles(folder, built, undefined)
  const found = (['safety', 'book', 'sources', 'invariants'] as const).map((file) => {
    const at = placeOf({ file, place: [file === 'sources' ? 'sources' : 'about'], part: 'key' })
    return `${(at?.file ?? '').replace(`${folder}/`, '')}:${String(at?.line)}:${String(at?.column)} ${String(at?.text.trim())}`
  })
  expect(found).toStrictEqual([
    'safety.yaml:4:2 "about": "a gate",',
    'recovery.yaml:4:2 "about": "a tree",',
    'sources.yaml:2:2 "sources": {',
    'invariants.yaml:2:2 "about": "what holds",',
  ])
})
