import type {
  AfterEntry,
  CheckInEntry,
  DayEntry,
  Facts,
  SessionEntry,
  TestEntry,
} from '../core/journal/entry.ts'
import { idInWords, nameInWords } from './question-words.ts'
import { VERDICT_WORDS } from './words.ts'

/** An entry of the journal in one sentence, its day and hour apart. */
export function entryWords(entry: DayEntry): string {
  switch (entry.kind) {
    case 'check-in':
      return `${VERDICT_WORDS[entry.advice.verdict]}: ${entry.advice.headline}${advisedWords(entry)}${painSince(entry)}`
    case 'session':
      return sessionWords(entry)
    case 'after':
      return ['afterwards ' + entry.felt, ...ratingWords(entry)].join(', ')
    case 'test':
      return testWords(entry)
    case 'health':
      return `${nameInWords(entry.what)}, ${EVENT_WORDS[entry.event]}${factWords(entry.facts)}`
    case 'override':
      return `chose ${entry.to} where the advice was ${entry.from}${entry.why === '' ? '' : `: ${entry.why}`}`
  }
}

/** `, 25 min walk`; nothing of a stroll that may be left out, and where it was not kept. */
function advisedWords({ advice: { verdict, session } }: CheckInEntry): string {
  return verdict !== 'move' || session === undefined
    ? ''
    : `, ${String(session.minutes.target)} min ${session.modality}`
}

/** What this morning told of the pain that the last session left. */
function painSince({ answers }: CheckInEntry): string {
  const { afterPain, pain, painMorning } = answers
  if (typeof afterPain !== 'number' || afterPain === 0) return ''
  const now =
    pain === 'none'
      ? 'gone'
      : painMorning === 'higher'
        ? 'higher than usual this morning'
        : painMorning === undefined
          ? 'not told whether it is back'
          : 'back at its usual level'
  return ` (pain ${String(afterPain)} of 10 after the last session: ${now})`
}

const EVENT_WORDS = { start: 'beginning', note: 'note', end: 'end' } as const

function sessionWords(entry: SessionEntry): string {
  if (entry.session === 'none') return 'passive day'
  const { session, minutes, modality, raceKind, distanceKm, ascentM, descentM, downhill } = entry
  return [
    [raceKind, session].filter(Boolean).join(' '),
    `${String(minutes)} min`,
    ...(modality === undefined ? [] : [modality]),
    ...(distanceKm === undefined ? [] : [`${String(distanceKm)} km`]),
    ...(ascentM === undefined ? [] : [`${String(ascentM)} m up`]),
    ...(descentM === undefined ? [] : [`${String(descentM)} m down`]),
    ...(downhill === true ? ['downhill'] : []),
    ...ratingWords(entry),
  ].join(', ')
}

function ratingWords({ rpe, pain }: Partial<Pick<AfterEntry, 'rpe' | 'pain'>>): string[] {
  return [
    ...(rpe === undefined ? [] : [`effort ${String(rpe)} of 10`]),
    ...(pain === undefined ? [] : [`pain ${String(pain)} of 10`]),
  ]
}

function testWords({ outcome, minutes, before, after }: TestEntry): string {
  const ratings = (['stiffness', 'pain', 'effort'] as const).map((rating) => {
    const then = after === undefined ? '' : ` to ${String(after[rating])}`
    return `${rating} ${String(before[rating])}${then}`
  })
  return `movement test of ${String(minutes)} min, ${outcome}: ${ratings.join(', ')}`
}

/** Moments that only the way back is counted from; the day of the entry tells them. */
const COUNTED_FROM = ['stepSince', 'uncleanAt']

/** What was entered, in words; the question itself may have changed since, or be gone. */
function factWords(facts: Facts): string {
  const words = Object.entries(facts)
    .filter(([key]) => !COUNTED_FROM.includes(key))
    .map(([key, value]) => `${idInWords(key)} ${nameInWords(String(value))}`)
  return words.length === 0 ? '' : `: ${words.join(', ')}`
}
