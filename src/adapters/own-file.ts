import type { Stats } from 'node:fs'

const A_LINK = 'it is a symbolic link'

/** Why a file is not a plain file (or folder) of the user's own, which is all that is read or replaced. */
export function whyNotOwn(status: Stats, what: 'file' | 'folder' = 'file'): string | undefined {
  if (status.isSymbolicLink()) return A_LINK
  if (what === 'file' && status.isDirectory()) return 'it is a folder'
  if (what === 'file' && !status.isFile()) return 'it is not a regular file'
  if (process.geteuid !== undefined && status.uid !== process.geteuid()) {
    return 'it belongs to someone else'
  }
  return undefined
}

/** What to do about a private file that could not be read or written. */
export function howToMend(why: string): string {
  if (why === A_LINK) {
    return 'Links are not followed: put the file itself there, or set RECOVER_HOME to its folder.'
  }
  return 'Mend that, or set RECOVER_HOME to a folder of your own.'
}
