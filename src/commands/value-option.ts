import { Option } from 'commander'
import { RecoverError } from '../errors.ts'

/**
 * An option with a value that is given at most once: of two, one would be dropped without a word.
 */
export function valueOption(flags: string, description: string): Option {
  const option = new Option(flags, description)
  return option.argParser((value: string, before: string | undefined) => {
    const name = option.long ?? flags
    if (before !== undefined) throw new RecoverError('usage', `${name} is given twice`)
    return present(name, value)
  })
}

/**
 * A typed value, unless it is a flag: the parser takes the next word whatever it is. A file whose
 * name begins with dashes is still named by `./--file`.
 */
export function present(name: string, value: string): string {
  if (!value.startsWith('--')) return value
  throw new RecoverError('usage', `${name} has no value: found ${value} after it`)
}
