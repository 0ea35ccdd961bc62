import type inquirer from 'inquirer'
import type { Key, Keyboard } from './cancel.ts'
import { createFrame, rowsOf, type Frame } from './frame.ts'
import { paginate, sizeOf, type Screen } from './pages.ts'
import type { Way } from './way.ts'

/** `>[ ] ` before a line to tick. */
const BOX = 5

const HOW = 'Arrows and space tick, then Enter.'
const HOW_OR_NONE = 'None of these: Enter. Otherwise arrows and space tick, then Enter.'
/** Who went to a line, or typed its number, and pressed Enter may have meant that line. */
const MEANT_THAT = 'Nothing is ticked: space ticks the line at >. Enter again: none of these.'

/** Lists to tick, as inquirer's checkbox; every line of a page is in sight, so nothing scrolls. */
export function drawnList(
  prompt: ReturnType<typeof inquirer.createPromptModule<never>>,
  input: Keyboard,
  output: Screen,
  colour: boolean,
): Pick<Way, 'tick' | 'pages'> {
  return {
    async tick({ ask, help, options, refuse }) {
      const frame = createFrame({ ask, help }, output, colour)
      let tip = frame.tip(refuse === undefined ? HOW_OR_NONE : HOW)
      let pointed = false
      const onKey = (_text: string | undefined, key: Key): void => {
        const digit = /^\d$/.test(key.name ?? '')
        if (digit || key.name === 'up' || key.name === 'down') pointed = true
        // inquirer would tick the line of that number, which no line shows: a 4 that was meant for
        // the next question would be a red flag. It hears the same key after this.
        if (digit) key.name = 'digit'
      }
      const wrongWith = (ticked: readonly string[]): string | undefined => {
        if (refuse !== undefined) return refuse(ticked)
        const doubtful = pointed && ticked.length === 0
        pointed = false
        return doubtful ? MEANT_THAT : undefined
      }
      input.on('keypress', onKey)
      try {
        const { ticked } = await prompt<{ ticked: string[] }>({
          type: 'checkbox',
          name: 'ticked',
          message: frame.heading,
          choices: options.map(({ id, text }) => ({
            value: id,
            name: frame.listed(text, BOX),
            short: text,
          })),
          loop: false,
          pageSize: sizeOf(output).rows,
          shortcuts: { all: null, invert: null },
          validate(choices: readonly { readonly value: string }[]) {
            const wrong = wrongWith(choices.map(({ value }) => value))
            if (wrong !== undefined) tip = frame.theme.style.error(wrong)
            return wrong === undefined
          },
          theme: listTheme(frame, () => tip),
        })
        return ticked
      } finally {
        input.off('keypress', onKey)
      }
    },

    pages({ ask, help, options }) {
      const frame = createFrame({ ask, help }, output, colour)
      const tip = Math.max(...[HOW_OR_NONE, MEANT_THAT].map((text) => rowsOf(frame.tip(text))))
      const room = sizeOf(output).rows - rowsOf(frame.heading) - tip
      return paginate(options, ({ text }) => rowsOf(frame.listed(text, BOX)), room)
    },
  }
}

/**
 * The tip stands above the list, and what is wrong takes its place: under the list inquirer would
 * spend two rows more, and rows are what lets a screen be answered with one key.
 */
function listTheme({ heading, theme }: Frame, tip: () => string): object {
  return {
    ...theme,
    icon: { cursor: '>', checked: '[x]', unchecked: '[ ]' },
    style: {
      ...theme.style,
      message: (text: string, status: string) =>
        status === 'done' ? theme.style.message(text, status) : `${heading}\n${tip()}`,
      error: () => '',
      renderSelectedChoices: (choices: readonly { readonly short: string }[]) =>
        choices.map(({ short }) => short).join('; ') || 'none of these',
      keysHelpTip: () => '',
    },
  }
}
