import { isoMoment, type Moment } from '../../../src/core/advice/moment.ts'
import { settle, type Settled } from '../../../src/core/advice/settle.ts'
import type {
  AfterEntry,
  DayEntry,
  OpenEpisode,
  SessionEntry,
} from '../../../src/core/journal/entry.ts'
import { effective } from '../../../src/core/journal/effective.ts'
import { daysAt } from '../../../src/core/memory/days.ts'
import { withJournal, type Remembered } from '../../../src/core/memory/derive.ts'
import type { Answers, AnswerValue, Rulebook } from '../../../src/core/rulebook/model.ts'

/*
 * A runner's calendar, one line a day in blocks that repeat:
 *
 *   start 2026-01-05
 *   profile age=45 usualMinutes=60
 *   12x                                 the lines below, twelve times
 *   s3 z7.5 ok | easy45 | flatter       a check-in: soreness 3, 7.5 h, no signs; a session; how it left
 *   s2 | long120v900 | same 3           900 m down; it left a pain of 3
 *   - | none                            no check-in; a passive day, told
 *   s2 |                                a check-in; nothing told of the day
 *   tz +540                             minutes east of UTC from here on
 *   again                               the same date once more: east over the date line
 *   begin concussion / end concussion   an episode, told at noon of the day before the next line
 *
 * Any other answer is NAME=VALUE, a list with commas, an empty one `NAME=[]`.
 */

/** One morning as it was advised. */
export interface PlayedMorning {
  readonly date: string
  /** Undefined on a day without a check-in. */
  readonly advised: (Remembered & { readonly settled: Settled }) | undefined
}

interface Runner {
  readonly rulebook: Rulebook
  readonly entries: DayEntry[]
  readonly mornings: PlayedMorning[]
  profile: Answers
  open: OpenEpisode[]
  day: number
  offset: number
}

const DAY_MS = 86_400_000
const RESTED: Answers = {
  redFlags: [],
  soreness: 2,
  sleep: 7.5,
  hunger: 'normal',
  pain: 'none',
  movement: 'looser',
}

/** Plays a calendar: every morning is advised on what the days before left in the journal. */
export function playCalendar(text: string, rulebook: Rulebook): PlayedMorning[] {
  return played(text, rulebook).mornings
}

/** The journal that a calendar leaves. */
export function playJournal(text: string, rulebook: Rulebook): DayEntry[] {
  return played(text, rulebook).entries
}

function played(text: string, rulebook: Rulebook): Runner {
  const runner: Runner = {
    rulebook,
    entries: [],
    mornings: [],
    profile: {},
    open: [],
    day: 0,
    offset: 0,
  }
  for (const line of unrolled(text)) playLine(runner, line)
  return runner
}

/** The lines with their blocks repeated, without comments and blank ones. */
function unrolled(text: string): string[] {
  const blocks: { times: number; lines: string[] }[] = [{ times: 1, lines: [] }]
  for (const line of text.split('\n').map((each) => each.replace(/#.*/, '').trim())) {
    const times = /^(\d+)x$/.exec(line)?.[1]
    if (times !== undefined) blocks.push({ times: Number(times), lines: [] })
    else if (line !== '') blocks.at(-1)?.lines.push(line)
  }
  return blocks.flatMap(({ times, lines }) => Array.from({ length: times }, () => lines).flat())
}

function playLine(runner: Runner, line: string): void {
  const [word = '', value = '', ...rest] = line.split(/\s+/)
  if (word === 'start') runner.day = Date.parse(`${value}T00:00:00Z`) / DAY_MS
  else if (word === 'profile') runner.profile = answersOf([value, ...rest])
  else if (word === 'tz') runner.offset = Number(value)
  else if (word === 'again') runner.day -= 1
  else if (word === 'begin') begin(runner, value)
  else if (word === 'end') runner.open = runner.open.filter(({ what }) => what !== value)
  else playDay(runner, line)
}

function begin(runner: Runner, what: string): void {
  const since = dateOf(runner.day - 1)
  runner.open = [...runner.open, { episode: what, what, since, facts: {} }]
}

function playDay(runner: Runner, line: string): void {
  const [morning = '', session = '', left = ''] = line.split('|').map((part) => part.trim())
  const date = dateOf(runner.day)
  runner.mornings.push({ date, advised: morning === '-' ? undefined : advised(runner, morning) })
  for (const told of session.split(/\s+/).filter((word) => word !== '')) {
    runner.entries.push(sessionOf(runner, told))
  }
  const [felt, pain] = left.split(/\s+/)
  if (felt === 'flatter' || felt === 'same' || felt === 'looser') {
    const hurt = pain === undefined ? {} : { pain: Number(pain) }
    runner.entries.push({ kind: 'after', ...about(runner, 20), felt, ...hurt } satisfies AfterEntry)
  }
  runner.day += 1
}

function advised(runner: Runner, morning: string): Remembered & { readonly settled: Settled } {
  const { rulebook, entries, open } = runner
  const given = { ...runner.profile, ...RESTED, ...answersOf(morning.split(/\s+/)) }
  const unasked = Object.keys(given).filter((id) => !Object.hasOwn(rulebook.questions, id))
  if (unasked.length > 0) throw new Error(`nobody asks ${unasked.join(', ')}`)
  const days = daysAt(effective(entries), open, momentOf(runner, 7))
  const remembered = withJournal(rulebook, days, given)
  const settled = settle(rulebook, remembered.answers)
  const { id, verdict, care } = settled.outcome.advice
  const book = { id: '', version: '', sha256: '' }
  const advice = { verdict, care, advice: id, headline: '', rulebook: book, safety: book }
  entries.push({ kind: 'check-in', ...about(runner, 7), ...remembered, advice, open })
  return { ...remembered, settled }
}

const SHORT: Readonly<Record<string, (value: string) => Answers>> = {
  s: (value) => ({ soreness: Number(value) }),
  z: (value) => ({ sleep: Number(value) }),
  hr: (value) => ({ restingHr: Number(value) }),
}

function answersOf(words: readonly string[]): Answers {
  return Object.assign({}, ...words.filter((word) => word !== '').map(answerOf))
}

function answerOf(word: string): Answers {
  if (word === 'ok') return { signs: [] }
  const [, name = '', value = ''] = /^([A-Za-z]+)=(.*)$/.exec(word) ?? []
  if (name !== '') return { [name]: valueOf(name, value) }
  const [, short = '', number = ''] = /^(s|z|hr)([\d.]+)$/.exec(word) ?? []
  const read = SHORT[short]
  if (read === undefined) throw new Error(`not a word of a calendar: ${word}`)
  return read(number)
}

const LISTS = [
  'painSigns',
  'signs',
  'lately',
  'context',
  'conditions',
  'medicines',
  'episodes',
  'modalities',
]

function valueOf(name: string, value: string): AnswerValue {
  if (value === '[]') return []
  if (LISTS.includes(name)) return value.split(',')
  return Number.isNaN(Number(value)) ? value : Number(value)
}

function sessionOf(runner: Runner, told: string): SessionEntry {
  const [, kind = '', race, minutes, down, hour = '18'] =
    /^([a-z]+)(?::([a-z]+)=)?(\d+)?(?:v(\d+))?(?:@(\d+))?$/.exec(told) ?? []
  return {
    kind: 'session',
    ...about(runner, Number(hour)),
    session: kind as SessionEntry['session'],
    minutes: Number(minutes ?? 0),
    ...(race === undefined ? {} : { raceKind: race }),
    ...(down === undefined ? {} : { descentM: Number(down) }),
  }
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

function momentOf({ day, offset }: Runner, hour: number): Moment {
  const date = new Date(day * DAY_MS)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour,
    minute: 0,
    second: 0,
    offsetMinutes: offset,
  }
}

function about(runner: Runner, hour: number): Pick<DayEntry, 'id' | 'written' | 'at' | 'date'> {
  const at = isoMoment(momentOf(runner, hour))
  const count = String(runner.entries.length).padStart(6, '0')
  return { id: `e${count}`, written: new Date(at).toISOString(), at, date: dateOf(runner.day) }
}
