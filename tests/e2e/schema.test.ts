import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { readCases } from '../../src/adapters/cases-folder.ts'
import { momentOfText } from '../../src/adapters/clock.ts'
import { shippedRulebook } from '../../src/adapters/shipped-rulebook.ts'
import { parseYaml } from '../../src/adapters/yaml-text.ts'
import { adviceSchema } from '../../src/core/advice/advice-schema.ts'
import { advise } from '../../src/core/advice/advice.ts'
import { momentAnswers } from '../../src/core/checkin/collect.ts'
import { readValue } from '../../src/core/checkin/intake.ts'
import type { Answers } from '../../src/core/rulebook/model.ts'
import { adviceJson } from '../../src/render/json.ts'
import { HILLS } from './hills-rulebook.ts'
import { homeWith, linesOf } from './past-days.ts'
import { AT, newFile, newFolder, recover, RESTED, RESTED_FLAGS } from './recover.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const rulebook = shippedRulebook(path('../../dist'))
const cases = readCases(path('../../rules/cases'))

const SUBJECTS = ['answers', 'advice', 'rulebook', 'profile', 'review', 'replay'] as const
type Subject = (typeof SUBJECTS)[number]

const printed = new Map<Subject, unknown>()
const validators = new Map<Subject, ValidateFunction>()

beforeAll(async () => {
  const runs = await Promise.all(SUBJECTS.map((subject) => recover(['schema', subject])))
  for (const [index, subject] of SUBJECTS.entries()) {
    const schema: unknown = JSON.parse(runs[index]?.stdout ?? '')
    if (typeof schema !== 'object' || schema === null) throw new Error(`${subject}: no schema`)
    printed.set(subject, schema)
    validators.set(
      subject,
      new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema),
    )
  }
})

/** What a schema says of a value: nothing when it is right. */
function wrongs(subject: Subject, value: unknown): string[] {
  const validate = validators.get(subject)
  if (validate === undefined) throw new Error(`no schema of ${subject}`)
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** What the contract promises of an advice and no schema can say. */
function brokenPromises(advice: z.infer<typeof adviceSchema>): string[] {
  const { verdict, care, session, coverage, wouldChange, reassess, answers } = advice
  const minutes = session?.parts[0]?.minutes
  const promises: readonly (readonly [string, boolean])[] = [
    ['it is for the day of its moment', advice.at.startsWith(advice.date)],
    ['no session where somebody has to look', verdict !== 'reassess' || session === null],
    ['nor where care is urgent', !/emergency|today/.test(care) || session === null],
    [
      'an emergency has its one line, nothing else has',
      (care === 'emergency') === (advice.call !== null),
    ],
    ['a move has a session', verdict !== 'move' || session !== null],
    ['a rest has none, or a stroll', verdict !== 'rest' || (session?.optional ?? true)],
    ['only a stroll is optional', session?.optional !== true || session.minutes.max <= 15],
    ['a stroll has no heart rate', session?.optional !== true || session.heartRate === null],
    ['never above 70 % of maximum', (session?.heartRate?.percentMax?.max ?? 0) <= 70],
    ['never harder than 3 of 10', (session?.rpe.max ?? 0) <= 3],
    ['the main part lasts as long as is aimed at', minutes === session?.minutes.target],
    ['least, aimed at and most in order', inOrder(session?.minutes)],
    ['nothing banned is offered', !session?.banned.some((id) => offered(session).includes(id))],
    ['conditional is to assume something', coverage.conditional === coverage.assumes.length > 0],
    ['what is answered is said', coverage.answered.every((id) => Object.hasOwn(answers, id))],
    ['what would change it gives another verdict', wouldChange.every((c) => c.verdict !== verdict)],
    ['when to look again is a local time', /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(reassess.when)],
    ['and comes after it', reassess.when > advice.at.slice(0, 16)],
    [
      'there is a reason, and its sources',
      advice.because.some(({ sources }) => sources.length > 0),
    ],
    ['there is something to do', advice.do.length > 0],
  ]
  return promises.filter(([, kept]) => !kept).map(([promise]) => promise)
}

type Session = NonNullable<z.infer<typeof adviceSchema>['session']>

function inOrder(minutes: Session['minutes'] | undefined): boolean {
  return minutes === undefined || (minutes.min <= minutes.target && minutes.target <= minutes.max)
}

function offered({ modality, alternatives, parts }: Session): string[] {
  return [modality, ...alternatives, ...parts.map(({ activity }) => activity)]
}

/** The smallest rulebook with something changed in it. */
function hills(from: string, to: string): unknown {
  return parseYaml(HILLS.replace(from, to), 'hills.yaml').value
}

test.each(SUBJECTS)('the schema of %s is draft 2020-12 and says what it is of', (subject) => {
  expect(printed.get(subject)).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `recover ${subject}`,
    description: expect.any(String) as string,
  })
})

describe('advice', () => {
  const advices = cases.map(({ name, given, only, at = '2026-11-22T07:10' }) => {
    const moment = momentOfText(at)
    const answers: Answers = Object.fromEntries([
      ...(only === true ? [] : Object.entries(RESTED)),
      ...Object.entries(momentAnswers(rulebook, moment)),
      ...Object.entries(given).flatMap(([id, value]) => {
        const question = rulebook.questions[id]
        const read = question && readValue(question, value)
        return read?.ok === true ? [[id, read.value] as const] : []
      }),
    ])
    return { name, advice: JSON.parse(adviceJson(advise(rulebook, answers, moment))) as unknown }
  })

  test('of every worked check-in fits', () => {
    expect(advices.length).toBeGreaterThanOrEqual(150)
    const unfit = advices.flatMap(({ name, advice }) =>
      wrongs('advice', advice).map((wrong) => `${name}: ${wrong}`),
    )
    expect(unfit).toEqual([])
  })

  test('of every worked check-in keeps what the contract says beside its shape', () => {
    const broken = advices.flatMap(({ name, advice }) =>
      brokenPromises(adviceSchema.parse(advice)).map((promise) => `${name}: ${promise}`),
    )
    expect(broken).toEqual([])
  })

  test('as the program prints it fits', async () => {
    const { stdout } = await recover(['today', ...AT, ...RESTED_FLAGS, '--age=40', '--json'])
    const advice: unknown = JSON.parse(stdout)
    expect(advice).toMatchObject({ session: { heartRate: { basis: 'tanaka' } } })
    expect(wrongs('advice', advice)).toEqual([])
  })

  const whole = (): Record<string, unknown> => structuredClone(advices[0]?.advice) as never

  test.each<[string, Record<string, unknown>]>([
    ['another version', { schemaVersion: 2 }],
    ['an unknown verdict', { verdict: 'run' }],
    ['an unknown care', { care: 'soon' }],
    ['a date that is none', { date: '22.11.2026' }],
    ['no session at all', { session: undefined }],
    ['a session in words', { session: 'walk' }],
    ['texts that are no list', { do: 'walk' }],
    ['a number for a reason', { because: [4] }],
  ])('with %s does not', (_, change) => {
    expect(wrongs('advice', whole())).toEqual([])
    const changed: unknown = JSON.parse(JSON.stringify({ ...whole(), ...change }))
    expect(wrongs('advice', changed)).not.toEqual([])
  })

  test('a field more fits: readers must not stumble over what is added', () => {
    expect(wrongs('advice', { ...whole(), mood: 'good' })).toEqual([])
  })
})

describe('answers', () => {
  test('of every worked check-in fit', () => {
    const unfit = cases.flatMap(({ name, given }) =>
      wrongs('answers', given).map((wrong) => `${name}: ${wrong}`),
    )
    expect(unfit).toEqual([])
  })

  // What the schema refuses the program refuses, and the other way round.
  test.each<[unknown, boolean]>([
    [RESTED, true],
    [{}, true],
    [{ soreness: 0 }, true],
    [{ soreness: 10 }, true],
    [{ soreness: 11 }, false],
    [{ soreness: -1 }, false],
    [{ soreness: 4.5 }, false],
    [{ soreness: '4' }, false],
    [{ soreness: null }, false],
    [{ sleep: 24 }, true],
    [{ sleep: 24.01 }, false],
    [{ sleep: 7.25 }, true],
    [{ hunger: 'huge' }, false],
    [{ redFlags: 'none' }, true],
    [{ redFlags: 'dark-urine' }, false],
    [{ redFlags: ['dark-urine'] }, true],
    [{ redFlags: ['dark-urine', 'dark-urine'] }, false],
    [{ redFlags: ['none'] }, false],
    [{ sorness: 4 }, false],
    [[], false],
    [null, false],
  ])('%j: %s', async (answers, fits) => {
    expect(wrongs('answers', answers).length === 0).toBe(fits)
    const ran = await recover(['today', '--answers', '-'], { stdin: JSON.stringify(answers) })
    expect([0, 2].includes(ran.code ?? -1)).toBe(fits)
    if (!fits) expect(ran.code).toBe(65)
  })
})

describe('profile', () => {
  test('what profile set writes fits', async () => {
    const home = newFolder()
    const words = ['age', '50', 'sex', 'female', 'usual-minutes', '60', 'medicine', 'statin']
    expect(await recover(['profile', 'set', ...words], { home })).toMatchObject({ code: 0 })
    const { value } = parseYaml(readFileSync(`${home}/profile.yaml`), 'profile.yaml')
    expect(value).toMatchObject({ age: 50, sex: 'female', usualMinutes: 60 })
    expect(wrongs('profile', value)).toEqual([])
  })

  test.each([{ age: 4 }, { age: '50' }, { sex: 'f' }, { soreness: 4 }, { hrMax: 300 }, []])(
    '%j does not',
    (profile) => {
      expect(wrongs('profile', profile)).not.toEqual([])
    },
  )
})

describe('rulebook', () => {
  test('the shipped one fits, and the smallest of one’s own', () => {
    const file = path('../../rules/recovery.yaml')
    expect(wrongs('rulebook', parseYaml(readFileSync(file), file).value)).toEqual([])
    expect(wrongs('rulebook', hills('', ''))).toEqual([])
  })

  test.each<[string, string, string]>([
    ['a missing version', 'version: 1.0.0\n', ''],
    ['another version', '1.0.0', '"1"'],
    ['an unknown key', 'about:', 'abuot:'],
    ['a verdict that is none', 'verdict: move', 'verdict: run'],
    ['no sources', 'sources: [practice-amunix]', 'sources: []'],
    ['a question that is called as every object is called', 'hillMood:', 'toString:'],
    ['a flag with two dashes inside', '    worse', '    flag: a--b\n    worse'],
    ['minutes that are none', '{ from: 6, to: 10 }', '{ from: 0, to: 10 }'],
    ['minutes of both kinds', '{ from: 6, to: 10 }', '{ from: 6, to: 10, at-least: 5 }'],
  ])('with %s does not', (_, from, to) => {
    expect(wrongs('rulebook', hills(from, to))).not.toEqual([])
  })
})

async function replayed(file: string, home: string): Promise<Record<string, unknown>> {
  const { stdout } = await recover(['rules', 'replay', file, '--json'], { home })
  return JSON.parse(stdout)
}

describe('replay', () => {
  const shipped = readFileSync(path('../../rules/recovery.yaml'), 'utf8')
  const bolder = newFile(
    'mine.yaml',
    shipped.replace('when: { sleep: { below: 5 } }', 'when: { sleep: { below: 4 } }'),
  )
  const DAYS = [
    { ago: 3, answers: { sleep: 4.5, signs: [], context: [] } },
    { ago: 2, answers: { soreness: 2 } },
    { ago: 1, answers: { soreness: 6 } },
  ]

  test('as the program prints it fits: days that differ, and lines that cannot be read', async () => {
    const [line = '', ...lines] = linesOf([{ ago: 4 }, ...DAYS])
    const found = await replayed(bolder, homeWith([line.replace('move', 'oily'), ...lines]))
    expect(found).toMatchObject({ days: [{ way: 'looser' }], unread: [{ line: 1 }] })
    expect(wrongs('replay', found)).toEqual([])
    const [day] = found['days'] as [Record<string, unknown>]
    for (const change of [
      { way: 'bolder' },
      { sides: { minutes: 3 } },
      { recorded: {} },
      { inUse: { ...(day['inUse'] as object), session: { minutes: 20 } } },
      { other: { ...(day['other'] as object), supposed: undefined } },
    ]) {
      const other: unknown = JSON.parse(JSON.stringify({ ...found, days: [{ ...day, ...change }] }))
      expect(wrongs('replay', other)).not.toEqual([])
    }
    expect(wrongs('replay', { ...found, unread: [{ line: 1, why: 'tired' }] })).not.toEqual([])
  })

  test('and days on which the advice has changed since, or that cannot be replayed', async () => {
    const home = homeWith(linesOf(DAYS))
    const own = newFile('hills.yaml', HILLS)
    await recover(['rules', 'use', own, '--unproven'], { home })
    const now = await replayed('default', home)
    expect(now).toMatchObject({ changedSince: [{}, {}, {}] })
    expect(wrongs('replay', now)).toEqual([])
    await recover(['rules', 'use', 'default'], { home })
    const words = ['today', '--rules', own, '--unproven', '--hill-mood=1', ...RESTED_FLAGS]
    expect((await recover(words, { home })).code).toBe(0)
    const then = await replayed('default', home)
    expect(then).toMatchObject({ notReplayed: [{ why: 'other-questions' }] })
    expect(wrongs('replay', then)).toEqual([])
    const [left] = then['notReplayed'] as [object]
    expect(wrongs('replay', { ...then, notReplayed: [{ ...left, why: 'tired' }] })).not.toEqual([])
  })
})
