import type { OpenEpisode } from '../journal/entry.ts'
import type { Ladder, Rulebook } from '../rulebook/model.ts'

/** What the beginning of an episode is among those that are open. */
export type Beginning =
  | { readonly is: 'new' }
  /** It is what an open one has turned into. */
  | { readonly is: 'turned'; readonly episode: OpenEpisode }
  /** One is open that it cannot follow: the same, or one that is climbed from further down. */
  | { readonly is: 'open'; readonly episode: OpenEpisode }

/**
 * Whether an episode of a kind begins anew. Those that answer the same question are one episode that turns from one
 * kind into another, and only into one that stands later in the rulebook.
 */
export function beginning(
  { safety }: Rulebook,
  open: readonly OpenEpisode[],
  what: string,
): Beginning {
  const kinds = Object.keys(safety.ladders)
  const answered = mainQuestion(safety.ladders[what])
  const same = open.filter(
    (episode) =>
      episode.what === what ||
      (answered !== undefined && mainQuestion(safety.ladders[episode.what]) === answered),
  )
  const worst = same.toSorted((a, b) => kinds.indexOf(a.what) - kinds.indexOf(b.what)).at(-1)
  if (worst === undefined) return { is: 'new' }
  const later = kinds.indexOf(what) > kinds.indexOf(worst.what)
  return { is: later ? 'turned' : 'open', episode: worst }
}

/** The question that every step of a ladder answers, when there is one. */
function mainQuestion(ladder: Ladder | undefined): string | undefined {
  const [first, ...others] = ladder?.steps ?? []
  return Object.keys(first?.answers ?? {}).find((id) =>
    others.every(({ answers }) => Object.hasOwn(answers, id)),
  )
}
