import { wrap } from './wrap.ts'

/** A value of the profile in words. */
export interface ProfileLine {
  readonly key: string
  readonly words: string
}

/** The profile as people read it: what it holds, what it does not, and where it is kept. */
export function profileText(
  profile: {
    readonly path: string
    readonly set: readonly ProfileLine[]
    readonly unset: readonly string[]
  },
  columns: number,
): string {
  const { path, set, unset } = profile
  const indent = Math.max(0, ...set.map(({ key }) => key.length)) + 4
  const lines = set.flatMap(({ key, words }) =>
    wrap(words, { columns, indent, lead: [{ text: `  ${key}` }] }),
  )
  const missing = unset.length === 0 ? [] : paragraph(`Not set: ${unset.join(', ')}`, columns)
  const known = lines.length === 0 ? paragraph('Nothing is set yet.', columns) : lines
  const where = path === '' ? 'Nothing can be kept here: HOME is not set.' : `Kept in ${path}`
  const how = paragraph('Change it with: recover profile set KEY VALUE', columns)
  return [...known, '', ...missing, ...paragraph(where, columns), ...how]
    .map((line) => `${line}\n`)
    .join('')
}

/** What was changed, and where it is kept. */
export function savedText(path: string, said: string, columns: number): string {
  return paragraph(`Saved in ${path}: ${said}.`, columns)
    .map((line) => `${line}\n`)
    .join('')
}

function paragraph(text: string, columns: number): string[] {
  return wrap(text, { columns, indent: 0 })
}
