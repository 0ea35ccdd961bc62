import type { Command, CommanderError } from 'commander'
import { notA } from '../core/rulebook/problem.ts'
import { RecoverError } from '../errors.ts'

/**
 * What the parser of the command line refused, as an error of ours. `words` are those typed that are
 * no flags: the command first.
 */
export function usageError(
  error: CommanderError,
  program: Command,
  words: readonly string[],
): RecoverError {
  const [typed, second] = words
  const command = program.commands.find((each) => each.name() === typed)
  if (error.code === 'commander.help') return noCommand(program, command, typed)
  if (command !== undefined && error.code === 'commander.excessArguments') {
    const names = namesIn(command)
    // A group with a default takes what is no command of it for an argument of that one.
    if (names.length > 0 && second !== undefined && !names.includes(second)) {
      const message = `${notA(`a command of ${command.name()}`, second, names)}; expected one of ${names.join(', ')}`
      return new RecoverError('usage', message, helpOf(command))
    }
  }
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
