import { isAmendment } from './effective.ts'
import type { Entry } from './entry.ts'

/**
 * What is odd about an entry: it was written, or is about a day, that is still to come; it was written
 * earlier than the entry before it; it has the id of an earlier one; it corrects or takes back nothing
 * that stands before it.
 */
export type Odd =
  | 'written-in-future'
  | 'about-future'
  | 'clock-back'
  | 'id-twice'
  | 'amends-nothing'

/** Now, as oddities are judged by. */
interface Now {
  /** Milliseconds since 1970 UTC. */
  readonly instant: number
  /** The local day. */
  readonly day: string
}

/** Writers at once may differ by so much, and clocks that are set right by themselves. */
const SLACK_MS = 300_000

/** Looks at entries one after another, in the order written; says what is odd about each. */
export function oddities(now: Now): (entry: Entry) => Odd[] {
  const ids = new Set<string>()
  let before = Number.NEGATIVE_INFINITY
  return (entry) => {
    const written = Date.parse(entry.written)
    // The first version did not say when it wrote a line.
    const dated = !entry.id.startsWith('v1-')
    const found: Odd[] = []
    if (dated && written > now.instant + SLACK_MS) found.push('written-in-future')
    if (entry.date > now.day) found.push('about-future')
    if (dated && written < before - SLACK_MS) found.push('clock-back')
    if (ids.has(entry.id)) found.push('id-twice')
    if (isAmendment(entry) && !ids.has(entry.of)) found.push('amends-nothing')
    if (dated) before = written
    ids.add(entry.id)
    return found
  }
}
