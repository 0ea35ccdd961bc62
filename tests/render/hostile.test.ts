import { array, assert, constantFrom, integer, oneof, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import { adviceJson } from '../../src/render/json.ts'
import { aBook, aDose, anAdvice, anAdjustment, aRulebook, aSafety } from '../core/a-rulebook.ts'
import { GOOD } from './a-morning.ts'
import { anAdviceFor, aStyle, explained, printed, unfit } from './a-page.ts'

/** Words, with whatever a rulebook of one's own might hold between them. */
const poison = constantFrom(
  '\u001B[2J',
  '\u001B]0;owned\u0007',
  '\u001B]8;;http://x\u001B\\',
  '\u009B31m',
  '\u202Eesrever',
  '\u2066',
  '\r',
  '\n\n',
  '\u2028',
  '\b\b\b',
  '\u0000',
  '\uD800',
  '🏃‍♀️走る',
  'x'.repeat(90),
)
const text = array(oneof(string({ unit: 'grapheme' }), poison), { minLength: 1, maxLength: 5 }).map(
  (parts) => `w${parts.join(' ')}`,
)
const texts = record({ title: text, headline: text, step: text, stop: text, why: text, note: text })

test('no text of a rulebook or answer can steer a terminal or leave the page', () => {
  assert(
    property(texts, integer({ min: 20, max: 100 }), ({ title, headline, ...said }, columns) => {
      const rulebook = aRulebook({
        safety: aSafety({
          limits: [
            anAdjustment({ rule: 'limit', when: { soreness: { 'at-least': 1 } }, warn: said.note }),
          ],
        }),
        book: aBook({
          tree: {
            start: 'only',
            nodes: {
              only: { title, branches: [], otherwise: { advise: 'go-easy', because: said.why } },
            },
          },
          advice: {
            'go-easy': anAdvice({
              verdict: 'move',
              dose: 'easy',
              headline,
              do: [said.step, title],
              avoid: [said.why],
              'stop-if': [said.stop, said.note],
              because: said.note,
            }),
          },
          doses: { easy: aDose({ talk: said.step }) },
        }),
      })
      const style = aStyle(columns)
      expect(unfit(printed(rulebook, GOOD, style), columns)).toStrictEqual([])
      expect(unfit(explained(rulebook, GOOD, style), columns)).toStrictEqual([])
      const advice = anAdviceFor(rulebook, GOOD)
      const json = adviceJson(advice)
      expect(JSON.parse(json)).toStrictEqual(JSON.parse(JSON.stringify(advice)))
      expect(unfit(json.split('\n'), Infinity)).toStrictEqual([])
    }),
  )
})
