import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createScreen } from './screen.ts'
import { createWatch } from './watch.ts'

export const KEY = {
  enter: '\r',
  space: ' ',
  up: '\u001B[A',
  down: '\u001B[B',
  esc: '\u001B',
  backspace: '\u007F',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
} as const

interface PtyOptions {
  readonly columns?: number
  readonly rows?: number
  /** Added to an otherwise small environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Gives the command's standard output back apart from the screen; otherwise it is a terminal too. */
  readonly keepStdout?: boolean
}

interface Ended {
  readonly code: number | null
  /** What the command wrote to standard output, when it was kept apart. */
  readonly stdout: string
  /** Everything the terminal was sent. */
  readonly raw: string
  /** The rows in sight at the end. */
  readonly rows: readonly string[]
  /** Whether the terminal was given back: line by line, echoing, its cursor visible. */
  readonly restored: boolean
}

export interface Pty {
  send(keys: string): void
  /** Resolves once the terminal shows the text, after what was last waited for. */
  shows(text: string): Promise<void>
  /** The rows in sight now. */
  rows(): string[]
  /** Sends a signal to the command, as another process would. */
  signal(name: NodeJS.Signals): void
  /** Resolves when the command has ended. */
  ended(): Promise<Ended>
}

/**
 * Runs a command in a pseudo-terminal of a given size, by `script` of bsdutils, so that no native
 * module is needed. The shell around it sets the size before and asks for the settings after.
 */
export function openPty(command: readonly string[], options: PtyOptions = {}): Pty {
  const { columns = 80, rows = 24, env = {}, keepStdout = false } = options
  const folder = mkdtempSync(join(tmpdir(), 'recover-pty-'))
  const file = (name: string): string => join(folder, name)
  const read = (name: string): string =>
    existsSync(file(name)) ? readFileSync(file(name), 'utf8') : ''
  const shell = [
    `stty cols ${String(columns)} rows ${String(rows)}`,
    `sh -c 'echo $$ > ${file('pid')}; exec "$@"' sh ${command.map(quoted).join(' ')}` +
      (keepStdout ? ` > ${file('stdout')}` : ''),
    'code=$?',
    `stty -a > ${file('stty')}`,
    'exit $code',
  ].join('\n')
  const { PATH = '', HOME = '' } = process.env
  const child = spawn('/usr/bin/script', ['-qfec', shell, '/dev/null'], {
    env: { PATH, HOME, SHELL: '/bin/sh', TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
    stdio: 'pipe',
  })
  const watch = createWatch()
  const screen = createScreen(columns, rows)
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen.write(text)
    watch.add(text)
  })
  // A key sent to a command that has just ended has nowhere to go; the test sees that it ended.
  child.stdin.on('error', () => undefined)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await end
    rmSync(folder, { recursive: true })
  })
  const end = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      watch.end()
      const settings = read('stty')
      const restored = / icanon /.test(settings) && / echo /.test(settings) && screen.cursorVisible
      resolve({ code, stdout: read('stdout'), raw: watch.raw, rows: screen.rows(), restored })
    })
  })

  return {
    send: (keys) => void child.stdin.write(keys),
    shows: (text) => watch.shows(text),
    rows: () => screen.rows(),
    signal: (name) => process.kill(Number(read('pid')), name),
    ended: () => end,
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`
}
