import { muchDownhillOf } from '../memory/downhill.ts'
import { MODALITIES } from './modalities.ts'
import type { Question, Rulebook } from '../rulebook/model.ts'

const ASKED = {
  core: false,
  origin: 'asked',
  offered: true,
  worse: 'none',
  unknown: { policy: 'careful' },
} as const

const TOLD = { ...ASKED, offered: false } as const

const OWN: readonly Question[] = [
  {
    ...ASKED,
    id: 'kind',
    flag: 'kind',
    ask: 'What was it?',
    kind: 'choices',
    choices: {
      easy: 'An easy session',
      long: 'A long run',
      tempo: 'A tempo session',
      intervals: 'Intervals',
      strength: 'Strength training',
      race: 'A race',
      other: 'Another hard session (bike, swim, team sport ...)',
      none: 'Nothing: a passive day',
    },
  },
  {
    ...ASKED,
    id: 'minutes',
    flag: 'minutes',
    ask: 'How long was it?',
    kind: 'number',
    from: 1,
    to: 10_000,
    step: 1,
    unit: 'min',
    clock: false,
  },
  {
    ...ASKED,
    id: 'rpe',
    flag: 'rpe',
    ask: 'How hard was it as a whole?',
    help: 'Half an hour after the end is the best time to say.',
    kind: 'scale',
    from: 0,
    to: 10,
    low: 'rest',
    high: 'the hardest you know',
  },
  {
    ...TOLD,
    id: 'distanceKm',
    flag: 'distance',
    ask: 'How far?',
    kind: 'number',
    from: 0,
    to: 1000,
    step: 0.1,
    unit: 'km',
    clock: false,
  },
  {
    ...TOLD,
    id: 'ascentM',
    flag: 'ascent',
    ask: 'How much did it climb?',
    kind: 'number',
    from: 0,
    to: 50_000,
    step: 1,
    unit: 'm',
    clock: false,
  },
  {
    ...TOLD,
    id: 'descentM',
    flag: 'descent',
    ask: 'How much did it go down?',
    kind: 'number',
    from: 0,
    to: 50_000,
    step: 1,
    unit: 'm',
    clock: false,
  },
]

const DOWNHILL: Question = {
  ...ASKED,
  id: 'downhill',
  flag: 'downhill',
  ask: 'Was it much downhill or mountain terrain?',
  kind: 'choices',
  choices: { no: 'No', yes: 'Yes' },
}

/** Asked by a terminal alone: elsewhere the moment itself is told. */
export const HOURS_AGO: Question = {
  ...ASKED,
  id: 'hoursAgo',
  flag: 'hours-ago',
  ask: 'How many hours ago did it end?',
  help: '0 is now. For more than three days ago use --at.',
  kind: 'number',
  from: 0,
  to: 72,
  step: 0.1,
  unit: 'h',
  clock: true,
}

/** What may be told of a session, by the names of the journal's entry; lets it be typed, asked and read like any answer. */
export function sessionQuestions(rulebook: Rulebook): Readonly<Record<string, Question>> {
  const { raceKind } = rulebook.questions
  const all = [
    ...OWN,
    downhill(rulebook),
    modality(rulebook),
    ...(raceKind === undefined ? [] : [{ ...raceKind, flag: 'race-kind', offered: true }]),
  ]
  return Object.fromEntries(all.map((question) => [question.id, question]))
}

/** What sessions are on, and what else the rulebook knows a hard one to be on. */
function modality({ questions: { lastModality } }: Rulebook): Question {
  const known = lastModality?.kind === 'choices' ? lastModality.choices : {}
  const choices: Record<string, string> = { ...MODALITIES, ...known }
  delete choices['other']
  return {
    ...ASKED,
    id: 'modality',
    flag: 'modality',
    ask: 'What was it on?',
    kind: 'choices',
    choices: { ...choices, other: 'Something else' },
  }
}

/** With what counts as much, where the rulebook says so: who is asked need not guess. */
function downhill(rulebook: Rulebook): Question {
  const much = muchDownhillOf(rulebook)
  if (much === undefined) return DOWNHILL
  const { metres, metresPerKm, hours } = much
  const help = `Such as ${String(metres)} m down, ${String(metresPerKm)} m or more for every kilometre. It counts for ${String(hours)} h.`
  return { ...DOWNHILL, help }
}
