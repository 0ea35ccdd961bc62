import { Command } from 'commander'
import type { App } from '../app.ts'
import { isoMoment, localDate } from '../core/advice/moment.ts'
import { amendment, CORRECTABLE, corrected, tellsOfEpisodes } from '../core/journal/amend.ts'
import { effective } from '../core/journal/effective.ts'
import type { DayEntry, Entry } from '../core/journal/entry.ts'
import { notA } from '../core/rulebook/problem.ts'
import { RecoverError } from '../errors.ts'
import { correctedText } from '../render/corrected.ts'
import { saveThenTell } from './remember.ts'
import { momentPast } from './told.ts'

const NEWEST = 'last'
const EXAMPLE = 'Such as: recover correct last minutes 45 rpe 6; recover history --ids names them.'

interface CorrectOptions {
  readonly delete?: true
}

/** `recover correct`: other values for an entry, or takes it back; both are new lines of the journal. */
export function correctCommand(app: App): Command {
  return new Command('correct')
    .description('correct an entry of the journal, or take it back')
    .argument('<id>', `the entry, as recover history --ids names it; ${NEWEST} is the newest`)
    .argument('[pairs...]', 'what to correct, such as: minutes 45 rpe 6 at 2026-11-22T18:30')
    .option('--delete', 'take the entry back; recover forget removes it from the file too')
    .action((typed: string, pairs: readonly string[], options: CorrectOptions) => {
      const takesBack = options.delete ?? false
      if (takesBack === pairs.length > 0) {
        throw new RecoverError(
          'usage',
          takesBack ? 'found values and --delete' : 'found nothing to correct',
          EXAMPLE,
        )
      }
      const stamp = app.stamp()
      const { target, entries } = entryNamed(app, typed)
      const entry = takesBack ? undefined : changed(app, target, pairs)
      const line = amendment(target, entry, stamp, entries)
      saveThenTell(
        app,
        pairs,
        line,
        correctedText(entry ?? target, takesBack, app.terminal.columns),
      )
    })
}

interface Found {
  readonly target: DayEntry
  /** Every entry that tells of episodes or amends another, with the target, in the order written. */
  readonly entries: readonly Entry[]
}

function entryNamed(app: App, typed: string): Found {
  const recent = app.journal.tail(localDate(app.now())).entries
  const id = typed === NEWEST ? effective(recent).at(-1)?.id : typed
  let entries: Entry[] = []
  let stated: Entry | undefined
  app.journal.all((line) => {
    if (!('entry' in line)) return
    const { entry } = line
    const wanted = entry.id === id || tellsOfEpisodes(entry)
    if (!wanted && !('open' in entry)) return
    // Of the check-ins, only the last one still says what is open.
    if (!wanted) {
      entries = entries.filter((one) => one !== stated)
      stated = entry
    }
    entries.push(entry)
  })
  const target = effective(entries).find((entry) => entry.id === id)
  if (target !== undefined) return { target, entries }
  const message =
    id === undefined ? 'there is no entry yet' : `no entry has the id ${id}, or it was taken back`
  throw new RecoverError('usage', message, EXAMPLE)
}

function changed(app: App, target: DayEntry, pairs: readonly string[]): DayEntry {
  const names = [...CORRECTABLE[target.kind], 'at']
  if (names.length === 1) {
    throw new RecoverError(
      'usage',
      `a ${target.kind} entry cannot be corrected by parts`,
      target.kind === 'check-in'
        ? `Check in anew for that day: recover today --at ${target.date}. Or take it back with --delete.`
        : 'Take it back with --delete and enter it anew.',
    )
  }
  const changes: Record<string, unknown> = {}
  for (let index = 0; index < pairs.length; index += 2) {
    const [name = '', text] = pairs.slice(index, index + 2)
    if (!names.includes(name)) {
      const known = `expected one of ${names.join(', ')}`
      throw new RecoverError('usage', notA(`a part of a ${target.kind} entry`, name, names), known)
    }
    if (text === undefined) throw new RecoverError('usage', `${name} has no value`, EXAMPLE)
    if (name === 'at') {
      const moment = momentPast(app, text)
      Object.assign(changes, { at: isoMoment(moment), date: localDate(moment) })
    } else changes[name] = valueOf(text)
  }
  const result = corrected(target, changes)
  if (result.ok) return result.entry
  throw new RecoverError('usage', result.wrong, EXAMPLE)
}

function valueOf(text: string): unknown {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  return text === 'true' || text === 'false' ? text === 'true' : text
}
