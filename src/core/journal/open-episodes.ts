import type { Entry, HealthEntry, OpenEpisode } from './entry.ts'

/**
 * The episodes that are open after these entries, in the order written. The first entry that states
 * what is open is believed, so that a journal need not be read from its beginning; from there on what
 * was told of episodes counts, and whoever corrects states anew what is open.
 */
export function openEpisodes(entries: readonly Entry[]): readonly OpenEpisode[] {
  let open: readonly OpenEpisode[] | undefined
  for (const entry of entries) {
    if (entry.kind === 'correction' || entry.kind === 'deletion') open = entry.open
    else if (open === undefined && 'open' in entry) open = entry.open
    else if (entry.kind === 'health') open = afterEvent(open ?? [], entry)
  }
  return open ?? []
}

function afterEvent(open: readonly OpenEpisode[], entry: HealthEntry): OpenEpisode[] {
  const { episode, event, what, date, facts } = entry
  const before = open.find((one) => one.episode === episode)
  const others = open.filter((one) => one.episode !== episode)
  if (event === 'end') return others
  const { since, facts: known } = before ?? { since: date, facts: {} }
  return [...others, { episode, what, since, facts: { ...known, ...facts } }]
}
