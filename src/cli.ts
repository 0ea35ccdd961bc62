import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError } from 'commander'
import { createApp, type App, type Later } from './app.ts'
import { commands } from './commands/index.ts'
import { rulesFlag } from './commands/rules-flag.ts'
import { usageError } from './commands/usage-error.ts'
import { plainText } from './core/checkin/plain-text.ts'
import { EXIT, RecoverError } from './errors.ts'

const EXAMPLES = `
Examples:
  recover today                asks a few short questions
  recover today --soreness 4 --sleep 7.5 --hunger normal --pain none \\
                --movement looser --red-flag none
  recover today --answers answers.json --json | jq .verdict
  recover why                  why that, and what would change it

Exit status:
  0 advice given, 2 usage, 65 a file's content is wrong, 66 a file cannot be
  read, 74 could not be written, 130 cancelled, 1 a defect of ours; with
  --exit-code also 10 rest and 20 reassess.
`

/** What the full program loads once it needs it. */
export const later: Later = {
  rulebookFile: () => import('./adapters/rulebook-file.ts'),
  rulesFiles: () => import('./adapters/rules-files.ts'),
  proofStore: () => import('./adapters/proof-store.ts'),
  casesFolder: () => import('./adapters/cases-folder.ts'),
  answersFile: () => import('./adapters/answers-file.ts'),
  profileFile: () => import('./adapters/profile-file.ts'),
  ask: () => import('./adapters/ask/index.ts'),
}

/**
 * Runs a command line and resolves to its exit status. Errors a user can mend are told on standard
 * error and never show a stack; anything else is a defect of ours.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const dist = dirname(fileURLToPath(import.meta.url))
  const app = createApp({ env: process.env, dist }, later)
  try {
    return await run(argv, app, dist)
  } catch (error) {
    return tell(error, argv, app)
  }
}

/** Runs a command line on given ports; errors are thrown. */
export async function run(argv: readonly string[], app: App, dist: string): Promise<number> {
  let exit: number = EXIT.ok
  const invocation = {
    rules: rulesFlag(argv),
    done: (status: number) => {
      exit = status
    },
  }
  const program = new Command('recover')
    .description('Move, rest or reassess: an honest answer for the morning after a hard run.')
    .version(versionIn(dist), '-V, --version', 'the version')
    .addHelpText('after', EXAMPLES)
  const [typed] = meant(argv)
  for (const { name, summary, load } of commands) {
    const command =
      name === typed ? await load(app, invocation) : new Command(name).description(summary)
    program.addCommand(command)
  }
  for (const command of family(program)) {
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => app.out(plainText(text)), writeErr: () => undefined })
      .option('--debug', 'show the stack of a defect')
  }
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return EXIT.ok
    throw usageError(error, program, meant(argv))
  }
  return exit
}

function versionIn(dist: string): string {
  const about: unknown = JSON.parse(readFileSync(`${dist}/../package.json`, 'utf8'))
  const named = typeof about === 'object' && about !== null && 'version' in about
  return named ? String(about.version) : 'unknown'
}

function family(command: Command): Command[] {
  return [command, ...command.commands.flatMap((child) => family(child))]
}

/** The words that are no flags; the first is the command meant, also by `recover help COMMAND`. */
function meant(argv: readonly string[]): string[] {
  const words = argv.filter((word) => !word.startsWith('-'))
  return words[0] === 'help' ? words.slice(1) : words
}

const REPORT = 'Run it again with --debug and report what it prints.'

/** The one place where an error becomes words and an exit status. */
async function tell(error: unknown, argv: readonly string[], app: App): Promise<number> {
  const json = argv.includes('--json')
  const { errorJson, defectJson } = await import('./render/error-json.ts')
  if (error instanceof RecoverError) {
    const { errorText } = await import('./render/error.ts')
    app.err(json ? errorJson(error) : errorText(error))
    return error.exitCode
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const said = argv.includes('--debug') ? stack : (stack.split('\n')[0] ?? '')
  const defect = `a defect of recover, not of yours: ${said}`
  app.err(json ? defectJson(defect, REPORT) : `recover: ${defect}\n  ${REPORT}\n`)
  return EXIT.defect
}
