import { lstatSync, readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Longer than any write takes, a suspended laptop's apart. */
const STALE_AFTER_MS = 60_000

/** A name for a half-written file beside the file it will replace; it names its process. */
export function newTempName(name: string): string {
  const random = Math.random().toString(36).slice(2, 10)
  return `.${name}.${String(process.pid)}-${random}.tmp`
}

/**
 * Removes what writers of this file left behind when they were killed: a full copy of private data.
 * The temporary file of a writer that still runs is left to it.
 */
export function removeStaleTemps(folder: string, name: string): void {
  const start = `.${name}.`
  for (const entry of readdirSync(folder)) {
    const match =
      entry.startsWith(start) && /^(\d+)-[a-z0-9]+\.tmp$/.exec(entry.slice(start.length))
    if (!match) continue
    const path = join(folder, entry)
    if (isRunning(Number(match[1])) && !isOld(path)) continue
    try {
      unlinkSync(path)
    } catch {
      // Another writer removed it first, or it is not ours to remove.
    }
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function isOld(path: string): boolean {
  const status = lstatSync(path, { throwIfNoEntry: false })
  return status !== undefined && Date.now() - status.mtimeMs > STALE_AFTER_MS
}
