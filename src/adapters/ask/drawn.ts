import type { Keyboard } from './cancel.ts'
import { drawnList } from './drawn-list.ts'
import { createFrame, rowsOf } from './frame.ts'
import { sizeOf, type Screen } from './pages.ts'
import { refusal, type Way } from './way.ts'

/** `  1) ` before a line to choose. */
const NUMBER = 5

/**
 * Asks with inquirer, redrawn in place. inquirer is loaded here and not before: it takes twice as
 * long as the rest of the program. What is too tall to be redrawn is asked the plain way.
 */
export async function drawnWay(
  input: Keyboard,
  output: Screen,
  signal: AbortSignal,
  colour: boolean,
  plain: Way,
): Promise<Way> {
  const { default: inquirer } = await import('inquirer')
  const prompt = inquirer.createPromptModule({ input, output, signal })

  return {
    ...drawnList(prompt, input, output, colour),

    async type({ ask, help, field, read }) {
      for (;;) {
        const frame = createFrame({ ask, help, field }, output, colour)
        const { typed } = await prompt<{ typed: string }>({
          type: 'input',
          name: 'typed',
          message: frame.heading,
          theme: { ...frame.theme, validationFailureMode: 'clear' },
          validate(text: string) {
            const answer = read(text)
            return answer.ok || refusal(text, answer.expected)
          },
        })
        const answer = read(typed)
        if (answer.ok) return answer.value
      }
    },

    // rawlist, not select: it starts with no line chosen. In a select the cursor always stands on
    // one, so Enter pressed a moment too early would say "no pain" or "looser" for the runner.
    async choose(request) {
      const { ask, help, options } = request
      const range = `1 to ${String(options.length)}`
      const frame = createFrame({ ask, help, field: range }, output, colour)
      const error = frame.theme.style.error(`Expected ${range} or an arrow key, then Enter.`)
      const choices = options.map(({ id, text }) => ({
        value: id,
        name: frame.listed(text, NUMBER),
        short: text,
      }))
      const drawn = [frame.heading, ...choices.map(({ name }) => name), error].join('\n')
      if (rowsOf(drawn) > sizeOf(output).rows) return plain.choose(request)
      const { chosen } = await prompt<{ chosen: string }>({
        type: 'rawlist',
        name: 'chosen',
        message: frame.heading,
        choices,
        theme: { ...frame.theme, style: { ...frame.theme.style, error: () => error } },
      })
      return chosen
    },
  }
}
