import { answerInWords } from '../core/checkin/answer-words.ts'
import { ANSWER_IN_TEXT, type Answers, type Rulebook } from '../core/rulebook/model.ts'
import { JOURNAL_MEND } from './words.ts'

/** What the journal answered by itself, and how to say otherwise; '' when that is nothing worth a word. */
export function journalWords(
  derived: readonly string[],
  answers: Answers,
  { questions }: Rulebook,
): string {
  const said = derived.flatMap((id) => {
    const words = questions[id]?.derived?.said
    return words === undefined || answers[id] === 0 ? [] : [{ id, words }]
  })
  if (said.length === 0) return ''
  const flags = said.flatMap(({ id }) => questions[id]?.flag ?? [])
  const sentences = said.map(({ words }) =>
    words.replaceAll(ANSWER_IN_TEXT, (whole, id: string) => {
      const question = questions[id]
      return question === undefined ? whole : answerInWords(question, answers[id])
    }),
  )
  return `${sentences.join('; ')}. ${JOURNAL_MEND} ${flags.map((flag) => `--${flag}`).join(' ')}`
}
