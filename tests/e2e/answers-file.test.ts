import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import {
  advised,
  AT,
  journalLines,
  newFile,
  newFolder,
  recover,
  reported,
  RESTED,
  shell,
  RESTED_FLAGS,
} from './recover.ts'

const whole = JSON.stringify(RESTED)

/** A file of answers with one key more, or other. */
const having = (answers: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...RESTED, ...answers })

const twoMegabytes = `{ "soreness": "${'x'.repeat(2_000_000)}" }`

/** A wrong file, where it is wrong, and words that its error must hold. */
const wrong: readonly [name: string, content: string | Buffer, at: string, ...says: string[]][] = [
  ['nothing', '', '1:1', 'expected an object of answers'],
  ['a comment', '# later\n', '1:1', 'expected an object of answers'],
  ['a list', '[4, 7.5]', '1:1', 'expected an object of answers', 'recover schema answers'],
  ['a number', '4', '1:1', 'expected an object of answers'],
  ['words', 'I slept well', '1:1', 'expected an object of answers'],
  ['null', 'null', '1:1', 'expected an object of answers'],
  ['a cut object', '{ "soreness": 4,', '1:17', 'not YAML'],
  ['a cut string', '{\n "pain": "no', '2:', 'not YAML'],
  ['a comma too many is no error in YAML, two are', '{ "soreness": 4,, }', '1:17', 'not YAML'],
  ['two documents', '{}\n---\n{}\n', '2:1', 'a second document'],
  ['an unknown key', having({ sorness: 4 }), '1:93', '"sorness"', 'did you mean soreness?'],
  ['a flag for a key', '"red-flag": []', '1:1', '"red-flag" is not a question'],
  ['a doubled key', '{ "soreness": 1,\n  "soreness": 9 }', '2:3', 'soreness', 'line 1'],
  ['a key doubled by an escape', '{ "soreness": 1, "sorenes\\u0073": 9 }', '1:18', 'soreness'],
  ['__proto__', '{ "__proto__": { "soreness": 4 } }', '1:3', '__proto__'],
  ['__proto__ in YAML', '__proto__:\n  soreness: 4\n', '1:1', '__proto__'],
  ['constructor', '{ "constructor": 4 }', '1:3', '"constructor" cannot be a key'],
  ['toString', 'toString: 4', '1:1', '"toString" is not a question'],
  ['a number as text', having({ soreness: '4' }), '1:27', 'soreness: found "4"', 'whole number'],
  ['true', having({ soreness: true }), '1:27', 'found true'],
  ['null for an answer', having({ soreness: null }), '1:27', 'found null'],
  ['an empty answer in YAML', 'pain: none\nsoreness:\n', '2:1', 'soreness: found null'],
  ['an object for an answer', having({ sleep: { hours: 7 } }), '1:', 'sleep: found {"hours":7}'],
  ['a list for a choice', having({ pain: ['none'] }), '1:', 'pain: found ["none"]'],
  ['text for a list', having({ redFlags: 'head-knock' }), '1:13', 'found "head-knock"', 'a list'],
  ['a list with a doubled item', having({ signs: ['flat', 'flat'] }), '1:', 'signs: found'],
  ['a list with an unknown item', having({ signs: ['flta'] }), '1:', 'signs: found ["flta"]'],
  ['a list of numbers', having({ redFlags: [4] }), '1:13', 'redFlags: found [4]'],
  ['too much', having({ soreness: 11 }), '1:27', 'soreness: found 11', 'from 0 to 10'],
  ['between whole numbers', having({ soreness: 4.5 }), '1:27', 'soreness: found 4.5'],
  ['an unknown choice', having({ hunger: 'huge' }), '1:', 'found "huge"', 'low, normal, high'],
  ['not a number', 'sleep: .nan', '1:8', ''],
  ['infinity', 'sleep: .inf', '1:8', ''],
  ['larger than any number', '{ "sleep": 1e999 }', '1:12', ''],
  ['an alias', 'a: &a 4\nsoreness: *a\n', '1:7', 'anchor', 'alias'],
  ['a tag', 'soreness: !!js/function 4\n', '1:11', ''],
  ['deep lists', '['.repeat(2000), '1:', ''],
  ['a control character', '{ "pain": "no\u0007ne" }', '1:14', 'U+0007'],
  ['Latin-1', Buffer.from('# Schl\xE4fe 7\nsleep: 7\n', 'latin1'), '1:7', 'not UTF-8'],
  ['UTF-16', Buffer.from('\uFEFFsleep: 7\n', 'utf16le'), '1:1', 'not UTF-8', 'UTF-16'],
  ['cut UTF-8', Buffer.from([0x70, 0x3a, 0x20, 0xe2, 0x82]), '1:4', 'not UTF-8'],
]

describe('a wrong file of answers exits 65, with the place and a caret under it', () => {
  test.concurrent.for(wrong)('%s', async ([, content, at, ...says], { expect }) => {
    const home = newFolder()
    const file = newFile('answers', content)
    const { code, stdout, stderr } = await recover(['today', '--answers', file], { home })
    expect({ code, stdout }).toEqual({ code: 65, stdout: '' })
    // What next, after the line and its caret.
    expect(stderr).toMatch(/\n {2}\w.+\n$/)
    expect(stderr).toContain(`${file}:${at}`)
    for (const said of says) expect(stderr).toContain(said)
    expect(journalLines(home)).toEqual([])

    const [heading = '', line = '', caret = ''] = stderr.split('\n')
    const [, column] = /:(\d+): /.exec(heading.slice(file.length + 1).replace(/^\d+/, '')) ?? []
    expect(caret).toMatch(/^ +\^$/)
    const shown = content.toString('utf8').split('\n')[Number(at.split(':')[0]) - 1] ?? ''
    const at60 = Math.min(Number(column) - 1, 30)
    expect(caret.length - '    ^'.length).toBe(at60)
    if (typeof content === 'string' && !content.includes('\u0007')) {
      expect(line.trimEnd()).toBe(
        `    ${shown.slice(Number(column) - 1 - at60).slice(0, 60)}`.trimEnd(),
      )
    }
  })

  test.concurrent('a column is where a terminal shows it, also after wide letters', async ({
    expect,
  }) => {
    const file = newFile('answers', '{ "pain": "日本", "soreness": 11 }')
    const { stderr } = await recover(['today', '--answers', file])
    const lines = stderr.split('\n')
    expect(lines[4]).toBe('    { "pain": "日本", "soreness": 11 }')
    // Two letters of two columns each: the caret stands two further than the count of letters.
    expect(lines[5]).toBe(`${' '.repeat(4 + '{ "pain": "日本", "soreness": '.length + 2)}^`)
  })

  test.concurrent('tabs keep the caret in its place', async ({ expect }) => {
    const file = newFile('answers', '{\n\t"soreness": 11\n}\n')
    const { stderr } = await recover(['today', '--answers', file])
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      `${file}:2:14: soreness: found 11; expected a whole number from 0 to 10`,
      '     "soreness": 11',
      `${' '.repeat(4 + 13)}^`,
    ])
  })

  test.concurrent('for a program: one object, with the place', async ({ expect }) => {
    const file = newFile('answers', '{\n "sorness": 4\n}')
    const ran = await recover(['today', '--answers', file, '--json'])
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 65, stdout: '' })
    expect(reported(ran)).toEqual({
      code: 'data',
      message: '"sorness" is not a question (did you mean soreness?)',
      hint: 'recover schema answers says what may stand in it.',
      at: { file, line: 2, column: 2 },
    })
  })

  test.concurrent('what is huge is refused by its size, at once', async ({ expect }) => {
    const file = newFile('answers', twoMegabytes)
    const { code, stderr } = await recover(['today', '--answers', file])
    expect(code).toBe(65)
    expect(stderr).toContain('has 2000018 bytes; expected at most 65536')
    expect(stderr.length).toBeLessThan(500)
  })

  test.concurrent('thousands of unknown keys are not listed whole', async ({ expect }) => {
    const keys = Array.from({ length: 5000 }, (_, index) => [`key${String(index)}`, 1])
    const file = newFile('answers', JSON.stringify(Object.fromEntries(keys)))
    const { code, stderr } = await recover(['today', '--answers', file])
    expect(code).toBe(65)
    expect(stderr.match(/is not a question/g)).toHaveLength(20)
  })
})

function newPipe(): string {
  const pipe = join(newFolder(), 'pipe')
  execFileSync('mkfifo', [pipe])
  return pipe
}

function linkedInACircle(): string {
  const link = join(newFolder(), 'link')
  execFileSync('ln', ['-s', link, link])
  return link
}

describe('a file of answers that cannot be read exits 66', () => {
  test.concurrent.for<[string, () => string, string]>([
    ['none there', () => join(newFolder(), 'none.json'), 'it does not exist'],
    ['a folder', () => newFolder(), 'it is a folder'],
    ['no name', () => '', 'it does not exist'],
    ['behind a file', () => join(newFile('file', whole), 'x'), 'a folder on the way'],
    ['a link in a circle', () => linkedInACircle(), 'cannot be read'],
  ])('%s', async ([, file, said], { expect }) => {
    const words = ['today', '--answers', file()]
    const [text, json] = await Promise.all([recover(words), recover([...words, '--json'])])
    expect(text).toMatchObject({ code: 66, stdout: '' })
    expect(text.stderr).toContain(said)
    expect(text.stderr).toContain('Check the name given to --answers')
    expect(json).toMatchObject({ code: 66, stdout: '' })
    expect(reported(json)).toMatchObject({
      code: 'no-input',
      message: expect.stringContaining(said) as string,
      hint: expect.stringContaining('--answers') as string,
    })
  })

  test.concurrent('a pipe that nobody writes to ends', async ({ expect }) => {
    const pipe = newPipe()
    const { code, stderr } = await recover(['today', '--answers', pipe])
    expect(code).toBe(66)
    expect(stderr).toContain('is a pipe that nobody writes to')
  })

  test.concurrent.for([
    ['/dev/zero', 65],
    ['/dev/null', 65],
  ] as const)('%s ends', async ([device, expected], { expect }) => {
    const { code } = await recover(['today', '--answers', device])
    expect(code).toBe(expected)
  })
})

describe('where answers come from', () => {
  const yaml = [
    '# this morning',
    'redFlags: []',
    'soreness: 4',
    'sleep: 7.5',
    'hunger: normal',
    'pain: none',
    'movement: looser',
  ].join('\n')

  test.concurrent.for<[string, string]>([
    ['JSON', whole],
    ['JSON over lines, with tabs', JSON.stringify(RESTED, null, '\t')],
    ['JSON with a byte order mark', `\uFEFF${whole}`],
    ['JSON with Windows line ends', JSON.stringify(RESTED, null, 2).replaceAll('\n', '\r\n')],
    ['YAML', yaml],
    ['YAML with Windows line ends', yaml.replaceAll('\n', '\r\n')],
  ])('%s, from a file and from standard input', async ([, content], { expect }) => {
    const words = ['today', ...AT, '--json', '--no-save', '--answers']
    const written = newFile('answers', content)
    const [file, stdin, device] = await Promise.all([
      recover([...words, written]),
      recover([...words, '-'], { stdin: content }),
      shell(`cat "$file" | $recover ${words.join(' ')} /dev/stdin`, { env: { file: written } }),
    ])
    expect(file).toMatchObject({ code: 0, stderr: '' })
    expect(advised(file).answers).toEqual({ ...RESTED, localHour: 7 })
    expect(stdin).toEqual(file)
    expect(device).toEqual(file)
  })

  test.concurrent('a pipe from another program', async ({ expect }) => {
    const pipe = join(newFolder(), 'pipe')
    const late = `mkfifo ${pipe}; (sleep 0.3; echo '${whole}') > ${pipe} & `
    const { code, stdout } = await shell(
      `${late} $recover today --at 2026-11-22 --answers ${pipe} --json --no-save`,
    )
    expect(code).toBe(0)
    expect(stdout).toContain('"verdict": "move"')
  })

  test.concurrent('a link to a file', async ({ expect }) => {
    const link = join(newFolder(), 'link')
    execFileSync('ln', ['-s', newFile('answers', whole), link])
    expect(await recover(['today', '--answers', link])).toMatchObject({ code: 0, stderr: '' })
  })

  test.concurrent('a name that begins with dashes, from its folder', async ({ expect }) => {
    const file = newFile('--json', whole)
    const cwd = join(file, '..')
    const ran = await recover(['today', '--answers', './--json', '--no-save'], { cwd })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
  })

  test.concurrent('an empty object says nothing, and flags say the rest', async ({ expect }) => {
    const { code, stderr } = await recover(['today', '--answers', newFile('answers', '{}')])
    expect(code).toBe(2)
    expect(stderr).toContain('--soreness is missing')
  })

  test.concurrent('flags beat the file, the file beats the profile', async ({ expect }) => {
    const home = newFolder()
    expect(
      await recover(['profile', 'set', 'age', '50', 'sex', 'female', 'hr-rest', '50'], { home }),
    ).toMatchObject({ code: 0 })
    const file = newFile('answers', having({ age: 40, sex: 'male' }))
    const words = ['today', ...AT, '--answers', file, '--age', '30', '--soreness', '2', '--json']
    const ran = await recover(words, { home })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(advised(ran).answers).toMatchObject({ age: 30, soreness: 2, sex: 'male', hrRest: 50 })
  })

  test.concurrent('a profile that is wrong holds up no emergency', async ({ expect }) => {
    const home = newFolder()
    await shell(`umask 077; printf 'age: 4O\\n' > "$RECOVER_HOME/profile.yaml"`, { home })
    const ran = await recover(['today', '--red-flag', 'chest-pain-now', '--json'], { home })
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({ care: 'emergency' })
    expect(ran.stderr).toContain('went on without your profile')
  })

  test.concurrent('a profile that cannot be reached is told of and done without', async ({
    expect,
  }) => {
    const home = newFolder()
    await shell(`mkdir "$RECOVER_HOME/profile.yaml"`, { home })
    const ran = await recover(['today', ...RESTED_FLAGS, '--json'], { home })
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({ verdict: 'move' })
    expect(ran.stderr).toContain('went on without your profile')
  })

  test.concurrent('a profile that is wrong is told with its place', async ({ expect }) => {
    const home = newFolder()
    const { code } = await shell(
      `umask 077; printf 'age: 42\\nsexx: male\\n' > "$RECOVER_HOME/profile.yaml"`,
      { home },
    )
    expect(code).toBe(0)
    const ran = await recover(['today', '--answers', newFile('answers', whole)], { home })
    expect(ran).toMatchObject({ code: 65, stdout: '' })
    expect(ran.stderr).toContain('profile.yaml:2:1: ')
    expect(ran.stderr).toContain('did you mean sex?')
  })
})
