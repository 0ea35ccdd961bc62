import { Command, CommanderError } from 'commander'
import { expect, test } from 'vitest'
import type { App } from '../../src/app.ts'
import { rulesDrawCommand } from '../../src/commands/rules-draw.ts'
import { aBook, aRulebook } from '../core/a-rulebook.ts'

function unused(): never {
  throw new Error('rules draw has no use for this')
}

async function draw(...words: string[]): Promise<string> {
  let out = ''
  const own = aRulebook({ book: aBook({ id: 'own' }) })
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
    rulebook: (file) => Promise.resolve(file === undefined ? aRulebook() : own),
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
  const command = rulesDrawCommand(app)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  await new Command('rules').addCommand(command).parseAsync(['draw', ...words], { from: 'user' })
  return out
}

test('SVG unless another format is named; the rulebook in use unless another is', async () => {
  expect(await draw()).toMatch(/^<svg [^>]*>\n<title id="title">Rulebook book 2\.0\.0</)
  expect(await draw('own.yaml')).toMatch(/^<svg [^>]*>\n<title id="title">Rulebook own 2\.0\.0</)
  expect(await draw('--format', 'svg')).toBe(await draw())
  expect(await draw('--format', 'mermaid')).toMatch(/^flowchart LR\n {2}accTitle: Rulebook book/)
  expect(await draw('--format=dot')).toMatch(/^digraph rulebook \{\n/)
})

test('no other format', async () => {
  const error: unknown = await draw('--format', 'png').catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(CommanderError)
  expect(error).toMatchObject({ code: 'commander.invalidArgument' })
})
