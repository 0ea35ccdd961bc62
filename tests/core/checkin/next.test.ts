import { describe, expect, test } from 'vitest'
import { settle } from '../../../src/core/advice/settle.ts'
import { nextPrompt, screenLines, unticked } from '../../../src/core/checkin/next.ts'
import type { Answers, Question, Rulebook } from '../../../src/core/rulebook/model.ts'
import {
  aBook,
  aBranch,
  aChoice,
  aDose,
  aList,
  anAdjustment,
  aNode,
  aNumber,
  aRulebook,
  aSafety,
  aScale,
  assuming,
} from '../a-rulebook.ts'

const rest = { advise: 'sleep-more' }
const core = { core: true }

/**
 * The gate asks signs, pain, and how strong a dull pain is; the tree asks the movement, a hidden
 * question, the background, and the dose one thing more.
 */
const rulebook = aRulebook({
  safety: aSafety({
    questions: {
      redFlags: aList(['chest'], { screen: 'first', ...assuming([]) }),
      fever: aChoice(['no', 'yes'], { screen: 'first', ...assuming('no') }),
      soreness: aScale(core),
      pain: aChoice(['none', 'dull'], core),
      movement: aChoice(['looser', 'heavier'], core),
      painScore: aScale(),
    },
    gate: {
      start: 'signs',
      nodes: {
        signs: aNode(
          [
            aBranch('chest-sign', { redFlags: 'chest' }, { advise: 'call-now' }),
            aBranch('fever', { fever: 'yes' }, { advise: 'stop' }),
            aBranch(
              'strong-pain',
              { pain: 'dull', painScore: { 'at-least': 5 } },
              { advise: 'stop' },
            ),
          ],
          { pass: true },
        ),
      },
    },
  }),
  book: aBook({
    questions: {
      lately: aList(['tired', 'sore'], assuming([])),
      illness: aChoice(['none', 'cold'], { line: 'Ill now or lately', ...assuming('none') }),
      lastEffort: aChoice(['none', 'race'], assuming('none')),
      hidden: aChoice(['run', 'swim'], { offered: false, ...assuming('run') }),
      context: aList(['heat'], assuming([])),
    },
    tree: {
      start: 'legs',
      nodes: {
        legs: aNode(
          [
            aBranch('very-sore', { soreness: { 'at-least': 8 } }, rest),
            aBranch('heavier', { movement: 'heavier' }, rest),
            aBranch('swam', { hidden: 'swim' }, rest),
            aBranch('tired', { lately: 'tired' }, rest),
            aBranch('ill', { illness: 'cold' }, rest),
            aBranch('raced', { lastEffort: 'race' }, rest),
          ],
          { advise: 'go-easy' },
        ),
      },
    },
    doses: {
      stroll: aDose({ optional: true, minutes: { from: 10, to: 15 } }),
      easy: aDose({ adjust: [anAdjustment({ rule: 'hot', when: { context: 'heat' } })] }),
    },
  }),
})

/** What is asked next, in short; `-` when the advice stands. */
function asked(answers: Answers, of: Rulebook = rulebook): string {
  const prompt = nextPrompt(of, answers)
  if (prompt === undefined) return '-'
  if (prompt.kind === 'question') return prompt.question.id
  return `${prompt.screen}: ${prompt.questions.map(({ id }) => id).join(' ')}`
}

const clear = { redFlags: [], fever: 'no' }
const told = { ...clear, soreness: 1, pain: 'none', movement: 'looser' }
const background = 'background: lately illness context'

describe('what is asked next', () => {
  test.for<[string, Answers, string]>([
    ['the red flags before everything', {}, 'first: redFlags fever'],
    [
      'also when the core is told',
      { soreness: 1, pain: 'none', movement: 'looser' },
      'first: redFlags fever',
    ],
    ['only those of the screen that are open', { redFlags: [] }, 'first: fever'],
    ['nothing in an emergency', { redFlags: ['chest'] }, '-'],
    ['nothing after a stop', { redFlags: [], fever: 'yes' }, '-'],
    ['the core in its order', clear, 'soreness'],
    ['the core in its order, second', { ...clear, soreness: 1 }, 'pain'],
    ['a core answer that is already there is not asked', { ...clear, pain: 'none' }, 'soreness'],
    [
      'what an answer makes needed comes before the movement',
      { ...clear, soreness: 1, pain: 'dull' },
      'painScore',
    ],
    ['and before any other of the core', { ...clear, pain: 'dull' }, 'painScore'],
    ['what no answer makes needed does not', { ...clear, soreness: 1, pain: 'none' }, 'movement'],
    ['a stop asks nothing more', { ...clear, soreness: 1, pain: 'dull', painScore: 5 }, '-'],
    [
      'a core answer that can change nothing is not asked',
      { ...clear, soreness: 8, pain: 'none' },
      '-',
    ],
    ['the background last, without what is never offered', told, background],
    ['no background where it can change nothing', { ...told, movement: 'heavier' }, '-'],
    ['only what is open of the background', { ...told, lately: [], illness: 'none' }, 'lastEffort'],
    [
      'one that has no line on a screen is asked whole',
      { ...told, lately: [], illness: 'none', context: [] },
      'lastEffort',
    ],
    [
      'what only the dose needs',
      { ...told, lately: [], illness: 'none', lastEffort: 'none' },
      'background: context',
    ],
    [
      'nothing more',
      { ...told, lately: [], illness: 'none', lastEffort: 'none', context: [] },
      '-',
    ],
    [
      'the core before the background that the walk meets',
      { redFlags: [], fever: 'no', soreness: 1, movement: 'looser', pain: 'none', hidden: 'run' },
      background,
    ],
    ['a ticked background can end it', { ...told, lately: ['tired'] }, '-'],
    [
      'a ticked background that ends nothing',
      { ...told, lately: ['sore'] },
      'background: illness context',
    ],
  ])('%s', ([, answers, prompt]) => {
    expect(asked(answers)).toBe(prompt)
  })

  test('the core comes before a background that the walk needs first', () => {
    const first = aRulebook({
      book: aBook({
        questions: { lately: aList(['tired'], assuming([])) },
        tree: {
          start: 'only',
          nodes: {
            only: aNode(
              [
                aBranch('tired', { lately: 'tired' }, rest),
                aBranch('short', { sleep: { below: 5 } }, rest),
              ],
              { advise: 'go-easy' },
            ),
          },
        },
      }),
    })
    expect(asked({ redFlags: [], pain: 'none' }, first)).toBe('soreness')
    expect(asked({ redFlags: [], pain: 'none', soreness: 1 }, first)).toBe('sleep')
    expect(asked({ redFlags: [], pain: 'none', sleep: 8 }, first)).toBe('soreness')
    expect(asked({ redFlags: [], pain: 'none', soreness: 1, sleep: 8 }, first)).toBe(
      'background: lately',
    )
  })

  test.each([{ 'at-least': 5 }, { below: 5 }])(
    'what is never offered and never assumed keeps nothing else from being asked: %o',
    (beats) => {
      const hidden = aRulebook({
        book: aBook({
          questions: { beats: aNumber({ from: -60, to: 100 }, { offered: false }) },
          tree: {
            start: 'only',
            nodes: {
              only: aNode(
                [
                  aBranch('other-beats', { beats }, rest),
                  aBranch('short', { sleep: { below: 5 } }, rest),
                ],
                { advise: 'go-easy' },
              ),
            },
          },
        }),
      })
      expect(asked({}, hidden)).toBe('first: redFlags')
      expect(asked({ redFlags: [], pain: 'none' }, hidden)).toBe('soreness')
      expect(asked({ redFlags: [], pain: 'none', soreness: 1 }, hidden)).toBe('sleep')
      const answers = { redFlags: [], pain: 'none', soreness: 1, sleep: 8 }
      expect(asked(answers, hidden)).toBe('-')
      expect(settle(hidden, answers).supposed).toEqual(['beats'])
    },
  )

  test('every way of answering comes to an end, and leaves nothing to suppose', () => {
    const ways: Answers[] = [{}]
    let ends = 0
    for (let answers = ways.pop(); answers !== undefined; answers = ways.pop()) {
      const prompt = nextPrompt(rulebook, answers)
      if (prompt === undefined) {
        expect(settle(rulebook, answers).supposed).toEqual([])
        ends += 1
      } else if (prompt.kind === 'screen') {
        ways.push({ ...answers, ...unticked(prompt.questions) })
      } else {
        const { id } = prompt.question
        for (const value of rulebook.classes[id] ?? []) ways.push({ ...answers, [id]: value })
      }
    }
    expect(ends).toBe(10)
  })
})

function questionsOf(...ids: string[]): Question[] {
  return ids.map((id) => rulebook.questions[id] as Question)
}

describe('a screen', () => {
  const signs = aRulebook({
    book: aBook({
      questions: {
        signs: aList([], {
          groups: { body: 'Flat or sore', mind: 'Low or foggy', none: 'Nothing stands here' },
          items: {
            flat: { group: 'body', label: 'flat' },
            foggy: { group: 'mind', label: 'foggy' },
            sore: { group: 'body', label: 'sore' },
          },
          ...assuming([]),
        }),
      },
    }),
  }).questions['signs'] as Question

  test('has a line for each group of items, in their order', () => {
    expect(screenLines([signs])).toEqual([
      { question: 'signs', items: ['flat', 'sore'], text: 'Flat or sore' },
      { question: 'signs', items: ['foggy'], text: 'Low or foggy' },
      { question: 'signs', items: [], text: 'Nothing stands here' },
    ])
  })

  test('has one line for a question that is asked whole: its own, or the question', () => {
    expect(screenLines(questionsOf('illness', 'lastEffort', 'painScore'))).toEqual([
      { question: 'illness', items: [], text: 'Ill now or lately' },
      { question: 'lastEffort', items: [], text: 'Which?' },
      { question: 'painScore', items: [], text: 'How much?' },
    ])
  })

  test('of which nothing was ticked means what would have been assumed', () => {
    expect(unticked(questionsOf('redFlags', 'fever', 'lately', 'painScore'))).toStrictEqual({
      redFlags: [],
      fever: 'no',
      lately: [],
    })
    expect(unticked([])).toEqual({})
  })
})
