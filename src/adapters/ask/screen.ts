import { screenLines, unticked, type Prompt, type ScreenLine } from '../../core/checkin/next.ts'
import type { Answers, AnswerValue, FlagsQuestion, Question } from '../../core/rulebook/model.ts'
import { askQuestion } from './question.ts'
import { tick } from './tick.ts'
import type { Way } from './way.ts'

type Screen = Extract<Prompt, { kind: 'screen' }>

const TITLE = {
  first: 'Any of these, now or since you last ran?',
  background: 'Do any of these apply to you?',
} as const

/** The item by which a runner takes a ticked line back; no item id can be empty. */
const TAKEN_BACK = ''

/**
 * Asks a screen: every line at once, Enter when none applies, then only what the ticked lines open.
 * Answers every question of the screen.
 */
export async function askScreen(way: Way, { screen, questions }: Screen): Promise<Answers> {
  const lines = screenLines(questions)
  const [only, ...others] = questions
  const ticked = await tick(way, {
    ask: only !== undefined && others.length === 0 ? only.ask : TITLE[screen],
    options: lines.map(({ text }, index) => ({ id: String(index), text })),
  })
  const open = lines.filter((_line, index) => ticked.includes(String(index)))
  const answers: Record<string, AnswerValue> = { ...unticked(questions) }
  for (const question of questions) {
    const mine = open.filter((line) => line.question === question.id)
    const answer = await opened(way, question, mine, Object.hasOwn(answers, question.id))
    if (answer !== undefined) answers[question.id] = answer
  }
  return answers
}

/** What the ticked lines of a question say; undefined leaves its assumed value. */
async function opened(
  way: Way,
  question: Question,
  lines: readonly ScreenLine[],
  assumed: boolean,
): Promise<AnswerValue | undefined> {
  // Without a value to assume, "not ticked" would leave the question open and the screen would return.
  if (question.kind !== 'flags') {
    return lines.length > 0 || !assumed ? askQuestion(way, question) : undefined
  }
  if (lines.length === 0) return assumed ? undefined : []
  const items: string[] = []
  for (const line of lines) items.push(...(await itemsOf(way, question, line)))
  return items.toSorted()
}

/**
 * The items meant by a ticked line. One item is the line itself; of several at least one has to be
 * ticked, or the line taken back in so many words: a ticked line never turns into "none" in silence.
 */
async function itemsOf(
  way: Way,
  question: FlagsQuestion,
  line: ScreenLine,
): Promise<readonly string[]> {
  if (line.items.length === 1) return line.items
  const items = line.items.map((id) => ({ id, text: question.items[id]?.label ?? id }))
  const ticked = await tick(way, {
    ask: line.text,
    help: 'Which of these? Tick all that apply.',
    options: [...items, { id: TAKEN_BACK, text: 'None of these after all' }],
    refuse: (ids) => {
      if (ids.length === 0) return 'Nothing is ticked: tick what applies, or the last line.'
      if (ids.length === 1 || !ids.includes(TAKEN_BACK)) return undefined
      return 'The last line says none of these: untick it, or the others.'
    },
  })
  return ticked.filter((id) => id !== TAKEN_BACK)
}
