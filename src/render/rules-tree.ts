import type { Outline, OutlineBranch, OutlineNode } from '../core/rulebook/outline.ts'
import { branchRuns } from './branch-runs.ts'
import { heading, page, paragraph } from './layout.ts'
import { citedLines, nodesBefore, nodeTitle, targetPieces, type Listing } from './listing.ts'
import { signs, textColumns, type Style } from './style.ts'
import { RULES } from './rules-words.ts'
import { wrap } from './wrap.ts'

const NUMBER_COLUMNS = 4
const BULLET_COLUMNS = 2

/** The whole rulebook: every node with its branches in the order they are tried, or titles only. */
export function rulesText(listing: Listing, fold: boolean): string {
  const { outlines, style } = listing
  return page([
    ...(fold ? [] : [paragraph(style, RULES.howToRead)]),
    ...outlines.flatMap((outline) => {
      const title = heading(style, outlineTitle(outline))
      if (!fold) return [title, ...outline.nodes.map((node) => nodeLines(node, listing))]
      return [[...title, ...outline.nodes.flatMap((node) => nodeTitle(node, style))]]
    }),
    citedLines(listing),
  ])
}

/** The nodes of a name, of the gate or of the tree, and what leads to each. */
export function nodeText(id: string, listing: Listing): string {
  const { outlines, style } = listing
  const found = outlines.flatMap((outline) =>
    outline.nodes.filter((node) => node.id === id).map((node) => ({ outline, node })),
  )
  return page([
    ...found.flatMap(({ outline, node }) => [
      heading(style, outlineTitle(outline)),
      nodeLines(node, listing),
      comesFrom(node, outline, style),
    ]),
    citedLines(listing),
  ])
}

function outlineTitle({ part, id, version }: Outline): string {
  return `${part === 'gate' ? RULES.gate : RULES.tree} (${id} ${version})`
}

function comesFrom(node: OutlineNode, outline: Outline, style: Style): string[] {
  const before = nodesBefore(node, outline)
  const names = before.map(({ number, id }) => `${String(number)} ${id}`).join(', ')
  return paragraph(style, names === '' ? RULES.first : `${RULES.comesFrom} ${names}.`)
}

function nodeLines(node: OutlineNode, listing: Listing): string[] {
  const runs = branchRuns(node.branches, listing.rulebook.questions)
  const columns = textColumns(listing.style)
  return [
    ...nodeTitle(node, listing.style),
    ...runs.flatMap(({ heading: shared, branches }) => {
      const indent = NUMBER_COLUMNS + (shared === undefined ? 0 : BULLET_COLUMNS)
      return [
        ...(shared === undefined ? [] : wrap(`${shared}:`, { columns, indent: NUMBER_COLUMNS })),
        ...branches.flatMap(({ branch, words }) =>
          branchLines(node, branch, words, indent, listing),
        ),
      ]
    }),
  ]
}

function branchLines(
  node: OutlineNode,
  branch: OutlineBranch,
  words: string,
  bullet: number,
  listing: Listing,
): string[] {
  const { style, why, cited } = listing
  const frame = { columns: textColumns(style), indent: bullet + BULLET_COLUMNS }
  const lead = [{ text: `${' '.repeat(bullet)}${signs(style).bullet}` }]
  const text = [{ text: `${words} ` }, ...targetPieces(node, branch, listing)]
  const reason = why ? `${branch.because} ${cited.cite(branch.sources, branch.choice)}`.trim() : ''
  return [...wrap(text, { ...frame, lead }), ...(reason === '' ? [] : wrap(reason, frame))]
}
