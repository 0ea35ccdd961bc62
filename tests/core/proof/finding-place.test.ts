import { expect, test } from 'vitest'
import { placeOfFinding } from '../../../src/core/proof/finding-place.ts'
import type { FormFinding } from '../../../src/core/proof/model.ts'
import { findingWords } from '../../../src/render/finding-words.ts'
import { aBook, aDose, aList, anAdjustment, aRulebook, aSafety } from '../a-rulebook.ts'

const when = { soreness: { 'at-least': 5 } }
const anyRule = (rule: string): ReturnType<typeof anAdjustment> => anAdjustment({ rule, when })

const rulebook = aRulebook({
  safety: aSafety({
    limits: [anyRule('limit-one'), anyRule('limit-two')],
    notes: [anyRule('gate-note')],
    doses: { stroll: aDose({ adjust: [anyRule('gate-adjustment')] }) },
  }),
  book: aBook({
    questions: { signs: aList(['flat', 'foggy']) },
    notes: [anyRule('note-one'), anyRule('note-two')],
    doses: {
      easy: aDose({ adjust: [anyRule('adjust-one'), anyRule('adjust-two')] }),
      stroll: aDose({ optional: true, minutes: { from: 10, to: 15 } }),
    },
  }),
})

test.for<[FormFinding, string, string]>([
  [
    { finding: 'never-reached', book: 'book', node: 'night' },
    'book tree > nodes > night (key)',
    'no check-in reaches night: no branch that leads to it is ever taken. Remove it, or let one lead to it',
  ],
  [
    { finding: 'never-reached', book: 'safety', node: 'signs' },
    'safety gate > nodes > signs (key)',
    'no check-in reaches signs: no branch that leads to it is ever taken. Remove it, or let one lead to it',
  ],
  [
    { finding: 'never-taken', book: 'safety', node: 'signs', rule: 'other-sign' },
    'safety gate > nodes > signs > branches > 1 > rule (value)',
    'other-sign is never taken: what stands before it leaves nothing for it. Remove it, or move it up',
  ],
  [
    { finding: 'never-taken', book: 'book', node: 'night', rule: 'otherwise' },
    'book tree > nodes > night > otherwise (key)',
    'otherwise is never taken: what stands before it leaves nothing for it. Remove it, or move it up',
  ],
  [
    { finding: 'always-taken', book: 'book', node: 'night', rule: 'short-night' },
    'book tree > nodes > night > branches > 0 > rule (value)',
    'short-night is always taken, so nothing after it ever is. Move it down, or narrow it',
  ],
  [
    { finding: 'never-taken', book: 'book', node: 'gone', rule: 'gone' },
    'book tree > nodes > gone > otherwise (key)',
    'gone is never taken: what stands before it leaves nothing for it. Remove it, or move it up',
  ],
  [
    { finding: 'never-applies', rule: 'limit-two' },
    'safety limits > 1 > rule (value)',
    'limit-two never applies. Remove it, or widen its condition',
  ],
  [
    { finding: 'always-applies', rule: 'gate-note' },
    'safety notes > 0 > rule (value)',
    'gate-note applies to every session. Write it into the dose, or narrow it',
  ],
  [
    { finding: 'never-applies', rule: 'gate-adjustment' },
    'safety doses > stroll > adjust > 0 > rule (value)',
    'gate-adjustment never applies. Remove it, or widen its condition',
  ],
  [
    { finding: 'never-applies', rule: 'note-two' },
    'book notes > 1 > rule (value)',
    'note-two never applies. Remove it, or widen its condition',
  ],
  [
    { finding: 'never-applies', rule: 'adjust-two' },
    'book doses > easy > adjust > 1 > rule (value)',
    'adjust-two never applies. Remove it, or widen its condition',
  ],
  [
    { finding: 'never-applies', rule: 'gone' },
    'book  (value)',
    'gone never applies. Remove it, or widen its condition',
  ],
  [
    { finding: 'changes-nothing', question: 'soreness' },
    'safety questions > soreness (key)',
    'no answer to soreness changes anything. Remove the question, or let a branch ask it',
  ],
  [
    { finding: 'changes-nothing', question: 'signs', item: 'foggy' },
    'book questions > signs > items > foggy (key)',
    'whether foggy is ticked changes nothing. Remove the item, or let a branch ask it',
  ],
  [
    { finding: 'unused-advice', id: 'stop' },
    'safety advice > stop (key)',
    'no check-in is given stop. Remove it, or let a branch advise it',
  ],
  [
    { finding: 'unused-dose', id: 'stroll' },
    'book doses > stroll (key)',
    'no advice that is given prescribes stroll. Remove it, or name it in one',
  ],
  [
    { finding: 'unused-source', id: 'a-source' },
    'sources sources > a-source (key)',
    'nothing cites a-source. Remove it, or cite it where it counts',
  ],
])('%j', ([found, expected, words]) => {
  const { file, place, part } = placeOfFinding(found, rulebook)
  expect(`${file} ${place.join(' > ')} (${part})`).toBe(expected)
  expect(findingWords(found)).toBe(words)
})
