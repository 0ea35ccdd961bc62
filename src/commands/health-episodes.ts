import type { App } from '../app.ts'
import { localDate } from '../core/advice/moment.ts'
import type { Entry, HealthEntry, OpenEpisode } from '../core/journal/entry.ts'
import { openEpisodes } from '../core/journal/open-episodes.ts'
import type { Question, Rulebook } from '../core/rulebook/model.ts'
import { RecoverError } from '../errors.ts'
import { unreadLines } from '../render/unread-lines.ts'

/** The end of the journal, and the episodes that are open now. */
export interface OpenNow {
  readonly entries: readonly Entry[]
  readonly open: readonly OpenEpisode[]
}

/** Reads which episodes are open, and tells of lines that could not be read. */
export function openNow(app: App): OpenNow {
  const { entries, problems } = app.journal.tail(localDate(app.now()))
  app.err(unreadLines(app.journal.path, problems))
  return { entries, open: openEpisodes(entries) }
}

/** An entry with every episode that is open after it. */
export function entryWith(
  entries: readonly Entry[],
  entry: Omit<HealthEntry, 'open'>,
): HealthEntry {
  const before: HealthEntry = { ...entry, open: openEpisodes(entries) }
  return { ...before, open: openEpisodes([...entries, before]) }
}

/** The open episode that is meant: the one named by its id or kind, the only one, or the one chosen in a terminal. */
export async function episodeNamed(
  app: App,
  rulebook: Rulebook,
  open: readonly OpenEpisode[],
  asked: { readonly episode?: string; readonly plain?: true; readonly color: boolean },
): Promise<OpenEpisode> {
  const { episode: name, plain, color } = asked
  const meant =
    name === undefined
      ? open
      : open.filter(({ episode, what }) => episode === name || what === name)
  const [only] = meant
  if (only === undefined) throw notOpen(name, open)
  if (meant.length === 1) return only
  if (!app.terminal.asks) throw severalOpen(meant)
  const question = episodeQuestion(rulebook, meant)
  const options = { plain: plain ?? false, colour: color }
  const { episode: chosen } = await app.ask({ kind: 'question', question }, options)
  return meant.find(({ episode }) => episode === chosen) ?? only
}

function notOpen(name: string | undefined, open: readonly OpenEpisode[]): RecoverError {
  if (name === undefined || open.length === 0) {
    return new RecoverError('usage', 'nothing is open', 'recover health start enters it.')
  }
  const hint = `Open: ${namesOf(open)}`
  return new RecoverError('usage', `--episode "${name}" is not open`, hint)
}

function severalOpen(open: readonly OpenEpisode[]): RecoverError {
  const message = '--episode is missing: several are open'
  return new RecoverError('usage', message, `Add --episode with one of ${namesOf(open)}`)
}

function namesOf(open: readonly OpenEpisode[]): string {
  return open.map(({ episode, what }) => `${episode} (${what})`).join(', ')
}

function episodeQuestion({ safety }: Rulebook, open: readonly OpenEpisode[]): Question {
  const labels = open.map(({ episode, what, since }) => [
    episode,
    `${safety.ladders[what]?.label ?? what}, since ${since}`,
  ])
  return {
    id: 'episode',
    flag: 'episode',
    ask: 'Which one?',
    kind: 'choices',
    choices: Object.fromEntries(labels) as Readonly<Record<string, string>>,
    core: false,
    origin: 'asked',
    offered: true,
    worse: 'none',
    unknown: { policy: 'careful' },
  }
}
