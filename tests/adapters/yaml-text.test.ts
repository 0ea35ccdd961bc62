import * as fc from 'fast-check'
import { stringify } from 'yaml'
import { expect, test } from 'vitest'
import { parseYaml, type YamlLimits } from '../../src/adapters/yaml-text.ts'
import { RecoverError, type Finding } from '../../src/errors.ts'
import { quietMs, spentMs } from '../fixtures/quiet-machine.ts'

function findingsOf(content: string | Uint8Array, limits?: YamlLimits): readonly Finding[] {
  try {
    parseYaml(content, 'a.yaml', limits)
  } catch (error) {
    if (!(error instanceof RecoverError)) throw error
    expect(error.code).toBe('data')
    return error.findings
  }
  throw new Error('expected it to be refused')
}

/** `LINE:COLUMN message` of everything that is wrong. */
function told(content: string | Uint8Array, limits?: YamlLimits): string[] {
  return findingsOf(content, limits).map(
    ({ at, message }) => `${String(at?.line)}:${String(at?.column)} ${message}`,
  )
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

const read: readonly (readonly [string | Uint8Array, unknown])[] = [
  ['', null],
  ['# only a comment\n', null],
  ['a: 1\nb: [x, "y"]\nc: { d: true }\n', { a: 1, b: ['x', 'y'], c: { d: true } }],
  ['{\n\t"a": 7.5,\n\t"b": [\n\t\t"\\ud83d\\ude00"\n\t]\n}\n', { a: 7.5, b: ['\u{1F600}'] }],
  [
    'a: no\nb: yes\nc: on\nd: 7:30\ne: 2026-11-22\nf: 010\ng: 0x10\nh: ~',
    {
      a: 'no',
      b: 'yes',
      c: 'on',
      d: '7:30',
      e: '2026-11-22',
      f: 10,
      g: 16,
      h: null,
    },
  ],
  ['%YAML 1.2\n---\na: no\n...\n', { a: 'no' }],
  ['a: 1\r\nb: 2\r\n', { a: 1, b: 2 }],
  ['\u{FEFF}a: 1', { a: 1 }],
  [bytes(0xef, 0xbb, 0xbf, 0x61, 0x3a, 0x20, 0xc3, 0xa9), { a: '\u{E9}' }],
  ['a: -0\nb: -0.0\nc: 9007199254740991', { a: 0, b: 0, c: 9_007_199_254_740_991 }],
  ['a: "\u{FFFD}"', { a: '\u{FFFD}' }],
  ['toString: 1\nhasOwnProperty: 2', { toString: 1, hasOwnProperty: 2 }],
]

test.for(read)('%j is read', ([content, value]) => {
  expect(parseYaml(content, 'a.yaml').value).toStrictEqual(value)
})

const refused: readonly (readonly [string | Uint8Array, ...string[]])[] = [
  ['a: 1\nb: 2\na: 3', '3:1 "a" stands twice, first on line 1'],
  ['{"a": 1, "a": 2}', '1:10 "a" stands twice, first on line 1'],
  [
    '1: a\n"1": b',
    '1:1 found the key 1, which is not text; in quotes it would be: "1"',
    '2:1 "1" stands twice, first on line 1',
  ],
  ['true: a', '1:1 found the key true, which is not text; in quotes it would be: "true"'],
  ['a:\n  null: b', '2:3 found the key null, which is not text; in quotes it would be: "null"'],
  ['? [a]\n: 1', '1:3 found a key that is not text; expected a name'],
  ['__proto__: { admin: true }', '1:1 "__proto__" cannot be a key'],
  ['a:\n  - { "__proto__": 1 }', '2:7 "__proto__" cannot be a key'],
  ['constructor: 1', '1:1 "constructor" cannot be a key'],
  ['prototype: 1', '1:1 "prototype" cannot be a key'],
  ['<<: { a: 1 }', '1:1 "<<" cannot be a key'],
  [
    'a: &x 1\nb: *x',
    '1:7 found the anchor &x; expected none',
    '2:4 found the alias *x; expected the value itself',
  ],
  [
    'a: &x { b: *x }',
    '1:7 found the anchor &x; expected none',
    '1:12 found the alias *x; expected the value itself',
  ],
  ['a: *gone', '1:4 found the alias *gone; expected the value itself'],
  ['a: !secret 1', '1:4 not YAML: Unresolved tag: !secret'],
  ['a: !!str 1', '1:10 found the tag tag:yaml.org,2002:str; expected none'],
  ['a: !!binary aGk=', '1:13 found the tag tag:yaml.org,2002:binary; expected none'],
  ['a: 1\n---\nb: 2', '2:1 a second document begins here; expected one'],
  ['%YAML 1.1\n---\na: no', '1:1 found a header for YAML 1.1; this file is read as YAML 1.2'],
  ['# c\n%YAML 1.1\n---\na: 010', '2:1 found a header for YAML 1.1; this file is read as YAML 1.2'],
  ['%YAML 1.3\n---\na: 1', '1:7 not YAML: Unsupported YAML version 1.3'],
  ['a: .nan', '1:4 .nan is not a number that can be kept as written'],
  ['a: [1, -.inf]', '1:8 -.inf is not a number that can be kept as written'],
  ['a: 1e400', '1:4 1e400 is not a number that can be kept as written'],
  ['a: 9007199254740993', '1:4 9007199254740993 is not a number that can be kept as written'],
  ['a:\n\tb: 1', '2:1 not YAML: Tabs are not allowed as indentation; use spaces'],
  [
    'a: "never closed\n',
    '2:1 not YAML: Missing closing "quote; what is opened is closed, and what belongs together begins in the same column',
  ],
  [
    'because: at 7: too much',
    '1:10 not YAML: Nested mappings are not allowed in compact mappings; a text with a colon and a space in it stands in quotes',
  ],
  [
    'a: @b',
    '1:4 not YAML: Plain value cannot start with reserved character @; a text that begins like this stands in quotes',
  ],
  [
    'because: {soreness}, at 7',
    '1:20 not YAML: Unexpected scalar at node end; a text that begins with a bracket or a quote stands in quotes as a whole',
  ],
  [
    'a:\n   b: 1\n  c: 2',
    '3:1 not YAML: All mapping items must start at the same column; what belongs together begins in the same column, and brackets are closed',
  ],
  [
    'a:1\nb: 2',
    '1:1 not YAML: Implicit keys need to be on a single line; behind a key stand a colon and a space',
  ],
  [
    'when: { soreness: at-least: 6 }',
    '1:19 not YAML: Block collections are not allowed within flow collections; within brackets every key: value stands in { } of its own',
  ],
  ['a: x\u0000y', '1:5 found the control character U+0000; expected plain text'],
  ['a: x\u001b[31m', '1:5 found the control character U+001B; expected plain text'],
  ['a: 1\rb: 2', '1:5 found the control character U+000D; expected plain text'],
  ['a: \u009b', '1:4 found the control character U+009B; expected plain text'],
  [bytes(0x61, 0x3a, 0x20, 0xe9, 0x0a), '1:4 byte 3 is not UTF-8; expected UTF-8 text'],
  [bytes(0x61, 0x0a, 0xef, 0xbf, 0xbd, 0xe2, 0x82), '2:2 byte 5 is not UTF-8; expected UTF-8 text'],
  [bytes(0xef, 0xbb, 0xbf, 0x61, 0xff), '1:2 byte 4 is not UTF-8; expected UTF-8 text'],
  [
    bytes(0xff, 0xfe, 0x61, 0x00),
    '1:1 byte 0 is not UTF-8 (it looks like UTF-16); expected UTF-8 text',
  ],
  ['['.repeat(33) + ']'.repeat(33), '1:33 nested too deep; expected at most 32 levels'],
  ['- '.repeat(33), '1:65 nested too deep; expected at most 32 levels'],
]

test.for(refused)('%j is refused', ([content, ...expected]) => {
  expect(told(content)).toEqual(expected)
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
})

test('what is nested too deep for the parser itself is refused as well', () => {
  expect(told('{a: '.repeat(20_000))).toEqual([
    expect.stringMatching(/^1:\d+ nested too deep to be read$/),
  ])
})

test.for(['['.repeat(200), 'a: x\nb:\n  [ {'.padEnd(600, '[ \n{')])(
  '200 brackets in a row are refused before they are parsed',
  (text) => {
    const [line, column] = text.startsWith('[') ? [1, 1] : [3, 3]
    expect(told(text)).toEqual([
      `${String(line)}:${String(column)} nested too deep; expected at most 32 levels`,
    ])
  },
)

test('fewer, or with something between, are left to the parser', () => {
  const text = `a: "${'['.repeat(199)}"`
  expect(parseYaml(text, 'a.yaml').value).toEqual({ a: '['.repeat(199) })
  expect(parseYaml(`a: "${'[x'.repeat(300)}"`, 'a.yaml').value).toBeDefined()
})

const hidden = (code: string): string =>
  `1:4 found the control character U+${code}; expected plain text`

test.for([
  ['a: "x\\ey"', '001B'],
  ['a: "x\\0y"', '0000'],
  ['a: "\\u202Ex"', '202E'],
  ['a: "\\x9b"', '009B'],
  ['a: "\\ud800 x"', 'D800'],
  ['a: \u{202E}x', '202E'],
  ['a: \u{2067}x', '2067'],
  ['a: \u{200F}x', '200F'],
] as const)('%s: an escape does not bring in what a file must not hold', ([text, code]) => {
  expect(told(text)).toEqual([hidden(code)])
})

test('nor in a key', () => {
  expect(told('"a\\e": 1')).toEqual([hidden('001B').replace('1:4', '1:1')])
})

test.for([
  ['a: "x\\ty\\nz"', 'x\ty\nz'],
  ['a: "\\ud83d\\ude00"', '\u{1F600}'],
  ['a: "x\\u2028y"', 'x\u2028y'],
])('%s is read', ([text, value]) => {
  expect(parseYaml(text ?? '', 'a.yaml').value).toEqual({ a: value })
})

test('32 levels are read', () => {
  const text = '['.repeat(32) + ']'.repeat(32)
  expect(JSON.stringify(parseYaml(text, 'a.yaml').value)).toBe(text)
})

test('the size is capped in bytes, before anything is parsed', () => {
  const limits = { bytes: 10, depth: 2 }
  expect(parseYaml('a: 4567890', 'a.yaml', limits).value).toEqual({ a: 4_567_890 })
  expect(findingsOf('a: 456789\u{E9}', limits)).toEqual([
    { message: 'a.yaml has 11 bytes; expected at most 10' },
  ])
})

test('what a grammar error leads to is not told as further errors', () => {
  expect(told('a: [1,\nb: 2\nc: {')).toHaveLength(1)
})

test('at most twenty findings are told, in the order of the file', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `${String(index)}: x`)
  const places = findingsOf(lines.join('\n')).map(({ at }) => at?.line)
  expect(places).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

test('a place names the file and shows the line without its end', () => {
  expect(findingsOf('x: 1\r\nx: 2\r\n')).toEqual([
    {
      message: '"x" stands twice, first on line 1',
      at: { file: 'a.yaml', line: 2, column: 1, text: 'x: 2' },
    },
  ])
})

const tree = `# a tree
tree:
  start: tissue
  nodes:
    tissue:
      - when: { pain: sharp, "sore ness": 3 }
        advise:
      - go: [a, b]
empty: {}
`

test.for([
  [['tree', 'start'], 'value', '3:10'],
  [['tree', 'start'], 'key', '3:3'],
  [['tree'], 'key', '2:1'],
  [['tree'], 'value', '3:3'],
  [['tree', 'nodes', 'tissue', 0, 'when', 'pain'], 'value', '6:23'],
  [['tree', 'nodes', 'tissue', 0, 'when', 'sore ness'], 'key', '6:30'],
  [['tree', 'nodes', 'tissue', 1, 'go', 1], 'value', '8:17'],
  // An empty value has no place of its own: its key stands for it.
  [['tree', 'nodes', 'tissue', 0, 'advise'], 'value', '7:9'],
  // What is missing belongs to the innermost parent that exists.
  [['tree', 'nodes', 'gone'], 'value', '4:3'],
  [['tree', 'nodes', 'tissue', 0, 'because'], 'key', '6:9'],
  [['tree', 'nodes', 'tissue', 7], 'value', '5:5'],
  [['tree', 'start', 'deeper'], 'value', '3:3'],
  [['empty', 'gone'], 'value', '9:1'],
  [['gone'], 'value', '2:1'],
  [[], 'value', '2:1'],
] as const)('the place of %j (%s) is %s', ([path, part, expected]) => {
  const { line, column } = parseYaml(tree, 'a.yaml').placeOf([...path], part)
  expect(`${String(line)}:${String(column)}`).toBe(expected)
})

test('an empty file has its beginning as every place', () => {
  const place = { file: 'a.yaml', line: 1, column: 1, text: '' }
  expect(parseYaml('', 'a.yaml').placeOf(['a', 0])).toEqual(place)
})

test('every beginning of a right file is read or refused with a place', () => {
  const text = `${tree}more: "quo\\"ted" # c\nlist:\n  - - 1\n    - 'two'\nfold: >-\n  a\n  b\n`
  let wrong = 0
  for (let length = 0; length <= text.length; length += 1) {
    try {
      parseYaml(text.slice(0, length), 'a.yaml')
    } catch (error) {
      if (!(error instanceof RecoverError)) throw error
      expect(error.findings[0]?.at?.line).toBeGreaterThan(0)
      wrong += 1
    }
  }
  expect(parseYaml(text, 'a.yaml').value).toMatchObject({ list: [[1, 'two']], fold: 'a b' })
  expect(wrong).toBeGreaterThan(5)
})

// Raw control characters and numbers beyond 2^53 are refused by design; everything else JSON can
// say has to come back as it was.
const name = fc.string().filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text))
const key = name.filter((text) => !['__proto__', 'constructor', 'prototype', '<<'].includes(text))
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    name,
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((number) => number + 0),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

test('whatever JSON says is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = JSON.stringify(value, null, 2)
      expect(parseYaml(text, 'a.json').value).toStrictEqual(JSON.parse(text))
    }),
  )
})

test('whatever is written as YAML is read back', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = stringify(value, { aliasDuplicateObjects: false })
      expect(parseYaml(text, 'a.yaml').value).toStrictEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('any text at all is read, or refused at a place that exists', () => {
  const letters = Array.from('ab1:-?#&*!|>\'"%@`,[]{} \n\t\r<~.\u0000\u{1F600}')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...letters), maxLength: 60 }), (text) => {
      try {
        parseYaml(text, 'a.yaml')
      } catch (error) {
        if (!(error instanceof RecoverError)) throw error
        const lines = text.split('\n')
        for (const { at } of error.findings) {
          const line = lines[(at?.line ?? 0) - 1]
          expect(line?.replace(/\r$/, '')).toBe(at?.text)
          expect(at?.column).toBeGreaterThan(0)
          expect(at?.column).toBeLessThanOrEqual((line ?? '').length + 1)
        }
      }
    }),
    { numRuns: 2000 },
  )
})

const quarter = 256 * 1024
const slow: readonly (readonly [string, string])[] = [
  ['brackets', '['.repeat(quarter)],
  ['commas', `[${','.repeat(quarter - 2)}]`],
  ['anchors', '&a '.repeat(quarter / 3)],
  ['one key again and again', 'k: 1\n'.repeat(quarter / 5)],
  [
    'keys that are numbers',
    Array.from({ length: 30_000 }, (_, n) => `${String(n)}: 1`)
      .join('\n')
      .slice(0, quarter),
  ],
]

// Measured at 0.3 to 1 s each; with the parser's own check for double keys the last one takes 6.
const MOST_MS = 4000

test.for(slow)('a file full of %s is refused in time', async ([, text]) => {
  const refuse = (): void => expect(findingsOf(text).length).toBeGreaterThan(0)
  expect(await quietMs(MOST_MS, () => spentMs(refuse))).toBeLessThan(MOST_MS)
})
