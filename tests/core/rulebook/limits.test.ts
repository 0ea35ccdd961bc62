import { describe, expect, test } from 'vitest'
import { nearest, notA, report } from '../../../src/core/rulebook/problem.ts'
import {
  aBook,
  aBranch,
  aChoice,
  aList,
  anAdvice,
  aNode,
  aNumber,
  problemsOfBook,
  type Branch,
} from '../a-rulebook.ts'

/** What no author writes takes no more time than what they do. */

const ids = (count: number, start = 'i'): string[] =>
  Array.from({ length: count }, (_, index) => `${start}${String(index)}`)

function bookOf(when: Branch['when'], questions: Parameters<typeof aBook>[0] = {}) {
  const tree = {
    start: 'only',
    nodes: { only: aNode([aBranch('it', when, { advise: 'sleep-more' })], { advise: 'go-easy' }) },
  }
  return aBook({ tree, ...questions })
}

describe('problems', () => {
  test('the first hundred are kept, and nothing is made of the others', () => {
    const found = report()
    let made = 0
    const message = (): string => {
      made += 1
      return 'made'
    }
    for (let index = 0; index < 99; index += 1) found.add([index], 'given')
    for (let index = 0; index < 10; index += 1) found.add([index], message)
    expect(found.problems).toHaveLength(100)
    expect(found.problems.at(-1)).toEqual({ place: [0], message: 'made' })
    expect(made).toBe(1)
  })

  test('of a rulebook too', () => {
    const nodes = Object.fromEntries(
      ids(300, 'n').map((id) => [id, aNode([], { go: `${id}-gone` })] as const),
    )
    const problems = problemsOfBook(aBook({ tree: { start: 'n0', nodes } }))
    expect(problems).toHaveLength(100)
    expect(problems[0]).toBe('tree > nodes > n0 > otherwise > go: "n0-gone" is not a node')
  })
})

describe('names like a mistyped one', () => {
  test('are sought among 500', () => {
    expect(nearest('nearby', [...ids(499, 'xxxxxxxxxxx'), 'nearly'])).toBe('nearly')
    expect(nearest('nearby', [...ids(500, 'xxxxxxxxxxx'), 'nearly'])).toBeUndefined()
  })

  test('have up to 64 letters', () => {
    const name = 'n'.repeat(64)
    expect(nearest(name, [`${name}x`])).toBe(`${name}x`)
    expect(nearest(`${name}n`, [name])).toBeUndefined()
  })

  test('a difference is not measured to its end', () => {
    expect(nearest('abcdef', ['abcxyz'])).toBeUndefined()
    expect(nearest('abcdef', ['uvwxyz', 'abcxef'])).toBe('abcxef')
    expect(notA('a node', 'abcdef', ['abcdefghi'])).toBe('"abcdef" is not a node')
  })
})

describe('what a wrong answer might have been is listed', () => {
  test.for([
    [24, 'i0', ', i22, i23'],
    [25, 'i0', ', i22, i23 and 1 more'],
    [60, 'i0', ', i22, i23 and 36 more'],
  ] as const)('of %d choices', ([count, first, end]) => {
    const questions = { which: aChoice(ids(count)) }
    const [problem] = problemsOfBook(bookOf({ which: 'gone' }, { questions }))
    expect(problem).toContain(`it is one of ${first}, i1, `)
    expect(problem?.endsWith(end)).toBe(true)
  })
})

function withItems(count: number, orWhen: Branch['when'] = { pain: 'sharp' }) {
  const list = aList(ids(count))
  const items = Object.fromEntries(
    Object.entries(list.items ?? {}).map(([id, item]) => [id, { ...item, 'or-when': orWhen }]),
  )
  return { questions: { list: { ...list, items } } }
}

describe('a list has at most 100 items', () => {
  const counting = { list: { count: { 'at-least': 1 } } }

  test('100 are read', () => {
    expect(problemsOfBook(bookOf(counting, withItems(100)))).toEqual([])
  })

  test('101 are too many, and what else they count for is not read on', () => {
    expect(problemsOfBook(bookOf(counting, withItems(101)))).toEqual([
      'questions > list > items: found 101 items; expected at most 100',
    ])
  })

  test('what else 100 count for is read, and of 101 it is not', () => {
    const wrong = { pian: 'sharp' }
    expect(problemsOfBook(bookOf(counting, withItems(100, wrong)))[0]).toBe(
      'questions > list > items > i0 > or-when > pian: "pian" is not a question (did you mean pain?)',
    )
    expect(problemsOfBook(bookOf(counting, withItems(101, wrong)))).toHaveLength(1)
  })

  test('conditions that count them share what else they count for', () => {
    const when = { 'any-of': Array.from({ length: 400 }, () => counting) }
    expect(problemsOfBook(bookOf(when, withItems(100)))).toEqual([])
  })
})

function among(count: number) {
  const above = Array.from({ length: count }, (_, index) => ({ metres: { above: index } }))
  return { 'any-of': above }
}

describe('a question is compared with at most 200 numbers', () => {
  const questions = { metres: aNumber({ to: 9000, step: 1 }) }

  test('200 are read, however often each is compared', () => {
    const twice = { all: [among(200), { metres: [0, 1, 2] }, among(200)] }
    expect(problemsOfBook(bookOf(twice, { questions }))).toEqual([])
  })

  test('201 are too many', () => {
    expect(problemsOfBook(bookOf(among(201), { questions }))).toEqual([
      'questions > metres: metres is compared with 201 different numbers; expected at most 200',
    ])
    const list = { metres: Array.from({ length: 201 }, (_, index) => index) }
    expect(problemsOfBook(bookOf(list, { questions }))).toHaveLength(1)
  })

  test('also of a question of the gate, by all its branches, doses and notes', () => {
    const sleep = { sleep: Array.from({ length: 201 }, (_, index) => index / 10) }
    expect(problemsOfBook(bookOf(sleep))).toEqual([
      'tree: sleep is compared with 201 different numbers; expected at most 200',
    ])
  })

  test('but with as many choices as there are', () => {
    const book = bookOf({ which: ids(201) }, { questions: { which: aChoice(ids(201)) } })
    expect(problemsOfBook(book)).toEqual([])
  })

  test('it is told only where the rest is right', () => {
    const book = bookOf(among(201), {
      questions,
      advice: { 'go-easy': anAdvice({ verdict: 'rest' }) },
    })
    expect(problemsOfBook(book).join('\n')).not.toContain('different numbers')
  })
})

function circle(count: number): string[] {
  const nodes = ids(count, 'n').map((id, index, all) => {
    const next = all[(index + 1) % count] ?? ''
    return [id, aNode([], { go: next })] as const
  })
  return problemsOfBook(aBook({ tree: { start: 'n0', nodes: Object.fromEntries(nodes) } }))
}

test('of a long circle the last steps are told', () => {
  expect(circle(11)).toEqual([
    'tree > nodes > n10: leads back to itself: n0 > n1 > n2 > n3 > n4 > n5 > n6 > n7 > n8 > n9 > n10 > n0',
  ])
  expect(circle(12)).toEqual([
    'tree > nodes > n11: leads back to itself: ... > n1 > n2 > n3 > n4 > n5 > n6 > n7 > n8 > n9 > n10 > n11 > n0',
  ])
})
