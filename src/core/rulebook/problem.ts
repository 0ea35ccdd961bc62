/** Where in a file: the keys and indexes that lead to the place. */
export type Place = readonly (string | number)[]

/** Something in a rulebook that its author can mend. */
export interface Problem {
  readonly place: Place
  /** What was found, then what was expected. */
  readonly message: string
}

/** Collects problems, so that all of them are told at once. */
export interface Report {
  readonly problems: Problem[]
  /** A message that takes time to find is only made when it will be told. */
  add(place: Place, message: string | (() => string)): void
}

/** Nobody mends more at once. */
const MOST_PROBLEMS = 100

export function report(): Report {
  const problems: Problem[] = []
  return {
    problems,
    add: (place, message) => {
      if (problems.length >= MOST_PROBLEMS) return
      problems.push({ place, message: typeof message === 'string' ? message : message() })
    },
  }
}

/** Nobody types a longer name, and comparing two takes as long as their product. */
const LONGEST = 64

/** Among more names the first few hundred say enough. */
const MOST_COMPARED = 500

/** The name most like a mistyped one, or undefined when none is close. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.floor(name.length / 3)) + 1
  if (name.length > LONGEST) return undefined
  let left = MOST_COMPARED
  for (const candidate of names) {
    if (left === 0) break
    left -= 1
    const distance = editDistance(name, candidate, least)
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}

/**
 * Single-character insertions, deletions and substitutions between two names (Levenshtein); `enough`
 * when there are at least as many.
 */
function editDistance(a: string, b: string, enough: number): number {
  if (Math.abs(a.length - b.length) >= enough) return enough
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (const [index, letter] of a.split('').entries()) {
    const next = [index + 1]
    for (const [column, other] of b.split('').entries()) {
      const substituted = (row[column] as number) + (letter === other ? 0 : 1)
      next.push(
        Math.min(substituted, (row[column + 1] as number) + 1, (next[column] as number) + 1),
      )
    }
    if (Math.min(...next) >= enough) return enough
    row = next
  }
  return row[b.length] as number
}

/** `"sorness" is not a question (did you mean soreness?)` */
export function notA(kind: string, name: string, names: Iterable<string>): string {
  const close = nearest(name, names)
  const hint = close === undefined ? '' : ` (did you mean ${close}?)`
  return `"${name}" is not ${kind}${hint}`
}
