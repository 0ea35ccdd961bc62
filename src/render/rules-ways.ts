import type { AdviceRule } from '../core/rulebook/model.ts'
import type { OutlineBranch, OutlineNode } from '../core/rulebook/outline.ts'
import type { Way, Ways, WayStep } from '../core/rulebook/ways.ts'
import { branchWords, leadingList } from './branch-runs.ts'
import { bulleted, headed, heading, page, paragraph } from './layout.ts'
import { adviceWords, citedLines, nodeTitle, type Listing } from './listing.ts'
import { framed, theme, type Style } from './style.ts'
import { RULES } from './rules-words.ts'
import { WHY } from './words.ts'
import type { Piece } from './wrap.ts'

/** What the ways lead to: an advice, or (null) through the gate. */
export interface Destination {
  readonly advice: AdviceRule | null
  readonly part: OutlineNode['part']
}

/** "How does one get here?": every way that leads to an advice, in words, shortest first. */
export function waysText(
  found: readonly { readonly to: Destination; readonly ways: Ways }[],
  listing: Listing,
): string {
  return page([
    ...found.flatMap(({ to, ways }) => destinationLines(to, ways, listing)),
    citedLines(listing),
  ])
}

function destinationLines(
  { advice, part }: Destination,
  { count, shown }: Ways,
  listing: Listing,
): string[][] {
  const { style } = listing
  const behind = part === 'tree' ? ` ${RULES.behindGate}` : ''
  const left = count - shown.length
  const told = new Set<string>()
  return [
    advice === null ? heading(style, RULES.throughGate) : adviceLines(advice, listing),
    paragraph(style, `${howMany(count)}${behind}`),
    ...shown.flatMap((way, index) => wayLines(way, count > 1 ? index + 1 : null, told, listing)),
    left === 0
      ? []
      : paragraph(
          style,
          `${left > MOST_COUNTED ? RULES.overAMillion : String(left)} ${RULES.moreWays}`,
        ),
  ]
}

function adviceLines(advice: AdviceRule, { style }: Listing): string[] {
  const { word, care } = adviceWords(advice)
  const { emergency, strong, verdict } = theme(style)
  const paint = advice.care === 'emergency' ? emergency : verdict[advice.verdict]
  const soon = care === '' ? '' : ` (${care})`
  const text = [{ text: advice.words.headline, paint: strong }, { text: ` ${advice.id}${soon}` }]
  return headed(style, { text: framed(word, style), paint }, text)
}

const MOST_COUNTED = 1_000_000

function howMany(count: number): string {
  if (count === 0) return RULES.noWay
  if (count === 1) return RULES.oneWay
  return `${count > MOST_COUNTED ? RULES.overAMillion : String(count)} ${RULES.ways}`
}

/** One way; a step that was told before is only named again. */
function wayLines(
  way: Way,
  number: number | null,
  told: Set<string>,
  listing: Listing,
): string[][] {
  const { style } = listing
  const sections = number === null ? [] : [heading(style, `${RULES.way} ${String(number)}`)]
  let repeated = false
  for (const step of way) {
    const key = JSON.stringify([step.node.id, ...step.branches.map(({ rule }) => rule)])
    const again = told.has(key)
    const lines = again ? againLines(step, style) : stepLines(step, listing)
    if (again && repeated) sections.at(-1)?.push(...lines)
    else sections.push(lines)
    repeated = again
    told.add(key)
  }
  return sections
}

function againLines({ node }: WayStep, style: Style): string[] {
  return nodeTitle({ ...node, title: RULES.asAbove }, style)
}

/** One node: what does not hold, and what holds, in the order it is tried. */
function stepLines({ node, branches }: WayStep, listing: Listing): string[] {
  const groups: OutlineBranch[][] = []
  const isTaken = (branch: OutlineBranch | undefined): boolean =>
    branch !== undefined && branches.includes(branch)
  const last = node.branches.findLastIndex(isTaken)
  for (const branch of node.branches.slice(0, last + 1)) {
    const group = groups.at(-1)
    if (group !== undefined && isTaken(group[0]) === isTaken(branch)) group.push(branch)
    else groups.push([branch])
  }
  const items = groups.flatMap((group, index) =>
    isTaken(group[0])
      ? takenPieces(group, groups.length === 1, listing)
      : [passedPieces(group, index > 0, listing)],
  )
  return [...nodeTitle(node, listing.style), ...bulleted(listing.style, items, BULLETS_COLUMN)]
}

const BULLETS_COLUMN = 4

function passedPieces(group: readonly OutlineBranch[], later: boolean, listing: Listing): Piece[] {
  const { strong } = theme(listing.style)
  const label = { text: later ? RULES.elseNoneOf : RULES.noneOf, paint: strong }
  return [label, { text: ` ${conditions(group, '; ', listing)}` }]
}

/** Where all else leads on too, nothing more has to hold than that what stands before does not. */
function takenPieces(group: readonly OutlineBranch[], alone: boolean, listing: Listing): Piece[][] {
  const { cited, style, why } = listing
  const [only] = group.length === 1 ? group : []
  const reason =
    why && only !== undefined
      ? `${only.because} ${cited.cite(only.sources, only.choice)}`.trim()
      : ''
  if (group.some(({ when }) => when === null)) {
    const text = [...(alone ? [RULES.always] : []), reason].join(' ').trim()
    return text === '' ? [] : [[{ text }]]
  }
  const label = { text: WHY.yes, paint: theme(style).strong }
  const words = conditions(group, '; or ', listing)
  return [[label, { text: ` ${words}${reason === '' ? '' : `. ${reason}`}` }]]
}

/** Conditions in one sentence; a list that the one before began with is not named again. */
function conditions(group: readonly OutlineBranch[], joint: string, { rulebook }: Listing): string {
  return group
    .map((branch, index) => {
      const list = leadingList(branch)
      const before = group[index - 1]
      const named = before !== undefined && list !== undefined && leadingList(before) === list
      return branchWords(branch, rulebook.questions, named ? list : undefined)
    })
    .join(joint)
}
