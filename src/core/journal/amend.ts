import { isAmendment } from './effective.ts'
import { wrongInEntry } from './entry-shape.ts'
import type {
  CorrectionEntry,
  DayEntry,
  DeletionEntry,
  Entry,
  OpenEpisode,
  Stamp,
} from './entry.ts'
import { openEpisodes } from './open-episodes.ts'

/**
 * What of an entry can be corrected by itself. A check-in cannot: its advice hangs on its answers, so
 * that the day is checked in anew; nor a test, nor what was told of an episode.
 */
export const CORRECTABLE: Readonly<Record<DayEntry['kind'], readonly string[]>> = {
  'check-in': [],
  session: [
    'session',
    'minutes',
    'rpe',
    'modality',
    'raceKind',
    'distanceKm',
    'ascentM',
    'descentM',
    'downhill',
  ],
  after: ['felt', 'rpe', 'pain'],
  test: [],
  health: [],
  override: ['why'],
}

/** An entry with other values; or what is wrong with them, such as `rpe: expected a number from 0 to 10`. */
export function corrected(
  entry: DayEntry,
  changes: Readonly<Record<string, unknown>>,
):
  | { readonly ok: true; readonly entry: DayEntry }
  | { readonly ok: false; readonly wrong: string } {
  const changed: DayEntry = { ...entry, ...changes }
  const wrong = wrongInEntry(changed)
  return wrong === undefined ? { ok: true, entry: changed } : { ok: false, wrong }
}

/**
 * What puts an entry in the place of another, or (undefined) takes it back. `entries` are those that tell
 * of episodes, in the order written: from them follows what is open once it holds.
 */
export function amendment(
  target: DayEntry,
  entry: DayEntry | undefined,
  stamp: Stamp,
  entries: readonly Entry[],
): CorrectionEntry | DeletionEntry {
  const { id: of, at, date } = target
  const about = { ...stamp, at, date, of }
  const withOpen = (open: readonly OpenEpisode[]): CorrectionEntry | DeletionEntry =>
    entry === undefined
      ? { kind: 'deletion', ...about, open }
      : { kind: 'correction', ...about, entry, open }
  // What the episode was without this entry, its other entries tell; nobody else states it any more.
  const stated = openEpisodes(entries).filter(
    ({ episode }) => target.kind !== 'health' || episode !== target.episode,
  )
  return withOpen(openEpisodes([...entries, withOpen(stated)]))
}

/** Whether an entry has to be read to know which episodes are open, and which entries hold. */
export function tellsOfEpisodes(entry: Entry): boolean {
  return isAmendment(entry) || entry.kind === 'health'
}
