import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import { RecoverError } from '../errors.ts'
import { errnoOf, whyRefused } from './errno-words.ts'
import { howToMend, whyNotOwn } from './own-file.ts'
import { makePrivateFolder, syncFolder } from './private-folder.ts'
import { newTempName, removeStaleTemps, unlinkIfThere } from './temp-file.ts'

const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants

/**
 * Replaces a private file whole: a reader, or a crash at any moment, finds either the old content or
 * the new. Folder 0700 when it is made here, file 0600, whatever the umask. Throws `io`: the old
 * content then still stands, or the new one may not outlast a power cut.
 */
export function writePrivateFile(path: string, bytes: Uint8Array): void {
  const folder = dirname(path)
  const temp = `${folder}/${newTempName(basename(path))}`
  try {
    makePrivateFolder(folder)
    refuseForeign(path)
    removeStaleTemps(folder, basename(path))
    try {
      writeWhole(temp, bytes)
      renameSync(temp, path)
    } catch (error) {
      unlinkIfThere(temp)
      throw error
    }
    syncFolder(path)
  } catch (error) {
    if (error instanceof RecoverError) throw error
    throw unwritable(path, whyRefused(error))
  }
}

/**
 * Makes a private file that is not there yet, with its folder; false when it is there. Folder 0700 when it
 * is made here, file 0600, whatever the umask. Throws `io`; then there is no such file.
 */
export function createPrivateFile(path: string, bytes: Uint8Array): boolean {
  try {
    makePrivateFolder(dirname(path))
    try {
      writeWhole(path, bytes)
    } catch (error) {
      if (errnoOf(error) === 'EEXIST') return false
      unlinkIfThere(path)
      throw error
    }
    syncFolder(path)
    return true
  } catch (error) {
    if (error instanceof RecoverError) throw error
    throw unwritable(path, whyRefused(error))
  }
}

/** A rename would replace a link by a file, and hide someone else's. */
function refuseForeign(path: string): void {
  const status = lstatSync(path, { throwIfNoEntry: false })
  const foreign = status === undefined ? undefined : whyNotOwn(status)
  if (foreign !== undefined) throw unwritable(path, foreign)
}

function writeWhole(path: string, bytes: Uint8Array): void {
  fillPrivateFile(path, (write) => write(bytes))
}

/**
 * Makes a private file that is not there yet, and makes durable what `fill` writes into it: all of it,
 * or this throws. A file that is left half filled is the caller's to remove.
 */
export function fillPrivateFile(
  path: string,
  fill: (write: (bytes: Uint8Array) => void) => void,
): void {
  const descriptor = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
  try {
    fchmodSync(descriptor, 0o600)
    let length = 0
    fill((bytes) => {
      // On a disk that is nearly full a write stops short without an error; only the next one fails.
      let written = 0
      while (written < bytes.length) written += writeSync(descriptor, bytes, written)
      length += bytes.length
    })
    fsyncSync(descriptor)
    const { size } = fstatSync(descriptor)
    if (size !== length) {
      throw unwritable(path, `${String(size)} of ${String(length)} bytes arrived`)
    }
  } finally {
    closeSync(descriptor)
  }
}

/** The error of a private file that could not be written, in words. */
export function unwritable(path: string, why: string): RecoverError {
  return new RecoverError('io', `${path} could not be written: ${why}`, howToMend(why))
}
