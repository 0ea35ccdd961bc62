import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { shippedRulebook } from '../../src/adapters/shipped-rulebook.ts'
import { localDate } from '../../src/core/advice/moment.ts'
import { journalLine } from '../../src/core/journal/line.ts'
import { entriesOf, momentAgo, type Past, type PastDay } from '../core/review/a-past.ts'
import { newFolder, RESTED } from './recover.ts'

const shipped = shippedRulebook(fileURLToPath(new URL('../../dist', import.meta.url)))

function past(): Past {
  const now = new Date()
  const today = { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }
  return { rulebook: shipped, most: RESTED, today }
}

/** The lines of a journal of these days, oldest first, as the shipped rulebook advised. */
export function linesOf(days: readonly PastDay[]): string[] {
  return entriesOf(past(), days).map(journalLine)
}

/** A folder with a journal of these lines. */
export function homeWith(lines: readonly string[]): string {
  const home = newFolder()
  writeFileSync(join(home, 'journal.ndjson'), lines.join(''), { mode: 0o600 })
  return home
}

/** The local day so many days before today. */
export function dayAgo(ago: number): string {
  return localDate(momentAgo(past(), ago, 0))
}
