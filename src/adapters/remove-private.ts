import { existsSync, unlinkSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { RecoverError } from '../errors.ts'
import { errnoOf, whyRefused } from './errno-words.ts'
import { howToMend } from './own-file.ts'
import { syncFolder } from './private-folder.ts'
import { removeStaleTemps } from './temp-file.ts'

/**
 * Removes a private file, with the copies that killed writers of it left behind, durably; it need not be
 * there. Throws `io`: it may then still be there, or come back after a power cut.
 */
export function removePrivateFile(path: string): void {
  if (!existsSync(dirname(path))) return
  try {
    removeStaleTemps(dirname(path), basename(path))
    unlinkSync(path)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return
    const why = whyRefused(error)
    throw new RecoverError('io', `${path} could not be removed: ${why}`, howToMend(why))
  }
  syncFolder(path)
}
