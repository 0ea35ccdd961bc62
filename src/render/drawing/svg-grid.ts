import type { Diagram, DiagramBox } from './diagram.ts'

/** A box on the grid of a drawing: parts stand side by side, levels below one another. */
export interface Cell {
  readonly box: DiagramBox
  readonly part: number
  readonly column: number
}

/** The grid position of every box. A box stands below what leads to it, if there is room. */
export function gridOf({ parts }: Diagram): Cell[] {
  const cells: Cell[] = []
  for (const [part, { boxes }] of parts.entries()) {
    const first = cells.reduce((most, { column }) => Math.max(most, column + 1), 0)
    const placed = new Map<string, number>()
    const levels = byLevel(boxes)
    const columns = Math.max(0, ...levels.map((level) => level.length))
    for (const level of levels) {
      const wished = level
        .map((box) => ({ box, wish: wishOf(box, boxes, placed) }))
        .toSorted((a, b) => a.wish - b.wish)
      let free = 0
      for (const [index, { box, wish }] of wished.entries()) {
        // Those to its right still need a column each.
        const last = columns - wished.length + index
        const column = Math.min(last, Math.max(free, Math.round(wish)))
        placed.set(box.key, column)
        cells.push({ box, part, column: first + column })
        free = column + 1
      }
    }
  }
  return cells
}

function byLevel(boxes: readonly DiagramBox[]): DiagramBox[][] {
  const levels: DiagramBox[][] = []
  for (const box of boxes) (levels[box.level] ??= []).push(box)
  return levels
}

/** The middle of the columns of what leads to a box. */
function wishOf(
  { key }: DiagramBox,
  boxes: readonly DiagramBox[],
  placed: ReadonlyMap<string, number>,
): number {
  const before = boxes.filter((box) => linksOf(box).includes(key))
  const columns = before.flatMap((box) => placed.get(box.key) ?? [])
  return columns.length === 0 ? 0 : columns.reduce((sum, one) => sum + one, 0) / columns.length
}

/** The boxes that a box leads to, each once. */
export function linksOf({ lines }: DiagramBox): string[] {
  const keys = lines.flatMap((line) =>
    line.kind === 'row' && line.target.to === 'box' ? [line.target.key] : [],
  )
  return [...new Set(keys)]
}
