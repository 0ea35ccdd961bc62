import { describe, expect, test } from 'vitest'
import { holds, type Known } from '../../../src/core/rulebook/condition.ts'
import { endOfWalk, walk, walkOn, type TruthOf } from '../../../src/core/rulebook/walk.ts'
import { aBook, aBranch, aChoice, aNode, anAdvice, anOpenGate, aRulebook } from '../a-rulebook.ts'

const yesNo = aChoice(['no', 'yes'])
const branches = [
  aBranch('first', { p: 'yes' }, { advise: 'one' }),
  aBranch('second', { q: 'yes' }, { go: 'deeper' }),
]
const rulebook = aRulebook({
  safety: anOpenGate({
    questions: { danger: yesNo },
    gate: {
      start: 'gate',
      nodes: {
        gate: aNode([aBranch('in-danger', { danger: 'yes' }, { advise: 'stop' })], { pass: true }),
      },
    },
  }),
  book: aBook({
    questions: { p: yesNo, q: yesNo, r: yesNo },
    tree: {
      start: 'top',
      nodes: {
        top: aNode(branches, { advise: 'three' }),
        deeper: aNode([aBranch('third', { r: 'yes' }, { advise: 'one' })], { advise: 'two' }),
      },
    },
    advice: {
      one: anAdvice({ verdict: 'rest' }),
      two: anAdvice({ verdict: 'rest' }),
      three: anAdvice({ verdict: 'rest' }),
    },
    doses: {},
  }),
})

/** `book:node>rule` for each step, and the advice. */
function way(known: Known): string {
  const walked = walk(rulebook, known)
  if (walked.kind === 'stuck') return `stuck at ${JSON.stringify(walked.need)}`
  const steps = walked.path.map(
    ({ book, node, taken }) => `${book}:${node.id}>${taken?.rule ?? '-'}`,
  )
  return `${steps.join(' ')} = ${walked.advice.id} of ${walked.book.id}`
}

const safe = { danger: 'no' }
const truthOf: TruthOf = ({ when }, known) => holds(when, known)

describe('walk', () => {
  test.for<[string, Known, string]>([
    [
      'the gate stops before the tree is looked at',
      { danger: 'yes' },
      'safety:gate>in-danger = stop of safety',
    ],
    ['a true branch is taken', { ...safe, p: 'yes' }, 'safety:gate>- book:top>first = one of book'],
    [
      'of two true ones the first',
      { ...safe, p: 'yes', q: 'yes' },
      'safety:gate>- book:top>first = one of book',
    ],
    [
      'a false branch is passed',
      { ...safe, p: 'no', q: 'yes', r: 'yes' },
      'safety:gate>- book:top>second book:deeper>third = one of book',
    ],
    [
      'the end of a node is its otherwise',
      { ...safe, p: 'no', q: 'yes', r: 'no' },
      'safety:gate>- book:top>second book:deeper>- = two of book',
    ],
    ['all passed', { ...safe, p: 'no', q: 'no' }, 'safety:gate>- book:top>- = three of book'],
    ['nothing known: the gate asks first', { p: 'yes' }, 'stuck at {"question":"danger"}'],
    [
      'an unknown branch is not passed, though the next is true',
      { ...safe, q: 'yes' },
      'stuck at {"question":"p"}',
    ],
    [
      'an unknown branch is not passed to otherwise',
      { ...safe, p: 'no' },
      'stuck at {"question":"q"}',
    ],
    ['stuck further down', { ...safe, p: 'no', q: 'yes' }, 'stuck at {"question":"r"}'],
  ])('%s', ([, known, expected]) => {
    expect(way(known)).toBe(expected)
  })

  test('arrives at an advice, or is stuck', () => {
    expect(walk(rulebook, { danger: 'yes' }).kind).toBe('arrived')
    expect(walk(rulebook, {}).kind).toBe('stuck')
  })

  test('goes on from where it stopped, and only there', () => {
    const stuck = walk(rulebook, safe)
    const known = { ...safe, p: 'no', q: 'yes', r: 'no' }
    const onward = walkOn(rulebook, stuck, known)
    expect(onward).toStrictEqual(walk(rulebook, known))
    expect(walkOn(rulebook, onward, safe)).toBe(onward)
  })

  test.for<Known>([safe, { ...safe, p: 'yes' }, { ...safe, p: 'no', q: 'yes', r: 'yes' }])(
    'ends the same without the way: %j',
    (known) => {
      const { path, ...end } = walk(rulebook, known)
      const start = { book: 'safety', node: 'gate', branch: 0 } as const
      expect(path).not.toHaveLength(0)
      expect(endOfWalk(rulebook, known, start, truthOf)).toStrictEqual(end)
    },
  )

  test('stops at an item of a list', () => {
    const walked = walk(aRulebook(), { soreness: 1 })
    expect(walked).toMatchObject({ kind: 'stuck', need: { question: 'redFlags', item: 'chest' } })
  })
})
