import { describe, expect, test } from 'vitest'
import { adviceText } from '../../src/render/text.ts'
import { GOOD, rulebook } from './a-morning.ts'
import { anAdviceFor, aStyle, printed, unfit } from './a-page.ts'

const { redFlags: _flags, medicine: _medicine, downhill: _downhill, ...FIVE } = GOOD

describe('a session', () => {
  test('at 80 columns: verdict, session, when to stop, why, and what would change it', () => {
    expect(printed(rulebook, GOOD, aStyle(80)).join('\n')).toBe(
      `
MOVE  Easy flow for heavy legs

Session:    30 min easy walk (20–40 is fine), then 5 mobility, 5 stretching
Heart rate: about 110, never above 128 bpm (estimated from age, often off by 8)
Effort:     2–3 of 10; full sentences
Or:         spin, swim, mobility (in water 10 bpm less)
Not today:  jog

Do:         • Start slowly.
            • Turn round early.
Avoid:      Hills.
Stop if:    • A pain sharpens.
            • You limp.
Look again: tomorrow morning. Looser means it helped.

Why:        • 7 h 30 of sleep, and legs that allow it.
            • Easy movement may help sore legs feel looser. [1]
Changes if: soreness 7/10 → rest · sleep under 5 h → rest ·
            pain sharp → reassess · red flags: the chest → reassess
[1] A. Author (trial, moderate)
No red flag was reported. This does not diagnose. book 2.0.0 · recover why`.trim(),
    )
  })

  test('at 40 columns without Unicode, cut by downhill and a medicine', () => {
    const style = aStyle(40, { unicode: false })
    const answers = { ...GOOD, downhill: 'yes', medicine: 'yes' }
    expect(printed(rulebook, answers, style).join('\n')).toBe(
      `
MOVE Easy flow for heavy legs

Session: 15 min easy walk (10-20 is
  fine), then 5 mobility, 5 stretching
Heart rate: no number today, it could
  mislead; effort and talking decide
Effort: 2-3 of 10; full sentences
Or: spin, swim, mobility
Not today: jog
Note: Your medicine slows the heart.

Do:
- Start slowly.
- Turn round early.
- Tell your doctor that you run.
Avoid: Hills.
Stop if:
- A pain sharpens.
- You limp.
Look again: tomorrow morning. Looser
  means it helped.

Why:
- 7 h 30 of sleep, and legs that allow
  it.
- for a reason [1]
- Downhill damages muscle: half the
  time. [1; our choice]
Changes if: soreness 7/10 -> rest; sleep
  under 5 h -> rest; pain
  sharp -> reassess; red flags: the
  chest -> reassess
[1] A. Author (trial, moderate)
No red flag was reported. This does not
diagnose. book 2.0.0; recover why`.trim(),
    )
  })

  test('says above the session what it hangs on, and how to answer it', () => {
    expect(printed(rulebook, FIVE, aStyle(80)).slice(0, 6)).toStrictEqual([
      'MOVE  Easy flow for heavy legs',
      '',
      'Only if:    it is so; you take no medicine that slows the heart.',
      'Not told:   downhill. The worst of these was supposed. To answer, add --downhill',
      '',
      'Session:    15 min easy walk (10–20 is fine), then 5 mobility, 5 stretching',
    ])
  })

  test('claims no screened red flag when none was asked about', () => {
    expect(printed(rulebook, FIVE, aStyle(80)).at(-1)).toBe(
      'This does not diagnose. book 2.0.0 · recover why',
    )
  })

  test('tells percentages where there is nothing to make beats of, and how to get them', () => {
    const { age: _age, ...ageless } = GOOD
    expect(printed(rulebook, ageless, aStyle(80))).toContain(
      'Heart rate: about 60 % of your maximum, never above 70 %; for beats add --age',
    )
  })

  test.for<[string, object, string]>([
    ['a measured maximum', { hrMax: 190 }, '(measured maximum, give or take 3)'],
    ['a measured threshold', { hrThreshold: 165 }, '(measured threshold, give or take 4)'],
  ])('says that the number is %s', ([_name, measured, words]) => {
    const lines = printed(rulebook, { ...GOOD, ...measured }, aStyle(80))
    expect(lines.find((line) => line.startsWith('Heart rate:'))).toContain(words)
  })
})

describe('no session', () => {
  test('a rest tells everything to do, and a stroll as a choice', () => {
    expect(printed(rulebook, { ...GOOD, sleep: 4 }, aStyle(80)).slice(0, 9)).toStrictEqual([
      'REST  Sleep first',
      '',
      'Optional:   at most 15 min easy walk; full sentences. Leaving it out is as good.',
      '',
      'Do:         • Take a nap.',
      '            • Eat.',
      '            • Go to bed early.',
      'Watch for:  It lasts for a week: see a doctor.',
      'Look again: tomorrow morning. how it feels',
    ])
  })

  test.for<[string, object, string]>([
    [
      'today',
      { redFlags: ['head'] },
      'See a clinician today: your doctor, an urgent-care clinic or an emergency',
    ],
    [
      'within days',
      { pain: 'sharp', painScore: 6 },
      'See a clinician within days: doctor, sports physician or physiotherapist. Sooner',
    ],
  ])('who should look, %s, stands straight under the verdict', ([_when, answers, care]) => {
    const [verdict, under] = printed(rulebook, { ...GOOD, ...answers }, aStyle(80))
    expect(verdict).toBe('REASSESS  advice to reassess')
    expect(under).toBe(care)
  })
})

describe('an emergency', () => {
  test('is the call line, alone and first, then what to do until help comes', () => {
    expect(printed(rulebook, { redFlags: ['chest'] }, aStyle(80)).join('\n')).toBe(
      `
STOP. Call your emergency number (112, 911, 999) now.

Until help comes:
• Sit down and keep still.
• Unlock the door.
Avoid:
• Driving yourself.
Afterwards: Only when a clinician allows exercise.

Why:
• for a reason [1]
• for a reason [1]
[1] A. Author (trial, moderate)

This does not diagnose. book 2.0.0 · recover why`.trim(),
    )
  })

  test('keeps every word of the call line at 20 columns', () => {
    const lines = printed(rulebook, { redFlags: ['chest'] }, aStyle(20))
    expect(lines.slice(0, 4)).toStrictEqual([
      'STOP. Call your',
      'emergency number',
      '(112, 911, 999) now.',
      '',
    ])
  })
})

const PAGES = {
  move: GOOD,
  'move with less': { ...GOOD, downhill: 'yes', medicine: 'yes' },
  'five answers': FIVE,
  rest: { ...GOOD, sleep: 4 },
  reassess: { ...GOOD, pain: 'sharp' },
  'clinician today': { ...GOOD, redFlags: ['head'] },
  emergency: { redFlags: ['chest'] },
}

describe.for(Object.entries(PAGES))('the page of %s', ([_name, answers]) => {
  test.for([20, 40, 80, 200])('fits %i columns', (columns) => {
    expect(unfit(printed(rulebook, answers, aStyle(columns)), columns)).toStrictEqual([])
  })

  test('is ASCII where there is no Unicode', () => {
    const text = printed(rulebook, answers, aStyle(80, { unicode: false })).join('\n')
    expect(text).toMatch(/^[\n -~]+$/)
  })

  test('says the same words in every colour', () => {
    const advice = anAdviceFor(rulebook, answers)
    const words = (colour: 0 | 1 | 2 | 3): string =>
      adviceText(advice, rulebook, aStyle(80, { colour }))
        // oxlint-disable-next-line no-control-regex -- what chalk adds is what has to go
        .replaceAll(/\u001B\[[\d;]*m/g, '')
        .replaceAll(/^ (MOVE|REST|REASSESS)  ?/gm, '$1 ')
    expect(words(0)).not.toContain('\u001B')
    const spaced = words(0).replaceAll(/^(MOVE|REST|REASSESS) {2}/gm, '$1 ')
    expect([words(1), words(2), words(3)].map(squeezed)).toStrictEqual(
      [spaced, spaced, spaced].map(squeezed),
    )
  })
})

/** Words without the places where lines break. */
function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

test('no verdict is told by colour alone, and none in yellow or blue ink', () => {
  for (const answers of Object.values(PAGES)) {
    const advice = anAdviceFor(rulebook, answers)
    const [first = ''] = adviceText(advice, rulebook, aStyle(80, { colour: 1 })).split('\n')
    expect(first).toMatch(/MOVE|REST|REASSESS|STOP/)
    // Ink 33 and 34 and their bright kin; a ground (4x) brings its own ink.
    expect(first).not.toMatch(/\[(?:\d+;)*(?:33|34|93|94)m/)
  }
})

test('the same advice prints the same bytes', () => {
  const once = adviceText(anAdviceFor(rulebook, GOOD), rulebook, aStyle(80))
  expect(adviceText(anAdviceFor(rulebook, GOOD), rulebook, aStyle(80))).toBe(once)
})
