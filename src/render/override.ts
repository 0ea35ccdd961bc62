import type { CheckInEntry, OverrideEntry } from '../core/journal/entry.ts'
import type { Override } from '../core/journal/override.ts'
import { page, paragraph } from './layout.ts'
import { theme, type Style } from './style.ts'
import { VERDICT_WORDS } from './words.ts'

type Refusal = Extract<Override, { readonly may: false }>['why']

/** Why an advice cannot be decided against, and what to do instead. */
export function refusalWords(
  why: Refusal,
  { advice }: CheckInEntry,
): [message: string, hint: string] {
  const given = `${VERDICT_WORDS[advice.verdict]}, ${advice.headline}`
  return [`${MESSAGES[why]} (${given})`, HINTS[why]]
}

const MESSAGES: Readonly<Record<Refusal, string>> = {
  'advised-so': 'that is what was advised today',
  gate: 'the safety gate gave this advice, and nobody decides against it',
  reassess: 'something has to be looked at first; neither moving nor resting settles it',
  'not-soft':
    'this rest is no matter of taste: it stands on tissue, illness, fuel, sleep or a race',
  'other-rulebook': 'another rulebook gave this advice, so this one cannot say whether it is soft',
}

const AGAIN = 'If something has changed since, check in again: recover today.'

const HINTS: Readonly<Record<Refusal, string>> = {
  'advised-so': 'There is nothing to remember.',
  gate: AGAIN,
  reassess: AGAIN,
  'not-soft': AGAIN,
  'other-rulebook': 'Check in again with recover today.',
}

/** What was remembered, and how to go about it. */
export function overrideText(
  { to, from, why }: OverrideEntry,
  { advice }: CheckInEntry,
  style: Style,
): string {
  const { strong } = theme(style)
  const decided = `Saved: you decided to ${to} today, against ${VERDICT_WORDS[from]} (${advice.headline}).`
  return page([
    [
      ...paragraph(style, [{ text: decided, paint: strong }]),
      ...(why === '' ? [] : paragraph(style, `Why: ${why}`)),
      ...paragraph(style, to === 'move' ? HOW_TO_MOVE : HOW_TO_REST),
    ],
  ])
}

const HOW_TO_MOVE =
  'Keep it short and easy enough for full sentences; turn back if it gets heavier or a pain sharpens. Then tell how it left you: recover after.'
const HOW_TO_REST = 'Resting more than advised is always yours to decide.'
