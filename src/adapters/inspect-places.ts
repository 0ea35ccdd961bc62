import { lstatSync, type Stats } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { PlaceFound } from '../app.ts'
import { whyRefused } from './errno-words.ts'
import { whyNotOwn } from './own-file.ts'
import type { Places } from './paths.ts'
import { tempsOf } from './temp-file.ts'

/** What stands where things are kept, looked at without opening or changing anything. */
export function inspectPlaces(places: Places): PlaceFound[] {
  if (!places.kept) return []
  const files = [places.journal, places.profile, places.rulebookChoice]
  const folders = new Set(files.map((file) => dirname(file)))
  return [
    ...[...folders].map((path) => inspect(path, 'folder')),
    ...files.map((path) => inspect(path, 'file')),
  ].filter((found) => found !== undefined)
}

function inspect(path: string, what: 'file' | 'folder'): PlaceFound | undefined {
  let status: Stats | undefined
  try {
    status = lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    return { path, what, foreign: whyRefused(error), links: 1, leftOver: [] }
  }
  if (status === undefined) return undefined
  const foreign = whyNotOwn(status, what)
  const open = process.geteuid !== undefined && (status.mode & 0o077) !== 0
  return {
    path,
    what,
    ...(foreign === undefined ? {} : { foreign }),
    ...(open && foreign === undefined ? { openMode: status.mode & 0o777 } : {}),
    links: what === 'folder' ? 1 : status.nlink,
    leftOver: what === 'folder' ? [] : tempsOf(dirname(path), basename(path)),
  }
}
