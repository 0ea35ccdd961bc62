import type { DayEntry } from '../core/journal/entry.ts'
import { plainText } from '../core/checkin/plain-text.ts'
import type { HistoryForm } from './history.ts'
import { safeJson } from './json.ts'

/** The answers that have a column of their own. */
const ANSWERS = ['soreness', 'sleep', 'hunger', 'pain', 'movement', 'redFlags'] as const

const COLUMNS = [
  'date',
  'at',
  'kind',
  'id',
  'verdict',
  'care',
  'advice',
  ...ANSWERS,
  'otherAnswers',
  'session',
  'minutes',
  'rpe',
  'modality',
  'raceKind',
  'distanceKm',
  'ascentM',
  'descentM',
  'downhill',
  'felt',
  'afterPain',
  'outcome',
  'episode',
  'event',
  'what',
  'facts',
  'to',
  'from',
  'why',
  'of',
  'rule',
  'advisedMinutes',
  'advisedModality',
] as const

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], unknown>>>

/** A history as CSV: one row an entry, a column for everything that most programs want. */
export function historyCsv(): HistoryForm {
  return {
    begin: `${COLUMNS.join(',')}\n`,
    entry: (entry) => {
      const row = rowOf(entry)
      return `${COLUMNS.map((column) => cell(row[column])).join(',')}\n`
    },
    end: '',
  }
}

function rowOf(entry: DayEntry): Row {
  switch (entry.kind) {
    case 'check-in': {
      const { date, at, kind, id, answers, advice: given } = entry
      const { verdict, care, advice, rule, session } = given
      const own = new Set<string>(ANSWERS)
      const asked = Object.entries(answers)
      return {
        date,
        at,
        kind,
        id,
        verdict,
        care,
        advice,
        ...Object.fromEntries(asked.filter(([question]) => own.has(question))),
        otherAnswers: Object.fromEntries(asked.filter(([question]) => !own.has(question))),
        rule,
        advisedMinutes: session?.minutes.target,
        advisedModality: session?.modality,
      }
    }
    case 'after': {
      const { pain, ...rest } = entry
      return { ...rest, afterPain: pain }
    }
    case 'test': {
      const { before, after, ...rest } = entry
      return { ...rest, facts: { before, after } }
    }
    case 'session':
    case 'health':
    case 'override':
      return { ...entry }
  }
}

// What a spreadsheet would run as a formula.
const FORMULA = /^[=+\-@]/

/** Numbers stay numbers; a text that a spreadsheet would run gets an apostrophe before it. */
function cell(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = plainText(typeof value === 'string' ? value : listed(value))
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Ids with a space between; `none` is an answer too. Anything else as JSON, nothing as nothing. */
function listed(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(' ')
  const json = safeJson(value, 0).trimEnd()
  return json === '{}' ? '' : json
}
