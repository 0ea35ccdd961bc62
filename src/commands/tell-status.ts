import type { App } from '../app.ts'
import { localDate } from '../core/advice/moment.ts'
import { effective } from '../core/journal/effective.ts'
import { statusOf } from '../core/journal/status.ts'
import { statusJson, statusLine } from '../render/status.ts'
import { unreadLines } from '../render/unread-lines.ts'

export const FORMATS = ['short', 'json'] as const
export type Format = (typeof FORMATS)[number]

/** The whole of `recover status`. The start-up path and the full program both end here. */
export function tellStatus(app: App, format: Format): void {
  const date = localDate(app.now())
  const { entries, problems } = app.journal.tail(date)
  const status = statusOf(effective(entries), date)
  app.out(format === 'json' ? statusJson(status) : statusLine(status))
  app.err(unreadLines(app.journal.path, problems))
}
