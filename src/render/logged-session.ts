import type { LoggedSession } from '../core/training/logged-session.ts'
import { entry, page, paragraph } from './layout.ts'
import { theme, type Style } from './style.ts'

const KIND_WORDS = {
  easy: 'easy session',
  long: 'long run',
  tempo: 'tempo session',
  intervals: 'intervals',
  strength: 'strength training',
  race: 'race',
  other: 'hard session',
  none: 'passive day',
} as const

/** What was remembered of a session, and what it comes to. */
export function sessionText({ session, load, hills }: LoggedSession, style: Style): string {
  const { strong } = theme(style)
  const { minutes, rpe, date } = session
  const kind = KIND_WORDS[session.session]
  const long = session.session === 'none' ? '' : `, ${String(minutes)} min`
  const effort = rpe === undefined ? '' : ` at ${String(rpe)} of 10`
  return page([
    [
      ...paragraph(style, [{ text: `Saved: ${kind}${long}${effort}, ${date}`, paint: strong }]),
      ...(load === null || session.session === 'none'
        ? []
        : entry(style, 'Load:', `${whole(load)} (minutes times effort)`)),
      ...(hills === null
        ? []
        : entry(
            style,
            'Hills:',
            `${hills.beyond ? 'at least ' : ''}as dear as ${hills.flatKm.toFixed(1)} km on the flat, an estimate for even slopes; ${whole(hills.descentPerKm)} m down for every kilometre`,
          )),
    ],
  ])
}

function whole(number: number): string {
  return String(Math.round(number))
}
