import { expect, test } from 'vitest'
import { journalWords } from '../../src/render/from-journal.ts'
import { aBook, aChoice, aNumber, aRulebook } from '../core/a-rulebook.ts'

const questions = {
  effort: aChoice(['race'], { derived: { by: 'race-kind', said: 'a {effort}' } }),
  hours: aNumber({}, { derived: { by: 'hours-since-effort', said: '{hours} ago' } }),
}
const rulebook = aRulebook({ book: aBook({ questions }) })

test('what the journal answered, and the flags that say otherwise', () => {
  const answers = { sleep: 8, effort: 'race', hours: 14 }
  expect(journalWords(['effort', 'hours'], answers, rulebook)).toBe(
    'a race; 14 h ago. Wrong? Say it yourself: --effort --hours',
  )
  expect(journalWords(['hours'], answers, rulebook)).toBe(
    '14 h ago. Wrong? Say it yourself: --hours',
  )
})

test('nothing of a count of none, of a question that is gone, or of no answer', () => {
  expect(journalWords(['hours'], { hours: 0 }, rulebook)).toBe('')
  expect(journalWords(['mood'], { mood: 3 }, rulebook)).toBe('')
  expect(journalWords([], {}, rulebook)).toBe('')
})
