import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { HILLS } from './hills-rulebook.ts'
import { openPty, KEY } from './pty.ts'
import { AT, BIN, command, newFile, newFolder, RESTED, RESTED_FLAGS } from './recover.ts'

const hasStrace = spawnSync('strace', ['-V']).status === 0

const answers = newFile('answers.yaml', JSON.stringify(RESTED, null, 2))
const cases = newFolder()
copyFileSync(
  fileURLToPath(new URL('../../rules/cases/clear-days.yaml', import.meta.url)),
  join(cases, 'clear-days.yaml'),
)
const rules = newFile('hills.yaml', HILLS)

/** Every command, by every way it has of reaching for something. */
const lines: readonly (readonly [exit: number, ...words: string[]])[] = [
  [0, 'today', ...AT, ...RESTED_FLAGS],
  [0, 'today', ...AT, ...RESTED_FLAGS, '--json'],
  [0, 'today', ...AT, '--answers', answers, '--rules', rules, '--hill-mood', '1', '--unproven'],
  [65, 'today', '--answers', rules],
  [2, 'today', '--soreness', '11'],
  [0, 'test', '--before', '4,1,3', '--after', '2,1,2', ...RESTED_FLAGS],
  [0, 'log', '--kind', 'easy', '--minutes', '30', '--rpe', '2'],
  [0, 'after', '--felt', 'same'],
  [0, 'why', ...RESTED_FLAGS],
  [2, 'why'],
  [0, 'status'],
  [0, 'week'],
  [0, 'health', 'show'],
  [0, 'trends'],
  [0, 'review'],
  [2, 'override', 'rest'],
  [0, 'history'],
  [0, 'history', '--json'],
  [2, 'correct', 'last', 'minutes', '45'],
  [0, 'export', '--all'],
  [0, 'forget', '--all', '--yes'],
  [0, 'doctor'],
  [0, 'profile', 'show'],
  [0, 'profile', 'set', 'age', '50'],
  [0, 'profile', 'unset', 'age'],
  // One file of cases reaches only a part of the rulebook, which is said by the status.
  [65, 'rules', 'test', '--cases', cases],
  [0, 'rules', 'show'],
  [0, 'rules', 'replay', 'default'],
  [0, 'schema', 'rulebook'],
  [0, '--help'],
]

const strace = (log: string): string[] => [
  'strace',
  '-f',
  '--seccomp-bpf',
  '-qq',
  '-e',
  'trace=network,execve',
  '-o',
  log,
]

/** Calls that could leave this machine, and programs started beside our own. */
function reachedOut(log: string): string[] {
  const calls = readFileSync(log, 'utf8').split('\n')
  const started = calls.filter((call) => / execve\(.* = 0$/.test(call)).slice(1)
  // Asking what kind of thing one's own streams are reaches nothing.
  const local =
    /getsockopt\([012], SOL_SOCKET, SO_TYPE|AF_UNIX|AF_LOCAL|<unfinished|resumed>|SIG[A-Z]+|\+\+\+/
  const network = calls.filter((call) => call !== '' && !/execve\(/.test(call) && !local.test(call))
  return [...started, ...network]
}

describe('no socket, and no other program (skipped where strace is missing)', () => {
  test('every command is among those run', () => {
    const run = new Set(lines.map(([, name]) => name))
    expect(commands.map(({ name }) => name).filter((name) => !run.has(name))).toEqual([])
  })

  test.concurrent.for(lines.map((row) => ({ row, name: row.slice(1).join(' ') })))(
    '$name',
    { skip: !hasStrace },
    async ({ row: [exit, ...words] }, { expect: holds }) => {
      const log = join(newFolder(), 'log')
      const { code } = await command([...strace(log), process.execPath, BIN, ...words])
      holds(code).toBe(exit)
      holds(reachedOut(log)).toEqual([])
    },
  )

  test('asking in a terminal', { skip: !hasStrace }, async () => {
    const log = join(newFolder(), 'log')
    const pty = openPty([...strace(log), process.execPath, BIN, 'today', '--no-save'])
    await pty.shows('None of these')
    pty.send(KEY.esc)
    expect((await pty.ended()).code).toBe(130)
    expect(reachedOut(log)).toEqual([])
  })

  test('what is looked for is found, when it is there', { skip: !hasStrace }, async () => {
    const log = join(newFolder(), 'log')
    const outward = "require('node:net').connect(9,'127.0.0.1').on('error',()=>{})"
    await command([...strace(log), process.execPath, '-e', outward])
    expect(reachedOut(log).join('\n')).toContain('AF_INET')
  })
})
