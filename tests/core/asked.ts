import { expect } from 'vitest'
import type { Question } from '../../src/core/rulebook/model.ts'

const words = /^\p{Lu}.*[^ ]$/u

/** A question that the program asks on its own: it can be put to a person, and no rulebook's rule rests on it. */
export function expectAskable(question: Question, id: string, flag = id): void {
  expect(question).toMatchObject({ id, flag, core: false, origin: 'asked' })
  expect(question.unknown).toEqual({ policy: 'careful' })
  expect(question.ask).toMatch(/^\p{Lu}.+\?$/u)
  expect(question.help ?? 'A help.').toMatch(words)
  expect(['scale', 'number', 'choices']).toContain(question.kind)
  switch (question.kind) {
    case 'scale':
      expect([question.from, question.to]).toEqual([0, 10])
      expect([question.low, question.high].every((end) => end.length > 3)).toBe(true)
      break
    case 'number':
      expect(question.clock).toBe(false)
      expect(question.unit).toMatch(/^[a-z]+$/)
      break
    case 'choices':
      expect(Object.values(question.choices).length).toBeGreaterThan(1)
      for (const label of Object.values(question.choices)) expect(label).toMatch(words)
      break
    case 'flags':
      expect.unreachable('a list is ticked on a screen of a rulebook')
  }
}
