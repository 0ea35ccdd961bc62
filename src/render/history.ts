import type { DayEntry } from '../core/journal/entry.ts'
import { entryWords } from './entry-words.ts'
import { safeJson } from './json.ts'
import { textColumns, theme, type Style } from './style.ts'
import { wrap } from './wrap.ts'

/** A history that is written entry by entry, oldest first. */
export interface HistoryForm {
  readonly begin: string
  readonly entry: (entry: DayEntry) => string
  readonly end: string
}

/** `  07:10  ` */
const HOUR_COLUMNS = 9

/** A history as people read it: a day, and below it what was at which hour. */
export function historyText(style: Style, ids: boolean): HistoryForm {
  let day = ''
  const columns = textColumns(style)
  return {
    begin: '',
    entry: (entry) => {
      const heading =
        entry.date === day
          ? []
          : wrap([{ text: entry.date, paint: theme(style).strong }], { columns, indent: 0 })
      day = entry.date
      const id = ids ? ` [${entry.id}]` : ''
      const lead = [{ text: `  ${entry.at.slice(11, 16)}` }]
      const lines = wrap(`${entryWords(entry)}${id}`, { columns, lead, indent: HOUR_COLUMNS })
      return [...heading, ...lines].map((line) => `${line}\n`).join('')
    },
    end: '',
  }
}

/** A history as one JSON array, an entry a line. */
export function historyJson(): HistoryForm {
  let first = true
  return {
    begin: '[',
    entry: (entry) => {
      const separator = first ? '\n' : ',\n'
      first = false
      return `${separator}${safeJson(entry, 0).trimEnd()}`
    },
    end: '\n]\n',
  }
}
