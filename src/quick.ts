import { createApp, type App, type Later } from './app.ts'
import { adviseToday, type TodayOptions } from './commands/advise-today.ts'
import { rulesFlag } from './commands/rules-flag.ts'
import { FORMATS, tellStatus } from './commands/tell-status.ts'
import type { Question } from './core/rulebook/model.ts'
import { RecoverError } from './errors.ts'
import { errorJson } from './render/error-json.ts'
import { adviceJson } from './render/json.ts'

/** Thrown where the start-up path would have to load more than it is meant to. */
class TooMuch extends Error {}

const refuse = (): never => {
  throw new TooMuch()
}

const later: Later = {
  rulebookFile: refuse,
  rulesFiles: refuse,
  proofStore: refuse,
  casesFolder: refuse,
  answersFile: refuse,
  profileFile: refuse,
  ask: refuse,
}

/**
 * The start-up path: `recover status`, and `recover today ... --json` fully answered, by the same code as the full
 * program but without loading a command-line parser, YAML, schemas or colours. Resolves to the
 * exit status, or to undefined when the full program has to take over; then nothing has been
 * printed or remembered yet.
 */
export async function quick(argv: readonly string[]): Promise<number | undefined> {
  if (argv[0] === 'status') return status(argv.slice(1))
  if (argv[0] !== 'today' || !argv.includes('--json')) return undefined
  const app = createApp({ env: process.env, dist: __dirname, readsLater: true }, later)
  if (app.terminal.asks) return undefined
  return answer(app, argv.slice(1))
}

/** `recover status`, as a status bar types it. */
function status(words: readonly string[]): number | undefined {
  const format = FORMATS.find((each) => words.join(' ') === `--format ${each}`)
  if (format === undefined && words.length > 0) return undefined
  const app = createApp({ env: process.env, dist: __dirname, readsLater: true }, later)
  try {
    tellStatus(app, format ?? 'short')
    return 0
  } catch (error) {
    if (error instanceof RecoverError) return undefined
    throw error
  }
}

async function answer(app: App, words: readonly string[]): Promise<number | undefined> {
  let printed = false
  let warned = ''
  const watched: App = {
    ...app,
    // What is told before the answer is told once: by the full program, should it take over.
    err: (text) => {
      if (printed) app.err(text)
      else warned += text
    },
    out: (text) => {
      printed = true
      app.err(warned)
      app.out(text)
    },
  }
  try {
    const rulebook = await app.rulebook(rulesFlag(words))
    // Where something has to be proved or refused, the full program does it.
    if (rulebook.file !== undefined && rulebook.standing !== 'proved') return undefined
    const parsed = parse(words, rulebook.questions)
    if (parsed === undefined) return undefined
    return await adviseToday(watched, rulebook, parsed.flags, parsed.options, adviceJson)
  } catch (error) {
    if (!printed) return undefined
    if (!(error instanceof RecoverError)) throw error
    app.err(errorJson(error))
    return error.exitCode
  }
}

interface Parsed {
  readonly flags: Readonly<Record<string, readonly string[]>>
  readonly options: TodayOptions
}

/** Reads only the plainest command lines; undefined for anything else, errors included. */
function parse(
  words: readonly string[],
  questions: Readonly<Record<string, Question>>,
): Parsed | undefined {
  const ids = new Map(Object.values(questions).map(({ flag, id }) => [`--${flag}`, id]))
  const flags: Record<string, string[]> = {}
  let options: TodayOptions = { save: true, color: true }
  // Which one was read before: it decided which flags there are.
  let named = false
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--json') options = { ...options, json: true }
    else if (word === '--no-save') options = { ...options, save: false }
    else if (word === '--exit-code') options = { ...options, exitCode: true }
    else {
      const [name, attached] = split(word)
      const value = attached ?? rest.shift()
      const id = ids.get(name)
      if (value === undefined || value.startsWith('-')) return undefined
      if (name === '--answers' && options.answers === undefined) {
        options = { ...options, answers: value }
      } else if (name === '--at' && options.at === undefined) options = { ...options, at: value }
      else if (name === '--rules' && !named) named = true
      else if (id === undefined) return undefined
      else (flags[id] ??= []).push(value)
    }
  }
  return { flags, options }
}

/** `--flag=value` as its two parts. */
function split(word: string): [name: string, value: string | undefined] {
  const at = word.indexOf('=')
  return at === -1 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)]
}
