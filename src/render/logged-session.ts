import type { LoggedSession } from '../core/training/logged-session.ts'
import type { DownhillSession, MuchDownhill } from '../core/memory/downhill.ts'
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
export function sessionText(
  { session, load, hills, downhill }: LoggedSession,
  much: MuchDownhill | undefined,
  style: Style,
): string {
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
      ...(much === undefined || downhill === null
        ? []
        : entry(style, 'Downhill:', downhillWords(downhill, much))),
    ],
  ])
}

function whole(number: number): string {
  return String(Math.round(number))
}

/** Whether it counts in the mornings to come, why, and how to say otherwise. */
function downhillWords({ counts, by, descends }: DownhillSession, much: MuchDownhill): string {
  const { hours, metres, metresPerKm } = much
  const from = `from ${String(metres)} m down, where that is ${String(metresPerKm)} m or more for every kilometre`
  switch (by) {
    case 'descent':
      return `counts as much downhill for ${String(hours)} h, by its descent (${from}). If it was not: recover correct last downhill false`
    case 'said': {
      if (counts) return `counts as much downhill for ${String(hours)} h, as you said`
      const though = descends ? `, though its descent would (${from})` : ''
      return `does not count as much downhill, as you said${though}`
    }
    case 'modality':
      return 'does not count as much downhill: the legs brake nothing on that'
  }
}
