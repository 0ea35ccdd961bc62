import { Ajv2020 } from 'ajv/dist/2020.js'
import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { adviceSchema } from '../../../src/core/advice/advice-schema.ts'
import { advise } from '../../../src/core/advice/advice.ts'
import { CARE_LEVELS } from '../../../src/core/rulebook/model.ts'
import { aMoment, aRulebook } from '../a-rulebook.ts'
import { described } from '../described.ts'
import { rulebooks, someAnswers } from '../generated-rulebooks.ts'
import { runs } from '../runs.ts'

const schema = z.toJSONSchema(adviceSchema, { io: 'input' })
const conforms = new Ajv2020({ strict: true }).compile(schema)
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

test('the schema says in words what the name of a field does not', () => {
  const fields = described(schema)
  expect(schema.title).toMatch(/\w{3}/)
  expect(fields.map(([name]) => name).toSorted()).toEqual([
    '',
    'advice',
    'at',
    'bpm',
    'call',
    'derived',
    'heartRate',
    'minutes',
    'modality',
    'optional',
    'percentMax',
    'percentThreshold',
    'rpe',
    'rule',
    'secondsPerKm',
    'session',
    'slope',
    'swimMinusBpm',
    'uncertaintyBpm',
    'uphill',
  ])
  for (const [name, words] of fields) expect(words, name).toMatch(/\w{3}/)
})

test.for<object>([
  ...CARE_LEVELS.map((care) => ({ care })),
  ...['measured-max', 'measured-threshold', 'tanaka', null].map((basis) => ({
    session: { ...advice.session, heartRate: { ...advice.session?.heartRate, basis } },
  })),
  { session: { ...advice.session, optional: true } },
  { answers: { soreness: 4, pain: 'none', redFlags: ['chest'] } },
])('an advice with %j is as the schema says', (change) => {
  expect(conforms(JSON.parse(JSON.stringify({ ...advice, ...change })))).toBe(true)
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
  { rule: undefined },
  { coverage: { ...advice.coverage, conditional: 'no' } },
  { answers: { soreness: null } },
  { because: [{ rule: 'x' }] },
  { date: '2026-11-22T07:10' },
  { date: 'on 2026-11-22' },
  { session: { ...advice.session, optional: false } },
  { session: { ...advice.session, rpe: {} } },
  { session: { ...advice.session, parts: [{}] } },
  { reassess: {} },
  { wouldChange: [{}] },
  { coverage: { ...advice.coverage, assumes: [{}] } },
  { warnings: [{}] },
  { rulebook: {} },
])('an advice with %j is not', (change) => {
  expect(conforms(JSON.parse(JSON.stringify({ ...advice, ...change })))).toBe(false)
})
