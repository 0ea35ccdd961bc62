import type { Series, Trends } from '../core/trends/trends.ts'
import { chartRows } from './chart.ts'
import { heading, page, paragraph } from './layout.ts'
import { signs, type Style } from './style.ts'

const NAMES = {
  soreness: 'Soreness',
  sleep: 'Sleep',
  restingHr: 'Resting heart rate',
  load: 'Load',
} as const

const LETTERS = { move: 'M', rest: 'R', reassess: '!' } as const

/** The columns of a chart that are not days: two to indent, one for the axis, one that stays free. */
const AROUND = 4

/** How many days a chart has room for. */
export function daysThatFit({ columns }: Style, most: number): number {
  return Math.max(7, Math.min(most, columns - AROUND))
}

/** Soreness, sleep, resting heart rate, load and verdicts as charts, a column a day. */
export function trendsText(trends: Trends, style: Style): string {
  const { dates, series, verdicts } = trends
  const told = series.filter(({ values }) => values.some((value) => value !== null))
  if (told.length === 0 && verdicts.every((verdict) => verdict === null)) {
    return page([
      paragraph(style, 'Nothing is remembered of these days yet: recover today, recover log.'),
    ])
  }
  const [first = '', last = ''] = [dates[0], dates.at(-1)]
  const ground = style.unicode ? '·' : '.'
  return page([
    heading(style, `${first} to ${last}, a column a day; ${ground} not told`),
    ...told.map((each) => seriesLines(each, style)),
    [
      ...heading(style, 'Advice: M move, R rest, ! reassess'),
      `   ${verdicts.map((verdict) => (verdict === null ? ground : LETTERS[verdict])).join('')}`,
    ],
  ])
}

function seriesLines({ name, unit, values, usual }: Series, style: Style): string[] {
  const band =
    usual === null ? null : { from: usual.median - usual.mad, to: usual.median + usual.mad }
  const known = values.filter((value) => value !== null)
  // Nobody's heart stands still: from nothing, every morning would look the same.
  const floor = name === 'restingHr' ? Math.floor(Math.min(...known) / 10) * 10 : 0
  const from = floor === 0 ? '' : `, drawn from ${text(floor)}`
  const { range } = signs(style)
  const between = `${text(Math.min(...known))}${range}${text(Math.max(...known))} ${unit}`
  const usually =
    band === null ? '' : `, usually ${text(band.from)}${range}${text(band.to)} (marked on the axis)`
  return [
    ...heading(style, NAMES[name]),
    ...paragraph(style, `${between}${usually}${from}`),
    ...chartRows({ values, band, floor }, style).map((row) => `  ${row}`),
  ]
}

function text(value: number): string {
  return String(Math.round(value * 10) / 10)
}
