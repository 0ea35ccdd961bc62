import type { HeartRateBasis } from '../core/advice/heart-rate.ts'
import type { Care, Verdict } from '../core/rulebook/model.ts'

/** Every word of ours that an advice or its explanation is told in; the rest is the rulebook's. */

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  move: 'MOVE',
  rest: 'REST',
  reassess: 'REASSESS',
}

/** Who should look, and how soon. An emergency has its own line, from the rulebook. */
export const CARE_WORDS: Readonly<Record<Care, string>> = {
  none: '',
  'clinician-soon':
    'See a clinician within days: doctor, sports physician or physiotherapist. Sooner if it gets worse.',
  'clinician-today':
    'See a clinician today: your doctor, an urgent-care clinic or an emergency department.',
  emergency: '',
}

/** The same in a few words, behind a headline. */
export const CARE_SHORT: Readonly<Record<Care, string>> = {
  none: '',
  'clinician-soon': ' (clinician within days)',
  'clinician-today': ' (clinician today)',
  emergency: ' (emergency: call now)',
}

export const LABELS = {
  onlyIf: 'Only if:',
  notAnswered: 'Not told:',
  journal: 'Journal:',
  session: 'Session:',
  optional: 'Optional:',
  heartRate: 'Heart rate:',
  effort: 'Effort:',
  alternatives: 'Or:',
  uphill: 'Uphill:',
  banned: 'Not today:',
  note: 'Note:',
  do: 'Do:',
  avoid: 'Avoid:',
  stopIf: 'Stop if:',
  watch: 'Watch for:',
  lookAgain: 'Look again:',
  why: 'Why:',
  changes: 'Changes if:',
  sources: 'Sources:',
  advice: 'Advice:',
  dose: 'Dose:',
  rules: 'Rules:',
  assumed: 'Assumed:',
  supposed: 'Supposed:',
  smallest: 'The smallest change of one answer that gives another verdict:',
  untilHelp: 'Until help comes:',
  doNot: 'Avoid:',
  afterwards: 'Afterwards:',
} as const

/**
 * What a heart-rate number rests on, and how far its limit may be off. One runner in three is further off than the
 * standard error of a formula (Tanaka 2001, Nes 2013), so it is not told as the most that it may be off.
 */
export function basisWords(basis: HeartRateBasis, uncertaintyBpm: number): string {
  const off = basis === 'tanaka' ? 'often off by' : 'give or take'
  return `${BASIS_WORDS[basis]}, ${off} ${String(uncertaintyBpm)}`
}

const BASIS_WORDS: Readonly<Record<HeartRateBasis, string>> = {
  'measured-max': 'measured maximum',
  'measured-threshold': 'measured threshold',
  tanaka: 'estimated from age',
}

export const NO_NUMBER = 'no number today, it could mislead; effort and talking decide'

/** How to turn percentages into beats. */
export const NO_BASIS = 'for beats add --age'

/** Kinds of sources that are told in another word than their name. */
export const KIND_WORDS: Readonly<Record<string, string>> = { 'practice-article': 'practice' }

/** How a source was read, when it was not opened itself. */
export const READ_WORDS = { secondary: 'second-hand', recalled: 'not verified' } as const

/** The words of `recover why`. Each node asks a question; its branches answer it. */
export const WHY = {
  gate: 'Safety gate',
  tree: 'Rulebook',
  no: 'No:',
  needs: 'only if',
  yes: 'Yes:',
  otherwise: 'So:',
  youSaid: 'You:',
  unmoved: 'No single answer to these would change the verdict:',
} as const

/** How an answer is marked that was not given. */
export const ORIGIN_WORDS = {
  answered: '',
  journal: ' (from your journal)',
  assumed: ' (assumed)',
  supposed: ' (not told: the worst was supposed)',
  unknown: '',
} as const

export const JOURNAL_MEND = 'Wrong? Say it yourself:'
export const SUPPOSED = 'The worst of these was supposed. To answer, add'
export const MORE = 'more: recover why'

export const NO_RED_FLAG = 'No red flag was reported. '
export const NO_DIAGNOSIS = 'This does not diagnose. '
export const OUR_CHOICE = 'our choice'
export const WHY_COMMAND = 'recover why'
