import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, test } from 'vitest'
import {
  advised,
  AT,
  BIN,
  command,
  journalLines,
  newFile,
  newFolder,
  recover,
  reported,
  RESTED_FLAGS,
  shell,
  type Ran,
} from './recover.ts'

const today = ['today', ...AT, ...RESTED_FLAGS]
const limited = `ulimit -f 0; $recover ${today.join(' ')}`
const isRoot = process.getuid?.() === 0
const hasStrace = spawnSync('strace', ['-V']).status === 0

/** Throws unless both the text and the JSON advised, said NOT SAVED and why, and showed what was typed. */
function notSaved(text: Ran, json: Ran, why: string): void {
  const { code, message, hint } = reported(json)
  const found = {
    status: [text.code, json.code],
    code,
    advised: text.stdout.includes('MOVE') && advised(json).verdict === 'move',
    said: text.stderr.includes('NOT SAVED') && message.startsWith('NOT SAVED'),
    why: text.stderr.includes(why) && message.includes(why),
    typed: [text.stderr, hint ?? ''].every((said) => said.includes('"soreness":4,"sleep":7.5')),
  }
  const right = { status: [74, 74], code: 'io', advised: true, said: true, why: true, typed: true }
  if (JSON.stringify(found) !== JSON.stringify(right)) {
    throw new Error(JSON.stringify({ found, text, json }, null, 2))
  }
}

interface Refused {
  readonly name: string
  /** Makes of an empty folder one in which the journal cannot be kept. */
  readonly spoil: (home: string) => void
  readonly why: string
}

const refused: readonly Refused[] = [
  {
    name: 'a link',
    spoil: (home) => symlinkSync(newFile('elsewhere', ''), join(home, 'journal.ndjson')),
    why: 'it is a symbolic link',
  },
  {
    name: 'a pipe',
    spoil: (home) => spawnSync('mkfifo', [join(home, 'journal.ndjson')]),
    why: 'it is not a regular file',
  },
  {
    name: 'a folder',
    spoil: (home) => mkdirSync(join(home, 'journal.ndjson')),
    why: 'it is a folder',
  },
  {
    name: 'a device',
    spoil: (home) => symlinkSync('/dev/null', join(home, 'journal.ndjson')),
    why: 'it is a symbolic link',
  },
]

describe('a journal that cannot be written: advice all the same, NOT SAVED, and what was typed', () => {
  test.concurrent.for(refused)('$name', async ({ spoil, why }, { expect }) => {
    const home = newFolder()
    spoil(home)
    const [text, json] = await Promise.all([
      recover(today, { home }),
      recover([...today, '--json'], { home }),
    ])
    notSaved(text, json, why)

    const read = await recover(['why'], { home })
    expect(read).toMatchObject({ code: 66, stdout: '' })
    expect(read.stderr).toContain(`journal.ndjson cannot be read: ${why}`)
  })

  test.concurrent.for<[string, Record<string, string | undefined>, string]>([
    ['no home', { HOME: '', RECOVER_HOME: undefined }, 'HOME is not set'],
    ['a home that moves', { HOME: 'home', RECOVER_HOME: undefined }, 'HOME is not set to a full'],
    ['a RECOVER_HOME that moves', { RECOVER_HOME: 'here' }, 'RECOVER_HOME is "here"'],
    ['a folder behind a file', { RECOVER_HOME: '/etc/passwd/recover' }, '/etc/passwd/recover'],
    ['a place where none can be', { RECOVER_HOME: '/proc/recover' }, 'could not be written'],
  ])('%s', async ([, env, why], { expect }) => {
    const [text, json] = await Promise.all([
      recover(today, { env }),
      recover([...today, '--json'], { env }),
    ])
    notSaved(text, json, why)
    expect(await recover([...today, '--no-save'], { env })).toMatchObject({ code: 0, stderr: '' })
  })

  // A superuser may write anywhere: without these two powers the permissions of files hold for it too.
  const asAnyone = isRoot ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--'] : []

  test.concurrent('a folder that may only be read', async ({ expect }) => {
    const home = newFolder()
    chmodSync(home, 0o500)
    const start = { home, cwd: '/' }
    const [text, json] = await Promise.all([
      command([...asAnyone, process.execPath, BIN, ...today], start),
      command([...asAnyone, process.execPath, BIN, ...today, '--json'], start),
    ])
    notSaved(text, json, 'permission is missing')
    expect(readdirSync(home)).toEqual([])
  })

  test.concurrent('a journal that may only be read still explains', async ({ expect }) => {
    const home = newFolder()
    await recover([...today, '--json'], { home })
    chmodSync(join(home, 'journal.ndjson'), 0o400)
    const [text, json, why] = await Promise.all(
      [today, [...today, '--json'], ['why']].map((words) =>
        command([...asAnyone, process.execPath, BIN, ...words], { home }),
      ),
    )
    if (text === undefined || json === undefined) throw new Error('three were run')
    notSaved(text, json, 'permission is missing')
    expect(why).toMatchObject({ code: 0, stderr: '' })
    expect(journalLines(home)).toHaveLength(1)
  })

  test.concurrent(
    'someone else’s journal, and a user whom nobody knows (skipped where it cannot be made)',
    { skip: !isRoot },
    async ({ expect }) => {
      // What a user without rights can reach: a copy of what the start-up path needs.
      const root = newFolder()
      chmodSync(join(root, '..'), 0o711)
      chmodSync(root, 0o755)
      for (const part of ['bin', 'dist']) {
        cpSync(join(dirname(BIN), '..', part), join(root, part), { recursive: true })
      }
      const theirs = join(root, 'theirs')
      mkdirSync(theirs)
      chmodSync(theirs, 0o777)
      writeFileSync(join(theirs, 'journal.ndjson'), '')
      chmodSync(join(theirs, 'journal.ndjson'), 0o666)
      const nobody = ['setpriv', '--reuid=54321', '--regid=54321', '--clear-groups', '--']
      const words = [...nobody, process.execPath, join(root, 'bin', 'recover.js'), ...today]
      const homes: Record<string, string | undefined>[] = [
        { RECOVER_HOME: theirs },
        { RECOVER_HOME: undefined, HOME: undefined },
      ]
      const runs = await Promise.all(
        homes.map((env) => command([...words, '--json'], { env, cwd: '/' })),
      )
      for (const ran of runs) {
        expect(ran).toMatchObject({ code: 74 })
        expect(advised(ran).verdict).toBe('move')
      }
      expect(runs.map((ran) => reported(ran).message)).toEqual([
        expect.stringContaining('it belongs to someone else'),
        expect.stringContaining('HOME is not set'),
      ])
    },
  )

  test.concurrent('no room for it', async ({ expect }) => {
    const home = newFolder()
    const [text, json] = await Promise.all([
      shell(limited, { home }),
      shell(`${limited} --json`, { home }),
    ])
    notSaved(text, json, 'it would be larger than files may be here')
    expect(journalLines(home)).toEqual([])
  })

  test.concurrent(
    'a disk that fails to keep it (skipped where strace is missing)',
    { skip: !hasStrace },
    async ({ expect }) => {
      const strace = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO']
      const failing = [...strace, process.execPath, BIN, ...today]
      const [text, json] = await Promise.all([command(failing), command([...failing, '--json'])])
      notSaved(text, json, 'the disk reports an error')
      expect(text.stderr.match(/NOT SAVED/g)).toHaveLength(1)
    },
  )

  test.concurrent(
    'it is shown before it is kept, and kept before it ends (skipped where strace is missing)',
    { skip: !hasStrace },
    async ({ expect }) => {
      const [home, log] = [newFolder(), join(newFolder(), 'log')]
      const calls = ['strace', '-f', '-qq', '-y', '-e', 'trace=write,fsync', '-o', log]
      const ran = await command([...calls, process.execPath, BIN, ...today, '--json'], { home })
      expect(ran.code).toBe(0)
      const order = readFileSync(log, 'utf8')
        .split('\n')
        .flatMap((call) => {
          if (/write\(1</.test(call)) return ['shown']
          const [, name, path = ''] = /(write|fsync)\(\d+<([^>]*)>/.exec(call) ?? []
          if (!path.startsWith(home)) return []
          return [`${name ?? ''} ${path.slice(home.length)}`]
        })
      expect(order).toEqual(['shown', 'write /journal.ndjson', 'fsync /journal.ndjson', 'fsync '])
    },
  )
})
