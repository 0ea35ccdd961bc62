import { array, integer, nat, record, string, tuple, type Arbitrary } from 'fast-check'
import { loadBook, loadSafety } from '../../../src/adapters/rulebook-file.ts'
import type { Rulebook } from '../../../src/core/rulebook/model.ts'
import { outlinesOf } from '../../../src/core/rulebook/outline.ts'
import { diagramOf, type Diagram, type DiagramBox } from '../../../src/render/drawing/diagram.ts'
import { aBook, aBranch, aList, anAdvice, aNode, aRulebook } from '../../core/a-rulebook.ts'

const diagrammed = (rulebook: Rulebook): Diagram => diagramOf(rulebook, outlinesOf(rulebook))

const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')

/** The drawing of the shipped rulebook. */
export const SHIPPED: Diagram = diagrammed(loadBook('rules/recovery.yaml', safety, sources))

/** A small rulebook with everything a drawing shows, and this text wherever its author writes one. */
export function aDiagram(text: string): Diagram {
  const tree = {
    start: 'first',
    nodes: {
      first: {
        title: text,
        branches: [
          aBranch('both', { all: [{ signs: 'low' }, { signs: 'flat' }] }, { advise: 'sleep-more' }),
          aBranch('low', { signs: 'low' }, { go: 'last' }),
          aBranch('tired', { signs: 'tired' }, { go: 'end' }),
        ],
        otherwise: { go: 'end' },
      },
      end: aNode([], { go: 'last' }),
      last: aNode([], { advise: 'go-easy' }),
    },
  }
  const items = { low: { group: 'group', label: text }, flat: { group: 'group', label: 'flat' } }
  const signs = aList(['low', 'flat', 'tired'])
  const { advice } = aBook()
  return diagrammed(
    aRulebook({
      book: aBook({
        questions: { signs: { ...signs, items: { ...signs.items, ...items } } },
        advice: {
          ...advice,
          'go-easy': anAdvice({ verdict: 'move', dose: 'easy', headline: text }),
        },
        tree,
      }),
    }),
  )
}

/** Boxes in any shape that has no circles: each leads to some that come after it. */
export const diagrams: Arbitrary<Diagram> = tuple(trees('gate'), trees('tree')).map(
  ([gate, tree]) => {
    const passing = gate.map((box, index) => {
      const [first] = index + 1 < gate.length ? [] : tree
      return first === undefined
        ? box
        : { ...box, lines: [...box.lines, rowTo(first.key, 'passes')] }
    })
    return {
      title: 'Any',
      description: 'of any shape',
      parts: [
        { title: 'Gate', boxes: passing },
        { title: 'Tree', boxes: tree },
      ],
    }
  },
)

function rowTo(key: string, words: string): DiagramBox['lines'][number] {
  return { kind: 'row', words, headed: false, target: { to: 'box', key, label: key } }
}

function trees(part: string): Arbitrary<DiagramBox[]> {
  const box = record({
    links: array(nat(6), { maxLength: 5 }),
    leaves: integer({ min: 0, max: 4 }),
    title: string({ maxLength: 90 }),
    words: string({ maxLength: 160 }),
  })
  return array(box, { minLength: 1, maxLength: 9 }).map((made) => {
    const links = made.map((each, index) => {
      const onward = each.links.map((step) => index + 1 + step).filter((to) => to < made.length)
      return index + 1 < made.length ? [...onward, index + 1] : onward
    })
    const levels = made.map(() => 0)
    for (const [index, targets] of links.entries()) {
      for (const to of targets) {
        levels[to] = Math.max(levels[to] ?? 0, (levels[index] ?? 0) + 1)
      }
    }
    return made.map(({ leaves, title, words }, index) => ({
      key: keyOf(part, index),
      number: index + 1,
      level: levels[index] ?? 0,
      title,
      lines: [
        ...Array.from({ length: leaves }, () => leaf(words)),
        ...(links[index] ?? []).map((to) => rowTo(keyOf(part, to), words)),
      ],
    }))
  })
}

function keyOf(part: string, index: number): string {
  return `${part}-n${String(index)}`
}

function leaf(words: string): DiagramBox['lines'][number] {
  const target = { to: 'advice', id: 'rest', tone: 'rest', word: 'REST', care: '' } as const
  return { kind: 'row', words, headed: false, target: { ...target, headline: words } }
}
