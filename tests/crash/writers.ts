import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { afterAll } from 'vitest'
import { appendEntry } from '../../src/adapters/journal-append.ts'
import { readAll } from '../../src/adapters/journal-read.ts'
import { aSession } from '../core/journal/entries.ts'

const root = mkdtempSync(join(tmpdir(), 'recover-crash-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const WRITER = join(root, 'writer.cjs')

buildSync({
  entryPoints: [fileURLToPath(new URL('writer.ts', import.meta.url))],
  outfile: WRITER,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
})

/** The place of a new journal. */
export function newJournal(): string {
  return join(mkdtempSync(join(root, 'home-')), 'journal.ndjson')
}

export interface Writer {
  readonly mode: 'append' | 'forget'
  readonly path: string
  /** Unique: ids begin with it. */
  readonly name: string
  readonly count: number
  /** Kills it so many milliseconds after it first said something. */
  readonly killAfterMs?: number
  /** A line of shell to run it with, `exec "$@"` at its end. */
  readonly shell?: string
}

export interface Wrote {
  /** What it said: the ids that it was told are saved, or how many lines went. */
  readonly said: readonly string[]
  readonly code: number | null
  readonly stderr: string
}

/** Runs a process that writes to a journal. A killed one may have said half a line, which says nothing. */
export async function write(writer: Writer): Promise<Wrote> {
  const { mode, path, name, count, killAfterMs, shell = 'exec "$@"' } = writer
  const words = [process.execPath, WRITER, mode, path, name, String(count)]
  const child = spawn('sh', ['-c', shell, 'sh', ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const text = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    if (text.stdout === '' && killAfterMs !== undefined) {
      setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    }
    text.stdout += piece
  })
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    text.stderr += piece
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  return { said: text.stdout.split('\n').slice(0, -1), code, stderr: text.stderr }
}

/** What became of a journal that many wrote to. */
export interface Damage {
  /** Entries that a writer was told are saved, and that are not there. */
  readonly lost: number
  /** Entries that stand there twice. */
  readonly twice: number
  /** Lines that are no entries. */
  readonly damaged: number
  /** Copies of the journal that are still there after the next entry. */
  readonly leftOver: number
}

/** Looks for every acknowledged entry, after one more was written. */
export function damageTo(path: string, acknowledged: readonly string[]): Damage {
  appendEntry(path, aSession('the-next-one'))
  const found = new Map<string, number>()
  let damaged = 0
  readAll(path, (line) => {
    if ('entry' in line) found.set(line.entry.id, (found.get(line.entry.id) ?? 0) + 1)
    else damaged += 1
  })
  return {
    lost: acknowledged.filter((id) => !found.has(id)).length,
    twice: [...found.values()].filter((times) => times > 1).length,
    damaged,
    leftOver: readdirSync(dirname(path)).filter((name) => name !== basename(path)).length,
  }
}

/** A journal to which nothing happened. */
export const UNHARMED: Damage = { lost: 0, twice: 0, damaged: 0, leftOver: 0 }

/** So many processes killed in the middle of writing, every third of them while it rewrites. */
export async function killRuns(
  runs: number,
): Promise<{ readonly acknowledged: number; readonly damage: Damage }> {
  const journals = [newJournal(), newJournal()]
  const acknowledged = await Promise.all(
    journals.map(async (path, lane) => {
      const saved: string[] = []
      for (let run = lane; run < runs; run += journals.length) {
        const name = `r${String(run)}`
        const killAfterMs = Math.random() * 25
        const count = 1_000_000
        const forgets = run % 3 === 0
        const others = forgets
          ? [write({ mode: 'forget', path, name: `${name}f`, count, killAfterMs })]
          : []
        const [appended] = await Promise.all([
          write({ mode: 'append', path, name, count, killAfterMs: killAfterMs * 1.2 }),
          ...others,
        ])
        saved.push(...appended.said)
      }
      return saved
    }),
  )
  const damages = journals.map((path, lane) => damageTo(path, acknowledged[lane] ?? []))
  return {
    acknowledged: acknowledged.flat().length,
    damage: damages.reduce((one, other) => ({
      lost: one.lost + other.lost,
      twice: one.twice + other.twice,
      damaged: one.damaged + other.damaged,
      leftOver: one.leftOver + other.leftOver,
    })),
  }
}

/** So many processes that append to one journal at once, while others forget a day over and over. */
export async function manyWriters(
  writers: number,
  each: number,
  forgetters: number,
): Promise<{ readonly acknowledged: number; readonly forgets: number; readonly damage: Damage }> {
  const path = newJournal()
  const state = { writing: true }
  const forgets = Promise.all(
    Array.from({ length: forgetters }, async (_, index) => {
      let done = 0
      for (let round = 0; state.writing; round += 1) {
        const name = `f${String(index)}-${String(round)}`
        const { said, stderr } = await write({ mode: 'forget', path, name, count: 20 })
        if (stderr !== '') throw new Error(stderr)
        done += said.length
      }
      return done
    }),
  )
  const wrote = await Promise.all(
    Array.from({ length: writers }, (_, index) =>
      write({ mode: 'append', path, name: `w${String(index)}`, count: each }),
    ),
  )
  state.writing = false
  const acknowledged = wrote.flatMap(({ said }) => said)
  const done = await forgets
  return {
    acknowledged: acknowledged.length,
    forgets: done.reduce((sum, one) => sum + one, 0),
    damage: damageTo(path, acknowledged),
  }
}

/** Prints a figure among the results of the tests. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
