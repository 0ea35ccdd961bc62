import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { ENGINE } from './engine.ts'

/** Names the program in a built folder by the hash of its code, and of the compiled rules it comes with. */
export function nameEngine(folder: string): void {
  const hash = createHash('sha256')
  const code = readdirSync(folder).filter((name) => /\.(c?js|json|ndjson)$/.test(name))
  for (const name of code.toSorted()) {
    hash.update(`${name}\n`).update(readFileSync(`${folder}/${name}`))
  }
  writeFileSync(`${folder}/${ENGINE}`, hash.digest('hex'))
}
