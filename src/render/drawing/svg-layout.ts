import type { Diagram } from './diagram.ts'
import { boxLayout, SIZE, type BoxLayout } from './svg-box.ts'
import { gridOf, linksOf, type Cell } from './svg-grid.ts'
import { assignLanes, type Lane } from './svg-lanes.ts'

/** A box where it stands. */
export interface Placed extends Cell {
  readonly layout: BoxLayout
  readonly x: number
  readonly y: number
}

/** A way from a row of a box to the top of another, by right angles. */
export interface Route {
  readonly key: string
  readonly points: readonly (readonly [x: number, y: number])[]
}

export interface Layout {
  readonly boxes: readonly Placed[]
  readonly routes: readonly Route[]
  /** Where the title of each part stands. */
  readonly partTitles: readonly { readonly text: string; readonly x: number; readonly y: number }[]
  readonly width: number
  readonly height: number
}

/** The empty edge of the drawing. */
export const MARGIN = 28
const HEADER = 118
const PART_TITLE = 34
const LEVEL_GAP = 26
const TRACK = 10
const GUTTER = 36
const LANE = 12

interface Row extends Cell {
  readonly layout: BoxLayout
  readonly y: number
  /** The height at which ways run towards the box. */
  readonly track: number
}

/** Where everything stands: levels below one another, ways in the gaps between boxes. */
export function layoutOf(diagram: Diagram): Layout {
  const cells = gridOf(diagram)
  const rows = diagram.parts.flatMap((_part, part) =>
    rowsOf(cells.filter((cell) => cell.part === part)),
  )
  const lanes = assignLanes(rows.flatMap((row) => spansOf(row, rows)))
  const xs = columnsOf(rows, lanes)
  const boxes = rows.map((row) => ({ ...row, x: xs[row.column] ?? 0 }))
  const bottom = Math.max(0, ...rows.map(({ y, layout }) => y + layout.height))
  return {
    boxes,
    routes: boxes.flatMap((box) => routesOf(box, boxes, lanes)),
    partTitles: diagram.parts.flatMap(({ title }, part) => {
      const first = boxes.find((box) => box.part === part)
      return first === undefined ? [] : [{ text: title, x: first.x, y: HEADER + PART_TITLE - 12 }]
    }),
    width: (xs.at(-1) ?? 0) + MARGIN,
    height: bottom + MARGIN,
  }
}

/** The levels of one part from the top, with room above each for the ways that lead there. */
function rowsOf(cells: readonly Cell[]): Row[] {
  const rows: Row[] = []
  const levels = Math.max(-1, ...cells.map(({ box }) => box.level))
  let top = HEADER + PART_TITLE
  for (let level = 0; level <= levels; level += 1) {
    const here = cells.filter(({ box }) => box.level === level)
    const y = top + LEVEL_GAP + here.length * TRACK
    const laid = here.map((cell, index) => ({
      ...cell,
      layout: boxLayout(cell.box),
      y,
      track: top + (index + 1) * TRACK,
    }))
    rows.push(...laid)
    top = y + Math.max(0, ...laid.map(({ layout }) => layout.height))
  }
  return rows
}

/** What a box needs of the gutter on its right: for each box it leads to, from where to where. */
function spansOf(row: Row, rows: readonly Row[]): Lane['span'][] {
  return linksOf(row.box).flatMap((key) => {
    const target = rows.find(({ box }) => box.key === key)
    if (target === undefined) return []
    const heights = [target.track, ...portsOf(row, key)]
    return [{ gutter: row.column, key, from: Math.min(...heights), to: Math.max(...heights) }]
  })
}

/** The heights of the rows of a box that lead to another. */
function portsOf({ layout, y }: Row, key: string): number[] {
  return layout.lines.flatMap(({ line, top, height }) =>
    line.kind === 'row' && line.target.to === 'box' && line.target.key === key
      ? [y + top + height / 2]
      : [],
  )
}

/** The left edge of each column, and at the end of the last the right edge of all. */
function columnsOf(rows: readonly Row[], lanes: readonly Lane[]): number[] {
  const columns = Math.max(0, ...rows.map(({ column }) => column + 1))
  const xs = [MARGIN]
  for (let column = 0; column < columns; column += 1) {
    const here = lanes.filter(({ span }) => span.gutter === column)
    const used = Math.max(0, ...here.map(({ lane }) => lane + 1))
    xs.push((xs[column] ?? 0) + SIZE.box + GUTTER + used * LANE)
  }
  return xs
}

function routesOf(
  box: Placed & Row,
  boxes: readonly (Placed & Row)[],
  lanes: readonly Lane[],
): Route[] {
  const right = box.x + SIZE.box
  return linksOf(box.box).flatMap((key) => {
    const target = boxes.find((other) => other.box.key === key)
    const lane = lanes.find(({ span }) => span.gutter === box.column && span.key === key)
    if (target === undefined || lane === undefined) return []
    const laneX = right + GUTTER / 2 + lane.lane * LANE
    const into = target.x + SIZE.box / 2
    return portsOf(box, key).map((y) => ({
      key,
      points: [
        [right, y],
        [laneX, y],
        [laneX, target.track],
        [into, target.track],
        [into, target.y],
      ] as const,
    }))
  })
}
