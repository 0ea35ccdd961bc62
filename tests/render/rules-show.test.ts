import { describe, expect, test } from 'vitest'
import { loadBook, loadSafety } from '../../src/adapters/rulebook-file.ts'
import type { Rulebook } from '../../src/core/rulebook/model.ts'
import { outlinesOf } from '../../src/core/rulebook/outline.ts'
import { waysTo } from '../../src/core/rulebook/ways.ts'
import { aListing } from '../../src/render/listing.ts'
import { nodeText, rulesText } from '../../src/render/rules-tree.ts'
import { waysText } from '../../src/render/rules-ways.ts'
import type { Style } from '../../src/render/style.ts'
import { aBook, aBranch, aList, anAdvice, aNode, aRulebook, aSafety } from '../core/a-rulebook.ts'
import { aStyle, linesOf, unfit } from './a-page.ts'

const written = aSafety()

const rulebook = aRulebook({
  safety: aSafety({
    gate: {
      start: 'signs',
      nodes: {
        signs: {
          title: 'Does anything need help?',
          branches: [
            aBranch('chest-sign', { redFlags: 'chest' }, { advise: 'call-now' }),
            aBranch(
              'both',
              { all: [{ redFlags: 'urine' }, { redFlags: 'head' }] },
              { advise: 'see-someone' },
            ),
            aBranch('sharp-pain', { pain: 'sharp' }, { advise: 'stop' }),
          ],
          otherwise: { pass: true },
        },
      },
    },
    advice: {
      ...written.advice,
      'see-someone': anAdvice({ verdict: 'rest', care: 'clinician-soon' }),
    },
  }),
  book: aBook({
    questions: { signs: aList(['low', 'flat', 'tired']) },
    tree: {
      start: 'night',
      nodes: {
        night: {
          title: 'Was the night long enough?',
          branches: [
            aBranch('short-night', { sleep: { below: 5 } }, { advise: 'sleep-more' }),
            { ...aBranch('few-hours', { sleep: { below: 7 } }, { go: 'tired' }), choice: true },
            aBranch('dull-pain', { pain: 'dull' }, { go: 'tired' }),
          ],
          otherwise: { advise: 'go-easy', because: 'Slept well.' },
        },
        tired: {
          title: 'Is the whole system tired?',
          branches: [
            aBranch('two', { signs: { count: { 'at-least': 2 } } }, { advise: 'sleep-more' }),
          ],
          otherwise: { advise: 'go-easy' },
        },
      },
    },
  }),
})

const outlines = outlinesOf(rulebook)

const listed = (style: Style, why = false, of: Rulebook = rulebook) =>
  aListing(of, outlinesOf(of), style, why)

test('the whole rulebook: a list is named once above the branches that begin with it', () => {
  expect(rulesText(listed(aStyle(80)), false)).toBe(`\
A branch is tried only when none above it in its node holds. The gate comes
first, whatever the rulebook.

Safety gate (safety 1.0.0)

 1. signs: Does anything need help?
    red flags:
      • the chest → EMERGENCY call-now
      • the urine and the head → REST see-someone, clinician soon
    • pain is sharp → REASSESS stop
    • otherwise passes → 2 night

Tree (book 2.0.0)

 2. night: Was the night long enough?
    • sleep is under 5 h → REST sleep-more
    • sleep is under 7 h → 3 tired
    • pain is dull → 3 tired
    • otherwise → MOVE go-easy

 3. tired: Is the whole system tired?
    • signs: at least 2 → REST sleep-more
    • otherwise → MOVE go-easy
`)
})

test('folded: titles only', () => {
  expect(rulesText(listed(aStyle(40)), true)).toBe(`\
Safety gate (safety 1.0.0)
 1. signs: Does anything need help?

Tree (book 2.0.0)
 2. night: Was the night long enough?
 3. tired: Is the whole system tired?
`)
})

test('one node with its reasons and works, and what leads to it', () => {
  expect(nodeText('tired', listed(aStyle(40), true))).toBe(`\
Tree (book 2.0.0)

 3. tired: Is the whole system tired?
    • signs: at least 2
      → REST sleep-more: advice to rest
      for a reason [1]
    • otherwise → MOVE go-easy: advice
      to move

Comes from 2 night.

Sources:
[1] A. Author (trial, moderate)
`)
  expect(nodeText('night', listed(aStyle(80), true))).toContain(
    '• sleep is under 7 h → 3 tired\n      for a reason [1; our choice]\n',
  )
  expect(nodeText('night', listed(aStyle(80)))).toMatch(/\n\nHere it begins\.\n$/)
})

test('a dumb terminal has ASCII, a colourful one its colours', () => {
  expect(nodeText('tired', listed(aStyle(80, { unicode: false })))).toContain(
    '    - signs: at least 2 -> REST sleep-more\n',
  )
  const coloured = nodeText('tired', listed(aStyle(80, { colour: 1 })))
  expect(coloured).toContain('\u{1B}[46m REST \u{1B}[49m')
  expect(nodeText('signs', listed(aStyle(80, { colour: 1 })))).toContain(
    '\u{1B}[41m EMERGENCY \u{1B}[49m',
  )
})

function ways(advice: string, columns = 80, why = false): string {
  const [, tree] = outlines
  const to = { advice: rulebook.book.advice[advice] ?? null, part: 'tree' } as const
  const found = waysTo(tree, (target) => target.to === 'advice' && target.id === advice, 2)
  return waysText([{ to, ways: found }], listed(aStyle(columns), why))
}

describe('the ways to an advice', () => {
  test('what does not hold and what holds, in the order it is tried; told once', () => {
    expect(ways('go-easy')).toBe(`\
MOVE  advice to move go-easy

2 ways lead here, shortest first. Some may ask for answers that exclude each
other. The safety gate comes before: recover rules show --advice pass.

Way 1

 2. night: Was the night long enough?
    • None of: sleep is under 5 h; sleep is under 7 h; pain is dull

Way 2

 2. night: Was the night long enough?
    • None of: sleep is under 5 h
    • Yes: sleep is under 7 h; or pain is dull

 3. tired: Is the whole system tired?
    • None of: signs: at least 2
`)
  })

  test('with reasons where one branch leads on', () => {
    expect(ways('sleep-more', 80, true)).toContain(`
 2. night: Was the night long enough?
    • Yes: sleep is under 5 h. for a reason [1]

Way 2

 2. night: Was the night long enough?
    • None of: sleep is under 5 h
    • Yes: sleep is under 7 h; or pain is dull
`)
    expect(ways('go-easy', 80, true)).toContain('pain is dull\n    • Slept well.\n')
  })

  test('none', () => {
    expect(ways('gone')).toMatch(/\n\nNo branch leads here\. The safety gate comes before/)
  })

  test('through the gate', () => {
    const found = waysTo(outlines[0], ({ to }) => to === 'pass')
    const to = { advice: null, part: 'gate' } as const
    expect(waysText([{ to, ways: found }], listed(aStyle(80)))).toBe(`\
Through the safety gate

One way leads here.

 1. signs: Does anything need help?
    • None of: red flags: the chest; the urine and the head; pain is sharp
`)
  })

  test('a step told before is only named, and what is left out is counted', () => {
    const tree = {
      start: 'first',
      nodes: {
        first: aNode([aBranch('aside', { sleep: 1 }, { go: 'detour' })], { go: 'last' }),
        detour: aNode([aBranch('far', { sleep: 3 }, { go: 'round' })], { go: 'last' }),
        round: aNode([], { go: 'last' }),
        last: aNode([aBranch('end', { sleep: 2 }, { advise: 'sleep-more' })], {
          advise: 'go-easy',
        }),
      },
    }
    const of = aRulebook({ book: aBook({ tree }) })
    const found = waysTo(outlinesOf(of)[1], ({ to }) => to === 'advice', 2)
    const to = { advice: of.book.advice['go-easy'] ?? null, part: 'tree' } as const
    const text = waysText([{ to, ways: found }], listed(aStyle(80), false, of))
    expect(text).toContain('3 ways lead here')
    expect(text.slice(text.indexOf('Way 2'))).toBe(`\
Way 2

 2. first: What is the matter?
    • Yes: sleep is 1 h

 3. detour: What is the matter?
    • None of: sleep is 3 h

 5. last: as above

1 more, none of them shorter.
`)
  })
})

test('the shipped rulebook fits, whole and with every way to every advice', () => {
  const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
  const shipped = loadBook('rules/recovery.yaml', safety, sources)
  const [gate, tree] = outlinesOf(shipped)
  for (const columns of [80, 40]) {
    const style = aStyle(columns)
    const texts = [
      rulesText(listed(style, true, shipped), false),
      rulesText(listed(style, false, shipped), true),
      ...Object.values(shipped.book.advice).map((advice) => {
        const isGoal = (target: { to: string; id?: string }) =>
          target.to === 'advice' && target.id === advice.id
        const found = waysTo(tree, isGoal, 100)
        expect(found.count, advice.id).toBeGreaterThan(0)
        return waysText(
          [{ to: { advice, part: 'tree' }, ways: found }],
          listed(style, true, shipped),
        )
      }),
    ]
    expect(texts.flatMap((text) => unfit(linesOf(text), columns))).toStrictEqual([])
  }
  expect(waysTo(gate, ({ to }) => to === 'pass').count).toBeLessThan(100)
})
