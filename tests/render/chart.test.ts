import { describe, expect, it } from 'vitest'
import { chartRows } from '../../src/render/chart.ts'
import { createStyle } from '../../src/render/style.ts'

const style = (unicode: boolean) => createStyle({ columns: 80, unicode, colour: 0 })

describe('a column chart', () => {
  const chart = { values: [0, 1, null, 4, 8], band: { from: 3, to: 5 }, floor: 0 }

  it('has gaps where nothing was told, and marks what is usual on its axis', () => {
    expect(chartRows(chart, style(true))).toEqual(['│    █', '┠    █', '┠   ██', '│▁▄·██'])
  })

  it('is drawn in ASCII where there is nothing else', () => {
    expect(chartRows(chart, style(false))).toEqual(['|    #', '+    #', '+   ##', '|_#.##'])
  })

  it('may stand on a floor', () => {
    const rows = chartRows({ values: [40, 44, 48], band: null, floor: 40 }, style(true))
    expect(rows).toEqual(['│  █', '│  █', '│ ██', '│▁██'])
  })

  it('of nothing but gaps is empty ground', () => {
    const rows = chartRows({ values: [null, null], band: null, floor: 0 }, style(true))
    expect(rows).toEqual(['│  ', '│  ', '│  ', '│··'])
  })
})
