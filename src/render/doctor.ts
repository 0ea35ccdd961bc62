import type { Odd } from '../core/journal/oddities.ts'
import type { Unread } from '../core/journal/line.ts'
import type { RecoverError } from '../errors.ts'
import { safeJson } from './json.ts'
import { runsOf } from './unread-lines.ts'
import { wrap } from './wrap.ts'

/** A line of the journal about which there is something to say. */
export interface LineFound {
  readonly line: number
  readonly found: Unread | Odd
}

/** What was seen of the journal. */
export interface JournalHealth {
  readonly path: string
  readonly entries: number
  /** The first and the last local day; undefined when there is no entry. */
  readonly days: { readonly first: string; readonly last: string } | undefined
  readonly lines: readonly LineFound[]
  /** Why it could not be read. */
  readonly problem: RecoverError | undefined
}

interface Place {
  readonly path: string
  readonly what: 'file' | 'folder'
  readonly foreign?: string
  readonly openMode?: number
  readonly links: number
  readonly leftOver: readonly string[]
}

/** What was seen of everything that is kept. */
export interface Health {
  /** Nothing says where things could be kept. */
  readonly nowhere: boolean
  readonly places: readonly Place[]
  readonly journal: JournalHealth
  readonly profile: {
    readonly path: string
    readonly exists: boolean
    readonly problem: RecoverError | undefined
  }
  readonly rulebook: {
    readonly id: string
    readonly version: string
    readonly file: string | undefined
    readonly problem: RecoverError | undefined
  }
}

/** Something that was found, and what to do about it. A remark is nothing to mend. */
interface Found {
  readonly about: 'places' | 'journal' | 'profile' | 'rulebook'
  readonly remark: boolean
  readonly message: string
  readonly hint: string | null
}

/** Whether nothing was found that should be mended. */
export function isHealthy(health: Health): boolean {
  return findings(health).every(({ remark }) => remark)
}

/** What was found, as people read it. */
export function doctorText(health: Health, columns: number): string {
  const found = findings(health)
  const bad = (about: Found['about']): boolean =>
    found.some((one) => one.about === about && !one.remark)
  const mark = (about: Found['about']): string => (bad(about) ? '!!' : 'ok')
  const lines: string[] = []
  const say = (lead: string, text: string): void => {
    lines.push(...wrap(text, { columns, indent: 4, lead: [{ text: lead }] }))
  }
  say(mark('places'), health.nowhere ? 'nothing is kept' : placesWords(health.places))
  say(mark('journal'), journalWords(health.journal))
  say(mark('profile'), health.profile.exists ? `profile: ${health.profile.path}` : 'no profile')
  say(mark('rulebook'), rulebookWords(health.rulebook))
  for (const { remark, message, hint } of found) {
    lines.push('')
    say(remark ? '--' : '!!', message)
    if (hint !== null) say('', hint)
  }
  return lines.map((line) => `${line}\n`).join('')
}

/** The same as one JSON object. */
export function doctorJson(health: Health): string {
  const { path, entries, days } = health.journal
  return safeJson({
    ok: isHealthy(health),
    journal: { path: path === '' ? null : path, entries, days: days ?? null },
    found: findings(health),
  })
}

function placesWords(places: readonly Place[]): string {
  const paths = places.filter(({ what }) => what === 'folder').map(({ path }) => path)
  return paths.length === 0 ? 'nothing is kept yet' : `kept in ${paths.join(' and ')}`
}

function journalWords({ entries, days, path }: JournalHealth): string {
  if (days === undefined) return 'journal: no entries'
  const many = entries === 1 ? '1 entry' : `${String(entries)} entries`
  return `journal: ${many} from ${days.first} to ${days.last}, ${path}`
}

function rulebookWords({ id, version, file, problem }: Health['rulebook']): string {
  if (problem !== undefined) return 'rulebook: your own cannot be used'
  return `rulebook: ${id} ${version}${file === undefined ? '' : `, ${file}`}`
}

function findings({ nowhere, places, journal, profile, rulebook }: Health): Found[] {
  const found: Found[] = []
  const add = (
    about: Found['about'],
    message: string,
    hint: string | null,
    remark = false,
  ): void => {
    found.push({ about, remark, message, hint })
  }
  if (nowhere) {
    add(
      'places',
      'HOME is not set to a full path, so nothing can be kept',
      'Set HOME, or RECOVER_HOME to a folder.',
    )
  }
  for (const { path, what, foreign, openMode, links, leftOver } of places) {
    if (foreign !== undefined)
      add('places', `${path}: ${foreign}`, 'It is neither read nor written.')
    if (openMode !== undefined) {
      const mode = what === 'folder' ? '700' : '600'
      add(
        'places',
        `${path} is open to others (mode ${openMode.toString(8)})`,
        `chmod ${mode} ${path} makes it private.`,
      )
    }
    if (links > 1)
      add(
        'places',
        `${path} has ${String(links)} names`,
        'Whoever reads it by another name reads your days; what is forgotten here stays there.',
      )
    for (const name of leftOver) {
      add(
        'places',
        `${name} beside ${path} is a copy that a writer has not finished`,
        'Unless one is running now, the next entry removes it.',
        true,
      )
    }
  }
  for (const { about, problem } of [
    { about: 'journal', problem: journal.problem },
    { about: 'profile', problem: profile.problem },
    { about: 'rulebook', problem: rulebook.problem },
  ] as const) {
    if (problem !== undefined) add(about, problem.message, problem.hint ?? null)
  }
  for (const [kind, { words, hint, remark }] of Object.entries(LINES)) {
    const lines = journal.lines.filter((line) => line.found === kind).map(({ line }) => line)
    if (lines.length > 0) {
      const many = lines.length > 1 ? 'lines' : 'line'
      add('journal', `${words}: ${many} ${runsOf(lines)}`, hint, remark)
    }
  }
  return found
}

const KEPT = 'They are kept as they are and passed over; everything else is read.'

const LINES: Readonly<
  Record<
    Unread | Odd,
    { readonly words: string; readonly hint: string | null; readonly remark: boolean }
  >
> = {
  damaged: { words: 'damaged', hint: KEPT, remark: false },
  'unknown-version': { words: 'written by a later version of recover', hint: KEPT, remark: false },
  'unknown-kind': { words: 'of a kind that this version does not know', hint: KEPT, remark: false },
  'not-whole': {
    words: 'entries in which something is missing or wrong',
    hint: KEPT,
    remark: false,
  },
  'written-in-future': {
    words: 'written at an instant that is still to come',
    hint: 'Is the clock of this computer right?',
    remark: false,
  },
  'about-future': {
    words: 'about a day that is still to come',
    hint: 'recover history --ids and recover correct ID at DATE, or --delete, set it right.',
    remark: false,
  },
  'id-twice': {
    words: 'entries that stand there twice, and count once',
    hint: null,
    remark: true,
  },
  'amends-nothing': {
    words: 'corrections of entries that are not there, without effect',
    hint: null,
    remark: true,
  },
  'clock-back': {
    words: 'written when the clock was earlier than at the entry before',
    hint: null,
    remark: true,
  },
}
