import type { Advice, Reason } from '../core/advice/advice.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { byRelevance, changeWords, takesBackASign } from './changes.ts'
import { footer, sourceLines } from './footer.ts'
import { journalWords } from './from-journal.ts'
import { entry, headed, list, page, paragraph, stack } from './layout.ts'
import { whenWords } from './look-again.ts'
import { questionName } from './question-words.ts'
import { tellingReasons } from './reasons.ts'
import { sessionLines } from './session.ts'
import { citations, type Citations } from './sources.ts'
import { framed, signs, theme, type Style } from './style.ts'
import { CARE_WORDS, LABELS, MORE, SUPPOSED, VERDICT_WORDS } from './words.ts'

/** What one screen has room for; the rest is counted, and told by `recover why`. */
const MOST = { do: 2, avoid: 1, sources: 2, changes: 4 } as const

/**
 * An advice as people read it: the verdict, what it depends on, the session, when to stop, why, and
 * what would change it. In an emergency the call line comes first and alone.
 */
export function adviceText(advice: Advice, rulebook: Rulebook, style: Style): string {
  const cited = citations(rulebook.sources)
  if (advice.call !== null) return emergencyText(advice, advice.call, cited, style)
  const { session, warnings } = advice
  return page([
    verdictLines(advice, style),
    coverageLines(advice, rulebook, style),
    [
      ...(session === null ? [] : sessionLines(session, rulebook, style)),
      ...list(
        style,
        LABELS.note,
        warnings.map(({ text }) => text),
      ),
    ],
    guidanceLines(advice, rulebook, style),
    [
      ...list(style, LABELS.why, reasonWords(tellingReasons(advice, rulebook), cited)),
      ...changeLines(advice, rulebook, style),
      ...sourceLines(cited, style),
      ...footer(advice, style),
    ],
  ])
}

function emergencyText(advice: Advice, call: string, cited: Citations, style: Style): string {
  const { emergency } = theme(style)
  return page([
    paragraph(style, [{ text: call, paint: emergency }]),
    [
      ...stack(style, LABELS.untilHelp, advice.do),
      ...stack(style, LABELS.doNot, advice.avoid),
      ...stack(style, LABELS.watch, advice.stopIf),
      ...entry(style, LABELS.afterwards, advice.reassess.what),
    ],
    [...stack(style, LABELS.why, reasonWords(advice.because, cited)), ...sourceLines(cited, style)],
    footer(advice, style),
  ])
}

function verdictLines({ verdict, care, headline }: Advice, style: Style): string[] {
  const { strong, verdict: grounds } = theme(style)
  const soon = CARE_WORDS[care]
  const word = { text: framed(VERDICT_WORDS[verdict], style), paint: grounds[verdict] }
  return [
    ...headed(style, word, [{ text: headline, paint: strong }]),
    ...(soon === '' ? [] : paragraph(style, [{ text: soon, paint: strong }])),
  ]
}

/** What the advice hangs on because it was not answered, or because the journal answered it. It stands above the session. */
function coverageLines({ coverage, answers }: Advice, rulebook: Rulebook, style: Style): string[] {
  const { assumes, unknown, derived } = coverage
  const supposed = unknown.flatMap((id) => rulebook.questions[id] ?? [])
  const names = supposed.map((question) => questionName(question)).join(', ')
  const flags = supposed.map(({ flag }) => `--${flag}`).join(' ')
  const journal = journalWords(derived, answers, rulebook)
  return [
    ...(assumes.length === 0
      ? []
      : entry(style, LABELS.onlyIf, `${assumes.map(({ said }) => said).join('; ')}.`)),
    ...(supposed.length === 0
      ? []
      : entry(style, LABELS.notAnswered, `${names}. ${SUPPOSED} ${flags}`)),
    ...(journal === '' ? [] : entry(style, LABELS.journal, journal)),
  ]
}

/** What to do and what not. What a rule added for this runner is never left out. */
function guidanceLines(advice: Advice, rulebook: Rulebook, style: Style): string[] {
  const { book, safety } = rulebook
  const own = (book.advice[advice.advice] ?? safety.advice[advice.advice])?.words
  const moving = advice.session !== null && !advice.session.optional
  const shown = (texts: readonly string[], ofRule: readonly string[], most: number): string[] =>
    texts.filter((_text, index) => !moving || index < most || index >= ofRule.length)
  const { when, what } = advice.reassess
  return [
    ...list(style, LABELS.do, shown(advice.do, own?.do ?? [], MOST.do)),
    ...list(style, LABELS.avoid, shown(advice.avoid, own?.avoid ?? [], MOST.avoid)),
    ...list(style, moving ? LABELS.stopIf : LABELS.watch, advice.stopIf),
    ...entry(style, LABELS.lookAgain, `${whenWords(advice.date, when)}. ${what}`),
  ]
}

function reasonWords(reasons: readonly Reason[], cited: Citations): string[] {
  return reasons.map(
    ({ text, sources, choice }) => `${text} ${cited.cite(sources, choice, MOST.sources)}`,
  )
}

function changeLines({ wouldChange }: Advice, rulebook: Rulebook, style: Style): string[] {
  const told = wouldChange.filter((change) => !takesBackASign(change, rulebook))
  if (told.length === 0) return []
  const said = byRelevance(told, rulebook)
    .slice(0, MOST.changes)
    .map((change) => changeWords(change, rulebook, style, 'short'))
  const left = told.length - said.length
  const more = left === 0 ? [] : [`${String(left)} ${MORE}`]
  return entry(style, LABELS.changes, [...said, ...more].join(signs(style).between))
}
