import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  integer,
  oneof,
  sample,
  string,
  tuple,
  type Arbitrary,
} from 'fast-check'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { shippedRulebook } from '../../src/adapters/shipped-rulebook.ts'
import { createApp, type App } from '../../src/app.ts'
import { later, run } from '../../src/cli.ts'
import { EXIT, RecoverError } from '../../src/errors.ts'
import { HILLS } from './hills-rulebook.ts'
import { newFile, newFolder, recover, RESTED } from './recover.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const { questions } = shippedRulebook(dist)
const all = Object.values(questions)

const files = [
  newFile('answers.json', JSON.stringify(RESTED)),
  newFile('emergency.yaml', 'redFlags: [chest-pain-now]'),
  newFile('hills.yaml', HILLS),
  newFile('broken.yaml', '{ soreness: ['),
  newFolder(),
  '/none',
  '',
]

const strange = ['', ' ', '--', '-', '=', '--=', '-x', '\u0000', '\uD800', '__proto__', '%s', '🏃']

/** What an answer may look like: right, wrong at an edge, of another question, or anything. */
const value: Arbitrary<string> = oneof(
  integer({ min: -2, max: 30 }).map(String),
  constantFrom(...all.flatMap((question) => Object.keys(named(question)))),
  constantFrom('none', '7h30', '7:30', '1e3', 'NaN', '2026-11-22', '2026-11-22T21:45', ...strange),
  constantFrom(...files),
  string({ unit: 'binary', maxLength: 12 }),
)

const flag: Arbitrary<string[]> = oneof(
  tuple(constantFrom(...all.map((each) => each.flag)), value).map(([name, typed]) => [
    `--${name}`,
    typed,
  ]),
  tuple(constantFrom(...all.map((each) => each.flag)), value).map(([name, typed]) => [
    `--${name}=${typed}`,
  ]),
  tuple(constantFrom('--answers', '--rules', '--at', '--cases'), value),
  tuple(constantFrom('--answers', '--rules'), constantFrom(...files)),
  constantFrom(
    '--json',
    '--no-save',
    '--exit-code',
    '--plain',
    '--no-color',
    '--debug',
    '--help',
    '-V',
  ).map((name) => [name]),
  value.map((typed) => [typed]),
)

const first: Arbitrary<string[]> = constantFrom(
  ['today'],
  ['today'],
  ['why'],
  ['profile', 'show'],
  ['profile', 'set'],
  ['profile', 'unset'],
  ['profile', 'edit'],
  ['schema'],
  ['rules'],
  ['rules', 'show'],
  ['help'],
  [],
)

const line: Arbitrary<string[]> = tuple(first, array(flag, { maxLength: 6 })).map(
  ([words, flags]) => [...words, ...flags.flat()],
)

function named(question: (typeof all)[number]): Readonly<Record<string, unknown>> {
  if (question.kind === 'choices') return question.choices
  return question.kind === 'flags' ? question.items : {}
}

const right: readonly number[] = Object.entries(EXIT)
  .filter(([name]) => name !== 'defect')
  .map(([, status]) => status)

/** A stack, or something of ours that was printed instead of what it says. */
const DEFECT = /\n\s+at \S+ \(|[cm]?[jt]s:\d+:\d+|undefined|\[object/

test('300 command lines, in process: an answer, or an error that its user can mend', async () => {
  const home = newFolder()
  const real = createApp({ env: { RECOVER_HOME: home }, dist }, later)
  let said = ''
  const app: App = {
    ...real,
    terminal: { asks: false, columns: 80, colour: 0, unicode: true },
    out: (text) => (said += text),
    err: (text) => (said += text),
    // Standard input belongs to who runs the tests.
    readAnswers: (file, asked) => real.readAnswers(file === '-' ? '/none' : file, asked),
  }
  const codes = new Map<number, number>()
  await assert(
    asyncProperty(line, async (words) => {
      said = ''
      const code = await run(words, app, dist).catch((error: unknown) => {
        if (error instanceof RecoverError) return error.exitCode
        throw error
      })
      codes.set(code, (codes.get(code) ?? 0) + 1)
      expect(right).toContain(code)
      expect(said).not.toMatch(DEFECT)
    }),
    { numRuns: 300 },
  )
  // Not all of them may have failed before they came to the point.
  expect(codes.get(EXIT.ok)).toBeGreaterThan(10)
  expect(codes.get(EXIT.usage)).toBeGreaterThan(10)
})

const typable = sample(line, 48)
  .filter((words) => !words.some((word) => word.includes('\u0000')))
  .map((words) => ({ words, name: JSON.stringify(words) }))

test.concurrent.for(typable)('as a process: $name', async ({ words }, { expect: holds }) => {
  const { code, stdout, stderr } = await recover(words, { stdin: '' })
  holds([...right, 10, 20]).toContain(code)
  holds(stderr).not.toMatch(DEFECT)
  if (code !== 0 && code !== 10 && code !== 20) holds(stdout).toBe('')
})
