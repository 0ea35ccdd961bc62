import { expect, test } from 'vitest'
import { readJournal } from '../../../src/core/journal/read-journal.ts'
import { aSession, bytesOf } from './entries.ts'

test('what is skipped is not looked at, and counts as a line', () => {
  const [one, other] = [aSession('one'), aSession('other')]
  const bytes = new Uint8Array([...bytesOf([one]), 33, 10, 33, 33, 10, ...bytesOf([other])])
  expect(readJournal(bytes, 5, (line) => line.length === 1)).toEqual({
    entries: [one, other],
    problems: [{ line: 7, why: 'damaged' }],
  })
})
