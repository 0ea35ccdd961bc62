import { Command, CommanderError } from 'commander'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as ProfileFile from '../../src/adapters/profile-file.ts'
import { profileStore } from '../../src/adapters/profile-store.ts'
import type { Places } from '../../src/adapters/paths.ts'
import type { App } from '../../src/app.ts'
import { profileCommand } from '../../src/commands/profile.ts'
import type { Prompt } from '../../src/core/checkin/next.ts'
import type { Answers } from '../../src/core/rulebook/model.ts'
import { RecoverError } from '../../src/errors.ts'
import { aFolder } from '../fixtures/folder.ts'
import { aRulebook } from '../core/a-rulebook.ts'
import { QUESTIONS } from '../fixtures/profile-questions.ts'

interface Run {
  readonly out: string
  readonly error: RecoverError | CommanderError | undefined
  readonly asked: readonly Prompt[]
}

interface Setting {
  readonly places?: Places
  /** What is answered to each prompt, by question id; without it this is no terminal. */
  readonly replies?: Answers
}

function aPlace(): Extract<Places, { kept: true }> {
  const folder = aFolder()
  const [profile, cache] = [join(folder, 'profile.yaml'), join(folder, 'cache')]
  const [rulebook, rulebookChoice] = [join(folder, 'rulebook.yaml'), join(folder, 'rulebook')]
  const journal = join(folder, 'journal.ndjson')
  return { kept: true, profile, cache, journal, rulebook, rulebookChoice }
}

/** Runs `recover profile WORDS` on a real profile file. */
async function run(words: readonly string[], setting: Setting = {}): Promise<Run> {
  const { places = aPlace(), replies } = setting
  const asked: Prompt[] = []
  let out = ''
  const app: App = {
    terminal: { asks: replies !== undefined, columns: 80, colour: 0, unicode: true },
    out: (text) => {
      out += text
    },
    err: unused,
    show: unused,
    now: unused,
    wallClock: unused,
    momentOf: unused,
    elapsed: unused,
    rulesFiles: unused,
    rulebook: () => Promise.resolve({ ...aRulebook(), questions: QUESTIONS }),
    proofs: { kept: unused, keep: unused },
    rulebooks: { fileOf: unused, begin: unused, choose: unused, remember: unused },
    readAnswers: unused,
    cases: unused,
    profile: profileStore(places, () => Promise.resolve(ProfileFile), unused),
    journal: {
      path: '',
      append: unused,
      tail: unused,
      all: unused,
      history: unused,
      rewrite: unused,
    },
    stamp: unused,
    time: unused,
    kept: unused,
    places: unused,
    ask: (prompt) => {
      asked.push(prompt)
      const id = prompt.kind === 'question' ? prompt.question.id : prompt.screen
      const reply = replies?.[id]
      if (reply === undefined) throw new RecoverError('cancelled', 'Cancelled')
      return Promise.resolve({ [id]: reply })
    },
  }
  const command = await profileCommand(app)
  const program = new Command('recover').addCommand(command)
  for (const each of [program, command, ...command.commands]) {
    each
      .exitOverride()
      .configureOutput({ writeOut: (text) => app.out(text), writeErr: () => undefined })
  }
  try {
    await program.parseAsync(['profile', ...words], { from: 'user' })
    return { out, error: undefined, asked }
  } catch (error) {
    if (!(error instanceof RecoverError) && !(error instanceof CommanderError)) throw error
    return { out, error, asked }
  }
}

function unused(): never {
  throw new Error('the profile command has no use for this')
}

const messages = ({ error }: Run): string[] =>
  error instanceof RecoverError ? error.findings.map(({ message }) => message) : []

test('show: nothing yet', async () => {
  const places = aPlace()
  const { out, error } = await run(['show'], { places })
  expect(error).toBeUndefined()
  expect(out).toBe(`\
Nothing is set yet.

Not set: age, sex, hrMax, conditions
Kept in ${places.profile}
Change it with: recover profile set KEY VALUE
`)
  expect(await run([], { places })).toMatchObject({ out, error: undefined })
})

test('show: values in words', async () => {
  const places = aPlace()
  writeFileSync(places.profile, 'conditions: []\nage: 42\nsex: female\n', { mode: 0o600 })
  const { out } = await run(['show'], { places })
  expect(out.split('\n\n')[0]).toBe(
    '  age         42 years\n  sex         female\n  conditions  none of them',
  )
  expect(out).toContain('Not set: hrMax\n')
})

test('show --json: one object, null for no place', async () => {
  const places = aPlace()
  writeFileSync(places.profile, 'age: 42\n', { mode: 0o600 })
  const { out } = await run(['show', '--json'], { places })
  expect(JSON.parse(out)).toEqual({ path: places.profile, profile: { age: 42 } })
  const nowhere = await run(['show', '--json'], { places: { kept: false, why: 'no HOME' } })
  expect(JSON.parse(nowhere.out)).toEqual({ path: null, profile: {} })
})

test('set: several values, by question or by flag, told once they are saved', async () => {
  const places = aPlace()
  const words = [
    'set',
    'age',
    '42',
    'sex',
    'female',
    'hr-max',
    '188',
    'condition',
    'pacemaker,pregnant',
  ]
  const { out, error } = await run(words, { places })
  expect(error).toBeUndefined()
  expect(out.replaceAll('\n', ' ')).toBe(
    `Saved in ${places.profile}: age 42 years, sex female, hrMax 188 bpm, conditions A pacemaker; Pregnant. `,
  )
  expect(readFileSync(places.profile, 'utf8')).toMatch(
    /\n\nage: 42\nsex: female\nhrMax: 188\nconditions: \[pacemaker, pregnant\]\n$/,
  )
  await run(['set', 'conditions', 'none'], { places })
  expect(readFileSync(places.profile, 'utf8')).toMatch(/\nconditions: \[\]\n$/)
})

test.for([
  [['agee', '42'], ['"agee" is not a key of the profile (did you mean age?)']],
  [['hrmax', '188'], ['"hrmax" is not a key of the profile (did you mean hrMax?)']],
  [['soreness', '3'], ['"soreness" is not a key of the profile']],
  [['age', '4'], ['age: found "4"; expected a number from 5 to 110 (years)']],
  [['age', ''], ['age: found ""; expected a number from 5 to 110 (years)']],
  [['age', '0x2A'], ['age: found "0x2A"; expected a number from 5 to 110 (years)']],
  [['sex', 'Female'], ['sex: found "Female"; expected one of female, male']],
  [['age', '42', 'sex'], ['sex has no value; expected KEY VALUE pairs']],
  [['age', '42', 'age', '43'], ['age is given twice']],
  [['hrMax', '188', 'hr-max', '189'], ['hr-max is given twice']],
  [
    ['__proto__', '1', 'age', 'old'],
    [
      '"__proto__" is not a key of the profile',
      'age: found "old"; expected a number from 5 to 110 (years)',
    ],
  ],
] as const)('set %j: nothing is saved', async ([words, expected]) => {
  const places = aPlace()
  const result = await run(['set', ...words], { places })
  expect(messages(result)).toEqual(expected)
  expect(result.error).toMatchObject({
    code: 'usage',
    hint: 'Such as: recover profile set age 42 sex female',
  })
  expect(result.out).toBe('')
  expect((await run(['show', '--json'], { places })).out).toContain('"profile": {}')
})

test('set and unset without words are usage errors of the command line', async () => {
  expect((await run(['set'])).error).toMatchObject({ code: 'commander.missingArgument' })
  expect((await run(['unset'])).error).toMatchObject({ code: 'commander.missingArgument' })
})

test('unset: one value goes, the others and their comments stay', async () => {
  const places = aPlace()
  writeFileSync(places.profile, '# me\n\nage: 42\nsex: female # f\n', { mode: 0o600 })
  const { out } = await run(['unset', 'age', 'hr-max'], { places })
  expect(out).toBe(`Saved in ${places.profile}: age not set, hrMax not set.\n`)
  expect(readFileSync(places.profile, 'utf8')).toBe('# me\n\nsex: female # f\n')
  const wrong = await run(['unset', 'sexx', 'sex'], { places })
  expect(messages(wrong)).toEqual(['"sexx" is not a key of the profile (did you mean sex?)'])
  expect(readFileSync(places.profile, 'utf8')).toContain('sex: female')
})

test('a profile that is not right is told with its place, and not written over', async () => {
  const places = aPlace()
  writeFileSync(places.profile, 'age: 42\nsexx: female\n', { mode: 0o600 })
  for (const words of [['show'], ['set', 'age', '43'], ['unset', 'age']]) {
    const { error } = await run(words, { places })
    expect(error).toMatchObject({
      code: 'data',
      findings: [{ at: { file: places.profile, line: 2, column: 1, text: 'sexx: female' } }],
    })
  }
  expect(readFileSync(places.profile, 'utf8')).toBe('age: 42\nsexx: female\n')
})

test('what is wrong with a profile is mended by set and unset', async () => {
  const places = aPlace()
  writeFileSync(places.profile, '# me\nage: old\nsexx: female\n', { mode: 0o600 })
  const first = await run(['unset', 'sexx', 'age'], { places })
  expect(first.out).toBe(`Saved in ${places.profile}: sexx not set, age not set.\n`)
  writeFileSync(places.profile, '# me\nage: old # soon 43\n', { mode: 0o600 })
  const second = await run(['set', 'age', '42'], { places })
  expect(second.out).toBe(`Saved in ${places.profile}: age 42 years.\n`)
  expect(readFileSync(places.profile, 'utf8')).toBe('# me\nage: 42 # soon 43\n')
})

test('what could not be saved says so, and what it was', async () => {
  const { error, out } = await run(['set', 'age', '42', 'sex', 'male'], {
    places: { kept: false, why: 'HOME is not set' },
  })
  expect(error).toMatchObject({
    code: 'io',
    message: 'NOT SAVED: HOME is not set',
    hint: 'You gave: age 42 years, sex male.',
  })
  expect(out).toBe('')
})

test('edit without a terminal is a usage error that names set', async () => {
  const { error, asked } = await run(['edit'])
  expect(error).toMatchObject({
    code: 'usage',
    hint: 'Set values with: recover profile set KEY VALUE',
  })
  expect(asked).toEqual([])
})

test('edit lists what there is with its value, then asks for what was ticked', async () => {
  const places = aPlace()
  writeFileSync(places.profile, 'age: 42\nsex: female\n', { mode: 0o600 })
  const { asked, out } = await run(['edit'], {
    places,
    replies: { profile: ['age', 'conditions'], age: 43, conditions: [] },
  })
  expect(asked).toMatchObject([
    {
      question: {
        kind: 'flags',
        items: {
          age: { label: 'How old are you? (now: 42 years)' },
          sex: { label: 'Sex, for the heart-rate estimate (now: female)' },
          hrMax: { label: 'Highest heart rate you have measured (now: not set)' },
          conditions: { label: 'Which of these? (now: not set)' },
        },
      },
    },
    { question: { id: 'age' } },
    { question: { id: 'conditions' } },
  ])
  expect(out.replaceAll('\n', ' ')).toBe(
    `Saved in ${places.profile}: age 43 years, conditions none of them. `,
  )
  expect(readFileSync(places.profile, 'utf8')).toBe('age: 43\nsex: female\nconditions: []\n')
})

test('edit: Enter on the list keeps everything, a cancelled one saves nothing', async () => {
  const places = aPlace()
  writeFileSync(places.profile, 'age: 42\n', { mode: 0o600 })
  expect((await run(['edit'], { places, replies: { profile: [] } })).out).toBe(
    'Nothing was changed.\n',
  )
  const { error } = await run(['edit'], { places, replies: { profile: ['age', 'sex'], age: 43 } })
  expect(error).toMatchObject({ code: 'cancelled' })
  expect(readFileSync(places.profile, 'utf8')).toBe('age: 42\n')
})
