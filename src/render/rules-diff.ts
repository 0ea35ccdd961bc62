import type { Change, Named, RulesDiff, Side, Way, Where } from '../core/diff/model.ts'
import type { Condition, Question, Rulebook } from '../core/rulebook/model.ts'
import { conditionWords } from './condition-words.ts'
import { answerWords, checkInWords, counterexampleJson } from './counterexample.ts'
import { classWords, largeWords } from './large.ts'
import { entry, headed, list, page, paragraph } from './layout.ts'
import { nameInWords } from './question-words.ts'
import { signs, theme, type Style } from './style.ts'

/** Two rulebooks that were compared. */
export interface Compared {
  readonly before: Rulebook
  readonly after: Rulebook
}

/** Which check-ins get another advice, the less careful ones first, each change with an example; then the figures. */
export function diffText(diff: RulesDiff, compared: Compared, style: Style): string {
  const { changes } = diff
  return page([
    ...changes.slice(0, MOST).map((change) => changeLines(change, compared, style)),
    changes.length > MOST ? paragraph(style, moreWords(changes.length - MOST)) : [],
    [
      ...entry(style, 'Before:', bookWords(compared.before)),
      ...entry(style, 'After:', bookWords(compared.after)),
      ...list(style, 'Only before:', diff.onlyBefore.map(askedWords)),
      ...list(style, 'Only after:', diff.onlyAfter.map(askedWords)),
      ...totalLines(diff, style),
    ],
  ])
}

/** Who has read this many looks at the rulebook again. */
const MOST = 20

function moreWords(left: number): string {
  return `... and ${String(left)} more of these; --json lists them all.`
}

/** A rulebook by its name, its version and where it is from. */
export function bookWords({ file, book }: Rulebook): string {
  return `${book.id} ${book.version}${file === undefined ? ', as shipped' : `, ${file}`}`
}

function askedWords(id: string): string {
  return `the question ${id}, which the other one does not read`
}

/** Which way a change goes, as it is headed. */
export const WAY_WORDS: Readonly<Record<Way, string>> = {
  looser: 'LESS CAREFUL',
  other: 'DIFFERENT',
  tighter: 'MORE CAREFUL',
}

function changeLines(change: Change, compared: Compared, style: Style): string[] {
  const { way, count, where, example } = change
  const { before, after } = compared
  const questions = { ...before.questions, ...after.questions }
  const { strong } = theme(style)
  return [
    ...headed(
      style,
      { text: WAY_WORDS[way], ...(way === 'looser' ? { paint: strong } : {}) },
      `${changeWords(change, style)}, in ${classWords(count, style)}`,
    ),
    ...entry(style, where.exact ? 'Where:' : 'Only where:', whereWords(where, change, questions)),
    ...entry(style, 'Example:', checkInWords(example, { questions })),
    ...entry(style, 'Before:', answerWords(example.before, before, style)),
    ...entry(style, 'After:', answerWords(example.after, after, style)),
    counterexampleJson(example),
  ]
}

const LESS_OR_MORE: Readonly<Partial<Record<Side, Readonly<Record<Way, string>>>>> = {
  session: words('more of a session', 'less of a session', ''),
  minutes: words('more minutes', 'fewer minutes', ''),
  heartRate: words('a higher heart rate', 'a lower heart rate', ''),
  effort: words('more effort', 'less effort', ''),
  activities: words('an activity more', 'an activity less', 'activities in another order'),
  banned: words('a ban less', 'a ban more', ''),
}

function words(looser: string, tighter: string, other: string): Readonly<Record<Way, string>> {
  return { looser, tighter, other }
}

/** "rest → move (too-sore → easy-flow)", or what is different of one and the same advice. */
export function changeWords(
  { before, after, sides }: Pick<Change, 'before' | 'after' | 'sides'>,
  style: Style,
): string {
  const { arrow } = signs(style)
  const [from, to] = [levelWords(before), levelWords(after)]
  const level = from === to ? from : `${from} ${arrow} ${to}`
  const same = before.advice === after.advice
  const advice = same ? before.advice : `${before.advice} ${arrow} ${after.advice}`
  const parts = (Object.keys(sides) as Side[]).flatMap((side) => {
    const way = sides[side]
    return way === undefined ? [] : (LESS_OR_MORE[side]?.[way] ?? [])
  })
  return [`${level} (${advice})`, parts.join(', ')].filter((text) => text !== '').join(': ')
}

/** "rest, clinician today" */
export function levelWords({ verdict, care }: Named): string {
  return care === 'none' ? verdict : `${verdict}, ${nameInWords(care)}`
}

function whereWords(
  { advised, exact, when }: Where,
  { before, after }: Change,
  questions: Readonly<Record<string, Question>>,
): string {
  const of = advised === 'before' ? before.advice : after.advice
  const all = before.advice === after.advice ? `get ${of}` : `get ${of} ${advised}`
  if (when === undefined) return `${exact ? '' : 'some of '}all that ${all}`
  return `${conditionWords(plainly(when), questions)} (of all that ${all})`
}

/** That nothing was ticked of a list says already that it may not have been answered. */
function plainly(condition: Condition): Condition {
  if (condition.op === 'ask') return condition
  if (condition.op === 'not') return { op: 'not', of: plainly(condition.of) }
  const [first, second] = condition.of
  const onlyNone = condition.op === 'any' && first?.op === 'not' && isUnknown(second)
  return onlyNone ? first : { op: condition.op, of: condition.of.map(plainly) }
}

function isUnknown(condition: Condition | undefined): boolean {
  return condition?.op === 'ask' && condition.test.test === 'unknown'
}

function totalLines({ compared, changes }: RulesDiff, style: Style): string[] {
  const all = `all ${largeWords(compared, style)} classes of check-ins`
  if (changes.length === 0) {
    const same = `none: ${all} get the same advice, verdict, care and session from both`
    return entry(style, 'Changes:', `${same}. Words are not compared.`)
  }
  const ways = (['looser', 'other', 'tighter'] as const).flatMap((way) => {
    const some = changes.filter((change) => change.way === way)
    const total = some.reduce((sum, { count }) => sum + count, 0n)
    const what = WAY_WORDS[way].toLowerCase()
    return some.length === 0
      ? []
      : [`${what}: ${String(some.length)}, in ${classWords(total, style)}`]
  })
  return list(style, 'Changes:', [...ways, `compared: ${all}. Words are not compared.`])
}
