import { effective } from './effective.ts'
import type { Entry, HealthEntry, OpenEpisode } from './entry.ts'

/**
 * The episodes that are open after these entries, given in the order written. Of an episode that some of
 * them tell of, they decide; of any other, the last entry that states what is open: so a journal need
 * not be read from its beginning, and a day that was forgotten ends no episode.
 */
export function openEpisodes(entries: readonly Entry[]): readonly OpenEpisode[] {
  const stated = entries.map(openOf).findLast((open) => open !== undefined) ?? []
  const told = new Map<string, OpenEpisode | undefined>()
  for (const entry of effective(entries)) {
    if (entry.kind !== 'health') continue
    const before =
      told.get(entry.episode) ?? stated.find(({ episode }) => episode === entry.episode)
    told.set(entry.episode, afterEvent(before, entry))
  }
  return [
    ...stated.filter(({ episode }) => !told.has(episode)),
    ...[...told.values()].filter((episode) => episode !== undefined),
  ]
}

function openOf(entry: Entry): readonly OpenEpisode[] | undefined {
  return 'open' in entry ? entry.open : undefined
}

function afterEvent(before: OpenEpisode | undefined, entry: HealthEntry): OpenEpisode | undefined {
  const { episode, event, what, date, facts } = entry
  if (event === 'end') return undefined
  return { episode, what, since: before?.since ?? date, facts: { ...before?.facts, ...facts } }
}
