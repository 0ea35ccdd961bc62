import type { AnswerValue, NumberQuestion, Question } from '../rulebook/model.ts'

/** An answer as a person would say it: `7 h 30`, `4/10`, the label of a choice, ticked items. */
export function answerInWords(question: Question, value: AnswerValue | undefined): string {
  if (value === undefined) return 'not told'
  switch (question.kind) {
    case 'scale':
      return `${String(value)}/${String(question.to)}`
    case 'number':
      return numberInWords(question, value as number)
    case 'choices':
      return (question.choices[value as string] as string).toLowerCase()
    case 'flags':
      return listInWords(question.items, value as readonly string[])
  }
}

function numberInWords({ clock, unit }: NumberQuestion, value: number): string {
  if (!clock) return `${String(value)} ${value === 1 ? oneOf(unit) : unit}`
  return unit === 'h' ? hoursInWords(value) : `${minutesAndSeconds(value * 60)} ${unit}`
}

/** `days` of one is `day`; a unit that is no plural stays. */
function oneOf(unit: string): string {
  return unit.replace(/(?<=[a-z])s$/, '')
}

/** `6:05`, of whole seconds. */
export function minutesAndSeconds(seconds: number): string {
  const whole = Math.round(seconds)
  const rest = whole % 60
  return `${String((whole - rest) / 60)}:${String(rest).padStart(2, '0')}`
}

function hoursInWords(hours: number): string {
  const minutes = Math.round(hours * 60)
  const rest = minutes % 60
  const whole = `${String((minutes - rest) / 60)} h`
  return rest === 0 ? whole : `${whole} ${String(rest).padStart(2, '0')}`
}

function listInWords(
  items: Readonly<Record<string, { readonly label: string }>>,
  ticked: readonly string[],
): string {
  if (ticked.length === 0) return 'none of them'
  return ticked.map((id) => items[id]?.label ?? id).join('; ')
}
