import { expect, test } from 'vitest'
import type { Target } from '../../../src/core/rulebook/model.ts'
import { outlinesOf, type Outline } from '../../../src/core/rulebook/outline.ts'
import { waysTo, type Ways } from '../../../src/core/rulebook/ways.ts'
import { aBook, aBranch, aNode, aRulebook, type Node } from '../a-rulebook.ts'

function outlined(start: string, nodes: Readonly<Record<string, Node>>): Outline {
  return outlinesOf(aRulebook({ book: aBook({ tree: { start, nodes } }) }))[1]
}

const to =
  (id: string) =>
  (target: Target): boolean =>
    target.to === 'advice' && target.id === id

/** `node(rule rule)` for each step; `-` is otherwise. */
function told({ shown }: Ways): string[] {
  return shown.map((way) =>
    way
      .map(
        ({ node, branches }) => `${node.id}(${branches.map(({ rule }) => rule ?? '-').join(' ')})`,
      )
      .join(' > '),
  )
}

const nodes = {
  top: aNode(
    [
      aBranch('a', { sleep: 1 }, { go: 'middle' }),
      aBranch('b', { sleep: 2 }, { advise: 'sleep-more' }),
      aBranch('c', { sleep: 3 }, { go: 'bottom' }),
      aBranch('d', { sleep: 4 }, { go: 'middle' }),
    ],
    { advise: 'go-easy' },
  ),
  middle: aNode([aBranch('e', { soreness: 5 }, { advise: 'go-easy' })], { go: 'bottom' }),
  bottom: aNode([aBranch('f', { soreness: 6 }, { advise: 'sleep-more' })], {
    advise: 'sleep-more',
  }),
}

test('every way, shortest first; branches that lead to the same place are one step', () => {
  const ways = waysTo(outlined('top', nodes), to('sleep-more'))
  expect(ways.count).toBe(3)
  expect(told(ways)).toEqual([
    'top(b)',
    'top(c) > bottom(f -)',
    'top(a d) > middle(-) > bottom(f -)',
  ])
  expect(told(waysTo(outlined('top', nodes), to('go-easy')))).toEqual([
    'top(-)',
    'top(a d) > middle(e)',
  ])
})

test('a short way to a node that stands far down comes before a longer one to a node above it', () => {
  const far = {
    top: aNode([aBranch('short', { sleep: 1 }, { go: 'low' })], { go: 'high' }),
    high: aNode([], { go: 'middle' }),
    middle: aNode([aBranch('early', { sleep: 2 }, { advise: 'sleep-more' })], { go: 'low' }),
    low: aNode([], { advise: 'sleep-more' }),
  }
  expect(told(waysTo(outlined('top', far), to('sleep-more')))).toEqual([
    'top(short) > low(-)',
    'top(-) > high(-) > middle(early)',
    'top(-) > high(-) > middle(-) > low(-)',
  ])
})

function toBottom(target: Target): boolean {
  return target.to === 'node' && target.id === 'bottom'
}

test('the goal may be a node', () => {
  expect(told(waysTo(outlined('top', nodes), toBottom))).toEqual(['top(c)', 'top(a d) > middle(-)'])
})

test('no way to what nothing leads to', () => {
  expect(waysTo(outlined('top', nodes), to('gone'))).toEqual({ count: 0, shown: [] })
})

test('the ways through the gate', () => {
  const [gate] = outlinesOf(aRulebook())
  expect(told(waysTo(gate, ({ to: where }) => where === 'pass'))).toEqual(['signs(-)'])
})

test('a billion ways are counted, and the shortest shown, at once', () => {
  const chain: Record<string, Node> = {}
  for (let index = 0; index < 30; index += 1) {
    const [here, aside, next] = [`n${String(index)}`, `m${String(index)}`, `n${String(index + 1)}`]
    chain[here] = aNode([aBranch(`r${String(index)}`, { sleep: 1 }, { go: aside })], { go: next })
    chain[aside] = aNode([], { go: next })
  }
  chain['n30'] = aNode([aBranch('end', { sleep: 2 }, { advise: 'sleep-more' })], {
    advise: 'go-easy',
  })
  const ways = waysTo(outlined('n0', chain), to('go-easy'), 3)
  expect(ways.count).toBe(2 ** 30)
  expect(ways.shown.map((way) => way.length)).toEqual([31, 32, 32])
})
