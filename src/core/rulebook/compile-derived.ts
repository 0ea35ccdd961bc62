import type { Derivation, Derived, Question } from './model.ts'
import { notA, type Place, type Report } from './problem.ts'
import type { WrittenDerived } from './schema.ts'

/** Reads how a journal answers a question. */
export function compileDerived({ said, ...written }: WrittenDerived): Derived {
  return { from: derivation(written), said }
}

function derivation(written: Omit<WrittenDerived, 'said'>): Derivation {
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => [camel(key), value]),
  ) as unknown as Derivation
}

/** `holds-days` becomes `holdsDays`. */
function camel(key: string): string {
  return key.replaceAll(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase())
}

const CHOICES: Readonly<Partial<Record<Derivation['by'], readonly string[]>>> = {
  'last-effort': ['none', 'easy', 'long', 'tempo', 'intervals', 'strength', 'race', 'other'],
  'race-kind': [],
  'effort-modality': [],
  'soreness-trend': ['lower', 'same', 'higher'],
  'pain-trend': ['lower', 'same', 'higher'],
  downhill: ['yes'],
}

/** Reports a question that what is derived cannot answer. */
export function checkDerived(question: Question, place: Place, report: Report): void {
  if (question.derived === undefined) return
  const { by } = question.derived.from
  const at = [...place, 'derived', 'by']
  const choices = CHOICES[by]
  if (question.core) report.add([...place, 'derived'], 'a core answer is never derived')
  if (by === 'open-episode') {
    if (question.kind === 'scale') {
      report.add(at, `${by} answers a question with choices, items or a number`)
    }
  } else if (choices === undefined) {
    if (question.kind !== 'number' && question.kind !== 'scale') {
      report.add(at, `${by} answers a question with a number or a scale`)
    }
  } else if (
    question.kind !== 'choices' ||
    choices.some((choice) => !Object.hasOwn(question.choices, choice))
  ) {
    const needed = choices.length === 0 ? '' : `, among them ${choices.join(', ')}`
    report.add(at, `${by} answers a question with choices${needed}`)
  }
}

/** Reports what is derived from the answer to a question that is not there, or of another kind. */
export function checkDerivedFrom(
  own: Readonly<Record<string, Question>>,
  shared: Readonly<Record<string, Question>>,
  report: Report,
): void {
  const questions = { ...shared, ...own }
  for (const { id, derived } of Object.values(own)) {
    if (derived === undefined || !('of' in derived.from)) continue
    const { by, of } = derived.from
    const at = ['questions', id, 'derived', 'of']
    const other = Object.hasOwn(questions, of) ? questions[of] : undefined
    if (other === undefined) report.add(at, () => notA('a question', of, Object.keys(questions)))
    else if (by === 'episode-days' && other.kind !== 'flags') {
      report.add(at, `${by} needs a question with items`)
    } else if (by === 'episode-day' && other.kind !== 'choices') {
      report.add(at, `${by} needs a question with choices`)
    } else if (by === 'resting-hr-above' && other.kind !== 'number') {
      report.add(at, `${by} needs a question with a number`)
    }
  }
}
