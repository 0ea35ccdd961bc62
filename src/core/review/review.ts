import { dateBefore, type Moment } from '../advice/moment.ts'
import type { DayEntry, OverrideEntry } from '../journal/entry.ts'
import { daysAt } from '../memory/days.ts'
import type { ReviewRule, Rulebook } from '../rulebook/model.ts'
import type { Advised, OverrideReview, Review, RuleReview } from './model.ts'
import { proposals } from './proposals.ts'
import { tally } from './tally.ts'
import { turnedOut, type TurnedOut } from './turned-out.ts'

/** How the advices of so many days up to yesterday turned out; undefined where the rulebook does not say when that is said. */
export function reviewOf(
  rulebook: Rulebook,
  entries: readonly DayEntry[],
  moment: Moment,
  count: number,
): Review | undefined {
  const { review: rule } = rulebook.book
  if (rule === undefined) return undefined
  // Today is looked at for yesterday's next morning only.
  const reach = { days: count + 1, checkInDays: count + 1 }
  const overrides = entries.filter((entry) => entry.kind === 'override')
  const all = turnedOut(rulebook, daysAt(entries, [], moment, reach), overrides)
  const kept = all.filter(({ course }) => course === 'kept')
  const found = {
    rules: grouped(all, ruleKey).map((group) => ruleReview(group, rule)),
    modalities: grouped(kept, modalityKey).map((group) => ({
      modality: String(group[0].modality),
      kept: tally(group, rule),
    })),
    overrides: grouped(all, overrideKey).map((group) => overrideReview(group, rule)),
  }
  const { advices, untold } = tally(all, rule)
  const { outcomesAtLeast, credibility } = rule
  return {
    schemaVersion: 1,
    from: dateBefore(moment, count),
    to: dateBefore(moment, 1),
    advices,
    untold,
    decidedAgain: decidedAgain(all),
    outcomesAtLeast,
    credibility,
    ...found,
    proposals: proposals(found, rulebook, rule, all.at(-1)?.checkIn.answers['modalities']),
  }
}

type Group = readonly [TurnedOut, ...TurnedOut[]]

/** By a key, those without one left out; the largest group first. */
function grouped(
  all: readonly TurnedOut[],
  keyOf: (one: TurnedOut) => string | undefined,
): Group[] {
  const groups = new Map<string, [TurnedOut, ...TurnedOut[]]>()
  for (const one of all) {
    const key = keyOf(one)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length)
}

function ruleKey({ checkIn: { advice }, rule }: TurnedOut): string {
  return JSON.stringify([advice.rulebook.id, advice.advice, advice.verdict, advice.care, rule])
}

function decidedAgain(all: readonly TurnedOut[]): number {
  return all.filter((one) => one.decidedAgain).length
}

/** What a rest leaves room for is no session of its own. */
function modalityKey({ checkIn, modality }: TurnedOut): string | undefined {
  return checkIn.advice.verdict === 'move' ? (modality ?? undefined) : undefined
}

function overrideKey({ checkIn: { advice }, override }: TurnedOut): string | undefined {
  return override && JSON.stringify([override.to, advice.advice, advice.verdict, advice.care])
}

function ruleReview(group: Group, rule: ReviewRule): RuleReview {
  const on = (course: TurnedOut['course']): TurnedOut[] =>
    group.filter((one) => one.course === course)
  return {
    ...advised(group),
    rule: group[0].rule,
    rulebook: group[0].checkIn.advice.rulebook.id,
    decidedAgain: decidedAgain(group),
    kept: tally(on('kept'), rule),
    otherwise: tally(on('otherwise'), rule),
    overridden: on('overridden').length,
  }
}

function overrideReview(group: Group, rule: ReviewRule): OverrideReview {
  const { to } = group[0].override as OverrideEntry
  return { ...advised(group), to, turned: tally(group, rule) }
}

function advised(group: Group): Advised {
  const { advice } = (group.at(-1) as TurnedOut).checkIn
  const { verdict, care, headline } = advice
  return { advice: advice.advice, verdict, care, headline }
}
