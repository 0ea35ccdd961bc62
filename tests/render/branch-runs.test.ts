import { describe, expect, test } from 'vitest'
import { outlinesOf } from '../../src/core/rulebook/outline.ts'
import { branchRuns } from '../../src/render/branch-runs.ts'
import {
  aBook,
  aBranch,
  aChoice,
  aList,
  aNode,
  aNumber,
  anOpenGate,
  aRulebook,
  aScale,
  type Branch,
} from '../core/a-rulebook.ts'

const questions = {
  flags: aList(['a', 'b', 'c']),
  other: aList(['x', 'y']),
  hour: aNumber(),
  score: aScale(),
  pain: aChoice(['none', 'dull']),
}

/** The branches of a node with these conditions: `heading: words; words`. */
function runs(...conditions: Branch['when'][]): string[] {
  const branches = conditions.map((when, index) =>
    aBranch(`r${String(index)}`, when, { advise: 'sleep-more' }),
  )
  const tree = { start: 'only', nodes: { only: aNode(branches, { advise: 'go-easy' }) } }
  const rulebook = aRulebook({ safety: anOpenGate(), book: aBook({ questions, tree }) })
  const node = outlinesOf(rulebook)[1].nodes[0]
  return branchRuns(node?.branches ?? [], rulebook.questions).map(
    ({ heading, branches: shown }) =>
      `${heading === undefined ? '' : `${heading}: `}${shown.map(({ words }) => words).join('; ')}`,
  )
}

describe('what branches that follow one another share is said once', () => {
  test('the list they begin with', () => {
    expect(runs({ flags: 'a' }, { flags: ['b', 'c'], pain: 'dull' }, { other: 'x' })).toEqual([
      'flags: the a; (the b or the c) and pain is dull',
      'other: the x',
      'otherwise',
    ])
  })

  test('also within "not" and "or"; a list of its own keeps its name', () => {
    expect(
      runs(
        { not: { flags: 'a' } },
        { 'any-of': [{ flags: 'b' }, { other: 'y' }] },
        { pain: 'dull' },
      ),
    ).toEqual(['flags: not: the a; the b or other: the y', 'pain is dull', 'otherwise'])
  })
})

describe('guards that keep an unanswered question from counting are not told', () => {
  const known = { not: { hour: 'unknown' } }
  test.for<[Branch['when'], string]>([
    [{ all: [known, { hour: { 'at-least': 20 } }] }, 'hour is at least 20 h'],
    [
      { all: [known, { 'any-of': [{ hour: { 'at-least': 20 } }, { hour: { below: 4 } }] }] },
      'hour is at least 20 h or hour is under 4 h',
    ],
    [
      { all: [known, { 'any-of': [{ hour: { 'at-least': 20 } }, { pain: 'dull' }] }] },
      'hour is answered and (hour is at least 20 h or pain is dull)',
    ],
    [{ all: [known, { pain: 'dull' }] }, 'hour is answered and pain is dull'],
    [{ all: [known, { not: { hour: 3 } }] }, 'not: hour is 3 h'],
    [
      { all: [known, { not: { all: [{ hour: 3 }, { pain: 'dull' }] } }] },
      'hour is answered and not (hour is 3 h and pain is dull)',
    ],
    [{ all: [known, { all: [{ pain: 'dull' }, { hour: 3 }] }] }, 'pain is dull and hour is 3 h'],
    [{ all: [{ hour: 'unknown' }, { pain: 'dull' }] }, 'hour is not answered and pain is dull'],
    [{ 'any-of': [known, { hour: 3 }] }, 'hour is answered or hour is 3 h'],
    [known, 'hour is answered'],
    [{ not: { all: [known, { hour: 3 }, { score: 2 }] } }, 'not (hour is 3 h and score is 2/10)'],
  ])('%j', ([when, words]) => {
    expect(runs(when)[0]).toBe(words)
  })
})
