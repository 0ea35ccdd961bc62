import type { Answers } from '../../core/rulebook/model.ts'
import type { Prompt } from '../../core/checkin/next.ts'
import type { AskOptions } from '../../app.ts'
import { colourLevel } from '../terminal.ts'
import { cancellable, type Keyboard } from './cancel.ts'
import { drawnWay } from './drawn.ts'
import { sizeOf, type Screen } from './pages.ts'
import { plainWay } from './plain.ts'
import { askQuestion } from './question.ts'
import { askScreen } from './screen.ts'

export { createTiming } from './timing.ts'

/** Below this a redrawn list leaves torn rows behind. */
const SMALLEST = { columns: 30, rows: 12 }

/**
 * Asks a person on a terminal: everything shown goes to `output`, which is standard error, so that
 * standard output holds the answer alone. `plain` is also what a terminal gets that cannot redraw
 * (TERM=dumb) or has no room to. Rejects with `cancelled`, the terminal given back.
 */
export function createAsk(
  input: Keyboard,
  output: Screen,
): (prompt: Prompt, options: AskOptions) => Promise<Answers> {
  return (prompt, { plain, colour }) =>
    cancellable(input, async (signal) => {
      const inLines = plainWay(input, output, signal)
      const painted = colour && colourLevel(process.env, true) > 0
      const way =
        plain || !redraws(output)
          ? inLines
          : await drawnWay(input, output, signal, painted, inLines)
      if (prompt.kind === 'screen') return askScreen(way, prompt)
      return { [prompt.question.id]: await askQuestion(way, prompt.question) }
    })
}

function redraws(output: Screen): boolean {
  const { columns, rows } = sizeOf(output)
  const room = columns >= SMALLEST.columns && rows >= SMALLEST.rows
  return room && process.env['TERM'] !== 'dumb'
}
