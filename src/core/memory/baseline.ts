/** What is usual for one runner. */
export interface Baseline {
  readonly median: number
  /** Median absolute deviation: half of the answers lie no further from the median. */
  readonly mad: number
  readonly answers: number
}

const LEAST_ANSWERS = 14

/** The baseline of the answers of 28 days; undefined where they are too few to be called usual. */
export function baseline(values: readonly number[]): Baseline | undefined {
  if (values.length < LEAST_ANSWERS) return undefined
  const usual = median(values)
  const mad = median(values.map((value) => Math.abs(value - usual)))
  return { median: usual, mad, answers: values.length }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}
