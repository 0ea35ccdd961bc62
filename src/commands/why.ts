import { Command } from 'commander'
import type { App } from '../app.ts'
import { localDate } from '../core/advice/moment.ts'
import { settle } from '../core/advice/settle.ts'
import { trace } from '../core/advice/trace.ts'
import { wouldChange } from '../core/advice/would-change.ts'
import type { TypedFlags } from '../core/checkin/collect.ts'
import { plainText } from '../core/checkin/plain-text.ts'
import { effective } from '../core/journal/effective.ts'
import type { CheckInEntry, DayEntry } from '../core/journal/entry.ts'
import type { Journal } from '../core/journal/read-journal.ts'
import { recall, type Recalled } from '../core/journal/recall.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import { whyJson } from '../render/json.ts'
import { unreadLines } from '../render/unread-lines.ts'
import { gatherCheckIn, type CheckIn } from './check-in.ts'
import type { Invocation } from './invocation.ts'
import { addQuestionFlags } from './question-flags.ts'
import { styleOf } from './style.ts'
import { valueOption } from './value-option.ts'

interface WhyOptions {
  readonly answers?: string
  readonly json?: true
  readonly at?: string
  readonly plain?: true
  readonly color: boolean
}

/** `recover why`: the path to a remembered advice, or to the one these answers would get. */
export async function whyCommand(app: App, { rules }: Invocation): Promise<Command> {
  const rulebook = await app.rulebook(rules)
  const command = new Command('why')
    .description('the path to an advice, and what would change it')
    .argument('[date]', 'the day of a remembered check-in (default: the last one that was saved)')
    .addOption(
      valueOption('--answers <file>', 'explain these answers instead; - reads standard input'),
    )
    .option('--json', 'the same facts as one JSON object')
    .addOption(valueOption('--rules <file>', 'another rulebook (the safety gate still runs first)'))
    .addOption(
      valueOption('--at <moment>', 'the local moment of these answers, such as 2026-11-22T21:45'),
    )
    .option('--plain', 'ask with plain numbered lines, for screen readers')
    .option('--no-color', 'no colour')
  const typed = addQuestionFlags(command, rulebook.questions)
  return command.action(async (date: string | undefined, options: WhyOptions) => {
    const { answers, derived } = await explained(app, rulebook, { date, flags: typed(), options })
    const settled = settle(rulebook, answers)
    const facts = trace(rulebook, settled, answers, derived)
    const changes = wouldChange(rulebook, answers, settled)
    if (options.json) return app.out(whyJson(facts, changes))
    const { whyText } = await import('../render/why.ts')
    return app.out(whyText(facts, changes, rulebook, await styleOf(app, options.color)))
  })
}

interface Asked {
  readonly date: string | undefined
  readonly flags: TypedFlags
  readonly options: WhyOptions
}

type Explained = Pick<CheckIn, 'answers' | 'derived'>

/** The answers to explain: those given, or else those remembered. */
async function explained(app: App, rulebook: Rulebook, asked: Asked): Promise<Explained> {
  const { date, flags, options } = asked
  const given = options.answers !== undefined || Object.keys(flags).length > 0
  if (!given) {
    if (options.at === undefined) return remembered(app, rulebook, date)
    throw new RecoverError(
      'usage',
      '--at says when answers are for, and none are given',
      'Give the answers too; or name the day of a remembered check-in: recover why 2026-11-22.',
    )
  }
  if (date !== undefined) {
    throw new RecoverError(
      'usage',
      `found the day ${date} and answers; expected one of them`,
      'A day explains what is remembered of it; answers explain themselves, and --at says when.',
    )
  }
  const { unread, answers, derived } = await gatherCheckIn(app, rulebook, {
    flags,
    answersFile: options.answers,
    at: options.at,
    plain: options.plain ?? false,
    colour: options.color,
  })
  app.err(unread)
  return { answers, derived }
}

function remembered(app: App, rulebook: Rulebook, date: string | undefined): Explained {
  const day = date === undefined ? undefined : localDate(app.momentOf(date))
  const entry = checkInOf(app, day)
  if (entry === undefined) {
    throw new RecoverError(
      'usage',
      `no check-in is remembered${day === undefined ? '' : ` for ${day}`}`,
      'Check in with recover today first, or give the answers as flags.',
    )
  }
  const recalled = recall(entry, rulebook)
  if (!recalled.same || recalled.lost.length > 0) app.err(otherBook(entry, rulebook, recalled))
  return recalled
}

/**
 * The check-in that was saved last, of a local day or of any: the one whose advice was just read, also
 * when --at put it on an earlier day. A second one on a day stands for the first.
 */
function checkInOf(app: App, day: string | undefined): CheckInEntry | undefined {
  const wanted = (entry: DayEntry): entry is CheckInEntry =>
    entry.kind === 'check-in' && (day === undefined || entry.date === day)
  const newest = ({ entries }: Journal): CheckInEntry | undefined =>
    effective(entries).findLast(wanted)
  const recent = app.journal.tail(day ?? localDate(app.now()))
  const found = newest(recent)
  const read = found === undefined && day === undefined ? app.journal.tail('') : recent
  app.err(unreadLines(app.journal.path, read.problems))
  return found ?? newest(read)
}

/** What is explained must not pass for what was advised. */
function otherBook({ date, advice }: CheckInEntry, { book }: Rulebook, { lost }: Recalled): string {
  const was = `${advice.rulebook.id} ${advice.rulebook.version}`
  const is = `${book.id} ${book.version}`
  const now = was === is ? 'which has changed since' : `and this is the way through ${is}`
  const by = advice.rule === undefined ? '' : ` by its rule ${advice.rule}`
  const missing = lost.length === 0 ? '' : ` It leaves out ${lost.join(', ')}.`
  return plainText(
    `On ${date} the advice (${advice.verdict}: ${advice.headline}) came from ${was}${by}, ${now}.${missing} --rules FILE names another rulebook.\n`,
  )
}
