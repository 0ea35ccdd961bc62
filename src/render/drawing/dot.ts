import type { Diagram, DiagramBox, DiagramHeading, DiagramRow, Tone } from './diagram.ts'
import { wrap } from '../wrap.ts'
import { xmlText } from './xml-text.ts'

/** How many characters of a condition stand in a line. */
const COLUMNS = 52

const FILLS: Readonly<Record<Tone, { readonly ground: string; readonly ink: string }>> = {
  move: { ground: '#d3f0da', ink: '#0b4420' },
  rest: { ground: '#d6e8fa', ink: '#0a3560' },
  reassess: { ground: '#fcecc0', ink: '#543800' },
  emergency: { ground: '#b3231d', ink: '#ffffff' },
}

/** A rulebook as a Graphviz graph: a table for each node, and ways from its rows. */
export function dotOf(diagram: Diagram): string {
  return [
    'digraph rulebook {',
    `  graph [label=<${xmlText(diagram.title)}>, labelloc=t, fontname="Helvetica", rankdir=TB, nodesep=0.6, ranksep=0.5]`,
    '  node [shape=plain, fontname="Helvetica", fontsize=11]',
    '  edge [color="#4a5a6a"]',
    ...diagram.parts.flatMap(({ title, boxes }, part) => [
      `  subgraph cluster_${String(part)} {`,
      `    label=<${xmlText(title)}>`,
      ...boxes.map((box) => `    "${box.key}" [label=<${table(box)}>]`),
      '  }',
    ]),
    ...diagram.parts.flatMap(({ boxes }) => boxes.flatMap((box) => ways(box))),
    '}',
    '',
  ].join('\n')
}

function table(box: DiagramBox): string {
  const title = `<TR><TD PORT="title" COLSPAN="2" ALIGN="LEFT"><B>${xmlText(`${String(box.number)}. ${box.title}`)}</B></TD></TR>`
  const rows = box.lines.map((line, index) => tableRow(line, index))
  return `<TABLE BORDER="1" CELLBORDER="1" CELLSPACING="0" CELLPADDING="5" COLOR="#6b7480">${title}${rows.join('')}</TABLE>`
}

function tableRow(line: DiagramRow | DiagramHeading, index: number): string {
  const lines = wrap(line.words, { columns: COLUMNS, indent: 0 }).map((text) => xmlText(text))
  const words = lines.map((text) => `${text}<BR ALIGN="LEFT"/>`).join('')
  if (line.kind === 'heading') {
    return `<TR><TD COLSPAN="2" ALIGN="LEFT" BALIGN="LEFT"><B>${words}</B></TD></TR>`
  }
  return `<TR><TD ALIGN="LEFT" BALIGN="LEFT">${words}</TD>${targetCell(line, index)}</TR>`
}

function targetCell({ target }: DiagramRow, index: number): string {
  const port = portOf(index)
  if (target.to === 'box') {
    return `<TD PORT="${port}" ALIGN="LEFT">${xmlText(target.label)}</TD>`
  }
  const { ground, ink } = FILLS[target.tone]
  const word = [target.word, target.care].filter((text) => text !== '').join(', ')
  return `<TD PORT="${port}" ALIGN="LEFT" BGCOLOR="${ground}"><FONT COLOR="${ink}"><B>${xmlText(word)}</B><BR ALIGN="LEFT"/>${xmlText(target.id)}<BR ALIGN="LEFT"/></FONT></TD>`
}

function portOf(index: number): string {
  return `row${String(index)}`
}

function ways(box: DiagramBox): string[] {
  return box.lines.flatMap((line, index) =>
    line.kind === 'row' && line.target.to === 'box'
      ? [`  "${box.key}":${portOf(index)}:e -> "${line.target.key}":title:n`]
      : [],
  )
}
