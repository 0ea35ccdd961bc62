import type { Diagram, DiagramRow, Tone } from './diagram.ts'
import { SIZE, type BoxLine } from './svg-box.ts'
import { layoutOf, MARGIN, type Layout, type Placed, type Route } from './svg-layout.ts'
import { STYLE } from './svg-style.ts'
import { textWidth } from './text-width.ts'
import { xmlText } from './xml-text.ts'
import { RULES } from '../rules-words.ts'

/** A rulebook as one SVG file: no script, nothing loaded, light or dark as the reader has it. */
export function svgOf(diagram: Diagram): string {
  const layout = layoutOf(diagram)
  const [width, height] = [layout.width, layout.height].map((size) => String(Math.ceil(size)))
  const hues = new Map(layout.boxes.map(({ box }) => [box.key, box.number % HUES]))
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="graphics-document document" aria-labelledby="title desc">`,
    `<title id="title">${xmlText(diagram.title)}</title>`,
    `<desc id="desc">${xmlText(diagram.description)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...header(diagram),
    ...layout.partTitles.map(({ text, x, y }) => textAt('part', x, y, text)),
    ...ways(layout, hues),
    ...layout.boxes.map((placed) => boxOf(placed)),
    '</svg>',
  ].join('\n')}\n`
}

/** How many colours ways have; they repeat. */
const HUES = 6

function header({ title }: Diagram): string[] {
  const tones: readonly [Tone, string][] = [
    ['move', 'MOVE'],
    ['rest', 'REST'],
    ['reassess', 'REASSESS'],
    ['emergency', RULES.emergency],
  ]
  let x = MARGIN
  const legend = tones.flatMap(([tone, word]) => {
    const width = textWidth(word, 12, true) + 20
    const at = x
    x += width + 10
    return [
      `<g class="${tone}"><rect class="chip" x="${num(at)}" y="78" width="${num(width)}" height="24" rx="6"/>${textAt('key', at + width / 2, 94, word)}</g>`,
    ]
  })
  return [textAt('name', MARGIN, 46, title), textAt('note', MARGIN, 68, RULES.howToRead), ...legend]
}

function textAt(kind: string, x: number, y: number, text: string): string {
  return `<text class="${kind}" x="${num(x)}" y="${num(y)}">${xmlText(text)}</text>`
}

/** At most a tenth of a pixel: short, and the same on every machine. */
function num(value: number): string {
  return String(Math.round(value * 10) / 10)
}

const CORNER = 6

/** The ways to each box, one over the other where they cross, and an arrow head where they end. */
function ways({ routes }: Layout, hues: ReadonlyMap<string, number>): string[] {
  return [...new Set(routes.map(({ key }) => key))].flatMap((key) => {
    const hue = `hue${String(hues.get(key) ?? 0)}`
    const here = routes.filter((route) => route.key === key)
    const lines = here.map((route) => lineOf(route))
    return [
      ...lines.map((d) => `<path class="halo" d="${d}"/>`),
      ...lines.map((d) => `<path class="way ${hue}" d="${d}"/>`),
      ...here.slice(0, 1).map(({ points }) => `<path class="head ${hue}" d="${headOf(points)}"/>`),
    ]
  })
}

function lineOf({ points }: Route): string {
  const parts = points.map(([x, y], index) => {
    const before = points[index - 1]
    const after = points[index + 1]
    if (before === undefined) return `M${num(x)} ${num(y)}`
    if (after === undefined) return `L${num(x)} ${num(y)}`
    const [inX, inY] = towards([x, y], before)
    const [outX, outY] = towards([x, y], after)
    return `L${num(inX)} ${num(inY)}Q${num(x)} ${num(y)} ${num(outX)} ${num(outY)}`
  })
  return parts.join('')
}

function headOf(points: Route['points']): string {
  const [x, y] = points.at(-1) ?? [0, 0]
  return `M${num(x - 6)} ${num(y - 9)}L${num(x + 6)} ${num(y - 9)}L${num(x)} ${num(y)}Z`
}

/** The point a corner's radius away from it, or half the way where that is shorter. */
function towards(
  [x, y]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): [number, number] {
  const length = Math.abs(toX - x) + Math.abs(toY - y)
  const step = Math.min(CORNER, length / 2)
  return [x + Math.sign(toX - x) * step, y + Math.sign(toY - y) * step]
}

function boxOf({ box, layout, x, y }: Placed): string {
  const { pad, titleLine, box: width } = SIZE
  return [
    `<g id="${xmlText(box.key)}">`,
    `<rect class="box" x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(layout.height)}" rx="8"/>`,
    ...layout.title.map((line, index) =>
      textAt('title', x + pad, y + 20 + index * titleLine, line),
    ),
    ...layout.lines.flatMap((line) => boxLine(line, x, y)),
    '</g>',
  ].join('\n')
}

function boxLine({ line, top, height, words, chip }: BoxLine, x: number, y: number): string[] {
  const { pad, line: step, headed, text } = SIZE
  const indent = line.kind === 'row' && line.headed ? headed : 0
  const lineTop = y + top
  const textTop = lineTop + (height - words.length * step) / 2 + text
  const rule = `<path class="rule" d="M${num(x + 1)} ${num(lineTop)}H${num(x + SIZE.box - 1)}"/>`
  const said = words.map((words_, index) =>
    textAt(
      line.kind === 'heading' ? 'list' : 'words',
      x + pad + indent,
      textTop + index * step,
      words_,
    ),
  )
  return [rule, ...said, ...(line.kind === 'row' ? [chipOf(line, chip, x, lineTop, height)] : [])]
}

function chipOf(
  { target }: DiagramRow,
  lines: readonly string[],
  x: number,
  top: number,
  height: number,
): string {
  const { chip: width, chipLine, pad } = SIZE
  const left = x + SIZE.box - pad - width
  const extra = target.to === 'advice' ? chipLine : 0
  const own = lines.length * chipLine + extra + 6
  const y = top + (height - own) / 2
  const middle = left + 8
  const named = lines.map((line, index) =>
    textAt('leaf', middle, y + 14 + extra + index * chipLine, line),
  )
  if (target.to === 'box') {
    const href = `#${xmlText(target.key)}`
    return `<a href="${href}"><rect class="link" x="${num(left)}" y="${num(y)}" width="${num(width)}" height="${num(own)}" rx="6"/>${named.join('')}</a>`
  }
  const { word, care, tone, headline } = target
  const said = care === '' ? word : `${word}, ${care}`
  return `<g class="${tone}"><title>${xmlText(headline)}</title><rect class="chip" x="${num(left)}" y="${num(y)}" width="${num(width)}" height="${num(own)}" rx="6"/>${textAt('verdict', middle, y + 13, said)}${named.join('')}</g>`
}
