import { Command } from 'commander'
import type { App } from '../app.ts'
import { localDate } from '../core/advice/moment.ts'
import { oddities } from '../core/journal/oddities.ts'
import { EXIT, RecoverError } from '../errors.ts'
import {
  doctorJson,
  doctorText,
  isHealthy,
  type Health,
  type JournalHealth,
  type LineFound,
} from '../render/doctor.ts'
import type { Invocation } from './invocation.ts'

/** `recover doctor`: whether everything that is kept is as it should be. Changes nothing. */
export function doctorCommand(app: App, { done }: Invocation): Command {
  return new Command('doctor')
    .description('whether journal, profile and rulebook are as they should be; changes nothing')
    .option('--json', 'the same as one JSON object')
    .action(async ({ json }: { readonly json?: true }) => {
      const health = await examined(app)
      app.out(json ? doctorJson(health) : doctorText(health, app.terminal.columns))
      done(isHealthy(health) ? EXIT.ok : EXIT.data)
    })
}

async function examined(app: App): Promise<Health> {
  const { journal, profile } = app
  const shipped = await app.rulebook('default')
  let rulebook = shipped
  const rulebookProblem = await problemOf(async () => {
    rulebook = await app.rulebook()
  })
  const kept = journal.path !== ''
  return {
    nowhere: !kept,
    places: app.places(),
    journal: {
      path: journal.path,
      ...journalOf(app),
    },
    profile: {
      path: profile.path,
      exists: profile.exists(),
      problem: await problemOf(async () => {
        await profile.read(rulebook.questions)
      }),
    },
    rulebook: {
      id: rulebook.book.id,
      version: rulebook.book.version,
      file: rulebook.file,
      problem: rulebookProblem,
    },
  }
}

async function problemOf(read: () => Promise<void>): Promise<RecoverError | undefined> {
  try {
    await read()
    return undefined
  } catch (error) {
    if (error instanceof RecoverError) return error
    throw error
  }
}

function journalOf(app: App): Omit<JournalHealth, 'path'> {
  const moment = app.now()
  const { written } = app.stamp()
  const oddOf = oddities({ instant: Date.parse(written), day: localDate(moment) })
  const lines: LineFound[] = []
  const days = { first: '', last: '' }
  let entries = 0
  let problem: RecoverError | undefined
  try {
    app.journal.all((read) => {
      if (!('entry' in read)) {
        lines.push({ line: read.line, found: read.why })
        return
      }
      const { entry, line } = read
      entries += 1
      if (days.first === '' || entry.date < days.first) days.first = entry.date
      if (entry.date > days.last) days.last = entry.date
      for (const found of oddOf(entry)) lines.push({ line, found })
    })
  } catch (error) {
    if (!(error instanceof RecoverError)) throw error
    problem = error
  }
  return { entries, lines, problem, days: entries === 0 ? undefined : days }
}
