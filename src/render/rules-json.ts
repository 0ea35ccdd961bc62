import type { AdviceRule, Rulebook } from '../core/rulebook/model.ts'
import type { Outline, OutlineBranch, OutlineNode } from '../core/rulebook/outline.ts'
import type { Ways } from '../core/rulebook/ways.ts'
import { branchWords } from './branch-runs.ts'
import { safeJson } from './json.ts'
import { adviceOf, nodesBefore } from './listing.ts'
import type { Destination } from './rules-ways.ts'

/** The gate, the tree and every advice as one JSON object. */
export function rulesJson(rulebook: Rulebook, outlines: readonly [Outline, Outline]): string {
  const [gate, tree] = outlines.map(({ id, version, sha256, nodes }) => ({
    id,
    version,
    sha256,
    nodes: nodes.map((node) => nodeData(node, rulebook)),
  }))
  const { safety, book } = rulebook
  const advice = [
    ...Object.values(safety.advice).map((each) => ({ part: 'gate', ...adviceData(each) })),
    ...Object.values(book.advice).map((each) => ({ part: 'tree', ...adviceData(each) })),
  ]
  return safeJson({ gate, tree, advice })
}

/** The nodes of a name, each with what leads to it. */
export function nodeJson(id: string, rulebook: Rulebook, outlines: readonly Outline[]): string {
  const nodes = outlines.flatMap((outline) =>
    outline.nodes
      .filter((node) => node.id === id)
      .map((node) => ({
        part: outline.part,
        ...nodeData(node, rulebook),
        comesFrom: nodesBefore(node, outline).map((before) => before.id),
      })),
  )
  return safeJson({ nodes })
}

/** The ways to an advice: for each step the branches that lead on, any of which may be taken. */
export function waysJson(
  found: readonly { readonly to: Destination; readonly ways: Ways }[],
  { questions }: Rulebook,
): string {
  const destinations = found.map(({ to: { advice, part }, ways: { count, shown } }) => ({
    part,
    advice: advice && adviceData(advice),
    count,
    ways: shown.map((way) =>
      way.map(({ node, branches }) => ({
        node: node.id,
        title: node.title,
        taken: branches.map((branch) => ({
          rule: branch.rule,
          words: branchWords(branch, questions),
        })),
      })),
    ),
  }))
  return safeJson({ destinations })
}

function nodeData({ part, number, id, title, level, branches }: OutlineNode, rulebook: Rulebook) {
  return {
    number,
    id,
    title,
    level,
    branches: branches.map((branch) => branchData(branch, part, rulebook)),
  }
}

function branchData(branch: OutlineBranch, part: OutlineNode['part'], rulebook: Rulebook) {
  const { rule, when, target, because, sources, choice } = branch
  const advice = adviceOf(target, part, rulebook)
  return {
    rule,
    words: branchWords(branch, rulebook.questions),
    when,
    target: { ...target, ...(advice && { verdict: advice.verdict, care: advice.care }) },
    because,
    sources,
    choice,
  }
}

function adviceData({ id, verdict, care, words }: AdviceRule) {
  return { id, verdict, care, headline: words.headline }
}
