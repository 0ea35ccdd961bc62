import type { Advice } from '../core/advice/advice.ts'
import type { MovementTest } from '../core/movement-test/test.ts'
import type { MovementTestRule, Rulebook } from '../core/rulebook/model.ts'
import { bulleted, entry, page, paragraph } from './layout.ts'
import { theme, type Style } from './style.ts'
import { adviceText } from './text.ts'
import { VERDICT_WORDS } from './words.ts'

/** What to do, before the timer starts. */
export function howToTest(
  { headline, verdict }: Advice,
  { minutes, bells }: MovementTestRule,
  style: Style,
): string {
  const half = bells.map((bell) => `minute ${String(bell)}`).join(', ')
  const bell = half === '' ? 'at the end' : `at ${half} and at the end`
  return page([
    paragraph(style, `So far: ${VERDICT_WORDS[verdict]}, ${headline}. The test may change that.`),
    [
      ...paragraph(style, 'The movement test:'),
      ...bulleted(
        style,
        [
          `Walk easily on the flat for ${String(minutes)} minutes. You could talk in full sentences throughout.`,
          'The first minutes may be awkward. They do not count.',
          'If a pain sharpens, goes to one side, or you limp: stop and press w.',
          `A bell rings ${bell}.`,
        ],
        style.columns,
      ),
      ...paragraph(style, 'First, how you are now; then the same afterwards.'),
    ],
  ])
}

/** Said at once when the test was stopped. */
export function stoppedWords(style: Style): string {
  return page([paragraph(style, 'Stopped. That is an answer too.')])
}

interface Tested {
  readonly provisional: Advice
  readonly test: MovementTest | null
  readonly advice: Advice
}

/** The advice, and above it what the test said and what was advised before; in an emergency the advice alone. */
export function testedText(
  { provisional, test, advice }: Tested,
  book: Rulebook,
  style: Style,
): string {
  const text = adviceText(advice, book, style)
  if (advice.call !== null) return text
  const { strong } = theme(style)
  if (test === null) {
    const words = 'No movement test today: this comes first.'
    return `${page([paragraph(style, [{ text: words, paint: strong }])])}\n${text}`
  }
  return `${page([
    [
      ...entry(style, 'The test:', testWords(test)),
      ...entry(style, 'Before:', `${VERDICT_WORDS[provisional.verdict]}, ${provisional.headline}`),
      ...entry(style, 'Now:', `${VERDICT_WORDS[advice.verdict]}, ${advice.headline}`),
    ],
  ])}\n${text}`
}

const OUTCOME_WORDS = {
  looser: 'looser than at the start',
  same: 'about the same',
  heavier: 'heavier, everything costs more',
  worse: 'worse',
} as const

function testWords({ before, after, minutes, said, outcome }: MovementTest): string {
  const result = OUTCOME_WORDS[outcome]
  if (after === null) return `stopped after ${String(minutes)} min because it got worse.`
  const change = (of: 'stiffness' | 'pain' | 'effort'): string =>
    `${of} ${String(before[of])} to ${String(after[of])}`
  const rated = `${change('stiffness')}, ${change('pain')}, ${change('effort')}`
  const differs = said !== null && said !== outcome
  const more = differs
    ? ` You said ${OUTCOME_WORDS[said]}; the more careful of the two counts.`
    : ''
  return `${result} (${rated}).${more}`
}
