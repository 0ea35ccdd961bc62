import * as fc from 'fast-check'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as ProfileFile from '../../src/adapters/profile-file.ts'
import { profileStore, readProfileFast } from '../../src/adapters/profile-store.ts'
import type { ProfileStore } from '../../src/app.ts'
import type { Answers } from '../../src/core/rulebook/model.ts'
import { RecoverError } from '../../src/errors.ts'
import { aFolder } from '../fixtures/folder.ts'
import { QUESTIONS } from '../fixtures/profile-questions.ts'

interface Kept {
  readonly store: ProfileStore
  readonly path: string
  readonly cache: string
  readonly warnings: string[]
  /** How often the part that parses YAML was loaded. */
  loaded: number
}

function kept(text?: string): Kept {
  const folder = aFolder()
  const path = join(folder, 'profile.yaml')
  if (text !== undefined) writeFileSync(path, text, { mode: 0o600 })
  const cache = join(folder, 'cache')
  const [journal, rulebook] = [join(folder, 'journal'), join(folder, 'rulebook.yaml')]
  const rulebookChoice = join(folder, 'rulebook')
  const files = { profile: path, journal, cache, rulebook, rulebookChoice }
  const places = { kept: true, ...files } as const
  const warnings: string[] = []
  const full = () => {
    made.loaded += 1
    return Promise.resolve(ProfileFile)
  }
  const store = profileStore(places, full, (warning) => void warnings.push(warning))
  const made: Kept = { store, path, cache, warnings, loaded: 0 }
  return made
}

async function errorOf(promise: Promise<unknown>): Promise<RecoverError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof RecoverError) return error
    throw error
  }
  throw new Error('expected an error')
}

const places = ({ findings }: RecoverError): string[] =>
  findings.map(
    ({ at, message }) => `${String(at?.line)}:${String(at?.column)} ${message} | ${at?.text ?? ''}`,
  )

test('no profile: nothing is known, and nothing is made', async () => {
  const { store, path, cache } = kept()
  expect(store.path).toBe(path)
  expect(await store.read(QUESTIONS)).toEqual({})
  expect(await store.text()).toBeUndefined()
  expect(readProfileFast(path, cache, QUESTIONS)).toBeUndefined()
  await store.set({ age: undefined }, QUESTIONS)
  expect(readdirSync(join(path, '..'))).toEqual([])
})

test('a profile written by hand is read, its lists sorted', async () => {
  const { store } = kept('age: 42 # soon 43\nconditions:\n  - pregnant\n  - pacemaker\n')
  expect(await store.read(QUESTIONS)).toEqual({ age: 42, conditions: ['pacemaker', 'pregnant'] })
})

test.for(['', '# nothing yet\n', '---\n', '{}'])('%j is an empty profile', async (text) => {
  const { store } = kept(text)
  expect(await store.read(QUESTIONS)).toEqual({})
})

test.for([
  ['age: 4\n', '1:6 age: found 4; expected a number from 5 to 110 (years) | age: 4'],
  ['# me\nage: "42"\n', '2:6 age: found "42"; expected a number from 5 to 110 (years) | age: "42"'],
  ['age:\nsex: male', '1:1 age: found nothing; expected a number from 5 to 110 (years) | age:'],
  ['sex: no', '1:6 sex: found "no"; expected one of female, male | sex: no'],
  [
    'conditions: [asthma]',
    '1:13 conditions: found ["asthma"]; expected [] for none of them, or a list of different ones of pregnant, pacemaker | conditions: [asthma]',
  ],
  [
    'conditions: pregnant',
    '1:13 conditions: found "pregnant"; expected [] for none of them, or a list of different ones of pregnant, pacemaker | conditions: pregnant',
  ],
  ['agee: 42', '1:1 "agee" is not a key of a profile (did you mean age?) | agee: 42'],
  ['toString: 42', '1:1 "toString" is not a key of a profile | toString: 42'],
  ['__proto__: {}', '1:1 "__proto__" cannot be a key | __proto__: {}'],
  [
    'soreness: 3',
    '1:1 "soreness" is not kept in a profile: it changes from day to day | soreness: 3',
  ],
  ['[age, 42]', '1:1 expected keys with values, such as  age: 42 | [age, 42]'],
  ['42', '1:1 expected keys with values, such as  age: 42 | 42'],
  ['age: 42\nage: 43', '2:1 "age" stands twice, first on line 1 | age: 43'],
] as const)('%j is refused with its place', async ([text, ...expected]) => {
  const { store, path } = kept(text)
  const error = await errorOf(store.read(QUESTIONS))
  expect(error.code).toBe('data')
  expect(places(error)).toEqual(expected)
  expect(error.findings[0]?.at?.file).toBe(path)
  // Nor is it written over by what mends something else.
  expect((await errorOf(store.set({ hrMax: 188 }, QUESTIONS))).code).toBe('data')
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test('everything wrong is told at once', async () => {
  const error = await errorOf(kept('age: x\nsexx: male\nhrMax: 99\n').store.read(QUESTIONS))
  expect(error.findings.map(({ at }) => at?.line)).toEqual([1, 2, 3])
  expect(error.hint).toBe(
    'Mend it by recover profile set KEY VALUE, or remove it by recover profile unset age sexx hrMax; or by hand.',
  )
})

const awry = `# my profile
age: old # soon 43
# measured in spring
hrMaks: 188
conditions:
  - asthma
sex: female
`

test.for([
  [
    'set and removed',
    { age: 42, hrMaks: undefined, conditions: ['pregnant'] },
    `# my profile
age: 42 # soon 43
# measured in spring
conditions: [pregnant]
sex: female
`,
  ],
  [
    'removed',
    { age: undefined, hrMaks: undefined, conditions: undefined },
    `# my profile
# measured in spring
sex: female
`,
  ],
] as const)('what is wrong can be %s, and its comments stay', async ([, changes, expected]) => {
  const { store, path } = kept(awry)
  await store.set(changes, QUESTIONS)
  expect(readFileSync(path, 'utf8')).toBe(expected)
  const { sex } = await store.read(QUESTIONS)
  expect(sex).toBe('female')
})

test('what is wrong is mended bit by bit; what is left is told by whatever reads next', async () => {
  const { store, path } = kept(awry)
  await store.set({ age: 42 }, QUESTIONS)
  expect(readFileSync(path, 'utf8')).toContain('age: 42 # soon 43')
  for (const left of ['hrMaks', 'conditions']) {
    const error = await errorOf(store.read(QUESTIONS))
    expect([error.code, error.message.includes(left)]).toEqual(['data', true])
    expect((await errorOf(store.set({ sex: 'male' }, QUESTIONS))).code).toBe('data')
    await store.set({ [left]: undefined }, QUESTIONS)
  }
  expect(await store.read(QUESTIONS)).toEqual({ age: 42, sex: 'female' })
})

test.for(['agee', 'soreness', 'toString'])(
  'removing what no profile holds and this one does not is refused: %s',
  async (key) => {
    const { store } = kept('age: 42\n')
    const error = await errorOf(store.set({ age: 43, [key]: undefined }, QUESTIONS))
    expect([error.code, error.findings.length]).toEqual(['usage', 1])
    expect(error.message.startsWith(`"${key}" is not a key of the profile`)).toBe(true)
    expect(await store.read(QUESTIONS)).toEqual({ age: 42 })
  },
)

test('a new profile begins with what its keys mean', async () => {
  const { store, path } = kept()
  await store.set({ age: 42, conditions: [] }, QUESTIONS)
  expect(readFileSync(path, 'utf8')).toBe(`\
# What recover knows about you. Each line is optional; leave out what you do not know.
# Change it here, or with: recover profile set KEY VALUE
#
# How old are you?
#   age: a number from 5 to 110 (years)
#
# Sex, for the heart-rate estimate
#   sex: one of female, male
#
# Highest heart rate you have measured. In a hard effort.
#   hrMax: a number from 100 to 240 (bpm)
#
# Which of these?
#   conditions: [] for none of these, or a list of them, such as [pregnant]
#     pregnant   Pregnant
#     pacemaker  A pacemaker

age: 42
conditions: []
`)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(await store.read(QUESTIONS)).toEqual({ age: 42, conditions: [] })
})

const mine = `# my profile

# measured in spring
hrMax: 188   # on the hill

sex: female
conditions:
  - pacemaker
# the end
`

test.for([
  ['a value', { hrMax: 190.5 }, mine.replace('188   #', '190.5 #').replace('# the', '\n# the')],
  [
    'a new key, at the end',
    { age: 42 },
    mine.replace('188   #', '188 #').replace('# the', 'age: 42\n\n# the'),
  ],
  [
    'a list',
    { conditions: ['pacemaker', 'pregnant'] },
    mine
      .replace('188   #', '188 #')
      .replace('conditions:\n  - pacemaker\n', 'conditions: [pacemaker, pregnant]\n\n'),
  ],
  ['nothing', { hrMax: 188, age: undefined }, mine],
  [
    'a key less; the comment above it stays',
    { hrMax: undefined },
    '# my profile\n\n# measured in spring\nsex: female\nconditions:\n  - pacemaker\n\n# the end\n',
  ],
] as const)('set changes %s and keeps the rest', async ([, changes, expected]) => {
  const { store, path } = kept(mine)
  await store.set(changes, QUESTIONS)
  expect(readFileSync(path, 'utf8')).toBe(expected)
})

test('what a value looked like does not pass to the next one', async () => {
  const { store, path } = kept('age: 0x2A\nhrMax: 188.50\nsex: "female"\n')
  await store.set({ age: 43, hrMax: 190.5, sex: 'male' }, QUESTIONS)
  expect(readFileSync(path, 'utf8')).toBe('age: 43\nhrMax: 190.5\nsex: "male"\n')
})

test('a profile written as JSON stays JSON', async () => {
  const { store, path } = kept('{ "age": 42, "sex": "female" }\n')
  await store.set({ age: 43, sex: 'male' }, QUESTIONS)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ age: 43, sex: 'male' })
})

test('a comment between a key and its value stays', async () => {
  const { store, path } = kept('age:\n  # in years\n  42\n')
  await store.set({ age: 43 }, QUESTIONS)
  expect(readFileSync(path, 'utf8')).toBe('age:\n  # in years\n  43\n')
})

test('line ends stay as they were', async () => {
  const { store, path } = kept('# me\r\nage: 42\r\nsex: male\r\n')
  await store.set({ age: 43 }, QUESTIONS)
  expect(readFileSync(path, 'utf8')).toBe('# me\r\nage: 43\r\nsex: male\r\n')
})

test('removing the last value leaves the comments, to which a key can be added by hand', async () => {
  const { store, path } = kept('# me\n\n# in years\nage: 42 # soon 43\n# end\n')
  await store.set({ age: undefined }, QUESTIONS)
  expect(readFileSync(path, 'utf8')).toBe('# me\n\n# in years\n\n# end\n')
  expect(await store.read(QUESTIONS)).toEqual({})
  await store.set({ sex: 'male' }, QUESTIONS)
  expect(readFileSync(path, 'utf8')).toBe('# me\n\n# in years\n\n# end\n\nsex: male\n')
})

test('the YAML part is loaded once for a profile that does not change', async () => {
  const profile = kept('age: 42\n')
  const { store, path, cache } = profile
  expect(readProfileFast(path, cache, QUESTIONS)).toBe('not-cached')
  for (let time = 0; time < 3; time += 1) expect(await store.read(QUESTIONS)).toEqual({ age: 42 })
  expect(profile.loaded).toBe(1)
  expect(readProfileFast(path, cache, QUESTIONS)).toEqual({ age: 42 })
  writeFileSync(path, 'age: 43\n')
  expect(readProfileFast(path, cache, QUESTIONS)).toBe('not-cached')
  expect(await store.read(QUESTIONS)).toEqual({ age: 43 })
  expect(profile.loaded).toBe(2)
})

test('after set it need not be parsed at all', async () => {
  const { store, path, cache } = kept()
  await store.set({ sex: 'male' }, QUESTIONS)
  expect(readProfileFast(path, cache, QUESTIONS)).toEqual({ sex: 'male' })
})

test('what is cached is checked against the questions of now', async () => {
  const { store, path, cache } = kept('age: 42\n')
  await store.read(QUESTIONS)
  const { sex } = QUESTIONS
  expect(readProfileFast(path, cache, sex === undefined ? {} : { sex })).toBe('not-cached')
})

test('with the profile its cached copy goes', async () => {
  const { store, path, cache } = kept('age: 42\n')
  await store.read(QUESTIONS)
  expect(readdirSync(cache)).toEqual(['profile.json'])
  unlinkSync(path)
  expect(await store.read(QUESTIONS)).toEqual({})
  expect(readdirSync(cache)).toEqual([])
})

test('a profile open to others is read, and told each time', async () => {
  const { store, path, warnings } = kept('age: 42\n')
  chmodSync(path, 0o644)
  expect(await store.read(QUESTIONS)).toEqual({ age: 42 })
  expect(await store.read(QUESTIONS)).toEqual({ age: 42 })
  const warning = `${path} is open to others (mode 644); chmod 600 makes it private\n`
  expect(warnings).toEqual([warning, warning])
  await store.set({ age: 43 }, QUESTIONS)
  expect(await store.read(QUESTIONS)).toEqual({ age: 43 })
  expect(warnings).toHaveLength(2)
})

test('a profile larger than any profile is refused', async () => {
  const { store } = kept(`# ${'x'.repeat(64 * 1024)}\n`)
  const error = await errorOf(store.read(QUESTIONS))
  expect([error.code, error.message.endsWith('has 65539 bytes; expected at most 65536')]).toEqual([
    'data',
    true,
  ])
})

test('a profile that is a folder cannot be read, and that is told', async () => {
  const { store, path } = kept()
  mkdirSync(path)
  expect((await errorOf(store.read(QUESTIONS))).code).toBe('no-input')
  expect((await errorOf(store.set({ age: 42 }, QUESTIONS))).code).toBe('no-input')
})

test('where nothing can be kept, nothing is known and setting says why', async () => {
  const store = profileStore({ kept: false, why: 'HOME is not set' }, never, never)
  expect(store.path).toBe('')
  expect(await store.read(QUESTIONS)).toEqual({})
  expect(await store.text()).toBeUndefined()
  const error = await errorOf(store.set({ age: 42 }, QUESTIONS))
  expect([error.code, error.message]).toEqual(['io', 'HOME is not set'])
})

function never(): never {
  throw new Error('not to be called')
}

test('every beginning of a profile is read or refused; none is a defect', async () => {
  const text = '# me\nage: 42 # old\nsex: "female"\nconditions: [pregnant, pacemaker]\nhrMax: 188\n'
  let refused = 0
  for (let length = 0; length <= text.length; length += 1) {
    const { store } = kept(text.slice(0, length))
    const read = await store.read(QUESTIONS).catch((error: unknown) => error)
    if (read instanceof RecoverError) refused += 1
    else expect(read).not.toBeInstanceOf(Error)
  }
  expect(refused).toBeGreaterThan(20)
  expect(refused).toBeLessThan(text.length)
})

const values = fc.record<Answers>(
  {
    age: fc.integer({ min: 5, max: 110 }),
    sex: fc.constantFrom('female', 'male'),
    hrMax: fc.double({ min: 100, max: 240, noNaN: true }),
    conditions: fc.constantFrom([], ['pacemaker'], ['pregnant'], ['pacemaker', 'pregnant']),
  },
  { requiredKeys: [] },
)

test('whatever is set and removed, in whatever order, is what is read; no comment is lost', async () => {
  const removed = fc.subarray(['age', 'sex', 'hrMax', 'conditions'])
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(values, removed), { maxLength: 4 }), async (steps) => {
      const { store, path } = kept(mine)
      const expected: Record<string, unknown> = await store.read(QUESTIONS)
      for (const [set, gone] of steps) {
        Object.assign(expected, set)
        for (const key of gone) delete expected[key]
        const without = Object.fromEntries(gone.map((key) => [key, undefined]))
        await store.set({ ...set, ...without }, QUESTIONS)
      }
      expect(await store.read(QUESTIONS)).toEqual(expected)
      const text = readFileSync(path, 'utf8')
      for (const comment of ['# my profile', '# measured in spring', '# the end']) {
        expect(text.split(comment)).toHaveLength(2)
      }
    }),
    { numRuns: 50 },
  )
})
