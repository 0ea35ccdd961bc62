import type { Trace, TracedAdjustment, TracedAnswer, TracedNode } from '../core/advice/trace.ts'
import type { Change } from '../core/advice/would-change.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { byRelevance, changeWords } from './changes.ts'
import { cutWords } from './cut-words.ts'
import { journalWords } from './from-journal.ts'
import { entry, headed, heading, list, marked, page, paragraph, stack } from './layout.ts'
import { questionName } from './question-words.ts'
import { sessionLines } from './session.ts'
import { citations } from './sources.ts'
import { framed, theme, type Style } from './style.ts'
import { branchWords, nodeLines, reasonWords, type Scene } from './why-path.ts'
import { LABELS, VERDICT_WORDS, WHY } from './words.ts'
import type { Piece } from './wrap.ts'

/**
 * The whole way to an advice: every node with the branches passed and the one taken, what the dose was
 * and what cut it, what was not known, and for every question the smallest change that would give
 * another verdict.
 */
export function whyText(
  trace: Trace,
  changes: readonly Change[],
  rulebook: Rulebook,
  style: Style,
): string {
  const scene: Scene = { rulebook, style, cited: citations(rulebook.sources) }
  const { emergency, verdict, strong } = theme(style)
  const word = { text: framed(VERDICT_WORDS[trace.verdict], style), paint: verdict[trace.verdict] }
  return page([
    // Who asks why in an emergency must not read on before having called.
    trace.call === null ? [] : paragraph(style, [{ text: trace.call, paint: emergency }]),
    headed(style, word, [{ text: trace.advice.headline, paint: strong }]),
    pathLines(trace, 'safety', scene),
    pathLines(trace, 'book', scene),
    list(style, LABELS.advice, [reasonWords(trace.advice, scene)]),
    doseLines(trace, scene),
    [
      ...list(style, LABELS.do, trace.do),
      ...list(style, LABELS.avoid, trace.avoid),
      ...list(style, LABELS.stopIf, trace.stopIf),
    ],
    openLines(trace, scene),
    journalLines(trace, scene),
    changeLines(changes, scene),
    sourceLines(scene),
    bookLines(trace, style),
  ])
}

function pathLines(trace: Trace, book: TracedNode['book'], scene: Scene): string[] {
  const lines = trace.path.flatMap((node, index) =>
    node.book === book ? nodeLines(node, index + 1, scene) : [],
  )
  if (lines.length === 0) return []
  const { id, version } = book === 'safety' ? trace.safety : trace.rulebook
  const title = book === 'safety' ? WHY.gate : WHY.tree
  return [...heading(scene.style, `${title} (${id} ${version})`), ...lines]
}

function doseLines({ dose, heartRate, adjustments, session }: Trace, scene: Scene): string[] {
  const { style, rulebook } = scene
  const grounds = [dose, heartRate].flatMap((each) => (each === null ? [] : [each]))
  const cuts = adjustments.map((adjustment) => adjustmentPieces(adjustment, scene))
  return [
    ...list(
      style,
      LABELS.dose,
      grounds.map((each) => reasonWords(each, scene)),
    ),
    ...list(style, LABELS.rules, cuts),
    ...(session === null ? [] : sessionLines(session, rulebook, style, 'full')),
  ]
}

function adjustmentPieces(adjustment: TracedAdjustment, scene: Scene): Piece[] {
  const { strong } = theme(scene.style)
  const cuts = cutWords(adjustment.cuts, scene.rulebook)
  const effect = cuts === '' ? [] : [{ text: `${cuts}: `, paint: strong }]
  return [...effect, { text: branchWords(adjustment, scene) }]
}

function openLines({ assumed, supposed }: Trace, scene: Scene): string[] {
  const said = (answers: readonly TracedAnswer[]): string[] =>
    answers.map(({ question, said: answer }) => {
      const known = scene.rulebook.questions[question]
      return known === undefined ? question : `${questionName(known)}: ${answer} (--${known.flag})`
    })
  return [
    ...list(scene.style, LABELS.assumed, said(assumed)),
    ...list(scene.style, LABELS.supposed, said(supposed)),
  ]
}

function journalLines({ derived, answers }: Trace, { rulebook, style }: Scene): string[] {
  const words = journalWords(derived, answers, rulebook)
  return words === '' ? [] : entry(style, LABELS.journal, words)
}

function changeLines(changes: readonly Change[], { rulebook, style }: Scene): string[] {
  const said = byRelevance(changes, rulebook).map((change) =>
    changeWords(change, rulebook, style, 'full'),
  )
  const moved = new Set(changes.map(({ question }) => question))
  const rest = Object.values(rulebook.questions).filter(({ id }) => !moved.has(id))
  const names = rest.map((question) => questionName(question)).join(', ')
  return [
    ...stack(style, LABELS.smallest, said),
    ...(rest.length === 0 ? [] : paragraph(style, `${WHY.unmoved} ${names}.`)),
  ]
}

function sourceLines({ cited, style }: Scene): string[] {
  const works = cited.list('full')
  return works.length === 0 ? [] : [...heading(style, LABELS.sources), ...marked(style, works)]
}

function bookLines({ rulebook, safety }: Trace, style: Style): string[] {
  const said = [rulebook, safety].map(
    ({ id, version, sha256 }) => `${id} ${version} (sha256 ${sha256.slice(0, 12)})`,
  )
  return paragraph(style, said.join(', '))
}
