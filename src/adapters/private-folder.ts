import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { RecoverError } from '../errors.ts'
import { errnoOf, whyRefused } from './errno-words.ts'
import { howToMend } from './own-file.ts'

/**
 * Makes a folder and those it lies in, private whatever the umask. Not `mkdir` with `recursive`: where
 * a file system answers "no such folder" though there is one (/proc, automounts), that never ends.
 */
export function makePrivateFolder(folder: string): void {
  if (existsSync(folder)) return
  makePrivateFolder(dirname(folder))
  try {
    mkdirSync(folder, 0o700)
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return
    throw error
  }
  chmodSync(folder, 0o700)
}

// What file systems answer that have no such thing as making a folder durable.
const NO_FOLDER_SYNC = ['EINVAL', 'ENOTSUP', 'ENOSYS', 'EPERM', 'EACCES', 'EISDIR']

/** Makes the name of a new file durable: it is only once its folder is. Throws `io`. */
export function syncFolder(path: string): void {
  try {
    const descriptor = openSync(dirname(path), constants.O_RDONLY)
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    if (NO_FOLDER_SYNC.includes(errnoOf(error) ?? '')) return
    const why = whyRefused(error)
    throw new RecoverError('io', `${path} may not outlast a power cut: ${why}`, howToMend(why))
  }
}
