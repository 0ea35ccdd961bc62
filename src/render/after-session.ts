import type { AfterEntry, CheckInEntry, SessionEntry } from '../core/journal/entry.ts'
import { page, paragraph } from './layout.ts'
import { theme, type Style } from './style.ts'

const FELT_WORDS = { looser: 'looser', same: 'about the same', flatter: 'flatter' } as const

/** What was remembered of how a session left the runner, and what comes of it. */
export function afterText(
  { felt, pain }: AfterEntry,
  about: SessionEntry | CheckInEntry | undefined,
  style: Style,
): string {
  const { strong } = theme(style)
  const what =
    about === undefined
      ? 'no session of the last 24 hours is remembered; it counts by itself'
      : about.kind === 'session'
        ? `after the ${about.session} session of ${about.date}`
        : about.advice.verdict === 'move'
          ? `after the session advised on ${about.date}`
          : `after moving against the advice of ${about.date}`
  return page([
    [
      ...paragraph(style, [{ text: `Saved: ${FELT_WORDS[felt]}, ${what}.`, paint: strong }]),
      ...(felt === 'flatter' ? paragraph(style, FLATTER) : []),
      ...(pain === undefined || pain === 0 ? [] : paragraph(style, TOMORROW)),
    ],
  ])
}

const FLATTER =
  'Flatter says it was too hard, or should have been rest. Take the next one shorter, or rest.'
const TOMORROW =
  'The next morning recover today asks whether there is still pain and, of a dull one, whether it is back at its usual morning level, unless your own scores of the last mornings say so. Gone or back: the dose may stay. Higher: it is looked into before the next one.'
