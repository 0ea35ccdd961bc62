import { describe, expect, test } from 'vitest'
import type { WrittenAdvice, WrittenTree } from '../../../src/core/rulebook/schema.ts'
import {
  aBook,
  aBranch,
  aDose,
  aNode,
  anAdvice,
  aRulebook,
  aSafety,
  problemsOfBook,
  problemsOfSafety,
} from '../a-rulebook.ts'

const dull = { pain: 'dull' }

function problemsOfTree(start: string, nodes: WrittenTree['nodes']): string[] {
  return problemsOfBook(aBook({ tree: { start, nodes } }))
}

const easy = { advise: 'go-easy' }

describe('a tree with nothing left open', () => {
  test('leads to nodes, to advice, and in the gate past it', () => {
    const nodes = {
      one: aNode([aBranch('r', dull, { go: 'two' })], {
        ...easy,
        because: 'why',
        sources: ['a-source'],
        choice: true,
      }),
      two: aNode([], easy),
    }
    const { safety, book } = aRulebook({ book: aBook({ tree: { start: 'one', nodes } }) })
    expect(safety.tree.nodes['signs']?.otherwise).toEqual({
      target: { to: 'pass' },
      because: '',
      sources: [],
      choice: false,
    })
    expect(book.tree).toMatchObject({
      start: 'one',
      nodes: {
        one: {
          id: 'one',
          title: 'What is the matter?',
          branches: [
            {
              rule: 'r',
              when: { op: 'ask', question: 'pain', test: { test: 'is', any: ['dull'] } },
              target: { to: 'node', id: 'two' },
              because: 'for a reason',
              sources: ['a-source'],
              choice: false,
            },
          ],
          otherwise: {
            target: { to: 'advice', id: 'go-easy' },
            because: 'why',
            sources: ['a-source'],
            choice: true,
          },
        },
        two: {
          id: 'two',
          title: 'What is the matter?',
          branches: [],
          otherwise: {
            target: { to: 'advice', id: 'go-easy' },
            because: '',
            sources: [],
            choice: false,
          },
        },
      },
    })
  })

  test('may have a node that is called as an advice it leads to', () => {
    expect(problemsOfTree('go-easy', { 'go-easy': aNode([], easy) })).toEqual([])
  })

  test('may come to one node in two ways', () => {
    const nodes = {
      one: aNode([aBranch('r', dull, { go: 'three' })], { go: 'two' }),
      two: aNode([], { go: 'three' }),
      three: aNode([], easy),
    }
    expect(problemsOfTree('one', nodes)).toEqual([])
  })
})

describe('what is wrong with a tree is told with its place', () => {
  const at = 'tree > nodes'
  test.for<[string, string, WrittenTree['nodes'], ...string[]]>([
    [
      'no such start',
      'won',
      { one: aNode([], easy) },
      'tree > start: "won" is not a node (did you mean one?)',
    ],
    [
      'no such node',
      'one',
      { one: aNode([aBranch('r', dull, { go: 'tow' })], easy) },
      `${at} > one > branches > 0 > go: "tow" is not a node`,
    ],
    [
      'no such advice',
      'one',
      { one: aNode([], { advise: 'go-esay' }) },
      `${at} > one > otherwise > advise: "go-esay" is not an advice (did you mean go-easy?)`,
    ],
    [
      'an advice of the gate',
      'one',
      { one: aNode([], { advise: 'stop' }) },
      `${at} > one > otherwise > advise: "stop" is not an advice`,
    ],
    [
      'no target',
      'one',
      { one: aNode([], {}) },
      `${at} > one > otherwise: expected exactly one of go, advise`,
    ],
    [
      'two targets',
      'one',
      { one: aNode([], { ...easy, go: 'one' }) },
      `${at} > one > otherwise: expected exactly one of go, advise`,
      `${at} > one: leads back to itself: one > one`,
    ],
    [
      'pass outside the gate',
      'one',
      { one: aNode([], { pass: true }) },
      `${at} > one > otherwise > pass: only the safety gate may pass`,
    ],
    [
      'an unread node',
      'one',
      { one: aNode([], easy), two: aNode([], easy) },
      `${at} > two: nothing leads to "two"`,
    ],
    [
      'a node that leads to itself',
      'one',
      { one: aNode([aBranch('r', dull, { go: 'one' })], easy) },
      `${at} > one: leads back to itself: one > one`,
    ],
    [
      'a circle behind the start',
      'one',
      {
        one: aNode([], { go: 'two' }),
        two: aNode([aBranch('r', dull, { go: 'three' })], easy),
        three: aNode([], { go: 'two' }),
      },
      `${at} > three: leads back to itself: one > two > three > two`,
    ],
    [
      'a condition',
      'one',
      { one: aNode([aBranch('r', { pian: 'dull' }, easy)], easy) },
      `${at} > one > branches > 0 > when > pian: "pian" is not a question (did you mean pain?)`,
    ],
  ])('%s', ([, start, nodes, ...problems]) => {
    expect(problemsOfTree(start, nodes)).toEqual(problems)
  })

  test('in the gate', () => {
    const nodes = { signs: aNode([aBranch('r', dull, {})], { pass: true, advise: 'stop' }) }
    expect(problemsOfSafety(aSafety({ gate: { start: 'signs', nodes } }))).toEqual([
      'gate > nodes > signs > branches > 0: expected exactly one of go, advise, pass',
      'gate > nodes > signs > otherwise: expected exactly one of go, advise, pass',
    ])
  })
})

describe('an advice', () => {
  const again = { what: 'how it feels' }
  const written = anAdvice({ verdict: 'reassess' })

  /** The advice in the place of `stop`, and the doses it may name. */
  function problemsOf(change: Partial<WrittenAdvice>): string[] {
    const doses = {
      stroll: aDose({ optional: true, minutes: { from: 10, to: 15 } }),
      easy: aDose(),
    }
    return problemsOfSafety(
      aSafety({ advice: { ...aSafety().advice, stop: { ...written, ...change } }, doses }),
    )
  }

  test.for<[Partial<WrittenAdvice>, object]>([
    [{}, { avoid: [], stopIf: [], lookAgain: { what: 'how it feels', in: 'next-morning' } }],
    [
      { 'look-again': { ...again, hours: 3 } },
      { lookAgain: { what: 'how it feels', in: 'hours', hours: 3 } },
    ],
    [
      { 'look-again': { ...again, days: 2 } },
      { lookAgain: { what: 'how it feels', in: 'days', days: 2 } },
    ],
    [{ care: 'emergency', call: 'Call.' }, { call: 'Call.' }],
    [
      { avoid: ['a'], 'stop-if': ['s'], choice: true },
      { avoid: ['a'], stopIf: ['s'], choice: true },
    ],
  ])('%j', ([change, compiled]) => {
    const safety = aSafety({ advice: { ...aSafety().advice, stop: { ...written, ...change } } })
    expect(aRulebook({ safety }).safety.advice['stop']).toEqual({
      id: 'stop',
      verdict: 'reassess',
      care: change.care ?? 'none',
      words: {
        headline: 'advice to reassess',
        do: ['something'],
        avoid: [],
        stopIf: [],
        lookAgain: { what: 'how it feels', in: 'next-morning' },
        because: 'for a reason',
        sources: ['a-source'],
        choice: false,
        ...compiled,
      },
    })
  })

  test('names its dose', () => {
    expect(aRulebook().book.advice['go-easy']?.dose).toBe('easy')
  })

  test('may be one to decide against', () => {
    const soft = anAdvice({ verdict: 'rest', dose: 'stroll', soft: true })
    const { advice } = aRulebook({
      book: aBook({ advice: { ...aBook().advice, 'sleep-more': soft } }),
    }).book
    expect(advice['sleep-more']?.soft).toBe(true)
    expect(advice['go-easy']?.soft).toBeUndefined()
  })

  const at = 'advice > stop'
  const call = `${at}: expected a call line in an emergency, and only there`
  const nothing = `${at} > dose: this advice prescribes nothing: leave the dose out`
  const fits = `${at} > dose: a rest takes an optional dose (a stroll), a move one that is not`
  const gate = `${at} > verdict: the gate stops, or passes`
  const hard = `${at} > soft: only a rest without a clinician may be decided against`
  const gated = `${at} > soft: nobody decides against the gate`
  const one = `${at} > look-again: expected exactly one of in, hours, days`

  test.for<[Partial<WrittenAdvice>, ...string[]]>([
    [{ care: 'emergency' }, call],
    [{ call: 'Call.' }, call],
    [{ care: 'clinician-today', call: 'Call.' }, call],
    [{ care: 'clinician-soon' }],
    [{ dose: 'easy' }, nothing],
    [{ dose: 'stroll' }, nothing],
    [{ verdict: 'rest', dose: 'stroll' }],
    [{ verdict: 'rest' }],
    [{ verdict: 'rest', dose: 'stroll', care: 'clinician-soon' }],
    [{ verdict: 'rest', dose: 'stroll', care: 'clinician-today' }, nothing],
    [{ verdict: 'rest', dose: 'stroll', care: 'emergency', call: 'Call.' }, nothing],
    [{ verdict: 'rest', dose: 'easy' }, fits],
    [
      { verdict: 'rest', dose: 'strol' },
      `${at} > dose: "strol" is not a dose (did you mean stroll?)`,
    ],
    [{ verdict: 'rest', dose: 'constructor' }, `${at} > dose: "constructor" is not a dose`],
    [{ verdict: 'move', dose: 'easy' }, gate],
    [{ verdict: 'move', dose: 'stroll' }, fits, gate],
    [{ verdict: 'move' }, `${at}: a move needs a dose`, gate],
    [
      { verdict: 'move', dose: 'easy', care: 'clinician-soon' },
      `${at} > care: who needs a clinician is not told to move`,
      gate,
    ],
    [{ verdict: 'rest', soft: true }, gated],
    [{ verdict: 'reassess', soft: true }, hard, gated],
    [{ verdict: 'rest', care: 'clinician-soon', soft: true }, hard, gated],
    [{ 'look-again': again }, one],
    [{ 'look-again': { ...again, hours: 3, days: 1 } }, one],
    [{ 'look-again': { ...again, in: 'next-morning', hours: 3 } }, one],
  ])('%j', ([change, ...problems]) => {
    expect(problemsOf(change)).toEqual(problems)
  })
})
