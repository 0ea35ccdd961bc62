import type { Question } from '../rulebook/model.ts'

const ASKED = {
  core: false,
  origin: 'asked',
  offered: true,
  worse: 'none',
  unknown: { policy: 'careful' },
} as const

/** How a session left the runner, by the names of the journal's entry. */
export const AFTER_QUESTIONS: Readonly<Record<'felt' | 'rpe' | 'pain', Question>> = {
  felt: {
    ...ASKED,
    id: 'felt',
    flag: 'felt',
    ask: 'How did the session leave you?',
    kind: 'choices',
    choices: { looser: 'Looser', same: 'About the same', flatter: 'Flatter than before' },
  },
  rpe: {
    ...ASKED,
    id: 'rpe',
    flag: 'rpe',
    ask: 'How hard was it as a whole?',
    kind: 'scale',
    from: 0,
    to: 10,
    low: 'rest',
    high: 'the hardest you know',
  },
  pain: {
    ...ASKED,
    id: 'pain',
    flag: 'pain',
    ask: 'The most pain, during it or since?',
    kind: 'scale',
    from: 0,
    to: 10,
    low: 'no pain',
    high: 'the worst you can imagine',
  },
}
