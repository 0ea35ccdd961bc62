import { readFileSync } from 'node:fs'

/** Where a built folder keeps the name of its program. */
export const ENGINE = 'engine'

/** The name of the program in a built folder: what another one made is told by it. */
export function engineOf(folder: string): string {
  return readFileSync(`${folder}/${ENGINE}`, 'utf8')
}
