import type { Noted } from '../core/health/climb.ts'
import type { Progress } from '../core/health/progress.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { conditionWords } from './condition-words.ts'
import { entry, heading, page, paragraph } from './layout.ts'
import { safeJson } from './json.ts'
import { textColumns, theme, type Style } from './style.ts'
import { wrap } from './wrap.ts'

const STATE_MARKS = { climbed: 'done', now: 'now', ahead: '' } as const
const MARK_COLUMNS = 7

/** What was entered, before the episode it is about. */
export type Said =
  | { readonly event: 'start' | 'end' }
  | { readonly event: 'note'; readonly move: Noted['move'] }

const SAID = {
  start: 'Saved. Every morning now keeps to its first step.',
  end: 'Saved: this is over. A mistake is taken back with recover correct.',
  up: 'Saved: one step up.',
  down: 'Saved: back to the step below. That is how the way back works.',
  stays: 'Saved: the step stays the same.',
} as const

/** The open episodes, step by step, and what comes next; `said` is what was just entered. */
export function healthText(
  episodes: readonly Progress[],
  rulebook: Rulebook,
  style: Style,
  said?: Said,
): string {
  const { strong } = theme(style)
  const words = said === undefined ? '' : SAID[said.event === 'note' ? said.move : said.event]
  const none =
    said === undefined && episodes.length === 0
      ? 'Nothing is open. recover health start enters an illness, an injury or a long race.'
      : ''
  return page([
    ...[words, none].map((text) =>
      text === '' ? [] : paragraph(style, [{ text, paint: strong }]),
    ),
    ...episodes.map((progress) => episodeLines(progress, rulebook, style)),
  ])
}

function episodeLines(progress: Progress, rulebook: Rulebook, style: Style): string[] {
  const { label, since, steps, next, episode } = progress
  return [
    ...heading(style, `${label}, since ${since}`),
    ...steps.flatMap(({ label: step, state }) =>
      wrap(step, {
        columns: textColumns(style),
        lead: [{ text: STATE_MARKS[state].padEnd(MARK_COLUMNS - 1) }],
        indent: MARK_COLUMNS,
      }),
    ),
    ...entry(style, 'Next:', next === null ? END_WORDS : nextWords(next, rulebook)),
    ...entry(style, 'Id:', episode),
  ]
}

const END_WORDS = 'recover health end closes it.'

function nextWords(next: NonNullable<Progress['next']>, { questions }: Rulebook): string {
  const moment = next.notBefore.slice(0, 16).replace('T', ' ')
  const until = next.until === null ? '' : `, when ${conditionWords(next.until, questions)}`
  return `not before ${moment}, after a clean check${until}: recover health note`
}

/** Why an episode may not be ended yet. */
export function missingWords({ label, next }: Progress, rulebook: Rulebook): string {
  const missing = next === null ? END_WORDS : nextWords(next, rulebook)
  return `not climbed yet: ${label}; its step is left ${missing}`
}

/** An episode as a program reads it: what a step waits for is told in words. */
function progressJson(progress: Progress, { questions }: Rulebook): object {
  const { next } = progress
  if (next === null) return progress
  const until = next.until === null ? null : conditionWords(next.until, questions)
  return { ...progress, next: { ...next, until } }
}

/** The open episodes as one JSON object. */
export function healthJson(episodes: readonly Progress[], rulebook: Rulebook): string {
  return safeJson({ episodes: episodes.map((progress) => progressJson(progress, rulebook)) })
}
