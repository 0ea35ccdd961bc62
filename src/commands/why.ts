import { Command } from 'commander'
import type { App } from '../app.ts'
import { settle } from '../core/advice/settle.ts'
import { trace } from '../core/advice/trace.ts'
import { wouldChange } from '../core/advice/would-change.ts'
import type { Answers } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import { gatherCheckIn } from './check-in.ts'
import { addQuestionFlags, typedFlags } from './question-flags.ts'
import { styleOf } from './style.ts'

interface WhyOptions {
  readonly answers?: string
  readonly json?: true
  readonly rules?: string
  readonly at?: string
  readonly plain?: true
  readonly color: boolean
}

/** `recover why`: the path to a remembered advice, or to the one these answers would get. */
export async function whyCommand(app: App): Promise<Command> {
  const rulebook = await app.rulebook()
  const command = new Command('why')
    .description('the path to an advice, and what would change it')
    .argument('[date]', 'the day of a remembered check-in (default: the newest)')
    .option('--answers <file>', 'explain these answers instead; - reads standard input')
    .option('--json', 'the same facts as one JSON object')
    .option('--rules <file>', 'another rulebook')
    .option('--at <moment>', 'the local moment, such as 2026-11-22T21:45')
    .option('--plain', 'ask with plain numbered lines')
    .option('--no-color', 'no colour')
  return addQuestionFlags(command, rulebook.questions).action(
    async (date: string | undefined, options: WhyOptions) => {
      const book = options.rules === undefined ? rulebook : await app.rulebook(options.rules)
      const flags = typedFlags({ ...options }, book.questions)
      const given = options.answers !== undefined || Object.keys(flags).length > 0
      const answers = given
        ? (
            await gatherCheckIn(app, book, {
              flags,
              answersFile: options.answers,
              at: options.at,
              plain: options.plain ?? false,
              colour: options.color,
            })
          ).answers
        : remembered(app, date)
      const settled = settle(book, answers)
      const facts = trace(book, settled, answers)
      const changes = wouldChange(book, answers, settled)
      if (options.json) {
        app.out(`${JSON.stringify({ ...facts, wouldChange: changes }, null, 2)}\n`)
        return
      }
      const { whyText } = await import('../render/why.ts')
      app.out(whyText(facts, changes, book, await styleOf(app, options.color)))
    },
  )
}

function remembered(app: App, date: string | undefined): Answers {
  const entry = app.journal.last(date)
  if (entry !== undefined) return entry.answers
  throw new RecoverError(
    'usage',
    `no check-in is remembered${date === undefined ? '' : ` for ${date}`}`,
    'Check in with recover today first, or give the answers as flags.',
  )
}
