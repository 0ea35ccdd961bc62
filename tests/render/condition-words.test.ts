import { describe, expect, test } from 'vitest'
import { settle } from '../../src/core/advice/settle.ts'
import { trace } from '../../src/core/advice/trace.ts'
import type { Answers } from '../../src/core/rulebook/model.ts'
import { conditionWords, settling } from '../../src/render/condition-words.ts'
import { aBookThatAsks, aChoice, aList, aNumber, aScale, type Branch } from '../core/a-rulebook.ts'

const signs = aList(['low-mood', 'flat', 'tired'])
const questions = {
  soreness: aScale(),
  sleep: aNumber({ clock: true }),
  painScore: aScale(),
  pain: aChoice(['none', 'dull', 'sharp']),
  signs: {
    ...signs,
    items: {
      ...signs.items,
      tired: { group: 'group', label: 'Tired, and it stays' },
      limp: { group: 'group', label: 'I limp' },
      both: { group: 'group', label: 'Sore and stiff' },
      'day-or-night': { group: 'group', label: 'By day or by night' },
      long: { group: 'group', label: 'A label that is far too long to stand in a short list' },
    },
  },
}

function words(when: Branch['when']): string {
  const rulebook = aBookThatAsks(when, questions)
  const [branch] = rulebook.book.tree.nodes['only']?.branches ?? []
  return branch === undefined ? '' : conditionWords(branch.when, rulebook.questions)
}

describe('a condition in words', () => {
  test.for<[Branch['when'], string]>([
    [{ pain: 'sharp' }, 'pain is sharp'],
    [{ pain: ['none', 'dull', 'sharp'] }, 'pain is none, dull or sharp'],
    [{ pain: 'unknown' }, 'pain is not answered'],
    [{ not: { pain: 'unknown' } }, 'pain is answered'],
    [{ not: { pain: 'sharp' } }, 'not: pain is sharp'],
    [{ sleep: { below: 5 } }, 'sleep is under 5 h'],
    [{ sleep: { below: 4.5 } }, 'sleep is under 4 h 30'],
    [{ soreness: { 'at-least': 5, 'at-most': 6 } }, 'soreness is at least 5/10 and at most 6/10'],
    [{ painScore: { above: 5 } }, 'pain score is over 5/10'],
    [{ signs: 'low-mood' }, 'signs: the low-mood'],
    [{ signs: ['flat', 'limp'] }, 'signs: the flat or I limp'],
    [{ signs: ['tired', 'long'] }, 'signs: tired or long'],
    [
      { signs: { count: { 'at-least': 2 }, of: ['flat', 'low-mood'] } },
      'signs: at least 2 of the flat or the low-mood',
    ],
    [{ signs: { count: { 'at-least': 1 } } }, 'signs: any'],
    [
      { signs: { count: { above: 0 }, of: ['flat', 'low-mood'] } },
      'signs: the flat or the low-mood',
    ],
    [{ signs: { count: { 'at-most': 0 } } }, 'signs: none'],
    [{ signs: { count: { below: 1 }, of: ['flat', 'limp'] } }, 'signs: none of the flat or I limp'],
    [{ signs: { count: { 'at-least': 2, below: 4 } } }, 'signs: at least 2 and under 4'],
    [{ signs: ['both', 'flat'] }, 'signs: both or the flat'],
    [{ signs: ['flat', 'day-or-night'] }, 'signs: the flat or day-or-night'],
    [{ all: [{ signs: 'flat' }, { signs: 'limp' }] }, 'signs: the flat and I limp'],
    [
      { all: [{ signs: ['flat', 'limp'] }, { pain: 'dull' }] },
      'signs: (the flat or I limp) and pain is dull',
    ],
    [
      {
        all: [{ signs: 'flat' }, { signs: ['limp', 'tired'] }, { pain: 'dull' }, { signs: 'long' }],
      },
      'signs: the flat and (I limp or tired) and pain is dull and signs: long',
    ],
    [
      {
        'any-of': [
          { signs: { count: { 'at-least': 2 } } },
          { signs: 'flat' },
          { not: { signs: 'limp' } },
        ],
      },
      'signs: at least 2 or the flat or not: I limp',
    ],
    [{ pain: 'dull', sleep: { below: 6 } }, 'pain is dull and sleep is under 6 h'],
    [
      { 'any-of': [{ pain: 'sharp' }, { pain: 'dull', painScore: 3 }] },
      'pain is sharp or (pain is dull and pain score is 3/10)',
    ],
    [
      { 'any-of': [{ pain: 'dull', sleep: 5 }, { all: [{ pain: 'dull' }, { sleep: 5 }] }] },
      '(pain is dull and sleep is 5 h)',
    ],
    [
      { not: { 'any-of': [{ pain: 'sharp' }, { soreness: 10 }] } },
      'not (pain is sharp or soreness is 10/10)',
    ],
  ])('%j', ([when, expected]) => {
    expect(words(when)).toBe(expected)
  })
})

function settled(when: Branch['when'], answers: Answers): string {
  const rulebook = aBookThatAsks(when, questions)
  const node = trace(rulebook, settle(rulebook, answers), answers, []).path.at(-1)
  const branch = node?.taken ?? node?.passed[0]
  return branch === undefined ? '' : conditionWords(settling(branch.when), rulebook.questions)
}

describe('what settled a condition', () => {
  const both = { pain: 'dull', sleep: { below: 6 }, soreness: { 'at-least': 5 } }
  const either = { 'any-of': [{ pain: 'dull' }, { sleep: { below: 6 } }, { soreness: 9 }] }

  test.for<[string, Branch['when'], Answers, string]>([
    [
      'a failed "and": its first failed part',
      both,
      { pain: 'dull', sleep: 7 },
      'sleep is under 6 h',
    ],
    [
      'a met "and": every part',
      both,
      { pain: 'dull', sleep: 5, soreness: 5 },
      'pain is dull and sleep is under 6 h and soreness is at least 5/10',
    ],
    ['a met "or": its first met part', either, { pain: 'none', sleep: 5 }, 'sleep is under 6 h'],
    [
      'a failed "or": every part',
      either,
      { pain: 'none', sleep: 7, soreness: 8 },
      'pain is dull or sleep is under 6 h or soreness is 9/10',
    ],
    ['a "not": what it turns round', { not: either }, { pain: 'dull' }, 'not: pain is dull'],
  ])('%s', ([_name, when, answers, expected]) => {
    expect(settled(when, answers)).toBe(expected)
  })
})
