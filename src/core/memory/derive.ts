import { overProfile } from '../checkin/collect.ts'
import { isAnswer } from '../rulebook/compile-question.ts'
import type {
  Answers,
  AnswerValue,
  Derivation,
  NumberQuestion,
  Question,
  Rulebook,
  ScaleQuestion,
} from '../rulebook/model.ts'
import { afterPain } from './after-pain.ts'
import { MODALITIES } from '../training/modalities.ts'
import type { Days } from './days.ts'
import { downhillLately } from './downhill.ts'
import { lastEffort, type LastEffort } from './effort.ts'
import { daysWith } from './days-with.ts'
import { nightsUnder, sleepFortnight } from './nights.ts'
import { episodeDay, episodeDays, openEpisodeAnswer } from './open-episodes.ts'
import { painTrend } from './pain-trend.ts'
import { daysSincePassive } from './passive-days.ts'
import { flatterInARow, flatterWithin, recoverySessionsInWeek } from './recovery-sessions.ts'
import { weeksSinceRecoveryWeek } from './recovery-weeks.ts'
import { restingHrAbove } from './resting-hr.ts'
import { sorenessDays, sorenessRise, sorenessTrend } from './soreness.ts'
import { wornOutDays } from './worn-out-days.ts'

/** What the journal is asked with: the last days, and what is answered this morning. */
interface Scene {
  readonly rulebook: Rulebook
  readonly days: Days
  readonly given: Answers
}

/** A check-in with what the journal adds to it. */
export interface Remembered {
  readonly answers: Answers
  /** The questions that only the journal answered, in the rulebook's order. */
  readonly derived: readonly string[]
}

/**
 * A check-in as far as it was answered, with the answers of the journal where there are none. What was answered
 * beats the journal, but a list adds to it, as it does to the profile; `[]` says that none holds.
 */
export function withJournal(rulebook: Rulebook, days: Days, given: Answers): Remembered {
  const known = derive(rulebook, days, given)
  return {
    answers: overProfile(rulebook.questions, known, given),
    derived: Object.keys(known).filter((id) => !Object.hasOwn(given, id)),
  }
}

/**
 * The answers that the journal gives to the questions of a rulebook, beside those already given. What cannot be known
 * from it is absent: unknown, never fine. A number beyond what the question may be answered with is the last that may.
 */
function derive(rulebook: Rulebook, days: Days, given: Answers): Answers {
  const scene = { rulebook, days, given }
  const answers: Record<string, AnswerValue> = {}
  for (const question of Object.values(rulebook.questions)) {
    if (question.derived === undefined) continue
    const value = within(question, valueOf(question, question.derived.from, scene))
    if (isAnswer(question, value)) answers[question.id] = value
  }
  return answers
}

function within(question: Question, value: AnswerValue | undefined): AnswerValue | undefined {
  if (typeof value !== 'number') return value
  const { from, to } = question as NumberQuestion | ScaleQuestion
  return Math.min(Math.max(value, from), to)
}

function valueOf(
  question: Question,
  from: Derivation,
  { rulebook, days, given }: Scene,
): AnswerValue | undefined {
  switch (from.by) {
    case 'last-effort':
      return lastEffort(days)?.kind
    case 'race-kind':
      return effortMeant(days, given)?.raceKind
    case 'effort-modality':
      return modalityAmong(question, effortMeant(days, given)?.modality)
    case 'hours-since-effort':
      return effortMeant(days, given)?.hours
    case 'soreness-days':
      return sorenessDays(days, given['soreness'], from.atLeast)
    case 'soreness-trend':
      return sorenessTrend(days, given['soreness'])
    case 'soreness-rise':
      return sorenessRise(days, given['soreness'], from)
    case 'pain-trend':
      return painTrend(days, given['painScore'])
    case 'nights-under':
      return nightsUnder(days, given['sleep'], from.hours)
    case 'sleep-fortnight':
      return sleepFortnight(days, given['sleep'])
    case 'days-since-passive':
      return daysSincePassive(days, rulebook.safety.ceilings.strollMinutes)
    case 'resting-hr-above':
      return restingHrAbove(days, from.of, given)
    case 'worn-out-days':
      return wornOutDays(days, given['signs'], from.signs)
    case 'days-with':
      return daysWith(days, from.sessions)
    case 'downhill':
      return downhillLately(days, from)
    case 'flatter-in-a-row':
      return flatterInARow(days, from.holdsDays)
    case 'after-pain':
      return afterPain(days, from.holdsDays)
    case 'flatter-within':
      return flatterWithin(days, from.days, from.holdsDays)
    case 'recovery-sessions':
      return recoverySessionsInWeek(days, from.minutes)
    case 'weeks-since-recovery-week':
      return weeksSinceRecoveryWeek(days, from)
    case 'open-episode':
      return openEpisodeAnswer(days, question, from.only)
    case 'episode-days':
      return episodeDays(days, rulebook.questions[from.of] as Question)
    case 'episode-day':
      return episodeDay(days, rulebook.questions[from.of] as Question)
  }
}

/** What it was on, as a question knows it: what it has no choice for is its `other`. */
function modalityAmong(question: Question, modality: string | undefined): string | undefined {
  if (modality === undefined || isAnswer(question, modality)) return modality
  return Object.hasOwn(MODALITIES, modality) ? 'other' : undefined
}

/** The last effort, unless another one was told of this morning: then nothing is known of that one. */
function effortMeant(days: Days, { lastEffort: told }: Answers): LastEffort | undefined {
  const effort = lastEffort(days)
  return told === undefined || told === effort?.kind ? effort : undefined
}
