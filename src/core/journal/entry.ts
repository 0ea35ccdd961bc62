import type { Advice } from '../advice/advice.ts'
import { crc32 } from './crc32.ts'
import type { Answers } from '../rulebook/model.ts'

/** The version of a journal line. Old versions stay readable. */
const JOURNAL_VERSION = 1

/** A check-in and what was advised on it, as the journal keeps it. */
export interface CheckInEntry {
  readonly kind: 'check-in'
  /** The local day the advice was for. */
  readonly date: string
  /** The local moment with its offset. */
  readonly at: string
  readonly answers: Answers
  readonly advice: Pick<Advice, 'verdict' | 'care' | 'advice' | 'headline' | 'rulebook' | 'safety'>
}

/** What of an advice is remembered: the answers and the decision; the rest follows from them. */
export function checkInEntry(advice: Advice): CheckInEntry {
  const { date, at, answers, verdict, care, headline, rulebook, safety } = advice
  return {
    kind: 'check-in',
    date,
    at,
    answers,
    advice: { verdict, care, advice: advice.advice, headline, rulebook, safety },
  }
}

/** One line of the journal, with its newline: the version, a check sum of the entry, the entry. */
export function journalLine(entry: CheckInEntry): string {
  const body = JSON.stringify(entry)
  return `{"v":${String(JOURNAL_VERSION)},"crc":${String(crc32(body))},"entry":${body}}\n`
}

// `[^]` and not a dot, which stops at U+2028: a line of text to JavaScript, not to a file.
const LINE = /^\{"v":1,"crc":(\d+),"entry":([^]*)\}$/

/** The check-ins of a journal's text. Lines that are damaged or of another kind are passed over. */
export function journalEntries(text: string): CheckInEntry[] {
  return text.split('\n').flatMap((line) => {
    const [, crc, body] = LINE.exec(line) ?? []
    if (body === undefined || crc32(body) !== Number(crc)) return []
    const entry = parsed(body)
    return isCheckIn(entry) ? [entry] : []
  })
}

/** A right check sum is no proof of JSON: anybody can compute one. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function isCheckIn(entry: unknown): entry is CheckInEntry {
  return typeof entry === 'object' && entry !== null && 'kind' in entry && entry.kind === 'check-in'
}
