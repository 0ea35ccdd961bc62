import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadBook, loadSafety, rulebookBehindGate } from '../../src/adapters/rulebook-file.ts'
import type { Rulebook } from '../../src/core/rulebook/model.ts'
import { EXIT, RecoverError } from '../../src/errors.ts'
import { errorText } from '../../src/render/error.ts'
import { displayWidth } from '../../src/render/width.ts'
import { aFolder } from '../fixtures/folder.ts'
import { quietMs, spentMs } from '../fixtures/quiet-machine.ts'
import { HOSTILE } from '../fixtures/rulebooks/hostile.ts'

const RULEBOOKS = fileURLToPath(new URL('../fixtures/rulebooks', import.meta.url))
const SOUND = readFileSync(join(RULEBOOKS, 'sound.yaml'), 'utf8')

const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
const shipped = loadBook('rules/recovery.yaml', safety, sources)
const GATE = JSON.stringify(safety)

/** Twice what `npm run bench:rules` allows: here other tests run meanwhile. */
const MOST_MS = 2 * 1000

async function errorOf(file: string): Promise<RecoverError> {
  const thrown: RecoverError[] = []
  const refuse = (): void => {
    try {
      rulebookBehindGate(file, shipped)
    } catch (error) {
      if (!(error instanceof RecoverError)) throw error
      thrown.push(error)
    }
  }
  expect(await quietMs(MOST_MS, () => spentMs(refuse))).toBeLessThan(MOST_MS)
  const [error] = thrown
  if (error === undefined) throw new Error(`${file} was read`)
  return error
}

function fileOf(content: string | Uint8Array): string {
  const file = join(aFolder(), 'own.yaml')
  writeFileSync(file, content)
  return file
}

/** Nothing of the program, and nothing of the gate, is other than it was. */
function expectUntouched(): void {
  const bare: Readonly<Record<string, unknown>> = {}
  expect(bare['polluted']).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(JSON.stringify(safety)).toBe(GATE)
}

test('every file of the folder is in the list, and there are at least sixty', () => {
  const files = readdirSync(join(RULEBOOKS, 'hostile')).map((name) => name.replace(/\.yaml$/, ''))
  expect(files.toSorted()).toEqual(HOSTILE.map(([name]) => name).toSorted())
  expect(files.length).toBeGreaterThanOrEqual(60)
})

test.for(HOSTILE)('%s is refused at %s', async ([name, place, message]) => {
  const file = join(RULEBOOKS, 'hostile', `${name}.yaml`)
  const error = await errorOf(file)
  expect(error.exitCode).toBe(EXIT.data)
  const [first] = error.findings
  expect(`${String(first?.at?.line)}:${String(first?.at?.column)}`).toBe(place)
  expect(first?.message).toContain(message)
  expect(error.findings.every(({ at }) => at?.file === file)).toBe(true)

  const [heading = '', excerpt = '', caret = ''] = errorText(error).split('\n')
  expect(heading.startsWith(`${file}:${place}: `)).toBe(true)
  expect(caret).toMatch(/^ {4} *\^$/)
  expect(displayWidth(excerpt)).toBeLessThanOrEqual(4 + 60 * 2)
  expect(displayWidth(caret)).toBeLessThanOrEqual(4 + 30 * 2 + 1)
  expectUntouched()
})

test('the caret of a long line stands under the place, in an excerpt of sixty characters', async () => {
  const [, excerpt = '', caret = ''] = errorText(
    await errorOf(join(RULEBOOKS, 'hostile', 'error-in-a-long-line.yaml')),
  ).split('\n')
  expect(excerpt).toHaveLength(64)
  expect(excerpt.slice(caret.indexOf('^'))).toMatch(/^strom }, /)
})

test('wide letters before the place are counted as wide as they are shown', async () => {
  const lines = errorText(
    await errorOf(join(RULEBOOKS, 'hostile', 'error-behind-wide-letters.yaml')),
  ).split('\n')
  const [excerpt = '', caret = ''] = lines.slice(4)
  const before = excerpt.slice(0, excerpt.indexOf('strom'))
  expect(displayWidth(before)).toBe(caret.indexOf('^'))
  expect(before.length).toBeLessThan(caret.indexOf('^'))
})

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

const encoded: readonly (readonly [
  name: string,
  bytes: Uint8Array,
  place: string,
  said: string,
])[] = [
  ['UTF-16 with a mark', Buffer.from(`\u{FEFF}${SOUND}`, 'utf16le'), '1:1', 'looks like UTF-16'],
  ['UTF-16 without', Buffer.from(SOUND, 'utf16le'), '1:2', 'control character U+0000'],
  [
    'UTF-16, the other way',
    Buffer.from(`\u{FEFF}${SOUND}`, 'utf16le').swap16(),
    '1:1',
    'is not UTF-8',
  ],
  [
    'Latin-1',
    Buffer.from(SOUND.replace('Not today', 'Pas \u{E9}t\u{E9}'), 'latin1'),
    '52:19',
    'not UTF-8',
  ],
  ['cut within a letter', Buffer.from(`${SOUND}# caf\u{E9}`).subarray(0, -1), '110:6', 'not UTF-8'],
  [
    'an overlong letter',
    Buffer.concat([Buffer.from('id: '), bytes(0xc0, 0xaf)]),
    '1:5',
    'not UTF-8',
  ],
  [
    'half a surrogate pair',
    Buffer.concat([Buffer.from('id: '), bytes(0xed, 0xa0, 0x80)]),
    '1:5',
    'not',
  ],
  [
    'beyond Unicode',
    Buffer.concat([Buffer.from('id: '), bytes(0xf5, 0x80, 0x80, 0x80)]),
    '1:5',
    'not',
  ],
  ['nothing but 0xFF', Buffer.alloc(1000, 0xff), '1:1', 'not UTF-8'],
]

test.for(encoded)('%s is refused', async ([, content, place, said]) => {
  const error = await errorOf(fileOf(content))
  const [first] = error.findings
  expect(`${String(first?.at?.line)}:${String(first?.at?.column)}`).toBe(place)
  expect(first?.message).toContain(said)
  expectUntouched()
})

function read(content: string | Uint8Array): Rulebook {
  const rulebook = rulebookBehindGate(fileOf(content), shipped)
  expect(Object.keys(rulebook.book.tree.nodes)).toEqual(['weather', 'hills'])
  return rulebook
}

describe('what looks odd and is sound', () => {
  test.for([
    ['as it is', SOUND],
    ['a byte-order mark', `\u{FEFF}${SOUND}`],
    ['lines ended with CR LF', SOUND.replaceAll('\n', '\r\n')],
    ['both', `\u{FEFF}${SOUND.replaceAll('\n', '\r\n')}`],
    ['the header of its own version', `%YAML 1.2\n---\n${SOUND}`],
    ['the end of a document', `${SOUND}...\n`],
    ['no end of the last line', SOUND.trimEnd()],
    ['JSON within', SOUND.replace('{ sky: storm }', '{"sky": "storm"}')],
    ['a line separator', SOUND.replace('Not today', 'Not\u2028today')],
    [
      'letters of any script',
      SOUND.replace('Not today', '\u{4ECA}\u{65E5}\u{306F}\u{4F11}\u{307F} \u{1F6CC}'),
    ],
    [
      'text that looks like markup',
      SOUND.replace('Not today', '"</text><script>alert(1)</script>"'),
    ],
    ['a long line', SOUND.replace('Whether', 'Whether '.repeat(1000))],
  ] as const)('%s', ([, content]) => {
    expect(read(content).book.id).toBe('hills')
  })

  test('words that YAML 1.1 took for values stay words', () => {
    const book = SOUND.replace('clear: Clear, rain: Rain', 'no: No, off: Off, rain: Rain')
      .replace('[clear, rain', '[no, off, rain')
      .replace('{ sky: storm }', '{ sky: [no, off] }')
    expect(read(book).book.tree.nodes['weather']?.branches[0]?.when).toMatchObject({
      test: { any: ['no', 'off'] },
    })
  })

  test('the gate is the shipped one, whatever stands behind it', () => {
    expect(JSON.stringify(read(SOUND).safety)).toBe(GATE)
  })
})
