import { readFileSync } from 'node:fs'
import type { Rulebook } from '../core/rulebook/model.ts'

/** The rulebook this version ships, compiled when it was built. `folder` is the built `dist`. */
export function shippedRulebook(folder: string): Rulebook {
  return JSON.parse(readFileSync(`${folder}/rulebook.json`, 'utf8')) as Rulebook
}
