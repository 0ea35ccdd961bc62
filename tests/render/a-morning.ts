import type { Answers, Rulebook } from '../../src/core/rulebook/model.ts'
import {
  aBook,
  aBranch,
  aChoice,
  aDose,
  anAdjustment,
  anAdvice,
  aNode,
  aNumber,
  aRulebook,
  aSafety,
  aScale,
} from '../core/a-rulebook.ts'

const book = aBook()
const safety = aSafety()

/** A small rulebook that uses everything an advice can say. */
export const rulebook: Rulebook = aRulebook({
  safety: aSafety({
    questions: {
      ...safety.questions,
      painScore: aScale(),
      medicine: aChoice(['no', 'yes'], {
        unknown: { assume: 'no', said: 'you take no medicine that slows the heart' },
      }),
      age: aNumber({ from: 5, to: 110, step: 1, unit: 'years' }, { worse: 'none' }),
    },
    gate: {
      start: 'signs',
      nodes: {
        signs: aNode(
          [
            aBranch('chest-sign', { redFlags: 'chest' }, { advise: 'call-now' }),
            aBranch('other-sign', { redFlags: ['urine', 'head'] }, { advise: 'see-someone' }),
            aBranch('strong', { pain: 'sharp', painScore: { above: 5 } }, { advise: 'see-soon' }),
            aBranch('sharp-pain', { pain: 'sharp' }, { advise: 'stop' }),
          ],
          { pass: true },
        ),
      },
    },
    advice: {
      'call-now': anAdvice({
        verdict: 'reassess',
        care: 'emergency',
        headline: 'Possible heart emergency',
        call: 'STOP. Call your emergency number (112, 911, 999) now.',
        do: ['Sit down and keep still.', 'Unlock the door.'],
        avoid: ['Driving yourself.'],
        'look-again': { days: 1, what: 'Only when a clinician allows exercise.' },
      }),
      'see-someone': anAdvice({ verdict: 'reassess', care: 'clinician-today' }),
      'see-soon': anAdvice({ verdict: 'reassess', care: 'clinician-soon' }),
      stop: anAdvice({ verdict: 'reassess' }),
    },
    limits: [
      anAdjustment({
        rule: 'no-number',
        when: { medicine: 'yes' },
        for: ['move'],
        'heart-rate': 'none',
        warn: 'Your medicine slows the heart.',
        do: ['Tell your doctor that you run.'],
      }),
    ],
  }),
  book: aBook({
    questions: { downhill: aChoice(['no', 'yes']) },
    tree: {
      start: 'night',
      nodes: {
        night: {
          title: 'Was the night long enough?',
          branches: [
            aBranch('short-night', { sleep: { below: 5 } }, { advise: 'sleep-more' }),
            aBranch('too-sore', { soreness: { 'at-least': 7 } }, { advise: 'sleep-more' }),
          ],
          otherwise: { advise: 'go-easy', because: '{sleep} of sleep, and legs that allow it.' },
        },
      },
    },
    advice: {
      'sleep-more': anAdvice({
        verdict: 'rest',
        dose: 'stroll',
        headline: 'Sleep first',
        do: ['Take a nap.', 'Eat.', 'Go to bed early.'],
        'stop-if': ['It lasts for a week: see a doctor.'],
      }),
      'go-easy': anAdvice({
        verdict: 'move',
        dose: 'easy',
        headline: 'Easy flow for heavy legs',
        do: ['Start slowly.', 'Turn round early.', 'Stretch a little.'],
        avoid: ['Hills.', 'Company that races you.'],
        'stop-if': ['A pain sharpens.', 'You limp.'],
        'look-again': { in: 'next-morning', what: 'Looser means it helped.' },
        because: 'Easy movement may help sore legs feel looser.',
      }),
    },
    doses: {
      ...book.doses,
      easy: aDose({
        minutes: { from: 20, to: 40 },
        activities: ['walk', 'cycle', 'swim', 'jog', 'mobility'],
        adjust: [
          anAdjustment({
            rule: 'half-after-downhill',
            when: { downhill: 'yes' },
            minutes: { times: 0.5 },
            because: 'Downhill damages muscle: half the time.',
            choice: true,
          }),
        ],
      }),
    },
  }),
})

/** A morning with nothing against an easy session, and everything answered. */
export const GOOD: Answers = {
  redFlags: [],
  soreness: 4,
  sleep: 7.5,
  pain: 'none',
  medicine: 'no',
  age: 36,
  downhill: 'no',
}
