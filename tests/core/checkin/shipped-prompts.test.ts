import { assert, constantFrom, infiniteStream, property } from 'fast-check'
import { expect, test } from 'vitest'
import { loadBook, loadSafety } from '../../../src/adapters/rulebook-file.ts'
import { settle } from '../../../src/core/advice/settle.ts'
import { nextPrompt } from '../../../src/core/checkin/next.ts'
import type { Answers, AnswerValue, Question } from '../../../src/core/rulebook/model.ts'

const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
const rulebook = loadBook('rules/recovery.yaml', safety, sources)

type Pick = (values: readonly AnswerValue[]) => AnswerValue

/** Mostly nothing ticked, so that much is asked after it. */
function answerTo(question: Question, pick: Pick): AnswerValue {
  if (question.kind !== 'flags') return pick(rulebook.classes[question.id] as AnswerValue[])
  const one = pick(Object.keys(question.items))
  return pick([[], [], [], [], [one as string]])
}

/** What is known when everything that was asked has been answered, and the questions in their order. */
function asked(known: Answers, pick: Pick): { known: Answers; prompts: string[] } {
  const prompts: string[] = []
  for (let told = known; ;) {
    const prompt = nextPrompt(rulebook, told)
    if (prompt === undefined) return { known: told, prompts }
    const questions = prompt.kind === 'screen' ? prompt.questions : [prompt.question]
    prompts.push(prompt.kind === 'screen' ? prompt.screen : prompt.question.id)
    told = { ...told, ...Object.fromEntries(questions.map((q) => [q.id, answerTo(q, pick)])) }
  }
}

test('whoever answered what was asked is told of nothing that was assumed or supposed instead', () => {
  const shares = infiniteStream(constantFrom(...Array.from({ length: 64 }, (_, at) => at / 64)))
  assert(
    property(shares, (stream) => {
      const pick: Pick = (values) =>
        values[Math.floor(stream.next().value * values.length)] as AnswerValue
      const { known } = asked({}, pick)
      const { assumed, supposed } = settle(rulebook, known)
      const asks = (id: string): boolean => rulebook.questions[id]?.offered === true
      expect([...assumed, ...supposed].filter(asks)).toStrictEqual([])
    }),
    { numRuns: 500 },
  )
})

const THE_FIRST: Pick = ([value]) => value as AnswerValue

const MORNING: Answers = {
  redFlags: [],
  soreness: 3,
  sleep: 8,
  hunger: 'normal',
  pain: 'none',
  movement: 'looser',
}

test.for([
  ['none', []],
  ['long', []],
  ['intervals', []],
  ['other', ['lastModality']],
  ['strength', ['hoursSinceEffort']],
  ['race', ['raceKind', 'hoursSinceEffort']],
] as const)('after %s only what matters of it is asked: %j', ([lastEffort, expected]) => {
  const { prompts } = asked({ ...MORNING, lastEffort }, THE_FIRST)
  expect(prompts).toStrictEqual(['background', ...expected])
})

test('a pain is looked into before the movement test, and nobody with a sharp one is asked for it', () => {
  const { movement: _movement, ...still } = MORNING
  const first = asked({ ...still, pain: 'sharp' }, THE_FIRST)
  expect(first.prompts.slice(0, 1)).toStrictEqual(['painSigns'])
  expect(first.prompts).not.toContain('movement')
  const dull = asked({ ...still, pain: 'dull' }, THE_FIRST).prompts
  expect(dull.indexOf('painSigns')).toBeGreaterThanOrEqual(0)
  expect(dull.indexOf('painSigns')).toBeLessThan(dull.indexOf('movement'))
  expect(asked(still, THE_FIRST).prompts[0]).toBe('movement')
})
