import { readText } from '../../core/checkin/intake.ts'
import type { AnswerValue, Question } from '../../core/rulebook/model.ts'
import { tick } from './tick.ts'
import type { Way } from './way.ts'

/** Asks one question whole. Nothing is preselected: Enter alone never stands for a good answer. */
export async function askQuestion(way: Way, question: Question): Promise<AnswerValue> {
  const { ask, help } = question
  switch (question.kind) {
    case 'scale': {
      const { from, to, low, high } = question
      const field = `${String(from)} ${low} ... ${String(to)} ${high}`
      return way.type({ ask, help, field, read: (text) => readText(question, text) })
    }
    case 'number': {
      const field = `${String(question.from)} to ${String(question.to)} ${question.unit}`
      return way.type({ ask, help, field, read: (text) => readText(question, text) })
    }
    case 'choices': {
      const options = Object.entries(question.choices).map(([id, text]) => ({ id, text }))
      return way.choose({ ask, help, options })
    }
    case 'flags': {
      const options = Object.entries(question.items).map(([id, { label }]) => ({ id, text: label }))
      return (await tick(way, { ask, help, options })).toSorted()
    }
  }
}
