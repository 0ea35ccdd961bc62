import type { SessionAdvice } from '../core/advice/advice.ts'
import { minutesAndSeconds } from '../core/checkin/answer-words.ts'
import type { HeartRate } from '../core/advice/heart-rate.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { entry } from './layout.ts'
import type { Fullness } from './question-words.ts'
import { signs, theme, type Style } from './style.ts'
import { basisWords, LABELS, NO_BASIS, NO_NUMBER } from './words.ts'
import { UNBROKEN, type Piece } from './wrap.ts'

const IN_WATER = ['swim', 'aqua-jog']

/** Alternatives stand in order of preference; what is banned is always told in full. */
const MOST_ALTERNATIVES = 3

/** What an activity is called in this rulebook. */
export function activityName(id: string, { safety }: Rulebook): string {
  return safety.activities[id]?.label ?? id.replaceAll('-', ' ')
}

/** A session as it is prescribed or traced. */
export type ShownSession = Omit<SessionAdvice, 'optional'> & { readonly optional?: boolean }

/** The session in a form one can follow out of the door; `full` names every alternative. */
export function sessionLines(
  session: ShownSession,
  rulebook: Rulebook,
  style: Style,
  fullness: Fullness = 'short',
): string[] {
  if (session.optional) return strollLines(session, rulebook, style)
  const { alternatives, banned, uphill } = session
  const names = (ids: readonly string[]): string =>
    ids.map((id) => bareName(id, rulebook)).join(', ')
  const most = fullness === 'full' ? alternatives.length : MOST_ALTERNATIVES
  const left = alternatives.length - most
  const others = alternatives.slice(0, most).map((id) => bareName(id, rulebook))
  if (left > 0) others.push(`${String(left)} more`)
  return [
    ...entry(style, LABELS.session, partPieces(session, rulebook, style)),
    ...entry(style, LABELS.heartRate, heartRatePieces(session, style)),
    ...entry(style, LABELS.effort, effortWords(session, style)),
    ...(uphill === undefined ? [] : entry(style, LABELS.uphill, uphillWords(uphill))),
    ...(alternatives.length === 0
      ? []
      : entry(style, LABELS.alternatives, `${others.join(', ')}${waterWords(session)}`)),
    ...(banned.length === 0 ? [] : entry(style, LABELS.banned, names(banned))),
  ]
}

/** In a list of what else may be done, or may not, that it is easy goes without saying. */
function bareName(id: string, rulebook: Rulebook): string {
  return activityName(id, rulebook).replace(/^easy /, '')
}

function strollLines(session: ShownSession, rulebook: Rulebook, style: Style): string[] {
  const most = `at most ${String(session.minutes.max)} min ${activityName(session.modality, rulebook)}`
  return entry(style, LABELS.optional, `${most}; ${session.talk}. Leaving it out is as good.`)
}

function partPieces(session: ShownSession, rulebook: Rulebook, style: Style): Piece[] {
  const { strong } = theme(style)
  const [main, ...then] = session.parts
  const { min, max } = session.minutes
  const range = min === max ? '' : ` (${String(min)}${signs(style).range}${String(max)} is fine)`
  const after = then.map(
    ({ minutes, activity }) => `${String(minutes)} ${activityName(activity, rulebook)}`,
  )
  const first = main && `${String(main.minutes)} min ${activityName(main.activity, rulebook)}`
  return [
    { text: first ?? '', paint: strong },
    { text: `${range}${after.length === 0 ? '' : `, then ${after.join(', ')}`}` },
  ]
}

/** Which flag tells the easy pace of what is done on foot. */
const PACE_FLAGS: Readonly<Record<string, string>> = {
  walk: '--easy-walk-pace',
  jog: '--easy-pace',
}

function uphillWords(paces: NonNullable<ShownSession['uphill']>): string {
  const [{ slope } = { slope: 0 }] = paces
  const each = paces.map(({ activity, secondsPerKm }) =>
    secondsPerKm === null
      ? `${activity} by effort (for a pace add ${PACE_FLAGS[activity] ?? ''})`
      : `${activity} at ${minutesAndSeconds(secondsPerKm)} per km`,
  )
  return `on ${String(slope)}${UNBROKEN}% ${each.join(', ')}; an estimate, talk and effort overrule it`
}

function effortWords({ rpe, talk }: ShownSession, style: Style): string {
  const { aim, max } = rpe
  const most = max > aim ? `${signs(style).range}${String(max)}` : ''
  return `${String(aim)}${most} of 10; ${talk}`
}

function heartRatePieces(session: ShownSession, style: Style): Piece[] {
  const { heartRate } = session
  if (heartRate === null) return [{ text: NO_NUMBER }]
  const { bpm, basis, uncertaintyBpm } = heartRate
  const { strong } = theme(style)
  if (bpm === null || basis === null || uncertaintyBpm === null) {
    return [{ text: percentWords(heartRate), paint: strong }, { text: `; ${NO_BASIS}` }]
  }
  const aim = `about ${String(bpm.aim)}, never above ${String(bpm.max)} bpm`
  return [{ text: aim, paint: strong }, { text: ` (${basisWords(basis, uncertaintyBpm)})` }]
}

function share(percent: number): string {
  return `${String(percent)}${UNBROKEN}%`
}

function percentWords({ percentMax, percentThreshold }: HeartRate): string {
  const [band, of] = percentMax
    ? [percentMax, 'maximum']
    : [percentThreshold, 'threshold heart rate']
  if (band === undefined) return ''
  return `about ${share(band.aim)} of your ${of}, never above ${share(band.max)}`
}

function waterWords({ heartRate, modality, alternatives }: ShownSession): string {
  const wet = [modality, ...alternatives].some((id) => IN_WATER.includes(id))
  if (!wet || !heartRate?.bpm || heartRate.swimMinusBpm === 0) return ''
  return ` (in water ${String(heartRate.swimMinusBpm)} bpm less)`
}
