import type { OpenEpisode } from '../../../src/core/journal/entry.ts'
import type { Rulebook } from '../../../src/core/rulebook/model.ts'
import type { WrittenLadder, WrittenQuestion } from '../../../src/core/rulebook/schema.ts'
import { aChoice, aList, aNumber, aRulebook, aSafety } from '../a-rulebook.ts'

const grounds = { because: 'for a reason', sources: ['a-source'] }
const heard = { derived: { by: 'open-episode', said: 'it is open' } } as const

/** One step of a ladder, a day long. */
export function aStep(
  step: string,
  change: Partial<WrittenLadder['steps'][number]> = {},
): WrittenLadder['steps'][number] {
  return {
    step,
    label: `the ${step}`,
    hours: 24,
    check: `Was the ${step} clean?`,
    ...grounds,
    ...change,
  }
}

export const QUESTIONS: Readonly<Record<string, WrittenQuestion>> = {
  ill: aChoice(['none', 'cold', 'sick', 'fever', 'getting-over'], {
    worse: ['none', 'cold', 'sick', 'fever'],
    ...heard,
  }),
  day: aNumber({ from: 1, to: 60, step: 1 }, heard),
  cleared: aChoice(['yes', 'no'], heard),
  hours: aNumber(),
  serious: aList(['knock'], heard),
}

export const LADDERS: Readonly<Record<string, WrittenLadder>> = {
  cold: { label: 'A cold', tell: [], steps: [aStep('light', { answers: { ill: 'cold' } })] },
  illness: {
    label: 'An illness',
    tell: ['ill'],
    steps: [
      aStep('rest', {
        until: { hours: { 'at-least': 20 } },
        answers: { ill: 'sick', day: 1 },
      }),
      aStep('walk', { answers: { ill: 'getting-over', day: 1 } }),
      aStep('week', { hours: 72, answers: { ill: 'getting-over', day: 2 } }),
    ],
  },
  knock: {
    label: 'A knock',
    tell: [],
    steps: [
      aStep('rest', { hours: 48, until: { cleared: 'yes' }, answers: { cleared: 'no' } }),
      aStep('easy'),
    ],
  },
}

/** A rulebook with these ladders. */
export function aLadderedRulebook(ladders = LADDERS): Rulebook {
  const { questions } = aSafety()
  return aRulebook({ safety: aSafety({ questions: { ...questions, ...QUESTIONS }, ladders }) })
}

/** A local moment so many hours after 2026-03-01 07:00 in Greenwich. */
export function after(hours: number): string {
  return new Date(Date.UTC(2026, 2, 1, 7 + hours)).toISOString().replace('.000Z', '+00:00')
}

/** An episode that is open since 2026-03-01. */
export function anEpisode(what: string, facts: OpenEpisode['facts'] = {}): OpenEpisode {
  return { episode: `${what}-1`, what, since: '2026-03-01', facts }
}
