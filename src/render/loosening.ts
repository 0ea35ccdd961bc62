import type { Counterexample, Loosening, Measure, OpenRisk } from '../core/proof/model.ts'
import type { Question, Rulebook } from '../core/rulebook/model.ts'
import { adviceLines, counterexampleJson, counterexampleWords } from './counterexample.ts'
import { classWords } from './large.ts'
import { entry, headed } from './layout.ts'
import { nameInWords, questionName, shortAnswer } from './question-words.ts'
import { signs, theme, type Style } from './style.ts'

const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  verdict: 'a less careful verdict',
  care: 'less care',
  minutes: 'more minutes',
  percent: 'a higher per cent of the heart rate',
  bpm: 'more beats',
  effort: 'more effort',
  activity: 'an activity that was not offered',
}

/** What an open answer gives and the worst one does not. */
const OPEN_WORDS: Readonly<Record<Measure, string>> = {
  verdict: 'a less careful verdict than its worst answer',
  care: 'less care than its worst answer',
  minutes: 'more minutes than its worst answer',
  percent: 'a higher per cent of the heart rate than its worst answer',
  bpm: 'more beats than its worst answer',
  effort: 'more effort than its worst answer',
  activity: 'an activity that its worst answer takes away',
}

/** A worse answer that gives a less careful advice, before and after. */
export function loosensLines(
  { question, from, to, measure, count, before, after }: Loosening,
  rulebook: Rulebook,
  style: Style,
): string[] {
  const step = stepWords(rulebook.questions[question], question, { from, to }, style)
  const words = `${step} gives ${MEASURE_WORDS[measure]}, in ${classWords(count, style)}`
  return [
    ...headed(style, { text: 'LOOSENS', paint: theme(style).strong }, words),
    ...exampleLines('Before:', before, rulebook, style),
    ...exampleLines('Worse:', after, rulebook, style),
    ...adviceLines(after),
  ]
}

/** A question whose open answer gives a less careful advice than its worst one. */
export function opensLines(
  { question, measure, count, open, answered }: OpenRisk,
  rulebook: Rulebook,
  style: Style,
): string[] {
  const asked = rulebook.questions[question]
  const name = asked === undefined ? question : questionName(asked)
  const words = `${name} not told gives ${OPEN_WORDS[measure]}, in ${classWords(count, style)}`
  return [
    ...headed(style, { text: 'OPENS', paint: theme(style).strong }, words),
    ...exampleLines('Not told:', open, rulebook, style),
    ...exampleLines('Worst:', answered, rulebook, style),
    ...adviceLines(open),
  ]
}

function exampleLines(
  label: string,
  example: Counterexample,
  rulebook: Rulebook,
  style: Style,
): string[] {
  return [
    ...entry(style, label, counterexampleWords(example, rulebook, style)),
    counterexampleJson(example),
  ]
}

function stepWords(
  question: Question | undefined,
  id: string,
  { from, to }: Pick<Loosening, 'from' | 'to'>,
  style: Style,
): string {
  if (question === undefined) return id
  if (question.kind === 'flags')
    return `${questionName(question)}: ticking ${nameInWords(String(to))}`
  const [before, after] = [from, to].map((value) => shortAnswer(question, value))
  return `${questionName(question)} ${before ?? ''} ${signs(style).arrow} ${after ?? ''}`
}
