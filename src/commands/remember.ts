import type { App } from '../app.ts'
import type { Advice } from '../core/advice/advice.ts'
import { checkInEntry, type Entry, type OpenEpisode } from '../core/journal/entry.ts'
import { openEpisodes } from '../core/journal/open-episodes.ts'
import { RecoverError } from '../errors.ts'

/** Prints an answer and then, where it is to be remembered, writes it; what was typed is not lost either way. */
export function tellThenSave(
  app: App,
  typed: unknown,
  shown: string,
  save: (() => void) | undefined,
): void {
  // An advice that nobody could read is not remembered as given.
  notLosing(typed, () => {
    app.out(shown)
  })
  if (save !== undefined) notLosing(typed, save)
}

/** Writes what was told, and only then says so; what was typed is not lost. */
export function saveThenTell(app: App, typed: unknown, entry: Entry, shown: string): void {
  notLosing(typed, () => {
    app.journal.append(entry)
  })
  app.out(shown)
}

/**
 * Remembers a check-in and what was advised on it, after whatever led to it. `open` is what is open, where it
 * was read a moment ago; otherwise it is read now.
 */
export function rememberCheckIn(
  app: App,
  advice: Advice,
  { before = [], open }: { before?: readonly Entry[]; open?: readonly OpenEpisode[] | undefined },
): void {
  const stated = open ?? openEpisodes(app.journal.tail(advice.date).entries)
  for (const entry of before) app.journal.append(entry)
  app.journal.append(checkInEntry(advice, app.stamp(), stated))
}

/** Does what writes; where it fails, what was typed is shown, so that it is not lost. */
function notLosing(typed: unknown, write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!(error instanceof RecoverError)) throw error
    throw new RecoverError(
      'io',
      [{ message: `NOT SAVED: ${error.message}` }],
      `${error.hint ?? ''} Your answers: ${JSON.stringify(typed)}`.trim(),
    )
  }
}
