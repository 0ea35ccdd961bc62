import type { AdviceRule, Rulebook, Target } from '../core/rulebook/model.ts'
import type { Outline, OutlineBranch, OutlineNode } from '../core/rulebook/outline.ts'
import { heading, marked } from './layout.ts'
import { nameInWords } from './question-words.ts'
import { citations, type Citations } from './sources.ts'
import { framed, signs, textColumns, theme, type Style } from './style.ts'
import { RULES } from './rules-words.ts'
import { LABELS, VERDICT_WORDS } from './words.ts'
import { UNBROKEN, wrap, type Piece } from './wrap.ts'

/** What a listing of a rulebook is written with. */
export interface Listing {
  readonly rulebook: Rulebook
  readonly outlines: readonly Outline[]
  readonly style: Style
  /** Whether each branch says why, and on whose word. */
  readonly why: boolean
  readonly cited: Citations
}

/** A listing of the gate and the tree of a rulebook. */
export function aListing(
  rulebook: Rulebook,
  outlines: readonly Outline[],
  style: Style,
  why: boolean,
): Listing {
  return { rulebook, outlines, style, why, cited: citations(rulebook.sources) }
}

/** The works cited so far, where reasons were told. */
export function citedLines({ cited, style, why }: Listing): string[] {
  const works = why ? cited.list('full') : []
  return works.length === 0 ? [] : [...heading(style, LABELS.sources), ...marked(style, works)]
}

const NUMBER_COLUMNS = 4

/** ` 7. fuel: Is the tank empty?` */
export function nodeTitle({ number, id, title }: OutlineNode, style: Style): string[] {
  return wrap([{ text: `${id}: ${title}`, paint: theme(style).strong }], {
    columns: textColumns(style),
    lead: [{ text: `${String(number)}.`.padStart(NUMBER_COLUMNS - 1) }],
    indent: NUMBER_COLUMNS,
  })
}

/** The advice that a branch leads to, of the gate or of the tree; undefined when it leads on. */
export function adviceOf(
  target: Target,
  part: Outline['part'],
  { safety, book }: Rulebook,
): AdviceRule | undefined {
  if (target.to !== 'advice') return undefined
  return (part === 'gate' ? safety : book).advice[target.id]
}

/** The node that a branch leads to, by `pass` the first of the tree; undefined when it ends. */
export function nextNode(
  target: Target,
  part: Outline['part'],
  outlines: readonly Outline[],
): OutlineNode | undefined {
  if (target.to === 'pass') return outlines.find((outline) => outline.part === 'tree')?.nodes[0]
  const here = outlines.find((outline) => outline.part === part)
  return target.to === 'node' ? here?.nodes.find(({ id }) => id === target.id) : undefined
}

/** The nodes of the same part with a branch that leads to this one. */
export function nodesBefore({ id }: OutlineNode, { nodes }: Outline): OutlineNode[] {
  return nodes.filter(({ branches }) =>
    branches.some(({ target }) => target.to === 'node' && target.id === id),
  )
}

/** Where a branch leads: a node by its number, or an advice by what it comes to. */
export function targetPieces(
  { part }: OutlineNode,
  { target }: OutlineBranch,
  { rulebook, outlines, style, why }: Listing,
): Piece[] {
  const arrow = `${signs(style).arrow}${UNBROKEN}`
  const advice = adviceOf(target, part, rulebook)
  if (advice !== undefined) {
    return [{ text: arrow }, ...advicePieces(advice, style, why)]
  }
  const next = nextNode(target, part, outlines)
  const passes = target.to === 'pass' ? `${RULES.passes} ` : ''
  return [{ text: `${passes}${arrow}${String(next?.number)}${UNBROKEN}${next?.id ?? ''}` }]
}

/** `REST refuel, clinician soon: Eat first, ...` */
function advicePieces(advice: AdviceRule, style: Style, headline: boolean): Piece[] {
  const { word, care } = adviceWords(advice)
  const { emergency, verdict } = theme(style)
  const paint = advice.care === 'emergency' ? emergency : verdict[advice.verdict]
  const said = headline ? `: ${advice.words.headline}` : ''
  const soon = care === '' ? '' : `, ${care}`
  return [
    { text: framed(word, style).replaceAll(' ', UNBROKEN), paint },
    { text: `${UNBROKEN}${advice.id}${soon}${said}` },
  ]
}

/** What an advice comes to: the verdict, or that it is an emergency; and who should look how soon. */
export function adviceWords({ verdict, care }: Pick<AdviceRule, 'verdict' | 'care'>): {
  readonly word: string
  readonly care: string
} {
  if (care === 'emergency') return { word: RULES.emergency, care: '' }
  return { word: VERDICT_WORDS[verdict], care: care === 'none' ? '' : nameInWords(care) }
}
