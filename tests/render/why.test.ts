import { describe, expect, test } from 'vitest'
import { GOOD, rulebook } from './a-morning.ts'
import { aStyle, explained, unfit } from './a-page.ts'

describe('the way to an advice', () => {
  test('at 80 columns, with what cut the session and what would change the verdict', () => {
    const answers = { ...GOOD, downhill: 'yes', medicine: 'yes' }
    expect(explained(rulebook, answers, aStyle(80)).join('\n')).toBe(
      `
MOVE  Easy flow for heavy legs

Safety gate (safety 1.0.0)
1.  What is the matter?
    • No: only if red flags: the chest; the urine or the head. You: red flags
      none of them.
    • No: only if pain is sharp. You: pain none.

Rulebook (book 2.0.0)
2.  Was the night long enough?
    • No: only if sleep is under 5 h. You: sleep 7 h 30.
    • No: only if soreness is at least 7/10. You: soreness 4/10.
    • So: 7 h 30 of sleep, and legs that allow it.

Advice:     Easy movement may help sore legs feel looser. [1]

Dose:       for a reason [1]
Rules:      • Half the minutes: downhill is yes. You: downhill yes. Downhill
              damages muscle: half the time. [1; our choice]
            • No heart-rate number: medicine is yes. You: medicine yes. for a
              reason [1]
Session:    15 min easy walk (10–20 is fine), then 5 mobility, 5 stretching
Heart rate: no number today, it could mislead; effort and talking decide
Effort:     2–3 of 10; full sentences
Or:         spin, swim, mobility
Not today:  jog

Do:         • Start slowly.
            • Turn round early.
            • Stretch a little.
            • Tell your doctor that you run.
Avoid:      • Hills.
            • Company that races you.
Stop if:    • A pain sharpens.
            • You limp.

The smallest change of one answer that gives another verdict:
• soreness 7/10 → rest
• sleep under 5 h → rest
• pain sharp → reassess
• red flags: the chest → reassess
No single answer to these would change the verdict: pain score, medicine, age,
downhill.

Sources:
[1]  A. Author (trial, moderate)

book 2.0.0 (sha256 hash-of-book), safety 1.0.0 (sha256 hash-of-safe)`.trim(),
    )
  })

  test('tells what was not answered, what it was taken for, and the flag that answers it', () => {
    const { redFlags: _flags, ...open } = GOOD
    const text = explained(rulebook, { ...open, pain: 'sharp' }, aStyle(80)).join('\n')
    expect(text).toContain('You: red flags\n      none of them (assumed).')
    expect(text).toContain(
      'Yes: pain is sharp and pain score is over 5/10. You: pain sharp; pain\n      score 6/10 (not told: the worst was supposed). for a reason [1]',
    )
    expect(text).toContain('Assumed:    red flags: none of them (--red-flag)')
    expect(text).toContain('Supposed:   pain score: 6/10 (--pain-score)')
  })

  test('stops at the gate when the gate stops', () => {
    const text = explained(rulebook, { redFlags: ['chest'] }, aStyle(80)).join('\n')
    expect(text).toContain('• Yes: red flags: the chest. You: red flags the chest.')
    expect(text).not.toContain('Rulebook (')
    expect(text).not.toContain('Dose:')
  })

  test.for([20, 40, 80, 200])('fits %i columns', (columns) => {
    const style = aStyle(columns, { unicode: false })
    const lines = explained(rulebook, GOOD, style)
    expect(unfit(lines, columns)).toStrictEqual([])
    expect(lines.join('')).toMatch(/^[ -~]+$/)
  })
})
