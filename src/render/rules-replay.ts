import type { ChangedSince, DifferentDay, NotReplayed, Replay, Said } from '../core/replay/model.ts'
import type { JournalProblem } from '../core/journal/read-journal.ts'
import type { Way } from '../core/diff/model.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { answerWords } from './counterexample.ts'
import { safeJson } from './json.ts'
import { entry, headed, list, page, paragraph } from './layout.ts'
import { idOf } from './proof-json.ts'
import { questionName } from './question-words.ts'
import { bookWords, changeWords, levelWords, WAY_WORDS } from './rules-diff.ts'
import { signs, theme, type Style } from './style.ts'

/** The two that decided: the one in use, and the one beside it. */
interface Replayed {
  readonly inUse: Rulebook
  readonly other: Rulebook
}

/** On which days another rulebook says something else, the less careful ones first; then the figures. */
export function replayText(replay: Replay, books: Replayed, style: Style): string {
  const { days, changedSince, notReplayed, from, to } = replay
  if (replay.replayed + notReplayed.length === 0) {
    const nothing = `Nothing to replay yet: no check-in is remembered from ${from} to ${to}. recover today remembers one.`
    return page([paragraph(style, nothing)])
  }
  const groups = grouped(days, books, style)
  return page([
    ...groups.slice(0, MOST).map((group) => groupLines(group, style)),
    groups.length > MOST
      ? paragraph(
          style,
          `... and ${String(groups.length - MOST)} more of these; --json lists them all.`,
        )
      : [],
    [
      ...entry(style, 'In use:', bookWords(books.inUse)),
      ...entry(style, 'Other:', `${bookWords(books.other)}${proofWords(books.other)}`),
      ...list(style, 'Days:', countWords(replay)),
      ...list(style, 'Left out:', shortened(notReplayed.map((day) => leftOutWords(day, books)))),
      ...(changedSince.length === 0
        ? []
        : entry(style, 'Since then:', sinceWords(changedSince, style))),
    ],
  ])
}

/** Who has read this many looks at the rulebook again. */
const MOST = 20
const MOST_LEFT_OUT = 5
const MOST_DATES = 12

/** The same facts as one JSON object. */
export function replayJson(
  replay: Replay,
  { inUse, other }: Replayed,
  unread: readonly JournalProblem[],
): string {
  return safeJson({
    schemaVersion: 1,
    inUse: idOf(inUse.book),
    other: idOf(other.book),
    ...replay,
    unread,
  })
}

/** Days that differ in the same way. */
interface Group {
  readonly way: Way
  readonly change: string
  readonly dates: string[]
  /** What both say, and what was not told. */
  readonly lines: readonly string[]
}

/** In the order in which the first of each comes. */
function grouped(days: readonly DifferentDay[], { inUse, other }: Replayed, style: Style): Group[] {
  const groups = new Map<string, Group>()
  for (const day of days) {
    const change = changeWords({ before: day.inUse, after: day.other, sides: day.sides }, style)
    const lines = [
      ...entry(style, 'In use:', answerWords(day.inUse, inUse, style)),
      ...entry(style, 'Other:', answerWords(day.other, other, style)),
      ...notTold(day, other, style),
    ]
    const key = [day.way, change, ...lines].join('\n')
    const group = groups.get(key) ?? { way: day.way, change, dates: [], lines }
    group.dates.push(day.date)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function groupLines({ way, change, dates, lines }: Group, style: Style): string[] {
  const { strong } = theme(style)
  const word = { text: WAY_WORDS[way], ...(way === 'looser' ? { paint: strong } : {}) }
  const on = dates.length === 1 ? '' : ` (${String(dates.length)} days)`
  return [
    ...headed(style, word, `${change}${on}`),
    ...entry(style, 'On:', shortened(dates, MOST_DATES).join(', ')),
    ...lines,
  ]
}

/** What the other rulebook went without that the one in use did not: the difference may come from there. */
function notTold(day: DifferentDay, other: Rulebook, style: Style): string[] {
  const only = (ids: (said: Said) => readonly string[]): string =>
    ids(day.other)
      .filter((id) => !ids(day.inUse).includes(id))
      .map((id) => nameOf(id, other))
      .join(', ')
  const supposed = only((said) => said.supposed)
  const assumed = only((said) => said.assumed)
  return [
    ...(supposed === ''
      ? []
      : entry(style, 'Not told:', `${supposed}; the other one supposed the worst`)),
    ...(assumed === ''
      ? []
      : entry(style, 'Not told:', `${assumed}; the other one assumes an answer`)),
  ]
}

/** What a question is called in the first rulebook that asks it; of a journal's own making, its id. */
function nameOf(id: string, ...rulebooks: readonly Pick<Rulebook, 'questions'>[]): string {
  const asking = rulebooks.find(({ questions }) => Object.hasOwn(questions, id))
  const question = asking?.questions[id]
  return question === undefined ? id : questionName(question)
}

function countWords({
  replayed,
  same,
  lessCareful,
  moreCareful,
  different,
  from,
  to,
}: Replay): string[] {
  return [
    `${String(replayed)} decided anew by both, ${from} to ${to}, on what was told and known then: ${String(same)} the same`,
    `${String(lessCareful)} less careful, ${String(moreCareful)} more careful, ${String(different)} different; words are not compared`,
  ]
}

function leftOutWords({ date, why, questions }: NotReplayed, { inUse, other }: Replayed): string {
  const names = questions.map((id) => nameOf(id, other, inUse))
  return why === 'other-questions'
    ? `${date}: told ${names.join(', ')}, which neither of them asks`
    : `${date}: told of ${names.join(', ')} what one of them does not take for an answer`
}

/** The first of them, and how many more there are. */
function shortened(words: readonly string[], most = MOST_LEFT_OUT): string[] {
  const left = words.length - most
  if (left <= 0) return [...words]
  return [...words.slice(0, most), `and ${String(left)} more; --json lists them all`]
}

function sinceWords(days: readonly ChangedSince[], style: Style): string {
  const { arrow } = signs(style)
  const words = shortened(
    days.map(({ date, recorded, inUse }) => {
      const [from, to] = [levelWords(recorded), levelWords(inUse)]
      return `${date} ${from === to ? `${recorded.advice} ${arrow} ${inUse.advice}` : `${from} ${arrow} ${to}`}`
    }),
  )
  const on = `on ${String(days.length)} ${days.length === 1 ? 'day' : 'days'}`
  const lost = days.filter(({ sameRulebook }) => sameRulebook).length
  const why =
    lost === 0
      ? ''
      : ` Where it is the same rulebook (${String(lost)} of them), the journal does not hold any more what it knew then.`
  return `${on} the rulebook in use now says other than was advised (${words.join('; ')}). What is compared is what it says now.${why}`
}

const UNTRIED = 'its proofs were not tried here: recover rules check'

function proofWords({ file, standing }: Rulebook): string {
  if (file === undefined || standing === 'proved') return ''
  return standing === undefined
    ? `; ${UNTRIED} ${file}`
    : `; its proofs do not hold: recover rules check ${file}`
}
