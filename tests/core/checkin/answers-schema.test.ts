import { Ajv2020 } from 'ajv/dist/2020.js'
import { anything, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersSchema } from '../../../src/core/checkin/answers-schema.ts'
import { readValue } from '../../../src/core/checkin/intake.ts'
import type { Question } from '../../../src/core/rulebook/model.ts'
import { aChoice, aGate, aList, anOpenGate, aNumber, aScale } from '../a-rulebook.ts'
import { runs } from '../runs.ts'

const { questions } = aGate(
  anOpenGate({
    questions: {
      soreness: aScale({ help: 'Right now.' }),
      sleep: aNumber({ clock: true }),
      pain: aChoice(['none', 'dull']),
      signs: aList(['flat', 'foggy']),
    },
  }),
)
const schema = answersSchema('answers', 'what a runner answers', Object.values(questions))
const accepts = new Ajv2020({ strict: true }).compile(schema)

test('is a JSON Schema of draft 2020-12 that says what is asked', () => {
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'answers',
    description: 'what a runner answers',
    additionalProperties: false,
    properties: {
      soreness: { description: 'How much? Right now.', type: 'integer', minimum: 0, maximum: 10 },
      sleep: { description: 'How many?', type: 'number', minimum: 0, maximum: 24 },
      pain: { description: 'Which?', type: 'string', enum: ['none', 'dull'] },
      signs: {
        anyOf: [
          { type: 'array', uniqueItems: true, items: { type: 'string', enum: ['flat', 'foggy'] } },
          { const: 'none' },
        ],
      },
    },
  })
})

describe('accepts', () => {
  test.for<[object, boolean]>([
    [{}, true],
    [{ soreness: 0, sleep: 7.5, pain: 'dull', signs: [] }, true],
    [{ soreness: 10, sleep: 24, signs: ['foggy', 'flat'] }, true],
    [{ soreness: 11 }, false],
    [{ soreness: 4.5 }, false],
    [{ soreness: '4' }, false],
    [{ soreness: null }, false],
    [{ sleep: '7h30' }, false],
    [{ sleep: -0.1 }, false],
    [{ pain: 'ache' }, false],
    [{ pain: ['dull'] }, false],
    [{ signs: 'flat' }, false],
    [{ signs: ['flat', 'flat'] }, false],
    [{ signs: ['x'] }, false],
    [{ weather: 'hot' }, false],
  ])('%j: %s', ([answers, accepted]) => {
    expect(accepts(answers)).toBe(accepted)
  })

  test('what the intake of answers accepts, and nothing else', () => {
    const value = constantFrom<unknown>(
      0,
      1,
      10,
      24,
      4.5,
      '4',
      'dull',
      'none',
      [],
      ['flat'],
      ['flat', 'foggy'],
      null,
      true,
    )
    assert(
      property(constantFrom(...Object.keys(questions)), value, anything(), (id, likely, other) => {
        for (const given of [likely, other]) {
          // JSON knows neither undefined nor the rest of what is no answer.
          const text = JSON.stringify({ [id]: given }, (_key, part: unknown) =>
            typeof part === 'bigint' ? null : part,
          )
          const answers = JSON.parse(text) as Record<string, unknown>
          if (!Object.hasOwn(answers, id) || Object.is(answers[id], -0)) continue
          expect(accepts(answers)).toBe(readValue(questions[id] as Question, answers[id]).ok)
        }
      }),
      runs(500),
    )
  })
})
