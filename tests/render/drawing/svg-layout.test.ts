import { assert, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Diagram } from '../../../src/render/drawing/diagram.ts'
import { SIZE } from '../../../src/render/drawing/svg-box.ts'
import { layoutOf, type Layout, type Placed } from '../../../src/render/drawing/svg-layout.ts'
import { fittedLines, textWidth } from '../../../src/render/drawing/text-width.ts'
import { diagrams, SHIPPED } from './diagrams.ts'

interface Segment {
  readonly key: string
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
}

function segmentsOf({ routes }: Layout): Segment[] {
  return routes.flatMap(({ key, points }) =>
    points.slice(1).map((to, index) => ({ key, from: points[index] ?? to, to })),
  )
}

const between = (a: number, b: number, value: number): boolean =>
  value > Math.min(a, b) && value < Math.max(a, b)

const share = (a: number, b: number, c: number, d: number): boolean =>
  Math.max(Math.min(a, b), Math.min(c, d)) < Math.min(Math.max(a, b), Math.max(c, d))

function overlap(a: Placed, b: Placed): boolean {
  return (
    share(a.x, a.x + SIZE.box, b.x, b.x + SIZE.box) &&
    share(a.y, a.y + a.layout.height, b.y, b.y + b.layout.height)
  )
}

/** Whether a way runs through a box; it may touch the edge where it begins or ends. */
function through({ from, to }: Segment, { x, y, layout }: Placed): boolean {
  const [right, bottom] = [x + SIZE.box, y + layout.height]
  return from[0] === to[0]
    ? between(x, right, from[0]) && share(from[1], to[1], y, bottom)
    : between(y, bottom, from[1]) && share(from[0], to[0], x, right)
}

/** Whether ways to different boxes lie on one another, so that nobody could tell them apart. */
function confused(a: Segment, b: Segment): boolean {
  if (a.key === b.key) return false
  const bothUpright = a.from[0] === a.to[0] && b.from[0] === b.to[0]
  if (bothUpright) return a.from[0] === b.from[0] && share(a.from[1], a.to[1], b.from[1], b.to[1])
  const bothFlat = a.from[1] === a.to[1] && b.from[1] === b.to[1]
  return bothFlat && a.from[1] === b.from[1] && share(a.from[0], a.to[0], b.from[0], b.to[0])
}

function expectReadable(diagram: Diagram): void {
  const layout = layoutOf(diagram)
  const { boxes } = layout
  const segments = segmentsOf(layout)
  expect(boxes).toHaveLength(diagram.parts.reduce((sum, part) => sum + part.boxes.length, 0))
  for (const [index, box] of boxes.entries()) {
    expect(boxes.slice(index + 1).filter((other) => overlap(box, other))).toEqual([])
    expect(segments.filter((segment) => through(segment, box))).toEqual([])
    expect(box.x + SIZE.box).toBeLessThanOrEqual(layout.width)
    expect(box.y + box.layout.height).toBeLessThanOrEqual(layout.height)
  }
  for (const [index, segment] of segments.entries()) {
    expect(segments.slice(index + 1).filter((other) => confused(segment, other))).toEqual([])
    expect(Math.max(segment.from[0], segment.to[0])).toBeLessThan(layout.width)
    expect(Math.min(segment.from[1], segment.to[1])).toBeGreaterThan(0)
  }
  const rows = boxes.flatMap(({ box }) => box.lines).filter((line) => line.kind === 'row')
  expect(layout.routes).toHaveLength(rows.filter(({ target }) => target.to === 'box').length)
}

describe('boxes stand apart, no way runs through one, and no two ways on one another', () => {
  test('in the shipped rulebook', () => {
    expectReadable(SHIPPED)
  })

  test('in any', () => {
    assert(property(diagrams, expectReadable), { numRuns: 200 })
  })
})

test('the shipped rulebook: each way ends on the top of its box, two columns and one', () => {
  const { boxes, routes } = layoutOf(SHIPPED)
  for (const { key, points } of routes) {
    const target = boxes.find(({ box }) => box.key === key)
    expect(points.at(-1)).toEqual([(target?.x ?? 0) + SIZE.box / 2, target?.y])
  }
  expect(new Set(boxes.map(({ column }) => column)).size).toBeLessThanOrEqual(4)
})

function aRow(words: string): Diagram {
  return {
    title: '',
    description: '',
    parts: [
      {
        title: 'Tree',
        boxes: [
          {
            key: 'a',
            number: 1,
            level: 0,
            title: 'Title',
            lines: [
              { kind: 'heading', words: 'signs:' },
              {
                kind: 'row',
                words,
                headed: true,
                target: {
                  to: 'advice',
                  id: 'x',
                  tone: 'rest',
                  word: 'REST',
                  care: '',
                  headline: '',
                },
              },
            ],
          },
        ],
      },
    ],
  }
}

function height(words: string): number {
  return layoutOf(aRow(words)).boxes[0]?.layout.height ?? 0
}

test('a heading and the rows under it have their height; long texts make a box higher', () => {
  expect(height('short')).toBe(34 + 23 + 46 + 4)
  expect(height('word '.repeat(60))).toBeGreaterThan(height('short') + 3 * SIZE.line)
})

test('nothing to draw is drawn as nothing', () => {
  const layout = layoutOf({ title: '', description: '', parts: [{ title: 'Tree', boxes: [] }] })
  expect(layout).toMatchObject({ boxes: [], routes: [], partTitles: [] })
})

describe('lines that fit', () => {
  test.for([
    ['one two three', 45, ['one two', 'three']],
    ['under 24 h', 52, ['under', '24 h']],
    ['abcdefghij', 40, ['abcdefg', 'hij']],
    ['', 40, []],
    ['wwwww', 1, ['w', 'w', 'w', 'w', 'w']],
    ['跑步跑步', 25, ['跑步', '跑步']],
  ] as const)('%j within %d', ([text, width, lines]) => {
    expect(fittedLines(text, width, 10)).toEqual(lines)
  })

  test('bold is wider', () => {
    expect(textWidth('Bold', 10, true)).toBeGreaterThan(textWidth('Bold', 10))
  })
})
