import { describe, expect, test } from 'vitest'
import { formFindings } from '../../../src/core/proof/form.ts'
import type { WrittenBook } from '../../../src/core/rulebook/schema.ts'
import {
  aBook,
  aBranch,
  aDose,
  aList,
  aNumber,
  aNode,
  anAdjustment,
  anAdvice,
  aRulebook,
  aSafety,
  aScale,
  assuming,
  type WrittenFiles,
} from '../a-rulebook.ts'

const easy = { advise: 'go-easy' } as const
const rest = { advise: 'sleep-more' } as const

/** A gate that asks all of its questions, before a book of one node. */
function found(change: Partial<WrittenBook>, files: WrittenFiles = {}): string[] {
  const usual = tree({ only: aNode([aBranch('sore', sore(5), rest)], easy) })
  const safety = aSafety({
    limits: [anAdjustment({ rule: 'slept-badly', when: { sleep: { below: 6 } } })],
  })
  const rulebook = aRulebook({ safety, book: aBook({ ...usual, ...change }), ...files })
  return formFindings(rulebook, ['a-source']).map((each) => Object.values(each).join(' '))
}

function sore(least: number): Record<string, unknown> {
  return { soreness: { 'at-least': least } }
}

function adjust(rule: string, least: number): ReturnType<typeof anAdjustment> {
  return anAdjustment({ rule, when: sore(least) })
}

function tree(nodes: WrittenBook['tree']['nodes']): Pick<WrittenBook, 'tree'> {
  return { tree: { start: 'only', nodes } }
}

test('nothing is found in a sound rulebook', () => {
  expect(found({})).toStrictEqual([])
})

describe('branches', () => {
  test('never taken, because what stands before it leaves nothing for it', () => {
    const branches = [aBranch('sore', sore(5), rest), aBranch('very-sore', sore(7), rest)]
    expect(found(tree({ only: aNode(branches, easy) }))).toStrictEqual([
      'never-taken book only very-sore',
    ])
  })

  test('never taken, because the gate stops who would take it', () => {
    const branches = [aBranch('sharp', { pain: 'sharp' }, rest), aBranch('sore', sore(5), rest)]
    expect(found(tree({ only: aNode(branches, easy) }))).toStrictEqual([
      'never-taken book only sharp',
    ])
  })

  test('always taken; what stands behind it in its node is not told too', () => {
    const branches = [
      aBranch('sore', sore(5), rest),
      aBranch('any', { soreness: { below: 5 } }, easy),
      aBranch('more', sore(7), rest),
    ]
    expect(found(tree({ only: aNode(branches, easy) }))).toStrictEqual([
      'always-taken book only any',
    ])
  })

  test('of the gate', () => {
    const gate = {
      start: 'signs',
      nodes: {
        signs: aNode(
          [
            aBranch('chest', { redFlags: 'chest' }, { advise: 'call-now' }),
            aBranch('again', { redFlags: 'chest', pain: 'sharp' }, { advise: 'stop' }),
            aBranch('other', { redFlags: ['urine', 'head'] }, { advise: 'see-someone' }),
            aBranch('sharp', { pain: 'sharp' }, { advise: 'stop' }),
          ],
          { pass: true },
        ),
      },
    }
    expect(found({}, { safety: aSafety({ gate }) })).toStrictEqual([
      'never-taken safety signs again',
      'changes-nothing sleep',
    ])
  })
})

test('a node that only a branch never taken leads to is told once, and its advice', () => {
  const nodes = {
    only: aNode(
      [aBranch('sore', sore(5), rest), aBranch('very-sore', sore(7), { go: 'worn' })],
      easy,
    ),
    worn: aNode(
      [aBranch('worn-out', sore(8), { advise: 'a' }), aBranch('worn-a-bit', sore(7), rest)],
      rest,
    ),
  }
  const advice = { ...aBook().advice, a: anAdvice({ verdict: 'rest' }) }
  expect(found({ ...tree(nodes), advice })).toStrictEqual([
    'never-taken book only very-sore',
    'never-reached book worn',
    'unused-advice a',
  ])
})

describe('adjustments, limits and notes', () => {
  test('never apply, where their dose is never given so, or always', () => {
    const dose = aDose({
      adjust: [adjust('at-five', 5), adjust('at-zero', 0), adjust('at-two', 2)],
    })
    const stroll = aBook().doses?.['stroll'] ?? aDose()
    expect(found({ doses: { easy: dose, stroll } })).toStrictEqual([
      'never-applies at-five',
      'always-applies at-zero',
    ])
  })

  test('count wherever they may apply', () => {
    const notes = [adjust('note-at-five', 5), adjust('note-at-zero', 0)]
    expect(found({ notes })).toStrictEqual(['always-applies note-at-zero'])
  })

  test('for a verdict that nobody gets', () => {
    const note = anAdjustment({ rule: 'aside', when: sore(5), for: ['move'] })
    expect(found({ notes: [note] })).toStrictEqual(['never-applies aside'])
  })
})

describe('questions that change nothing', () => {
  const mood = { mood: aScale() }

  test('asked by nothing', () => {
    expect(found({ questions: mood })).toStrictEqual(['changes-nothing mood'])
  })

  test('asked where nothing gets', () => {
    const branches = [
      aBranch('sore', sore(5), rest),
      aBranch('moody', { ...sore(7), mood: { above: 3 } }, rest),
    ]
    expect(found({ questions: mood, ...tree({ only: aNode(branches, easy) }) })).toStrictEqual([
      'never-taken book only moody',
      'changes-nothing mood',
    ])
  })

  test('but not those that a text repeats', () => {
    const advice = {
      ...aBook().advice,
      'go-easy': anAdvice({ verdict: 'move', dose: 'easy', headline: 'With a mood of {mood}' }),
    }
    expect(found({ questions: mood, advice })).toStrictEqual([])
  })

  test('nor those a session is reckoned from', () => {
    expect(found({ questions: { usualMinutes: aScale() } })).toStrictEqual([])
  })

  test('nor those that a journal answers others from', () => {
    const derived = {
      by: 'resting-hr-above',
      of: 'pulse',
      said: 'from the mornings before',
    } as const
    const questions = {
      pulse: aNumber({}, { worse: 'none' }),
      above: aNumber({}, { worse: 'higher', derived }),
    }
    expect(found({ questions })).toStrictEqual(['changes-nothing above'])
  })

  test('items that change nothing, and lists of which none does', () => {
    const signs = { signs: aList(['flat', 'foggy'], assuming([])), more: aList(['a', 'b']) }
    const branches = [aBranch('sore', sore(5), rest), aBranch('flat', { signs: 'flat' }, rest)]
    expect(found({ questions: signs, ...tree({ only: aNode(branches, easy) }) })).toStrictEqual([
      'changes-nothing signs foggy',
      'changes-nothing more',
    ])
  })

  test('what is at hand changes what is offered', () => {
    const modalities = aList(['bike', 'pool', 'sledge'], assuming([]))
    expect(found({ questions: { modalities } })).toStrictEqual([
      'changes-nothing modalities sledge',
    ])
  })
})

describe('what nothing uses', () => {
  test('advice, and doses', () => {
    const { advice, doses } = aBook()
    const spare = { ...advice, spare: anAdvice({ verdict: 'move', dose: 'second' }) }
    expect(found({ advice: spare, doses: { ...doses, second: aDose() } })).toStrictEqual([
      'unused-advice spare',
      'unused-dose second',
    ])
  })

  test('a source', () => {
    const rulebook = aRulebook()
    const more = { ...rulebook, sources: { ...rulebook.sources, spare: SOURCE } }
    const unused = formFindings(more).filter(({ finding }) => finding === 'unused-source')
    expect(unused).toStrictEqual([{ finding: 'unused-source', id: 'spare' }])
    const cited = formFindings(more, ['spare']).filter(({ finding }) => finding === 'unused-source')
    expect(cited).toStrictEqual([])
  })
})

const SOURCE = {
  authors: 'B. Author',
  finding: 'what it found',
  kind: 'trial',
  strength: 'weak',
  read: 'A',
  verified: true,
} as const
