import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { z } from 'zod'
import { adviceSchema } from '../../src/core/advice/advice-schema.ts'

/** The program as it is shipped, started by the node that runs the tests. */
export const BIN = fileURLToPath(new URL('../../bin/recover.js', import.meta.url))

const root = mkdtempSync(join(tmpdir(), 'recover-e2e-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let folders = 0

/** A new empty folder, gone when the test file is done. */
export function newFolder(): string {
  folders += 1
  const folder = join(root, String(folders))
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

/** A new file with this content. */
export function newFile(name: string, content: string | Uint8Array): string {
  const file = join(newFolder(), name)
  writeFileSync(file, content)
  return file
}

/** How a process ended, and all it said. `code` is null when a signal ended it: ours, when it hung. */
export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What a process is started with; what is left out is empty, a new folder or the same each time. */
export interface Start {
  readonly stdin?: string | Uint8Array
  /** The folder of journal and profile. */
  readonly home?: string
  /** Added to an otherwise small environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  /** Milliseconds after which it counts as hung, for what may take longer than most. */
  readonly patience?: number
}

const PATIENCE_MS = 60_000

/** Runs `recover` with these words. */
export function recover(words: readonly string[], start: Start = {}): Promise<Ran> {
  return command([process.execPath, BIN, ...words], start)
}

/** Runs a line of shell in which `$recover` is the program: `$recover today | head -c 1`. */
export function shell(line: string, start: Start = {}): Promise<Ran> {
  const env = { recover: `${process.execPath} ${BIN}`, ...start.env }
  return command(['sh', '-c', line], { ...start, env })
}

/** Runs any command in the same surroundings. */
export async function command(words: readonly string[], start: Start = {}): Promise<Ran> {
  const { stdin, cwd, home = newFolder(), patience = PATIENCE_MS } = start
  const [program = '', ...rest] = words
  const { PATH = '' } = process.env
  const child = spawn(program, rest, {
    cwd: cwd ?? home,
    env: { PATH, HOME: home, RECOVER_HOME: home, LANG: 'C.UTF-8', ...start.env },
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    // A group of its own, so that what a shell started ends with it.
    detached: true,
  })
  // Who does not read what it is given must not end the tests.
  child.stdin?.on('error', () => undefined).end(stdin)
  const hung = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, patience)
  const said = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text
  })
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject).on('close', (code) => resolve({ code, ...said }))
    })
  } finally {
    clearTimeout(hung)
  }
}

/** A morning on which nothing speaks against moving, answered whole. */
export const RESTED = {
  redFlags: [],
  soreness: 4,
  sleep: 7.5,
  hunger: 'normal',
  pain: 'none',
  movement: 'looser',
} as const

/** The same morning as flags. */
export const RESTED_FLAGS: readonly string[] = [
  '--red-flag=none',
  '--soreness=4',
  '--sleep=7.5',
  '--hunger=normal',
  '--pain=none',
  '--movement=looser',
]

/** The moment the tests advise for. */
export const AT: readonly string[] = ['--at', '2026-11-22T07:10']

/** The lines of a journal, as text; none when there is no journal. */
export function journalLines(home: string): string[] {
  try {
    return readFileSync(join(home, 'journal.ndjson'), 'utf8').split('\n').slice(0, -1)
  } catch {
    return []
  }
}

/** The entries of a journal, without what differs each time they are written. */
export function journalEntries(home: string): unknown[] {
  return journalLines(home).map((text) => {
    const { id: _id, written: _written, ...entry } = journalLine.parse(JSON.parse(text)).entry
    return entry
  })
}

const journalLine = z.strictObject({
  v: z.literal(2),
  crc: z.int(),
  entry: z.looseObject({ id: z.string().length(17), written: z.iso.datetime() }),
})

const errorReport = z.strictObject({
  error: z.strictObject({
    code: z.enum(['usage', 'data', 'no-input', 'io', 'cancelled']),
    message: z.string().min(1),
    hint: z.string().min(1).nullable(),
    at: z.strictObject({ file: z.string(), line: z.int(), column: z.int() }).optional(),
  }),
})

/** What standard error says to a program; throws when that is anything but one JSON object. */
export function reported({ stderr }: Ran): z.infer<typeof errorReport>['error'] {
  return errorReport.parse(JSON.parse(stderr)).error
}

/** The advice on standard output; throws when there is anything else, or anything beside it. */
export function advised({ stdout }: Ran): z.infer<typeof adviceSchema> {
  return adviceSchema.parse(JSON.parse(stdout))
}
