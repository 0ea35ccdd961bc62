import { plainText } from '../core/checkin/plain-text.ts'
import type { Unread } from '../core/journal/line.ts'
import type { JournalProblem } from '../core/journal/read-journal.ts'

/** Why lines were passed over, after "line 3" or "lines 3, 5-8". */
const WHY: Readonly<Record<Unread, (many: boolean) => string>> = {
  damaged: (many) => (many ? 'are damaged' : 'is damaged'),
  'unknown-version': (many) => (many ? 'come' : 'comes') + ' from a later version of recover',
  'unknown-kind': (many) => (many ? 'are' : 'is') + ' of a kind that this version does not know',
  'not-whole': (many) =>
    (many ? 'hold entries' : 'holds an entry') + ' in which something is missing or wrong',
}

/** What to tell of lines that could not be read, a line of text for each reason; '' when there are none. */
export function unreadLines(path: string, problems: readonly JournalProblem[]): string {
  return Object.entries(WHY)
    .map(([why, words]) => {
      const lines = problems.filter((problem) => problem.why === why).map(({ line }) => line)
      if (lines.length === 0) return ''
      const many = lines.length > 1
      const where = plainText(`${path}: ${many ? 'lines' : 'line'} ${runsOf(lines)}`)
      return `recover: passed over in ${where}, which ${words(many)}; recover doctor says more.\n`
    })
    .join('')
}

/** Numbers of lines, in order, in few words: `3, 5-8`. */
export function runsOf(lines: readonly number[]): string {
  const found: { first: number; last: number }[] = []
  for (const line of lines) {
    const run = found.at(-1)
    if (run?.last === line - 1) run.last = line
    else found.push({ first: line, last: line })
  }
  return found
    .map(({ first, last }) => (first === last ? String(first) : `${String(first)}-${String(last)}`))
    .join(', ')
}
