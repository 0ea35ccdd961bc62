import { expect, test } from 'vitest'
import { outlinesOf } from '../../../src/core/rulebook/outline.ts'
import { aBook, aBranch, aNode, aRulebook } from '../a-rulebook.ts'

test('gate and tree, numbered through; every branch, and otherwise as the last', () => {
  const [gate, tree] = outlinesOf(aRulebook())
  expect(gate).toMatchObject({
    part: 'gate',
    id: 'safety',
    version: '1.0.0',
    sha256: 'hash-of-safety',
  })
  expect(gate.nodes).toHaveLength(1)
  expect(gate.nodes[0]).toMatchObject({ part: 'gate', number: 1, id: 'signs', level: 0 })
  expect(tree.nodes).toEqual([
    {
      part: 'tree',
      number: 2,
      id: 'night',
      title: 'What is the matter?',
      level: 0,
      branches: [
        {
          rule: 'short-night',
          when: { op: 'ask', question: 'sleep', test: { test: 'bounds', bounds: { below: 5 } } },
          target: { to: 'advice', id: 'sleep-more' },
          because: 'for a reason',
          sources: ['a-source'],
          choice: false,
        },
        {
          rule: null,
          when: null,
          target: { to: 'advice', id: 'go-easy' },
          because: '',
          sources: [],
          choice: false,
        },
      ],
    },
  ])
})

test('a node stands behind everything that leads to it, however the file orders them', () => {
  const rest = { advise: 'go-easy' }
  const tree = {
    start: 'first',
    nodes: {
      last: aNode([aBranch('tired', { sleep: 3 }, { advise: 'sleep-more' })], rest),
      first: aNode([aBranch('skip', { sleep: 4 }, { go: 'last' })], { go: 'second' }),
      beside: aNode([], { go: 'last' }),
      second: aNode([aBranch('aside', { sleep: 5 }, { go: 'beside' })], { go: 'last' }),
    },
  }
  const [, { nodes }] = outlinesOf(aRulebook({ book: aBook({ tree }) }))
  expect(nodes.map(({ number, id, level }) => [number, id, level])).toEqual([
    [2, 'first', 0],
    [3, 'second', 1],
    [4, 'beside', 2],
    [5, 'last', 3],
  ])
})
