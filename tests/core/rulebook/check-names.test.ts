import { expect, test } from 'vitest'
import { checkSources, checkTexts } from '../../../src/core/rulebook/check-names.ts'
import { report } from '../../../src/core/rulebook/problem.ts'

/** What a file may hold where a condition stands, before anything is known to be right. */
const anything = { a: null, b: undefined, c: 7, d: true, e: [null, undefined, 'text'] }

test('sources are found beside anything', () => {
  const found = report()
  checkSources({ ...anything, f: { sources: ['known', 'knwon'] } }, { known: 1 }, found)
  expect(found.problems).toEqual([
    { place: ['f', 'sources', 1], message: '"knwon" is not a source (did you mean known?)' },
  ])
})

test('answers in texts are found beside anything', () => {
  const found = report()
  checkTexts({ ...anything, f: ['{pain}', '{pian}'] }, { pain: 1 }, found)
  expect(found.problems).toEqual([
    { place: ['f', 1], message: '"pian" is not a question (did you mean pain?)' },
  ])
})
