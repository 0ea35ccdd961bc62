import { questionsIn } from '../rulebook/classes.ts'
import type { ChoiceQuestion, Ladder, Question, Rulebook } from '../rulebook/model.ts'

const ASKED = {
  core: false,
  origin: 'asked',
  offered: true,
  worse: 'none',
  unknown: { policy: 'careful' },
} as const

/** The questions of the rulebook that may be entered about an episode: those its steps wait for, and those they tell. */
export function factsOf({ tell, steps }: Ladder): readonly string[] {
  const waited = steps.flatMap(({ until }) => (until === undefined ? [] : questionsIn(until)))
  return [...new Set([...tell, ...waited])]
}

/** What may be entered about the episodes of a rulebook, asked as the check-in asks it. */
export function factQuestions({ questions, safety }: Rulebook): Readonly<Record<string, Question>> {
  const ladders = Object.values(safety.ladders)
  const facts = ladders.flatMap((ladder) =>
    factsOf(ladder).map((id) => {
      const question = questions[id] as Question
      return ladder.tell.includes(id) ? asTold(question as ChoiceQuestion, ladder) : question
    }),
  )
  return Object.fromEntries(facts.map((question) => [question.id, question]))
}

/** A question of which only what the first step knows, and what is worse, may be told. */
function asTold(question: ChoiceQuestion, { steps }: Ladder): ChoiceQuestion {
  const answer = String(steps[0]?.answers[question.id])
  const { worse } = question
  const known =
    typeof worse === 'string' ? [answer] : worse.slice(Math.max(0, worse.indexOf(answer)))
  const choices = Object.entries(question.choices).filter(([choice]) => known.includes(choice))
  return { ...question, choices: Object.fromEntries(choices) }
}

/** Which kind of episode it is, by the ladders of a rulebook. */
export function kindQuestion({ safety }: Rulebook): Question {
  const labels = Object.entries(safety.ladders).map(([kind, { label }]) => [kind, label])
  return {
    ...ASKED,
    id: 'what',
    flag: 'what',
    ask: 'What is it?',
    kind: 'choices',
    choices: Object.fromEntries(labels) as Readonly<Record<string, string>>,
  }
}

/** Whether the last 24 hours were clean, in the words of the step where one is known. */
export function cleanQuestion(check = 'Were the last 24 hours clean?'): Question {
  return {
    ...ASKED,
    id: 'clean',
    flag: 'clean',
    ask: check,
    kind: 'choices',
    choices: { yes: 'Yes', no: 'No' },
  }
}
