import type { JournalProblem } from '../core/journal/read-journal.ts'
import { wrap } from './wrap.ts'

/** What is about to be forgotten, or has been. */
export interface Forgetting {
  /** Undefined: everything. */
  readonly day: string | undefined
  /** Lines of the journal: entries, and what corrects them. */
  readonly lines: number
  /** Lines that cannot be read, so that nobody can tell their day. */
  readonly unread: readonly JournalProblem[]
  readonly profile: boolean
}

/** What is asked before anything goes. */
export function forgetWords(forgetting: Forgetting): { ask: string; yes: string; no: string } {
  const one = forgetting.lines === 1 && !forgetting.profile
  return {
    ask: `Forget ${whatGoes(forgetting)}? This cannot be undone.`,
    no: one ? 'No, keep it' : 'No, keep them',
    yes: one ? 'Yes, forget it' : 'Yes, forget them',
  }
}

/** What is gone, and what is still there though it might be meant. */
export function forgottenText(forgetting: Forgetting, columns: number): string {
  return paragraphs([`Forgot ${whatGoes(forgetting)}.`, ...unreadText(forgetting)], columns)
}

/** Where there was nothing to forget. */
export function nothingText(forgetting: Forgetting, columns: number): string {
  const { day } = forgetting
  const what = day === undefined ? 'Nothing is remembered.' : `Nothing is remembered of ${day}.`
  return paragraphs([what, ...unreadText(forgetting)], columns)
}

function paragraphs(texts: readonly string[], columns: number): string {
  return texts
    .flatMap((text) => wrap(text, { columns, indent: 0 }))
    .map((line) => `${line}\n`)
    .join('')
}

function whatGoes({ day, lines, profile }: Forgetting): string {
  const journal = `${String(lines)} ${lines === 1 ? 'line' : 'lines'} of the journal`
  if (day !== undefined) return `${day}, ${journal}`
  if (!profile) return `everything, ${journal}`
  return lines === 0 ? 'everything, the profile' : `everything, ${journal} and the profile`
}

function unreadText({ day, unread }: Forgetting): string[] {
  if (day === undefined || unread.length === 0) return []
  const lines = unread.map(({ line }) => String(line)).join(', ')
  const all = 'recover forget --all forgets'
  return unread.length === 1
    ? [
        `Line ${lines} of the journal cannot be read and was kept, of whatever day it is; ${all} it too.`,
      ]
    : [
        `Lines ${lines} of the journal cannot be read and were kept, of whatever day they are; ${all} them too.`,
      ]
}
