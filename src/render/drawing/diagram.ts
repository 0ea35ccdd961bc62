import type { Rulebook } from '../../core/rulebook/model.ts'
import type { Outline, OutlineBranch, OutlineNode } from '../../core/rulebook/outline.ts'
import { branchRuns } from '../branch-runs.ts'
import { adviceOf, adviceWords, nextNode } from '../listing.ts'
import { RULES } from '../rules-words.ts'

/** What an advice looks like: its verdict, or that it is an emergency. */
export type Tone = 'move' | 'rest' | 'reassess' | 'emergency'

export interface DiagramAdvice {
  readonly to: 'advice'
  readonly id: string
  readonly tone: Tone
  /** The verdict as a word, and who should look how soon. */
  readonly word: string
  readonly care: string
  readonly headline: string
}

/** Another node, by the key of its box. */
export interface DiagramLink {
  readonly to: 'box'
  readonly key: string
  readonly label: string
}

export interface DiagramRow {
  readonly kind: 'row'
  readonly words: string
  /** Whether the row stands under a heading that it completes. */
  readonly headed: boolean
  readonly target: DiagramAdvice | DiagramLink
}

/** What the rows below it share: the name of a list. */
export interface DiagramHeading {
  readonly kind: 'heading'
  readonly words: string
}

export interface DiagramBox {
  /** Unique in the diagram, and an XML name: `tree-fuel`. */
  readonly key: string
  readonly number: number
  readonly level: number
  readonly title: string
  /** In the order they are tried. */
  readonly lines: readonly (DiagramRow | DiagramHeading)[]
}

/** A rulebook as any drawing shows it: the gate, then the tree. */
export interface Diagram {
  readonly title: string
  readonly description: string
  readonly parts: readonly { readonly title: string; readonly boxes: readonly DiagramBox[] }[]
}

/** What there is to draw of a rulebook, whatever it is drawn in. */
export function diagramOf(rulebook: Rulebook, outlines: readonly [Outline, Outline]): Diagram {
  const [gate, tree] = outlines
  return {
    title: `${RULES.rulebook} ${tree.id} ${tree.version}`,
    description: `${RULES.gate} (${howMany(gate)}), ${RULES.thenTree} (${howMany(tree)}). ${RULES.drawing}`,
    parts: outlines.map((outline) => ({
      title: `${outline.part === 'gate' ? RULES.gate : RULES.tree} (${outline.id} ${outline.version})`,
      boxes: outline.nodes.map((node) => boxOf(node, rulebook, outlines)),
    })),
  }
}

function howMany({ nodes }: Outline): string {
  return `${String(nodes.length)} ${nodes.length === 1 ? 'node' : 'nodes'}`
}

function boxOf(node: OutlineNode, rulebook: Rulebook, outlines: readonly Outline[]): DiagramBox {
  const { number, level, title, branches } = node
  const lines = branchRuns(branches, rulebook.questions).flatMap(({ heading, branches: run }) => [
    ...(heading === undefined ? [] : [{ kind: 'heading', words: `${heading}:` } as const]),
    ...run.map(({ branch, words }) => ({
      kind: 'row' as const,
      words,
      headed: heading !== undefined,
      target: targetOf(branch, node, rulebook, outlines),
    })),
  ])
  return { key: keyOf(node), number, level, title, lines }
}

function keyOf({ part, id }: OutlineNode): string {
  return `${part}-${id}`
}

function targetOf(
  { target }: OutlineBranch,
  { part }: OutlineNode,
  rulebook: Rulebook,
  outlines: readonly Outline[],
): DiagramRow['target'] {
  const advice = adviceOf(target, part, rulebook)
  if (advice !== undefined) {
    const { id, verdict, care, words } = advice
    const tone = care === 'emergency' ? 'emergency' : verdict
    return { to: 'advice', id, tone, headline: words.headline, ...adviceWords(advice) }
  }
  // A branch that does not end leads to a node: a rulebook that compiled has them all.
  const next = nextNode(target, part, outlines) as OutlineNode
  return { to: 'box', key: keyOf(next), label: `${String(next.number)} ${next.id}` }
}
