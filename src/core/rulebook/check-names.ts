import { ANSWER_IN_TEXT } from './model.ts'
import { notA, type Place, type Report } from './problem.ts'

/** Every `sources` list in a file, wherever it stands, names works that `sources.yaml` has. */
export function checkSources(
  written: unknown,
  sources: Readonly<Record<string, unknown>>,
  report: Report,
  place: Place = [],
): void {
  if (typeof written !== 'object' || written === null) return
  for (const [key, value] of Object.entries(written)) {
    const at = [...place, Array.isArray(written) ? Number(key) : key]
    if (key === 'sources' && Array.isArray(value)) {
      value.forEach((id: string, index) => {
        if (Object.hasOwn(sources, id)) return
        report.add([...at, index], () => notA('a source', id, Object.keys(sources)))
      })
    } else {
      checkSources(value, sources, report, at)
    }
  }
}

/** Every answer in a text, wherever it stands, is the answer to a question. */
export function checkTexts(
  written: unknown,
  questions: Readonly<Record<string, unknown>>,
  report: Report,
  place: Place = [],
): void {
  if (typeof written === 'string') {
    for (const match of written.matchAll(ANSWER_IN_TEXT)) {
      const id = match[1] as string
      if (Object.hasOwn(questions, id)) continue
      report.add(place, () => notA('a question', id, Object.keys(questions)))
    }
  } else if (typeof written === 'object' && written !== null) {
    for (const [key, value] of Object.entries(written)) {
      checkTexts(value, questions, report, [...place, Array.isArray(written) ? Number(key) : key])
    }
  }
}
