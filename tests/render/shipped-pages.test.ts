import {
  assert,
  constant,
  constantFrom,
  oneof,
  property,
  record,
  subarray,
  type Arbitrary,
} from 'fast-check'
import { expect, test } from 'vitest'
import { loadBook, loadSafety } from '../../src/adapters/rulebook-file.ts'
import type { Answers, AnswerValue, Question } from '../../src/core/rulebook/model.ts'
import { adviceText } from '../../src/render/text.ts'
import { anAdviceFor, aStyle, explained, linesOf, printed, unfit } from './a-page.ts'

const { safety, sources } = loadSafety('rules/safety.yaml', 'rules/sources.yaml')
const rulebook = loadBook('rules/recovery.yaml', safety, sources)

function answerTo(question: Question): Arbitrary<AnswerValue | undefined> {
  const values = rulebook.classes[question.id]
  if (question.kind !== 'flags') return constantFrom(...(values ?? []), undefined)
  const items = subarray(Object.keys(question.items), { maxLength: 2 })
  return oneof({ weight: 4, arbitrary: constant([]) }, items)
}

const answers = record(
  Object.fromEntries(
    Object.values(rulebook.questions).map((question) => [question.id, answerTo(question)]),
  ),
).map((given): Answers =>
  Object.fromEntries(
    Object.entries(given).flatMap(([id, v]) => (v === undefined ? [] : [[id, v]])),
  ),
)

test('every page of the shipped rulebook fits, opens with its verdict, and keeps every stop sign', () => {
  assert(
    property(answers, constantFrom(20, 40, 80), (given, columns) => {
      const style = aStyle(columns)
      const advice = anAdviceFor(rulebook, given)
      const lines = linesOf(adviceText(advice, rulebook, style))
      expect(unfit(lines, columns)).toStrictEqual([])
      const opening = advice.care === 'emergency' ? 'STOP' : advice.verdict.toUpperCase()
      expect(lines[0]).toMatch(new RegExp(`^${opening}\\b`))
      const words = lines.join(' ').replaceAll(/[\s•-]+/g, '')
      const missing = advice.stopIf.filter(
        (sign) => !words.includes(sign.replaceAll(/[\s-]+/g, '')),
      )
      expect(missing).toStrictEqual([])
    }),
    { numRuns: 300 },
  )
})

test('every explanation fits', () => {
  assert(
    property(answers, constantFrom(20, 40, 80), (given, columns) => {
      expect(unfit(explained(rulebook, given, aStyle(columns)), columns)).toStrictEqual([])
    }),
    { numRuns: 50 },
  )
})

const calls = [...Object.values(safety.advice), ...Object.values(rulebook.book.advice)].flatMap(
  ({ id, care, words }) => (care === 'emergency' ? [[id, words.call ?? ''] as const] : []),
)

test.each(calls)('%s: its call is one line of 80 columns, first and alone', (_id, call) => {
  const advice = anAdviceFor(rulebook, { redFlags: ['chest-pain-now'] })
  for (const unicode of [true, false]) {
    const page = adviceText({ ...advice, call }, rulebook, aStyle(80, { unicode }))
    expect(linesOf(page).slice(0, 2)).toStrictEqual([call, ''])
  }
  expect(call).toMatch(/^STOP\. .*\(112, 911, 999\)/)
})

test('without a movement test the page says how to do it and what each outcome means', () => {
  const given: Answers = { redFlags: [], soreness: 4, sleep: 8, hunger: 'normal', pain: 'none' }
  const page = printed(rulebook, { ...given, movement: 'not-done' }, aStyle(80)).join(' ')
  const words = page.replaceAll(/\s+/g, ' ')
  for (const told of [
    'Walk ten minutes',
    'Looser or the same:',
    'Heavier,',
    'A pain that sharpens',
  ]) {
    expect(words).toContain(told)
  }
})

test('an ordinary morning fits on one screen of 35 lines', () => {
  const ordinary: Answers = {
    ...Object.fromEntries(
      Object.values(rulebook.questions).flatMap(({ id, unknown }) =>
        unknown.policy === 'assume' ? [[id, unknown.value]] : [],
      ),
    ),
    soreness: 4,
    sleep: 7.5,
    hunger: 'normal',
    pain: 'none',
    movement: 'looser',
    lastEffort: 'long',
    age: 36,
    usualMinutes: 60,
  }
  expect(printed(rulebook, ordinary, aStyle(80)).length).toBeLessThanOrEqual(35)
})

test('a page with a red flag never says how to get round it; what else changes it is told', () => {
  const given: Answers = {
    soreness: 4,
    sleep: 8,
    hunger: 'normal',
    pain: 'none',
    movement: 'looser',
  }
  const red = { ...given, redFlags: ['suicidal-thoughts'] }
  expect(printed(rulebook, red, aStyle(80)).join(' ')).not.toContain('Changes if')
  expect(explained(rulebook, red, aStyle(80)).join(' ')).toContain('without thoughts of ending')
  const clear = printed(rulebook, { ...given, redFlags: [] }, aStyle(80)).join(' ')
  expect(clear).toContain('Changes if: soreness 7/10')
})

test('who asks why learns how far an estimated limit may be off, and from which works', () => {
  const given: Answers = {
    soreness: 4,
    sleep: 8,
    hunger: 'normal',
    pain: 'none',
    movement: 'looser',
  }
  const page = explained(rulebook, { ...given, age: 45 }, aStyle(80)).join(' ')
  expect(page.replaceAll(/\s+/g, ' ')).toContain(
    '(the cap by about 8, one in twenty by 15 or more)',
  )
  expect(page).toContain('Tanaka')
  expect(explained(rulebook, given, aStyle(80)).join(' ')).not.toContain('one in twenty')
})
