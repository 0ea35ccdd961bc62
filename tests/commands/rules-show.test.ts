import { Command, CommanderError } from 'commander'
import { expect, test } from 'vitest'
import type { App } from '../../src/app.ts'
import { rulesShowCommand } from '../../src/commands/rules-show.ts'
import { RecoverError } from '../../src/errors.ts'
import { aBook, anAdvice, aRulebook } from '../core/a-rulebook.ts'

const book = aBook()
const shipped = aRulebook()

// An advice of the tree may have the name of one of the gate, or the name of the way through it.
const twice = aRulebook({
  book: aBook({
    id: 'twice',
    advice: {
      ...book.advice,
      stop: anAdvice({ verdict: 'rest' }),
      pass: anAdvice({ verdict: 'rest' }),
    },
    tree: {
      start: 'night',
      nodes: {
        night: {
          title: 'Again?',
          branches: [
            {
              rule: 'again',
              when: { pain: 'dull' },
              advise: 'stop',
              because: 'of that',
              sources: ['a-source'],
            },
          ],
          otherwise: { advise: 'pass' },
        },
      },
    },
  }),
})

function unused(): never {
  throw new Error('rules show has no use for this')
}

async function show(...words: string[]): Promise<string> {
  let out = ''
  const app: App = {
    terminal: { asks: false, columns: 80, colour: 1, unicode: true },
    out: (text) => {
      out += text
    },
    err: unused,
    show: unused,
    now: unused,
    wallClock: unused,
    momentOf: unused,
    elapsed: unused,
    rulesFiles: unused,
    rulebook: (file) => Promise.resolve(file === undefined ? shipped : twice),
    proofs: { kept: unused, keep: unused },
    rulebooks: { fileOf: unused, begin: unused, choose: unused, remember: unused },
    readAnswers: unused,
    cases: unused,
    profile: { path: '', read: unused, text: unused, set: unused, exists: unused, forget: unused },
    journal: {
      path: '',
      append: unused,
      tail: unused,
      all: unused,
      history: unused,
      rewrite: unused,
    },
    stamp: unused,
    time: unused,
    kept: unused,
    places: unused,
    ask: unused,
  }
  const command = rulesShowCommand(app)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  await new Command('rules').addCommand(command).parseAsync(['show', ...words], { from: 'user' })
  return out
}

test('the whole, a node, an advice: on the terminal, with and without colour', async () => {
  expect(await show()).toContain(' 1. \u{1B}[1msigns: What is the matter?')
  expect(await show('--no-color')).toContain(' 2. night: What is the matter?\n    • sleep is')
  expect(await show('--no-color', '--fold')).toMatch(
    / 1\. signs: .*\n\nTree \(book 2\.0\.0\)\n 2\. /,
  )
  expect(await show('--no-color', '--node', 'signs')).not.toContain('night:')
  expect(await show('--no-color', '--node', 'night', '--why')).toContain('for a reason [1]')
  expect(await show('--no-color', '--advice', 'go-easy')).toMatch(
    /^MOVE {2}advice to move go-easy\n\nOne way leads here\./,
  )
  expect(await show('--no-color', '--advice', 'pass')).toMatch(/^Through the safety gate\n/)
})

test('an advice that gate and tree both name, and one named pass', async () => {
  const both = await show('a.yaml', '--no-color', '--advice', 'stop')
  expect(both).toMatch(/^REASSESS .*\n\nOne way leads here\.\n\n 1\. signs/)
  expect(both).toMatch(/\n\nREST {2}advice to rest stop\n\nOne way/)
  const pass = await show('a.yaml', '--no-color', '--advice', 'pass')
  expect(pass).toMatch(/^Through the safety gate\n[^]*\nREST {2}advice to rest pass\n/)
})

test('as JSON: every node, branch and advice', async () => {
  const all: unknown = JSON.parse(await show('--json'))
  expect(all).toMatchObject({
    gate: { id: 'safety', version: '1.0.0', sha256: 'hash-of-safety', nodes: [{ id: 'signs' }] },
    tree: {
      id: 'book',
      nodes: [
        {
          number: 2,
          id: 'night',
          title: 'What is the matter?',
          level: 0,
          branches: [
            {
              rule: 'short-night',
              words: 'sleep is under 5 h',
              when: { op: 'ask', question: 'sleep' },
              target: { to: 'advice', id: 'sleep-more', verdict: 'rest', care: 'none' },
              because: 'for a reason',
              sources: ['a-source'],
              choice: false,
            },
            { rule: null, words: 'otherwise', when: null, target: { to: 'advice', id: 'go-easy' } },
          ],
        },
      ],
    },
  })
  expect(all).toHaveProperty('advice.0', {
    part: 'gate',
    id: 'call-now',
    verdict: 'reassess',
    care: 'emergency',
    headline: 'advice to reassess',
  })
  expect(all).toHaveProperty('advice.length', 3 + 2)
})

test('as JSON: one node, one advice', async () => {
  expect(JSON.parse(await show('--json', '--node', 'night'))).toMatchObject({
    nodes: [{ part: 'tree', id: 'night', comesFrom: [] }],
  })
  expect(JSON.parse(await show('--json', '--advice', 'go-easy'))).toEqual({
    destinations: [
      {
        part: 'tree',
        advice: { id: 'go-easy', verdict: 'move', care: 'none', headline: 'advice to move' },
        count: 1,
        ways: [
          [
            {
              node: 'night',
              title: 'What is the matter?',
              taken: [{ rule: null, words: 'otherwise' }],
            },
          ],
        ],
      },
    ],
  })
})

test.for<[string[], string]>([
  [['--node', 'nigt'], '"nigt" is not a node (did you mean night?)'],
  [['--node', 'constructor'], '"constructor" is not a node'],
  [['--advice', 'go-eazy'], '"go-eazy" is not an advice (did you mean go-easy?)'],
  [['--advice', 'toString'], '"toString" is not an advice'],
  [['--node', 'night', '--node', 'signs'], '--node is given twice'],
])('%j is refused', async ([words, message]) => {
  const error: unknown = await show(...words).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(RecoverError)
  expect(error).toMatchObject({ code: 'usage', message })
})

test.for([
  ['--node', 'night', '--fold'],
  ['--node', 'night', '--advice', 'stop'],
  ['--advice', 'stop', '--fold'],
  ['--json', '--fold'],
  ['--json', '--why'],
])('%j exclude each other', async (words) => {
  const error: unknown = await show(...words).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(CommanderError)
  expect(error).toMatchObject({ code: 'commander.conflictingOption' })
})
