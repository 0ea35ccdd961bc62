import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import type { Diagram } from '../../../src/render/drawing/diagram.ts'
import { dotOf } from '../../../src/render/drawing/dot.ts'
import { mermaidOf } from '../../../src/render/drawing/mermaid.ts'
import { aDiagram, SHIPPED } from './diagrams.ts'

const HOSTILE =
  'a "b" ]) --> x; #quot; <b>&amp;</b> `c` \\" {%% init %%} |y|\nend\u2028%%{\u0007\u{202E}'

function rowsOf({ parts }: Diagram) {
  return parts
    .flatMap(({ boxes }) => boxes.flatMap(({ lines }) => lines))
    .filter((line) => line.kind === 'row')
}

const cases: readonly (readonly [string, Diagram])[] = [
  ['the shipped rulebook', SHIPPED],
  ['hostile texts', aDiagram(HOSTILE)],
]

/** The lines that a flowchart of ours is made of; between quotes nothing that Mermaid reads. */
const TEXT = /"(?:[^"#&<>`\\;\n]|#\d+;)*"/.source
const MERMAID = {
  head: /^(flowchart LR| {2}acc(Title|Descr): [^#;{}%\n]*)$/,
  part: new RegExp(`^ {2}(subgraph part\\d+\\[${TEXT}\\]|end)$`),
  node: new RegExp(`^ {4}(n\\d+)\\[${TEXT}\\]$`),
  leaf: new RegExp(`^ {4}(n\\d+a\\d+)\\(\\[${TEXT}\\]\\):::(move|rest|reassess|emergency)$`),
  way: new RegExp(`^ {2}(n\\d+) -->\\|${TEXT}\\| (n\\d+(?:a\\d+)?)$`),
  tone: /^ {2}classDef [a-z]+ fill:#[\da-f]+,stroke:#[\da-f]+,color:#[\da-f]+$/,
}

describe('Mermaid', () => {
  test.for(cases)(
    '%s: every line is one of six kinds, every way leads somewhere',
    ([, diagram]) => {
      const lines = mermaidOf(diagram).split('\n')
      expect(lines.pop()).toBe('')
      const patterns = Object.values(MERMAID)
      expect(lines.filter((line) => !patterns.some((pattern) => pattern.test(line)))).toEqual([])
      const declared = lines.flatMap(
        (line) => MERMAID.node.exec(line)?.[1] ?? MERMAID.leaf.exec(line)?.[1] ?? [],
      )
      expect(new Set(declared).size).toBe(declared.length)
      const ways = lines.flatMap((line) => {
        const [, from, to] = MERMAID.way.exec(line) ?? []
        return from === undefined || to === undefined ? [] : [[from, to]]
      })
      expect(ways).toHaveLength(rowsOf(diagram).length)
      expect(ways.flat().filter((name) => !declared.includes(name))).toEqual([])
    },
  )

  test('a list is named in each condition that it heads', () => {
    const text = mermaidOf(aDiagram('plain'))
    expect(text).toContain('n2["2: plain"]')
    expect(text).toContain('n2 -->|"signs: plain and flat"| n2a1')
    expect(text).toContain('n2a1(["REST: sleep-more"]):::rest')
    expect(text).toContain('n2 -->|"otherwise"| n3')
    expect(text).toContain('(["REASSESS, clinician today: see-someone"]):::reassess')
  })

  test('what it reads is written as a number', () => {
    expect(mermaidOf(aDiagram('say "x" #1'))).toContain('n2["2: say #34;x#34; #35;1"]')
  })

  test('the shipped rulebook stays below what Mermaid draws', () => {
    const text = mermaidOf(SHIPPED)
    expect(text.length).toBeLessThan(50_000)
    expect(rowsOf(SHIPPED).length).toBeLessThan(500)
  })
})

const dot = (text: string): ReturnType<typeof spawnSync> =>
  spawnSync('dot', ['-Tplain'], { input: text, encoding: 'utf8' })
const noDot = spawnSync('dot', ['-V']).error !== undefined

describe('DOT', () => {
  test.for(cases)('%s: labels are XML, every way begins and ends at a table', ([, diagram]) => {
    const text = dotOf(diagram)
    const ids = [...text.matchAll(/^ {4}"([a-z\d-]+)" \[label=</gm)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const ways = [...text.matchAll(/^ {2}"([a-z\d-]+)":(row\d+):e -> "([a-z\d-]+)":title:n$/gm)]
    const links = rowsOf(diagram).filter(({ target }) => target.to === 'box')
    expect(ways).toHaveLength(links.length)
    for (const [, from, port, to] of ways) {
      expect(ids).toContain(from)
      expect(ids).toContain(to)
      expect(text).toContain(`PORT="${port ?? ''}"`)
    }
    const markup = /<\/?(TABLE|TR|TD|B|BR|FONT)( [A-Z]+="[^"<>]*")*\/?>/g
    const labels = [...text.matchAll(/label=<(.*)>\]?(, labelloc.*)?$/gm)].map(
      ([, label = '']) => label,
    )
    expect(labels.length).toBeGreaterThan(ids.length)
    for (const label of labels) {
      expect(label.replace(/>, labelloc.*/, '').replaceAll(markup, '')).not.toMatch(
        /[<>"]|&(?!(amp|lt|gt|quot|#39);)/,
      )
    }
  })

  test.skipIf(noDot).for(cases)('%s: Graphviz draws it', ([, diagram]) => {
    const { status, stderr, stdout } = dot(dotOf(diagram))
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const lines = String(stdout).split('\n')
    const links = rowsOf(diagram).filter(({ target }) => target.to === 'box')
    expect(lines.filter((line) => line.startsWith('edge '))).toHaveLength(links.length)
    const boxes = diagram.parts.flatMap((part) => part.boxes)
    expect(lines.filter((line) => line.startsWith('node '))).toHaveLength(boxes.length)
  })
})
