const WORDS = new Map([
  ['EACCES', 'permission is missing'],
  ['EPERM', 'permission is missing'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EFBIG', 'it would be larger than files may be here'],
  ['ENOENT', 'it does not exist'],
  ['ENOTDIR', 'a folder on the way to it is a file'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'it is a symbolic link'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EIO', 'the disk reports an error'],
])

/** The system's code of an error, such as `ENOENT`; undefined for any other error. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Why the system refused, in words; an error that is not the system's is thrown on. */
export function whyRefused(error: unknown): string {
  const code = errnoOf(error)
  if (code === undefined) throw error
  return WORDS.get(code) ?? `the system says ${code}`
}
