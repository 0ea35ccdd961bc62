import { Ajv2020 } from 'ajv/dist/2020.js'
import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { adviceSchema } from '../../../src/core/advice/advice-schema.ts'
import { advise } from '../../../src/core/advice/advice.ts'
import { aMoment, aRulebook } from '../a-rulebook.ts'
import { rulebooks, someAnswers } from '../generated-rulebooks.ts'
import { runs } from '../runs.ts'

const conforms = new Ajv2020({ strict: true }).compile(
  z.toJSONSchema(adviceSchema, { io: 'input' }),
)
const moment = aMoment(2026, 11, 22, 7, 10, 60)
const advice = advise(
  aRulebook(),
  { redFlags: [], soreness: 1, sleep: 8, pain: 'none', age: 36 },
  moment,
)

test('every advice of every generated rulebook is as the schema says', () => {
  assert(
    property(rulebooks({ unknowns: true }), someAnswers, ({ rulebook }, answers) => {
      const printed: unknown = JSON.parse(JSON.stringify(advise(rulebook, answers, moment)))
      expect(conforms(printed), JSON.stringify(conforms.errors)).toBe(true)
    }),
    runs(200),
  )
})

test('fields may be added', () => {
  expect(conforms({ ...advice, week: 47 })).toBe(true)
})

test.for<object>([
  { schemaVersion: 2 },
  { verdict: 'run' },
  { care: null },
  { date: '22.11.2026' },
  { session: undefined },
  { session: { ...advice.session, minutes: { min: 1.5, target: 2, max: 3 } } },
  { session: { ...advice.session, modality: null } },
  { call: undefined },
  { coverage: { ...advice.coverage, conditional: 'no' } },
  { answers: { soreness: null } },
  { because: [{ rule: 'x' }] },
])('an advice with %j is not', (change) => {
  expect(conforms(JSON.parse(JSON.stringify({ ...advice, ...change })))).toBe(false)
})
