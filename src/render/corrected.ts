import type { DayEntry } from '../core/journal/entry.ts'
import { entryWords } from './entry-words.ts'
import { wrap } from './wrap.ts'

/** What an entry says now, or said before it was taken back. */
export function correctedText(entry: DayEntry, takenBack: boolean, columns: number): string {
  const did = takenBack ? 'Taken back' : 'Corrected'
  const when = `${entry.date} ${entry.at.slice(11, 16)}`
  return wrap(`${did}: ${when}, ${entryWords(entry)}`, { columns, indent: 0 })
    .map((line) => `${line}\n`)
    .join('')
}
