import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, test } from 'vitest'
import { HILLS } from './hills-rulebook.ts'
import {
  advised,
  AT,
  newFile,
  newFolder,
  recover,
  reported,
  RESTED,
  RESTED_FLAGS,
} from './recover.ts'

const hills = (): string => newFile('hills.yaml', HILLS)

/** It is no rulebook to trust: it asks for nothing but hills. */
const UNPROVEN = ['--unproven'] as const

const home = newFolder()

const PATIENCE = 120_000

// Proved once: what is known of it is then found by its content.
beforeAll(async () => {
  await recover(['rules', 'check', hills()], { home, patience: PATIENCE })
})

describe('a rulebook of one’s own', () => {
  test.concurrent.for([
    ['2', 'go-up', 'move'],
    ['3', 'stay-flat', 'rest'],
  ] as const)('decides, with flags of its own: --hill-mood %s', async (row, { expect }) => {
    const [mood, advice, verdict] = row
    const words = ['today', ...AT, ...RESTED_FLAGS, '--rules', hills(), '--hill-mood', mood]
    const ran = await recover([...words, ...UNPROVEN, '--json'], { home })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(advised(ran)).toMatchObject({
      advice,
      verdict,
      answers: { hillMood: Number(mood) },
      rulebook: { id: 'hills', version: '1.0.0', sha256: /^[0-9a-f]{64}$/ },
      safety: { id: 'safety' },
    })
  })

  test.concurrent('its flags also go before --rules, and --rules=FILE', async ({ expect }) => {
    const words = ['today', ...AT, '--hill-mood=4', ...RESTED_FLAGS, `--rules=${hills()}`]
    const { code, stdout } = await recover([...words, ...UNPROVEN], { home })
    expect(code).toBe(0)
    expect(stdout).toContain('No hills today')
  })

  test.concurrent('its answers are read from a file', async ({ expect }) => {
    const answers = newFile('answers.json', JSON.stringify({ ...RESTED, hillMood: 5 }))
    const words = ['today', '--rules', hills(), '--answers', answers, '--json']
    const ran = await recover([...words, ...UNPROVEN], { home })
    expect(ran.code).toBe(0)
    expect(advised(ran).advice).toBe('stay-flat')
  })

  test.concurrent('its questions are not asked of the shipped rulebook', async ({ expect }) => {
    const { code, stderr } = await recover(['today', ...RESTED_FLAGS, '--hill-mood', '3'])
    expect(code).toBe(2)
    expect(stderr).toContain("unknown option '--hill-mood'")
    const answers = newFile('answers.json', JSON.stringify({ ...RESTED, hillMood: 5 }))
    expect((await recover(['today', '--answers', answers])).code).toBe(65)
  })

  test.concurrent('and those of the shipped rulebook alone not of it', async ({ expect }) => {
    const words = ['today', ...RESTED_FLAGS, '--rules', hills(), '--sign', 'flat']
    const { code, stderr } = await recover(words)
    expect(code).toBe(2)
    expect(stderr).toContain("unknown option '--sign'")
  })

  test.concurrent('an answer out of its range', async ({ expect }) => {
    const { code, stderr } = await recover(['today', '--rules', hills(), '--hill-mood', '6'])
    expect(code).toBe(2)
    expect(stderr).toContain('--hill-mood "6": expected a whole number from 0 to 5')
  })

  test.concurrent.for([['today'], ['why']])(
    '%s --help lists them',
    async ([name = ''], { expect }) => {
      const { code, stdout } = await recover([name, '--help', '--rules', hills()])
      expect(code).toBe(0)
      expect(stdout).toMatch(/--hill-mood <answer>\s+How much do you mind hills today\?/)
      expect(stdout).not.toContain('--sign ')
      expect(stdout).toContain('--red-flag')
    },
  )

  test.concurrent('what is unknown of it is read with care', async ({ expect }) => {
    const words = ['today', ...AT, ...RESTED_FLAGS, '--rules', hills(), '--json']
    const ran = await recover([...words, ...UNPROVEN], { home })
    expect(ran.code).toBe(0)
    expect(advised(ran)).toMatchObject({ verdict: 'rest', coverage: { unknown: ['hillMood'] } })
  })

  test.concurrent.for([
    ['an emergency', ['--red-flag', 'chest-pain-now'], 'emergency'],
    ['a pain', ['--pain', 'sharp', ...RESTED_FLAGS.filter((flag) => !/pain/.test(flag))], 'none'],
  ] as const)('the gate runs first: %s', async ([, flags, care], { expect }) => {
    const words = ['today', ...AT, ...flags, '--rules', hills(), '--hill-mood', '0', '--json']
    const ran = await recover([...words, ...UNPROVEN], { home })
    expect(ran.code).toBe(0)
    const advice = advised(ran)
    expect(advice.verdict).toBe('reassess')
    expect(advice.session).toBeNull()
    if (care === 'emergency') expect(advice.care).toBe(care)
  })

  test.concurrent('why explains with it', async ({ expect }) => {
    const words = ['why', ...RESTED_FLAGS, '--rules', hills(), '--hill-mood', '3']
    const { code, stdout, stderr } = await recover(words)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('You mind hills today (3/5).')
  })
})

/** A change to the rulebook, what then stands where the caret points, and words of the error. */
const broken: readonly [name: string, from: string, to: string, at: string, ...says: string[]][] = [
  ['no YAML', 'tree:', 'tree: [', '', 'not YAML'],
  ['an unknown key', 'about:', 'abuot:', 'abuot:', '"abuot" is not a key here'],
  ['a missing key', 'version: 1.0.0\n', '', 'id:', 'version'],
  ['a wrong version', '1.0.0', '"1"', '"1"', 'a version such as 1.0.0'],
  ['an unknown question', '{ hillMood: {', '{ hilMood: {', 'hilMood:', 'did you mean hillMood?'],
  ['out of its scale', 'at-least: 3', 'at-least: 7', '7 }', '0 to 5'],
  ['a question of the gate', '  hillMood:', '  soreness:', 'soreness:', 'of the safety gate'],
  ['another’s flag', '    worse', '    flag: pain\n    worse', 'pain\n', '--pain is already'],
  ['a flag of ours', '    worse', '    flag: json\n    worse', 'json\n', '--json is a flag of'],
  ['help', '    worse', '    flag: help\n    worse', 'help\n', '--help is a flag of recover'],
  [
    'an off switch',
    '    worse',
    '    flag: no-hills\n    worse',
    'no-hills',
    'switch something off',
  ],
  ['a flag with dashes', '    worse', '    flag: a--b\n    worse', 'a--b', 'kebab-case'],
  [
    'a name every object has',
    '  hillMood:',
    '  toString:',
    'toString:',
    'expected a name in camelCase',
  ],
  ['an unknown advice', 'advise: go-up', 'advise: go-away', 'go-away', '"go-away" is not'],
  ['an unknown source', '[practice-amunix]', '[practice-amunics]', 'practice-amunics', 'amunix?'],
  ['more than the gate allows', 'to: 10 }', 'to: 400 }', '{ from: 6', 'above the ceiling'],
  ['a control character', 'Short is', 'Short\u0008 is', '\u0008', 'U+0008'],
]

describe('a broken rulebook exits 65, with a caret under the place', () => {
  test.concurrent.for(broken)('%s', async ([, from, to, at, ...says], { expect }) => {
    const content = HILLS.replace(from, to)
    expect(content).not.toBe(HILLS)
    const file = newFile('hills.yaml', content)
    const { code, stdout, stderr } = await recover(['today', ...RESTED_FLAGS, '--rules', file])
    expect({ code, stdout }).toEqual({ code: 65, stdout: '' })
    for (const said of says) expect(stderr).toContain(said)
    const [heading = '', line = '', caret = ''] = stderr.split('\n')
    const [, row, column] = /:(\d+):(\d+): /.exec(heading) ?? []
    expect(heading.startsWith(`${file}:`)).toBe(true)
    const found = content.split('\n').slice(Number(row) - 1)
    const from60 = found.join('\n').slice(Number(column) - 1)
    expect(from60.slice(0, at.length)).toBe(at)
    expect(line.slice(caret.indexOf('^'))).toBe(
      (from60.split('\n')[0] ?? '').replace('\u0008', '').slice(0, 60 - (caret.length - 5)),
    )
  })

  test.concurrent('for a program: one object, with the place', async ({ expect }) => {
    const file = newFile('hills.yaml', HILLS.replace('about:', 'abuot:'))
    const ran = await recover(['today', '--rules', file, '--json'])
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 65, stdout: '' })
    expect(reported(ran)).toMatchObject({ code: 'data', at: { file, line: 3, column: 1 } })
  })

  test.concurrent('help of it is not possible either', async ({ expect }) => {
    const file = newFile('hills.yaml', 'id: [')
    const { code, stderr } = await recover(['today', '--help', '--rules', file])
    expect(code).toBe(65)
    expect(stderr).toContain(`${file}:1:`)
  })

  test.concurrent('what is huge is refused by its size', async ({ expect }) => {
    const file = newFile('hills.yaml', `${HILLS}# ${'x'.repeat(300_000)}\n`)
    const { code, stderr } = await recover(['today', ...RESTED_FLAGS, '--rules', file])
    expect(code).toBe(65)
    expect(stderr).toContain('expected at most 262144')
  })
})

describe('a rulebook that cannot be read exits 66', () => {
  test.concurrent.for<[string, () => string, string]>([
    ['none there', () => join(newFolder(), 'none.yaml'), 'it does not exist'],
    ['a folder', () => newFolder(), 'it is a folder'],
    ['no name', () => '', 'it does not exist'],
    ['a pipe that nobody writes to', () => newPipe(), 'nobody writes to'],
  ])('%s', async ([, file, said], { expect }) => {
    const { code, stdout, stderr } = await recover(['today', ...RESTED_FLAGS, '--rules', file()])
    expect({ code, stdout }).toEqual({ code: 66, stdout: '' })
    expect(stderr).toContain(said)
    expect(stderr).toContain('Check the name of the rulebook file')
  })

  test.concurrent.for<[string, () => string[], number]>([
    ['no folder of cases', () => ['--cases', join(newFolder(), 'none')], 66],
    ['a folder without cases', () => ['--cases', newFolder()], 66],
    ['a folder of a folder', () => ['--cases', join(newFile('x.yaml', ''), '..', '..')], 66],
    ['wrong cases', () => ['--cases', join(newFile('x.yaml', 'cases: 4'), '..')], 65],
  ])('the same for cases: %s', async ([, words, expected], { expect }) => {
    const { code, stdout } = await recover(['rules', 'test', ...words()])
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' })
  })
})

function newPipe(): string {
  const pipe = join(newFolder(), 'pipe')
  execFileSync('mkfifo', [pipe])
  return pipe
}
