import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError } from 'commander'
import { createApp, type App } from './app.ts'
import { commands } from './commands/index.ts'
import { EXIT, RecoverError } from './errors.ts'

const EXAMPLES = `
Examples:
  recover today                  asks a few short questions
  recover today --red-flag none --soreness 4 --sleep 7.5 --hunger normal --pain none --movement looser
  recover today --answers answers.json --json | jq .verdict
  recover why                    why that, and what would change it

Exit status: 0 advice given, 2 usage, 65 a file's content is wrong, 66 a file cannot be read,
74 could not be written, 130 cancelled, 1 a defect of ours.
`

/**
 * Runs a command line and resolves to its exit status. Errors a user can mend are told on standard
 * error and never show a stack; anything else is a defect of ours.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const dist = dirname(fileURLToPath(import.meta.url))
  const app = createApp(
    { env: process.env, dist },
    {
      rulebookFile: () => import('./adapters/rulebook-file.ts'),
      casesFolder: () => import('./adapters/cases-folder.ts'),
      answersFile: () => import('./adapters/answers-file.ts'),
      profileFile: () => import('./adapters/profile-file.ts'),
      ask: () => import('./adapters/ask/index.ts'),
    },
  )
  try {
    return await run(argv, app, dist)
  } catch (error) {
    return tell(error, argv, app)
  }
}

/** Runs a command line on given ports; errors are thrown. */
export async function run(argv: readonly string[], app: App, dist: string): Promise<number> {
  let exit: number = EXIT.ok
  const program = new Command('recover')
    .description('Move, rest or reassess: an honest answer for the morning after a hard run.')
    .version(versionIn(dist), '-V, --version', 'the version')
    .addHelpText('after', EXAMPLES)
  const typed = argv.find((word) => !word.startsWith('-'))
  for (const { name, summary, load } of commands) {
    const command =
      name === typed
        ? await load(app, (status) => {
            exit = status
          })
        : new Command(name).description(summary)
    program.addCommand(command)
  }
  for (const command of family(program)) {
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => app.out(text), writeErr: () => undefined })
      .option('--debug', 'show the stack of a defect')
  }
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return EXIT.ok
    throw usage(error, argv)
  }
  return exit
}

function versionIn(dist: string): string {
  const text = readFileSync(`${dist}/../package.json`, 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

function family(command: Command): Command[] {
  return [command, ...command.commands.flatMap((child) => family(child))]
}

function usage(error: CommanderError, argv: readonly string[]): RecoverError {
  if (error.code === 'commander.help') {
    return new RecoverError('usage', 'no command given', 'See recover --help.')
  }
  const [found = '', hint] = error.message.replace(/^error: /, '').split('\n')
  const command = argv.find((word) => commands.some(({ name }) => name === word))
  const help = `See recover ${command === undefined ? '' : `${command} `}--help.`
  return new RecoverError('usage', found, hint === undefined ? help : `${hint} ${help}`)
}

/** The one place where an error becomes words and an exit status. */
async function tell(error: unknown, argv: readonly string[], app: App): Promise<number> {
  const { errorJson, errorText } = await import('./render/error.ts')
  if (error instanceof RecoverError) {
    app.err(argv.includes('--json') ? errorJson(error) : errorText(error))
    return error.exitCode
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const said = argv.includes('--debug') ? stack : (stack.split('\n')[0] ?? '')
  const defect = `a defect of recover, not of yours: ${said}`
  app.err(
    argv.includes('--json')
      ? `${JSON.stringify({ error: { code: 'defect', message: defect, hint: 'Run it again with --debug and report what it prints.' } })}\n`
      : `recover: ${defect}\n  Run it again with --debug and report what it prints.\n`,
  )
  return EXIT.defect
}
