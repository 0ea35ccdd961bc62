import { lstatSync, readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { errnoOf } from './errno-words.ts'

/** Longer than any write takes, a suspended laptop's apart. */
const STALE_AFTER_MS = 60_000

/** A name for a half-written file beside the file it will replace; it names its process. */
export function newTempName(name: string): string {
  const random = Math.random().toString(36).slice(2, 10)
  return `.${name}.${String(process.pid)}-${random}.tmp`
}

/**
 * Removes what writers of this file left behind when they were killed: a full copy of private data.
 * Names the temporary files of writers that still run, `own` apart; they are left to them.
 */
export function removeStaleTemps(folder: string, name: string, own?: string): string[] {
  return tempsOf(folder, name).filter((entry) => {
    if (entry === own) return false
    const path = join(folder, entry)
    if (isRunning(writerOf(entry, name)) && !isOld(path)) return true
    unlinkIfThere(path)
    return false
  })
}

/** The temporary files of a file, whoever wrote them. */
export function tempsOf(folder: string, name: string): string[] {
  return readdirSync(folder).filter((entry) => writerOf(entry, name) !== undefined)
}

/** The process that a temporary file of this file names; undefined for any other file. */
function writerOf(entry: string, name: string): number | undefined {
  const start = `.${name}.`
  if (!entry.startsWith(start)) return undefined
  const [, pid] = /^(\d+)-[a-z0-9]+\.tmp$/.exec(entry.slice(start.length)) ?? []
  return pid === undefined ? undefined : Number(pid)
}

/** Removes a file; one that is gone already, or not ours to remove, is let be. */
export function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path)
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
  }
}

function isRunning(pid: number | undefined): boolean {
  if (pid === undefined || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errnoOf(error) === 'EPERM'
  }
}

function isOld(path: string): boolean {
  const status = lstatSync(path, { throwIfNoEntry: false })
  return status !== undefined && Date.now() - status.mtimeMs > STALE_AFTER_MS
}
