import { PassThrough } from 'node:stream'
import { createAsk } from '../../../src/adapters/ask/index.ts'
import type { Prompt } from '../../../src/core/checkin/next.ts'
import type { Answers } from '../../../src/core/rulebook/model.ts'
import { createWatch } from '../../e2e/watch.ts'

interface Setting {
  readonly plain?: boolean
  readonly colour?: boolean
  readonly columns?: number
  readonly rows?: number
}

/** A person at a keyboard: waits for a text, then types. */
export interface Person {
  readonly answers: Promise<Answers>
  /** Waits for each text and types what follows it. */
  does(...steps: readonly [shown: string, keys: string][]): Promise<void>
  readonly raw: () => string
}

/** Asks a prompt over streams that are no terminal: the same code, without raw mode. */
export function asked(prompt: Prompt, setting: Setting = {}): Person {
  const { plain = false, colour = false, columns, rows } = setting
  const watch = createWatch()
  const input = new PassThrough()
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { columns, rows })
  // Standard error cannot be ended, and inquirer ends what it draws on after every prompt.
  output.end = () => output
  output.on('data', (text: string) => watch.add(text))
  const answers = createAsk(input, output)(prompt, { plain, colour })
  return {
    answers,
    raw: () => watch.raw,
    async does(...steps) {
      for (const [shown, keys] of steps) {
        await watch.shows(shown)
        if (keys === '') continue
        // Plain lines are shown one by one, and what is typed before the last has no reader yet.
        if (plain) await watch.endsWith(': ')
        input.write(keys)
      }
    },
  }
}
