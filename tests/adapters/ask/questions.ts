import type { Prompt } from '../../../src/core/checkin/next.ts'
import type {
  ChoiceQuestion,
  FlagsQuestion,
  NumberQuestion,
  Question,
  ScaleQuestion,
} from '../../../src/core/rulebook/model.ts'

/** One question of each kind, and a screen of them, as a compiled rulebook holds them. */

const base = {
  core: false,
  origin: 'asked',
  offered: true,
  worse: 'none',
  unknown: { policy: 'careful' },
} as const

export const soreness: ScaleQuestion = {
  ...base,
  id: 'soreness',
  flag: 'soreness',
  ask: 'How sore are your legs?',
  kind: 'scale',
  from: 0,
  to: 10,
  low: 'not at all',
  high: 'the worst you can imagine',
}

export const sleep: NumberQuestion = {
  ...base,
  id: 'sleep',
  flag: 'sleep',
  ask: 'How long did you sleep?',
  help: 'Hours, such as 7.5, 7h30 or 7:30.',
  kind: 'number',
  from: 0,
  to: 24,
  step: 0.1,
  unit: 'h',
  clock: true,
}

export const movement: ChoiceQuestion = {
  ...base,
  id: 'movement',
  flag: 'movement',
  ask: 'How do you feel after ten easy minutes?',
  kind: 'choices',
  choices: {
    looser: 'Looser',
    heavier: 'Heavier',
    worse: 'A pain sharpened, became one-sided or mechanically strange, or I had to stop',
  },
}

export const redFlags: FlagsQuestion = {
  ...base,
  id: 'redFlags',
  flag: 'red-flag',
  ask: 'Any of these red flags?',
  kind: 'flags',
  screen: 'first',
  unknown: { policy: 'assume', value: [], said: 'none of them' },
  groups: { urine: 'Dark urine', chest: 'Chest trouble', head: 'A knock to the head' },
  items: {
    'dark-urine': { label: 'Cola-coloured urine after effort', group: 'urine' },
    pressure: { label: 'Pressure on the chest', group: 'chest' },
    breathing: { label: 'Chest pain when breathing in', group: 'chest' },
    'head-knock': { label: 'A knock to the head, not quite yourself since', group: 'head' },
  },
}

export const illness: ChoiceQuestion = {
  ...base,
  id: 'illness',
  flag: 'illness',
  ask: 'Are you ill?',
  kind: 'choices',
  screen: 'background',
  line: 'Ill now or lately',
  unknown: { policy: 'assume', value: 'none', said: 'you are not ill' },
  choices: { none: 'No', cold: 'A cold', fever: 'A fever' },
}

const signs: FlagsQuestion = {
  ...redFlags,
  id: 'signs',
  flag: 'sign',
  ask: 'Which of these this morning?',
  screen: 'background',
  groups: { drained: 'Flat or drained' },
  items: {
    flat: { label: 'Flat', group: 'drained' },
    drained: { label: 'Drained', group: 'drained' },
  },
}

export const first: Prompt = { kind: 'screen', screen: 'first', questions: [redFlags] }
export const background: Prompt = {
  kind: 'screen',
  screen: 'background',
  questions: [illness, signs],
}

export function one(question: Question): Prompt {
  return { kind: 'question', question }
}
