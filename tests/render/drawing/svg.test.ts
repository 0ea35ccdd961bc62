import { describe, expect, test } from 'vitest'
import { svgOf } from '../../../src/render/drawing/svg.ts'
import { STYLE } from '../../../src/render/drawing/svg-style.ts'
import { aDiagram, SHIPPED } from './diagrams.ts'

const HOSTILE = `</text><script>alert('1')</script> & "q" ]]> \u{202E}\u0007\u{FFFE} <!-- %x; {sleep}\u2028next \u{1F600}`

/** Every element of a document, or an error where it is not well-formed. */
function elements(xml: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = []
  const open: string[] = []
  let at = 0
  for (const match of xml.matchAll(/<(\/?)([A-Za-z]+)((?: [A-Za-z:-]+="[^"<]*")*)(\/?)>/g)) {
    const text = xml.slice(at, match.index)
    expect(text).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#39);)/)
    at = match.index + match[0].length
    const [, closing, name = '', attributes = '', empty] = match
    if (closing === '/') expect(open.pop()).toBe(name)
    else if (empty !== '/') open.push(name)
    if (closing === '/') continue
    const pairs = [...attributes.matchAll(/ ([A-Za-z:-]+)="([^"]*)"/g)]
    found.push({
      name,
      attributes: Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value])),
    })
  }
  expect(xml.slice(at)).toBe('\n')
  expect(open).toEqual([])
  return found
}

/** What a reader sees, in the order of the file. */
function texts(svg: string): string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text)
}

const NAMES = ['svg', 'title', 'desc', 'style', 'rect', 'path', 'g', 'a', 'text']

describe('an SVG', () => {
  test.for([
    ['the shipped rulebook', SHIPPED],
    ['hostile texts', aDiagram(HOSTILE)],
  ] as const)('%s: well-formed, no script, nothing loaded', ([_name, diagram]) => {
    const svg = svgOf(diagram)
    const all = elements(svg)
    expect(all.filter(({ name }) => !NAMES.includes(name))).toEqual([])
    const keys = new Set(all.flatMap(({ attributes }) => Object.keys(attributes)))
    expect([...keys].filter((key) => /^on|src|xlink/.test(key))).toEqual([])
    const ids = all.flatMap(({ attributes }) => attributes['id'] ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const links = all.flatMap(({ attributes }) => attributes['href'] ?? [])
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter((link) => !ids.includes(link.slice(1)))).toEqual([])
    expect(svg).not.toMatch(/@import|url\(|NaN|undefined|Infinity/)
    // oxlint-disable-next-line no-control-regex -- finding them is the point
    expect(svg).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u{FFFE}]/u)
  })

  test('says what it is to who cannot see it', () => {
    const svg = svgOf(SHIPPED)
    const [root, title, desc] = elements(svg)
    expect(root?.attributes).toMatchObject({
      role: 'graphics-document document',
      'aria-labelledby': 'title desc',
    })
    expect([title, desc].map((each) => each?.attributes['id'])).toEqual(['title', 'desc'])
    expect(svg).toMatch(/<title id="title">Rulebook recovery \d/)
    expect(svg).toMatch(
      /<desc id="desc">Safety gate \(\d+ nodes\), then the tree \(\d+ nodes\)\. Each box/,
    )
  })

  test('every title, heading, condition and advice can be read, in order', () => {
    const said = texts(svgOf(aDiagram('A plain title')))
    expect(said.slice(said.indexOf('2. A plain title'))).toEqual([
      '2. A plain title',
      'signs:',
      'a plain title and flat',
      'REST',
      'sleep-more',
      'a plain title',
      '→ 4 last',
      'the tired',
      '→ 3 end',
      'otherwise',
      '→ 3 end',
      '3. What is the matter?',
      'otherwise',
      '→ 4 last',
      '4. What is the matter?',
      'otherwise',
      'MOVE',
      'go-easy',
    ])
    expect(said.slice(0, 6)).toEqual([
      'Rulebook book 2.0.0',
      expect.stringContaining('A branch is tried only when none above it'),
      'MOVE',
      'REST',
      'REASSESS',
      'EMERGENCY',
    ])
  })

  test('an advice tells its headline, and who should look', () => {
    const svg = svgOf(aDiagram('A & B'))
    expect(svg).toContain('<g class="move"><title>A &amp; B</title>')
    expect(texts(svg)).toContain('REASSESS, clinician today')
    expect(svg).toContain('<g class="emergency"><title>advice to reassess</title>')
  })

  test('the same bytes each time', () => {
    expect(svgOf(SHIPPED)).toBe(svgOf(SHIPPED))
  })
})

/** The colours that a theme gives a class, as `rules(css)('.move text', 'fill')`. */
function rules(css: string): (selector: string, property: string) => string {
  const found = new Map(
    [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => [
      selector.trim(),
      new Map(
        body.split(';').map((pair): [string, string] => {
          const [key = '', value = ''] = pair.split(':')
          return [key, value]
        }),
      ),
    ]),
  )
  return (selector, property) => found.get(selector)?.get(property) ?? ''
}

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replaceAll(/[\da-f]/g, '$&$&') : colour
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const [light = '', dark = ''] = STYLE.split(/@media[^{]*\{\n/)

describe.each([
  ['light', light],
  ['dark', dark],
])('in %s', (_name, css) => {
  const of = rules(css)

  test.for(['move', 'rest', 'reassess', 'emergency'])('%s has a contrast of 4.5', (tone) => {
    const ground = of(`.${tone} .chip`, 'fill')
    expect(contrast(of(`.${tone} text`, 'fill'), ground)).toBeGreaterThanOrEqual(4.5)
  })

  test('so has the text, and ways have 3', () => {
    const [box, paper] = [of('.box', 'fill'), of('.paper', 'fill')]
    expect(contrast(of('text', 'fill'), box)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('text', 'fill'), paper)).toBeGreaterThanOrEqual(4.5)
    for (const hue of [0, 1, 2, 3, 4, 5]) {
      expect(contrast(of(`.hue${String(hue)}`, 'stroke'), paper)).toBeGreaterThanOrEqual(3)
      expect(of(`.head.hue${String(hue)}`, 'fill')).toBe(of(`.hue${String(hue)}`, 'stroke'))
    }
  })
})
