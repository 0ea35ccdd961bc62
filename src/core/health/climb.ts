import type { Facts, OpenEpisode } from '../journal/entry.ts'
import { holds, needOf } from '../rulebook/condition.ts'
import { CLIMBED } from '../rulebook/compile-ladders.ts'
import type {
  Answers,
  AnswerValue,
  Ladder,
  LadderStep,
  Question,
  Rulebook,
} from '../rulebook/model.ts'

const HOUR_MS = 3_600_000
const CHECK_HOURS = 24

/** Where an episode stands on its ladder. */
export interface Climb {
  readonly ladder: Ladder
  /** The steps that are left behind: all of them once it is climbed. */
  readonly index: number
  /** The step it stands on; undefined once the ladder is climbed. */
  readonly step: LadderStep | undefined
  /** The first instant at which the step may be left, in milliseconds. */
  readonly earliest: number
}

/**
 * Where an open episode stands; undefined when the rulebook has no ladder for it. What the journal does not tell is
 * taken as careful: an unknown step is the first, and one without a beginning began with the day after the episode.
 */
export function climbOf({ safety }: Rulebook, episode: OpenEpisode): Climb | undefined {
  const { what, since, facts } = episode
  const ladder = Object.hasOwn(safety.ladders, what) ? safety.ladders[what] : undefined
  if (ladder === undefined) return undefined
  const { length } = ladder.steps
  const found = ladder.steps.findIndex(({ id }) => id === facts['step'])
  const index = facts['step'] === CLIMBED ? length : Math.max(0, found)
  const step = ladder.steps[index]
  const began = instantOf(facts['stepSince']) ?? Date.parse(`${since}T23:59:59Z`)
  const unclean = instantOf(facts['uncleanAt']) ?? began
  return {
    ladder,
    index,
    step,
    earliest: Math.max(
      began + (step?.hours ?? 0) * HOUR_MS,
      unclean + (step === undefined ? 0 : CHECK_HOURS) * HOUR_MS,
    ),
  }
}

function instantOf(fact: Facts[string] | undefined): number | undefined {
  const instant = Date.parse(String(fact))
  return Number.isNaN(instant) ? undefined : instant
}

/** The next question that decides whether a step may be left; undefined when what was told decides it. */
export function neededNext({ until }: LadderStep, told: Answers): string | undefined {
  if (until === undefined || holds(until, told) !== 'unknown') return undefined
  return needOf(until, told).question
}

/**
 * The facts an episode begins with, on the first step of its ladder; undefined when what is told of it is not
 * what that step knows, or worse. `at` is the moment from which its hours count, with its offset.
 */
export function firstFacts(
  { questions }: Rulebook,
  ladder: Ladder,
  told: Answers,
  at: string,
): Facts | undefined {
  const fits = fittingStep(questions, ladder, 0, told) === 0
  return fits ? factsOn(ladder, 0, told, at) : undefined
}

/** What is noted of an episode. */
export interface Note {
  readonly told: Answers
  /** Whether the last 24 hours were clean; undefined when nothing was said of it. */
  readonly clean: 'yes' | 'no' | undefined
  /** The moment it was so, with its offset. */
  readonly at: string
}

/** What a note makes of a climb, and what is remembered of it. */
export interface Noted {
  readonly move: 'up' | 'down' | 'stays'
  readonly facts: Facts
}

/**
 * What a note makes of a climb. A clean check leaves the step when its hours are over and what was told with it is what
 * the step holds until; one that is not goes one back; what is worse than a step knows goes back to one that does.
 * Undefined when no step knows what was told.
 */
export function noted({ questions }: Rulebook, climb: Climb, note: Note): Noted | undefined {
  const { ladder, index, step } = climb
  const { told, clean, at } = note
  const last = ladder.steps.length - 1
  const from = Math.min(clean === 'no' ? Math.max(0, index - 1) : index, last)
  const fits = fittingStep(questions, ladder, from, told)
  if (fits === undefined) return undefined
  const said = {
    ...(clean === undefined ? {} : { clean }),
    ...(clean === 'no' ? { uncleanAt: at } : {}),
  }
  if (fits < Math.min(index, last) || (clean === 'no' && index > last)) {
    return { move: 'down', facts: { ...factsOn(ladder, fits, told, at), ...said } }
  }
  if (step !== undefined && clean === 'yes' && mayLeave(questions, climb, step, note)) {
    return { move: 'up', facts: { ...factsOn(ladder, index + 1, told, at), ...said } }
  }
  return { move: 'stays', facts: { ...entered(ladder, step, told), ...said } }
}

function mayLeave(
  questions: Rulebook['questions'],
  { ladder, index, earliest }: Climb,
  { until }: LadderStep,
  { told, at }: Note,
): boolean {
  const next = index + 1
  const nextFits =
    next === ladder.steps.length || fittingStep(questions, ladder, next, told) === next
  return (
    Date.parse(at) >= earliest && nextFits && (until === undefined || holds(until, told) === true)
  )
}

/** The highest step, from one downwards, whose answers are those that were told, or better ones. */
function fittingStep(
  questions: Rulebook['questions'],
  { steps, tell }: Ladder,
  from: number,
  told: Answers,
): number | undefined {
  const fits = steps
    .slice(0, from + 1)
    .findLastIndex(({ answers }) =>
      tell.every((id) => sameOrWorse(questions[id], answers[id], told[id])),
    )
  return fits === -1 ? undefined : fits
}

function sameOrWorse(
  question: Question | undefined,
  answer: AnswerValue | undefined,
  told: AnswerValue | undefined,
): boolean {
  if (told === undefined || answer === undefined || told === answer) return true
  const order = typeof question?.worse === 'object' ? question.worse : []
  const least = order.indexOf(String(answer))
  return least !== -1 && order.indexOf(String(told)) > least
}

/** What is remembered at the beginning of a step, or when none is left. */
function factsOn(ladder: Ladder, index: number, told: Answers, at: string): Facts {
  const step = ladder.steps[index]
  return {
    ...step?.answers,
    ...entered(ladder, step, told),
    step: step?.id ?? CLIMBED,
    stepSince: at,
  }
}

/** What was told, without what the step itself answers and may not be told otherwise. */
function entered({ tell }: Ladder, step: LadderStep | undefined, told: Answers): Answers {
  const own = step?.answers ?? {}
  return Object.fromEntries(
    Object.entries(told).filter(([id]) => tell.includes(id) || !Object.hasOwn(own, id)),
  )
}
