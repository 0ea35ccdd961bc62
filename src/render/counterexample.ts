import type { Session } from '../core/advice/dose.ts'
import type { HeartRate } from '../core/advice/heart-rate.ts'
import type { Counterexample } from '../core/proof/model.ts'
import type { Rulebook } from '../core/rulebook/model.ts'
import { findingText } from './error.ts'
import { safeJson } from './json.ts'
import { nameInWords, questionName, shortAnswer } from './question-words.ts'
import { activityName } from './session.ts'
import { signs, type Style } from './style.ts'

/** A check-in in the runner's words, and what came of it: "soreness 7/10, everything else fine, and the answer is move, 25 min". */
export function counterexampleWords(
  found: Counterexample,
  rulebook: Rulebook,
  style: Style,
): string {
  return `${checkInWords(found, rulebook)}, and the answer is ${answerWords(found, rulebook, style)}`
}

/** The same answers on one line, as `recover today --answers -` reads them. It is never broken. */
export function counterexampleJson({ answers }: Pick<Counterexample, 'answers'>): string {
  return safeJson(answers, 0).trimEnd()
}

/** Where the advice that should not be comes from: its place, the line, and a caret. */
export function adviceLines({ advice, at }: Pick<Counterexample, 'advice' | 'at'>): string[] {
  if (at === undefined) return []
  return findingText({ message: `gives it ${advice}`, at })
    .trimEnd()
    .split('\n')
}

/** A check-in alone: "Soreness 7/10, everything else fine". */
export function checkInWords(
  { answers, differs }: Pick<Counterexample, 'answers' | 'differs'>,
  { questions }: Pick<Rulebook, 'questions'>,
): string {
  const said = differs.map((id) => {
    const question = questions[id]
    const value = answers[id]
    if (question === undefined) return id
    return `${questionName(question)} ${value === undefined ? 'not told' : shortAnswer(question, value)}`
  })
  return said.length === 0 ? 'Everything fine' : `${capital(said.join(', '))}, everything else fine`
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

/** What came of a check-in: "move, 25 min, effort at most 3: walking (easy-flow)". */
export function answerWords(
  { advice, verdict, care, session }: Omit<Counterexample, 'answers' | 'differs'>,
  rulebook: Rulebook,
  style: Style,
): string {
  const seen = care === 'none' ? [] : [nameInWords(care)]
  const done = session === null ? [] : sessionWords(session, rulebook, style)
  return `${[verdict, ...seen, ...done].join(', ')} (${advice})`
}

function sessionWords(session: Session, rulebook: Rulebook, style: Style): string[] {
  const { minutes, modality, alternatives, heartRate, rpe, optional } = session
  const { min, max } = minutes
  const range = min === max ? String(max) : `${String(min)}${signs(style).range}${String(max)}`
  const names = [modality, ...alternatives].map((id) => activityName(id, rulebook))
  return [
    `${optional ? 'a stroll of ' : ''}${range} min`,
    ...(heartRate === null ? [] : [heartRateWords(heartRate)]),
    `effort at most ${String(rpe.max)}: ${names.join(', ')}`,
  ]
}

function heartRateWords({ bpm, percentMax, percentThreshold }: HeartRate): string {
  if (bpm !== null) return `at most ${String(bpm.max)} bpm`
  if (percentMax !== undefined) return `at most ${String(percentMax.max)} % of maximum`
  return `at most ${String(percentThreshold?.max ?? 0)} % of threshold`
}
