import { plainText } from '../../core/checkin/plain-text.ts'
import type { Diagram, DiagramAdvice, DiagramBox, DiagramRow } from './diagram.ts'

/** A rulebook as a Mermaid flowchart, for pages that draw those. */
export function mermaidOf(diagram: Diagram): string {
  const names = new Map(
    diagram.parts.flatMap(({ boxes }) =>
      boxes.map(({ key, number }) => [key, `n${String(number)}`] as const),
    ),
  )
  const name = (key: string): string => names.get(key) ?? key
  return [
    'flowchart LR',
    `  accTitle: ${lineText(diagram.title)}`,
    `  accDescr: ${lineText(diagram.description)}`,
    ...diagram.parts.flatMap(({ title, boxes }, part) => [
      `  subgraph part${String(part)}["${quoted(title)}"]`,
      ...boxes.flatMap((box) => boxLines(box, name).map((line) => `    ${line}`)),
      '  end',
    ]),
    ...diagram.parts.flatMap(({ boxes }) => boxes.flatMap((box) => wayLines(box, name))),
    ...TONES,
    '',
  ].join('\n')
}

/** A node and the advice it can end in: one leaf for each, so that no two nodes share one. */
function boxLines(box: DiagramBox, name: (key: string) => string): string[] {
  const leaves = endings(box).map(
    ({ word, care, id, tone }, index) =>
      `${leafName(box, index, name)}(["${quoted(`${[word, care].filter((text) => text !== '').join(', ')}: ${id}`)}"]):::${tone}`,
  )
  return [`${name(box.key)}["${quoted(`${String(box.number)}: ${box.title}`)}"]`, ...leaves]
}

function wayLines(box: DiagramBox, name: (key: string) => string): string[] {
  const ends = endings(box)
  let heading = ''
  return box.lines.flatMap((line) => {
    if (line.kind === 'heading') {
      heading = line.words
      return []
    }
    const words = line.headed ? `${heading} ${line.words}` : line.words
    const { target } = line
    const to =
      target.to === 'box'
        ? name(target.key)
        : leafName(
            box,
            ends.findIndex(({ id }) => id === target.id),
            name,
          )
    return [`  ${name(box.key)} -->|"${quoted(words)}"| ${to}`]
  })
}

function endings({ lines }: DiagramBox): DiagramAdvice[] {
  const rows = lines.filter((line): line is DiagramRow => line.kind === 'row')
  const ends = rows.flatMap(({ target }) => (target.to === 'advice' ? [target] : []))
  return ends.filter(({ id }, index) => ends.findIndex((other) => other.id === id) === index)
}

function leafName({ key }: DiagramBox, index: number, name: (key: string) => string): string {
  return `${name(key)}a${String(index + 1)}`
}

const TONES = [
  '  classDef move fill:#d3f0da,stroke:#2f8f4e,color:#0b4420',
  '  classDef rest fill:#d6e8fa,stroke:#2f72b5,color:#0a3560',
  '  classDef reassess fill:#fcecc0,stroke:#b07d10,color:#543800',
  '  classDef emergency fill:#b3231d,stroke:#7d1511,color:#fff',
]

/** A text between double quotes: what Mermaid gives a meaning to is written as its number. */
function quoted(text: string): string {
  return oneLine(text).replaceAll(/[#"&<>`\\;]/g, (sign) => `#${String(sign.charCodeAt(0))};`)
}

/** A text that ends with its line. */
function lineText(text: string): string {
  return oneLine(text).replaceAll(/[#;{}%]/g, ' ')
}

function oneLine(text: string): string {
  return plainText(text).replaceAll(/\n+/g, ' ')
}
