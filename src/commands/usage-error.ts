import type { Command, CommanderError } from 'commander'
import { notA } from '../core/rulebook/problem.ts'
import { RecoverError } from '../errors.ts'

/**
 * What the parser of the command line refused, as an error of ours. `typed` is the first word that is
 * no flag.
 */
export function usageError(
  error: CommanderError,
  program: Command,
  typed: string | undefined,
): RecoverError {
  const command = program.commands.find((each) => each.name() === typed)
  if (error.code === 'commander.help') return noCommand(program, command, typed)
  const [found = '', hint = ''] = error.message.replace(/^error: /, '').split('\n')
  const suggestion = hint.replaceAll(/[()]/g, '')
  return new RecoverError('usage', found, `${suggestion} ${helpOf(command)}`.trim())
}

function noCommand(
  program: Command,
  command: Command | undefined,
  typed: string | undefined,
): RecoverError {
  if (command === undefined && typed !== undefined) {
    const message = notA('a command', typed, namesIn(program))
    return new RecoverError('usage', message, helpOf(undefined))
  }
  const expected = namesIn(command ?? program).join(', ')
  return new RecoverError(
    'usage',
    `no command given; expected one of ${expected}`,
    `${command === undefined ? 'Begin with recover today. ' : ''}${helpOf(command)}`,
  )
}

function namesIn(command: Command): string[] {
  return command.commands.map((child) => child.name())
}

function helpOf(command: Command | undefined): string {
  return `See recover ${command === undefined ? '' : `${command.name()} `}--help.`
}
