import type { Status } from '../core/journal/status.ts'
import { plainText } from '../core/checkin/plain-text.ts'
import { safeJson } from './json.ts'
import { CARE_SHORT, VERDICT_WORDS } from './words.ts'

/** One line for a prompt or a status bar. It says plainly when there is no check-in. */
export function statusLine({ checkIn, override }: Status): string {
  if (checkIn === null) return 'No check-in today: recover today\n'
  const { verdict, care, headline } = checkIn.advice
  const soon = CARE_SHORT[care]
  const own = override === null ? '' : ` (you decided: ${override.to})`
  return plainText(`${VERDICT_WORDS[verdict]} ${headline}${soon}${own}\n`)
}

/** The same as one line of JSON. */
export function statusJson({ date, checkIn, override }: Status): string {
  const advice = checkIn === null ? NONE : fieldsOf(checkIn)
  const own = override === null ? null : { to: override.to, why: override.why }
  return safeJson({ schemaVersion: 1, date, ...advice, override: own }, 0)
}

const NONE = { checkedIn: false, at: null, verdict: null, care: null, advice: null, headline: null }

function fieldsOf({
  at,
  advice,
}: NonNullable<Status['checkIn']>): Record<keyof typeof NONE, unknown> {
  const { verdict, care, advice: id, headline } = advice
  return { checkedIn: true, at, verdict, care, advice: id, headline }
}
