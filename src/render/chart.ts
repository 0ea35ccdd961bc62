import type { Style } from './style.ts'

/** Numbers as columns, one for each; a null is a gap. */
export interface Chart {
  readonly values: readonly (number | null)[]
  /** What is usual, drawn as marks on the axis. */
  readonly band: { readonly from: number; readonly to: number } | null
  /** What the ground stands for; 0 where a length is to be read as an amount. */
  readonly floor: number
}

const ROWS = 4
const EIGHTHS = ['', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const
const STEPS = 8

/**
 * A column chart of four rows, from its floor to the greatest value; the rows of what is usual are marked on
 * its axis. A gap stays empty down to a dot on the ground, what is on the floor is a line on it.
 */
export function chartRows({ values, band, floor }: Chart, { unicode }: Style): string[] {
  const above = (value: number | null | undefined): number => Math.max(0, (value ?? 0) - floor)
  const top = Math.max(1, above(band?.to), ...values.map(above))
  return Array.from({ length: ROWS }, (_, index) => {
    const row = ROWS - 1 - index
    const from = (row / ROWS) * top
    const to = ((row + 1) / ROWS) * top
    const usual = band !== null && above(band.from) < to && above(band.to) >= from
    const axis = unicode ? (usual ? '┠' : '│') : usual ? '+' : '|'
    return (
      axis +
      values.map((value) => cell(value === null ? null : above(value), row, top, unicode)).join('')
    )
  })
}

function cell(value: number | null, row: number, top: number, unicode: boolean): string {
  const ground = row === 0
  if (value === null) return ground ? (unicode ? '·' : '.') : ' '
  const eighths = Math.round((value / top) * ROWS * STEPS) - row * STEPS
  if (eighths <= 0) return ground ? (unicode ? '▁' : '_') : ' '
  if (unicode) return EIGHTHS[Math.min(eighths, STEPS)] as string
  return eighths >= STEPS / 2 || ground ? '#' : ' '
}
